// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/fields/fieldform.h"

#include <algorithm>

namespace numberdesk {

FieldEditors::FieldEditors(const QWidget *form) : m_form(form) {}

FieldEditor *FieldEditors::editor(ColumnId column) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(),
                     [column](const Entry &entry) { return entry.column == column; });
    Q_ASSERT(found != m_entries.end());
    return found->editor;
}

FieldEditor *FieldEditors::firstFault()
{
    FieldEditor *first = nullptr;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (isInUse(entry.editor) && !entry.editor->check() && first == nullptr)
            first = entry.editor;
    }
    return first;
}

bool FieldEditors::check()
{
    FieldEditor *fault = firstFault();
    if (fault != nullptr)
        fault->setFocus();
    return fault == nullptr;
}

void FieldEditors::append(ColumnId column, FieldEditor *editor)
{
    m_entries.append({column, editor});
    connect(editor, &FieldEditor::changed, this, [this] {
        if (!m_showing)
            emit changed();
    });
}

void FieldEditors::showValues(const std::function<FieldValue(ColumnId)> &valueOf)
{
    m_showing = true;
    for (const Entry &entry : std::as_const(m_entries))
        entry.editor->setValue(valueOf(entry.column));
    m_showing = false;
    emit changed();
}

} // namespace numberdesk
