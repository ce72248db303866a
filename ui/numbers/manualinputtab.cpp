// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/manualinputtab.h"

#include "numbers/numbersettings.h"
#include "numbers/typednumbers.h"
#include "session/session.h"
#include "upload/uploadcontroller.h"
#include "widgets/icons.h"
#include "widgets/textfield.h"
#include "widgets/textstyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int numbersHeight = 110;

} // namespace

ManualInputTab::ManualInputTab(Session &session, UploadController &upload, QWidget *parent)
    : QWidget(parent)
    , m_upload(upload)
    , m_settings(new NumberSettings(session.data(), this))
    , m_numbers(new QPlainTextEdit(this))
    , m_note(new FieldNote(this))
    , m_count(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(24);
    auto *left = new QVBoxLayout;
    left->addWidget(m_settings);
    left->addStretch();
    layout->addLayout(left, 1);
    layout->addWidget(buildNumbers(), 1);
}

QWidget *ManualInputTab::buildNumbers()
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *label = new QLabel(tr("&Telephone Numbers"), box);
    label->setBuddy(m_numbers);
    m_numbers->setAccessibleName(tr("Telephone Numbers"));
    m_numbers->setPlaceholderText(tr("One per line, or pasted from a sheet, with + and country "
                                     "code"));
    m_numbers->setTabChangesFocus(true);
    m_numbers->setMinimumHeight(numbersHeight);
    setFaint(m_count);
    auto *create = new QPushButton(themedIcon("add"_L1), tr("&Create"), box);
    create->setAutoDefault(false);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_count, 1);
    bottom->addWidget(create);
    layout->addWidget(label);
    layout->addWidget(m_numbers, 1);
    layout->addWidget(m_note);
    layout->addLayout(bottom);
    connect(create, &QPushButton::clicked, this, &ManualInputTab::create);
    const auto adapt = [this, create] {
        const QString forbidden = m_upload.whyNotSend();
        create->setEnabled(forbidden.isEmpty());
        create->setToolTip(forbidden);
        create->setAccessibleDescription(forbidden);
    };
    connect(&m_upload, &UploadController::changed, create, adapt);
    adapt();
    connect(m_numbers, &QPlainTextEdit::textChanged, this, &ManualInputTab::showCount);
    showCount();
    return box;
}

void ManualInputTab::setAccountName(const QString &name)
{
    m_settings->setAccountName(name);
}

void ManualInputTab::focusFirst()
{
    if (m_settings->accountName().isEmpty())
        m_settings->setFocus();
    else
        m_numbers->setFocus();
}

void ManualInputTab::showCount()
{
    m_note->showCheck({});
    const int lines = m_numbers->document()->isEmpty() ? 0 : m_numbers->blockCount();
    m_count->setText(lines == 0 ? QString() : tr("%Ln line(s)", nullptr, lines));
}

void ManualInputTab::create()
{
    const TypedNumbers typed{m_settings->accountName(), m_settings->services(),
                             m_settings->customSipHeader(), m_numbers->toPlainText()};
    const CsvTable table = tableOf(typed, tr("Manual input"));
    const bool settingsRight = m_settings->check();
    if (table.records.isEmpty()) {
        m_note->showCheck(FieldProblem{FieldProblem::Severity::Error,
                                       tr("one number per line, such as +441632960000"),
                                       tr("Enter the numbers to create.")});
        return;
    }
    if (settingsRight)
        m_upload.createNumbers(table);
}

} // namespace numberdesk
