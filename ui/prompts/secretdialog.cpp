// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prompts/secretdialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr int secretTextWidth = 380;

}

SecretDialog::SecretDialog(const SecretQuestion &question, QWidget *parent)
    : QDialog(parent), m_edit(new QLineEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(question.title);
    auto *text = new QLabel(question.text, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(secretTextWidth);
    auto *label = new QLabel(question.label, this);
    label->setBuddy(m_edit);
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    m_edit->setAccessibleName(QString(question.label).remove(u'&'));
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *give = buttons->addButton(question.answer, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    give->setDefault(true);
    give->setEnabled(false);
    connect(m_edit, &QLineEdit::textChanged, give,
            [give](const QString &typed) { give->setEnabled(!typed.isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(text);
    layout->addSpacing(4);
    layout->addWidget(label);
    layout->addWidget(m_edit);
    layout->addSpacing(8);
    layout->addWidget(buttons);
}

QByteArray SecretDialog::secret() const
{
    return m_edit->text().toUtf8();
}

} // namespace numberdesk
