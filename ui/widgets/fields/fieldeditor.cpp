// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/fields/fieldeditor.h"

#include "widgets/look/words.h"

#include <QCheckBox>
#include <QFormLayout>

namespace numberdesk {

FieldEditor::FieldEditor(const FieldInfo &info, FieldKind kind, const FieldOptions &options,
                         QLayout *layout, QObject *parent)
    : QObject(parent), m_info(info)
{
    if (kind == FieldKind::Text)
        makeText(options, layout);
    else
        makeFlag(options, layout);
}

void FieldEditor::makeText(const FieldOptions &options, QLayout *layout)
{
    m_text = new TextField(options.label.isEmpty() ? labelOf(m_info) : options.label,
                           qobject_cast<QFormLayout *>(layout));
    m_text->edit()->setPlaceholderText(options.placeholder);
    m_text->setHint(options.hint);
    m_text->setCheck(
        [this, rule = options.check](const QString &text) { return problemOf(text, rule); });
    connect(m_text, &TextField::changed, this, &FieldEditor::changed);
}

void FieldEditor::makeFlag(const FieldOptions &options, QLayout *layout)
{
    m_flag = new QCheckBox(options.label.isEmpty() ? labelOf(m_info) : options.label,
                           layout->parentWidget());
    explain(m_flag, options.hint);
    if (auto *form = qobject_cast<QFormLayout *>(layout))
        form->addRow(m_flag);
    else
        layout->addWidget(m_flag);
    connect(m_flag, &QCheckBox::toggled, this, &FieldEditor::changed);
}

/// A fault before a doubt; of two alike the form's, which knows more.
FieldCheck FieldEditor::problemOf(const QString &text, const TextField::Check &formsRule) const
{
    FieldCheck ofForm = formsRule ? formsRule(text) : FieldCheck();
    const bool isAsked = m_info.check != nullptr && !m_locked;
    if (!isAsked || (ofForm && ofForm->isError()))
        return ofForm;
    const FieldCheck ofTable = m_info.check(text);
    return ofTable && (ofTable->isError() || !ofForm) ? ofTable : ofForm;
}

FieldValue FieldEditor::value() const
{
    if (m_text != nullptr)
        return m_text->text();
    return std::optional(m_flag->isChecked());
}

void FieldEditor::setValue(const FieldValue &value)
{
    if (m_text != nullptr)
        m_text->setText(std::get<QString>(value));
    else
        m_flag->setChecked(std::get<std::optional<bool>>(value).value_or(m_info.byDefault));
}

bool FieldEditor::check()
{
    return m_text == nullptr || m_text->check();
}

void FieldEditor::recheck()
{
    if (m_text != nullptr)
        m_text->recheck();
}

void FieldEditor::showFault(const FieldProblem &fault)
{
    if (m_text != nullptr)
        m_text->showFault(fault.expected, fault.remedy);
}

void FieldEditor::setLocked(bool locked, const QString &words)
{
    m_locked = locked;
    if (m_text != nullptr) {
        m_text->edit()->setReadOnly(locked);
        m_text->setHint(words);
    } else {
        m_flag->setEnabled(!locked);
        explain(m_flag, words);
    }
}

bool FieldEditor::isEnabledOn(const QWidget *form) const
{
    return widget()->isEnabledTo(form);
}

void FieldEditor::setFocus()
{
    widget()->setFocus();
}

QWidget *FieldEditor::widget() const
{
    return m_text != nullptr ? static_cast<QWidget *>(m_text->edit()) : m_flag;
}

} // namespace numberdesk
