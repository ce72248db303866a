// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/field.h"
#include "core/fields/fieldvalue.h"
#include "widgets/fields/textfield.h"

class QCheckBox;
class QLayout;

namespace numberdesk {

/// What a form says of one of its fields beside what the field's table says.
struct FieldOptions
{
    QString label;          ///< with mnemonic; empty = the table's
    QString hint;           ///< under a text while nothing is wrong with it; tool tip of a box
    QString placeholder;    ///< in an empty text
    TextField::Check check; ///< of a text, beside the table's rule
};

/// The editor of one field of a table, by the field's kind: a line for a text, a box to check for a
/// flag.
class FieldEditor : public QObject
{
    Q_OBJECT

public:
    /// Makes the widgets at the end of `layout`, which is a QFormLayout where `kind` is Text.
    FieldEditor(const FieldInfo &info, FieldKind kind, const FieldOptions &options, QLayout *layout,
                QObject *parent);

    /// What stands there, of the field's kind; a text without outer blanks.
    FieldValue value() const;
    /// Shows a value of the field's kind; a flag that is not said as what that means.
    void setValue(const FieldValue &value);

    /// Shows what is wrong with a text, even when nobody has typed there: by the table's rule
    /// unless it is locked, and by the form's. True when the value may be sent.
    bool check();
    /// Checks again after something else that the rule looks at has changed.
    void recheck();
    /// Shows a fault of a text that the gateway has found.
    void showFault(const FieldProblem &fault);

    /// Lets the value be changed or not. `words` say why not, or else what to know: the hint under
    /// a text, tool tip and description of a box.
    void setLocked(bool locked, const QString &words);
    /// False while it, or what it stands in on `form`, is disabled, as a locked flag is.
    bool isEnabledOn(const QWidget *form) const;
    /// Puts the cursor there.
    void setFocus();

signals:
    /// Another value stands there, whoever put it there.
    void changed();

private:
    void makeText(const FieldOptions &options, QLayout *layout);
    void makeFlag(const FieldOptions &options, QLayout *layout);
    FieldCheck problemOf(const QString &text, const TextField::Check &formsRule) const;
    QWidget *widget() const;

    const FieldInfo &m_info;
    bool m_locked = false;
    TextField *m_text = nullptr; ///< either this
    QCheckBox *m_flag = nullptr; ///< or this
};

} // namespace numberdesk
