// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/edits.h"
#include "widgets/fields/fieldeditor.h"

#include <functional>

namespace numberdesk {

/// The editors of one form, in the order in which they were added.
class FieldEditors : public QObject
{
    Q_OBJECT

public:
    /// Of `form`. What is disabled on it is neither checked nor asked for; that all of the form is
    /// disabled, as it is while it is saved, changes nothing.
    explicit FieldEditors(const QWidget *form);

    /// The editor of a column that the form has.
    FieldEditor *editor(ColumnId column) const;
    /// Shows what is wrong with any field; the first that may not be sent, null when all may.
    FieldEditor *firstFault();
    /// The same, and the first fault gets the cursor; true when there is none.
    bool check();

signals:
    /// Something else stands in a field; once for all that the program shows together.
    void changed();

protected:
    /// One field of the form.
    struct Entry
    {
        ColumnId column;
        FieldEditor *editor;
    };

    const QList<Entry> &entries() const { return m_entries; }
    /// Takes the editor of a column into the form.
    void append(ColumnId column, FieldEditor *editor);
    /// Puts into each field what `valueOf` has for its column, and tells of it once.
    void showValues(const std::function<FieldValue(ColumnId)> &valueOf);
    /// False for a field that rests: it is disabled, whether the form is or not.
    bool isInUse(const FieldEditor *editor) const { return editor->isEnabledOn(m_form); }

private:
    const QWidget *m_form;
    QList<Entry> m_entries;
    bool m_showing = false;
};

/// A form over columns of `T`: each field is one add(). What people enter becomes Edits<T>, as what
/// a row of a file asks does.
template <typename T>
class FieldForm : public FieldEditors
{
public:
    using FieldEditors::FieldEditors;

    /// Adds the editor of a column, a text or a flag, at the end of `layout` (a QFormLayout for a
    /// text). It shows what a resource has that says nothing.
    FieldEditor *add(ColumnId column, QLayout *layout, const FieldOptions &options = {})
    {
        const Column<T> &added = columns<T>().at(column);
        auto *editor = new FieldEditor(*added.info, added.kind, options, layout, this);
        editor->setValue(added.valueIn(m_shown));
        append(column, editor);
        return editor;
    }

    /// Shows a resource in place of whatever the fields say.
    void show(const T &resource)
    {
        m_shown = resource;
        showValues([this](ColumnId column) { return columns<T>().at(column).valueIn(m_shown); });
    }
    /// What was shown last, as it was then.
    const T &shown() const { return m_shown; }

    /// What people ask: the fields that say something else than what was shown. Never a key.
    Edits<T> edits() const
    {
        Edits<T> asked;
        for (const Entry &entry : entries()) {
            const Column<T> &column = columns<T>().at(entry.column);
            const FieldValue value = entry.editor->value();
            if (column.isEditable() && isInUse(entry.editor) &&
                !sameValue(value, column.valueIn(m_shown), *column.info))
                asked.set(entry.column, value);
        }
        return asked;
    }
    /// What was shown, with what people ask.
    T edited() const { return applied(m_shown, edits()); }

private:
    T m_shown;
};

} // namespace numberdesk
