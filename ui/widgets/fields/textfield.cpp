// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/fields/textfield.h"

#include "widgets/look/statuscolors.h"
#include "widgets/look/textstyle.h"

#include <QEvent>
#include <QFormLayout>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr int captionCharacters = 22; ///< so that the fields of all groups line up

}

FieldNote::FieldNote(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    hide();
}

void FieldNote::showCheck(const FieldCheck &check)
{
    m_severity.reset();
    if (check) {
        m_severity = check->severity;
        setText(tr("%1 Expected: %2.").arg(check->remedy, check->expected));
    } else {
        clear();
    }
    recolor();
    setVisible(check.has_value());
}

void FieldNote::showHint(const QString &hint)
{
    m_severity.reset();
    setText(hint);
    recolor();
    setVisible(!hint.isEmpty());
}

void FieldNote::recolor()
{
    QPalette colors;
    if (m_severity) {
        const bool error = *m_severity == FieldProblem::Severity::Error;
        const StatusKind kind = error ? StatusKind::Bad : StatusKind::Warning;
        colors.setColor(QPalette::WindowText, statusColor(kind, colors));
    } else {
        colors.setColor(QPalette::WindowText, colors.color(QPalette::PlaceholderText));
    }
    setPalette(colors);
}

void FieldNote::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolor();
}

TextField::TextField(const QString &label, QFormLayout *form)
    : m_edit(new QLineEdit(this)), m_note(new FieldNote(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_edit);
    layout->addWidget(m_note);
    setFocusProxy(m_edit);

    auto *caption = new QLabel(label);
    caption->setBuddy(m_edit);
    caption->setMinimumWidth(fontMetrics().averageCharWidth() * captionCharacters);
    m_edit->setAccessibleName(QString(label).remove(u'&'));
    form->addRow(caption, this);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_touched = true; });
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        present();
        emit changed();
    });
}

void TextField::setText(const QString &text)
{
    m_edit->setText(text);
    m_edit->setCursorPosition(0);
}

void TextField::setCheck(Check check)
{
    m_check = std::move(check);
}

void TextField::setHint(const QString &hint)
{
    m_hint = hint;
    present();
}

bool TextField::check()
{
    m_touched = true;
    present();
    const FieldCheck found = problem();
    return !found || !found->isError();
}

void TextField::recheck()
{
    present();
}

void TextField::showFault(const QString &expected, const QString &remedy)
{
    m_note->showCheck(FieldProblem{FieldProblem::Severity::Error, expected, remedy});
}

FieldCheck TextField::problem() const
{
    return m_check && isEnabled() ? m_check(text()) : FieldCheck();
}

void TextField::present()
{
    const FieldCheck found = m_touched ? problem() : FieldCheck();
    if (found)
        m_note->showCheck(found);
    else
        m_note->showHint(m_hint);
    m_edit->setAccessibleDescription(m_note->text());
}

} // namespace numberdesk
