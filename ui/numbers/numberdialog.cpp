// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/numberdialog.h"

#include "session/gatewaychanges.h"
#include "session/gatewaydata.h"
#include "session/session.h"
#include "widgets/messagebar.h"
#include "widgets/servicelabel.h"
#include "widgets/textfield.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr QSize formSize(520, 410);

QLabel *valueLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

NumberDialog::NumberDialog(Session &session, const Number &number, QWidget *parent)
    : FormDialog(tr("Edit number"), tr("Save"), parent), m_session(session), m_number(number)
{
    buildFields();
    resizeWithinScreen(formSize);
    showNumber(number);
    connect(messages(), &MessageBar::actionTriggered, this, &NumberDialog::load);
    load();
}

void NumberDialog::buildFields()
{
    auto *top = new QFormLayout;
    top->setSpacing(8);
    top->addRow(tr("Number"), valueLabel(m_number.telephoneNumber.toString()));
    top->addRow(tr("Account"), valueLabel(m_number.accountName));
    content()->addLayout(top);

    auto *group = new QGroupBox(tr("Services"), this);
    auto *boxes = new QVBoxLayout(group);
    boxes->setSpacing(6);
    for (const Service service : allServices) {
        auto *box = new QCheckBox(enableServiceLabel(service), group);
        m_services[service] = box;
        boxes->addWidget(box);
    }
    content()->addWidget(group);

    auto *bottom = new QFormLayout;
    m_header = new TextField(tr("Custom SIP &header"), bottom);
    m_header->setCheck([](const QString &value) { return checkCustomSipHeader(value); });
    m_header->setHint(tr("Empty for none. Not for Teams Phone Mobile and Call Protection."));
    content()->addLayout(bottom);
    content()->addStretch();
}

void NumberDialog::load()
{
    messages()->dismiss();
    setBusy(tr("Reading the number…"));
    m_session.service()
        .getNumber(m_number.accountName, m_number.telephoneNumber)
        ->then(this, [this](const auto &result) {
            setIdle();
            if (!result) {
                showReadFailure(result.error());
                return;
            }
            m_etag = result->etag;
            m_session.data().applyNumbers({result->resource});
            showNumber(result->resource);
            m_services[allServices.front()]->setFocus();
        });
}

void NumberDialog::showNumber(const Number &number)
{
    m_number = number;
    const Account *account = m_session.data().account(number.accountName);
    for (const Service service : allServices) {
        const bool enabled = number.isEnabled(service);
        m_services[service]->setChecked(enabled);
        // What is on may always be switched off, whatever became of the account since.
        const bool allowed = enabled || account == nullptr || account->isEnabled(service);
        allowService(m_services[service], allowed, number.accountName);
    }
    m_header->setText(number.customSipHeader);
}

Number NumberDialog::edited() const
{
    Number number = m_number;
    for (const Service service : allServices) {
        const bool enabled = m_services[service]->isChecked();
        if (enabled && !number.services[service])
            number.services[service].emplace();
        if (number.services[service])
            number.services[service]->enabled = enabled;
    }
    number.customSipHeader = m_header->text();
    return number;
}

void NumberDialog::submit()
{
    messages()->dismiss();
    if (!m_header->check()) {
        messages()->showMessage(StatusKind::Bad, tr("Correct the marked fields, then Save."));
        m_header->edit()->setFocus();
        return;
    }
    setBusy(tr("Saving the number…"));
    m_session.changes().saveNumber(edited(), m_etag)->then(this, [this](const auto &result) {
        setIdle();
        if (result)
            done(Accepted);
        else
            showSaveFailure(result.error());
    });
}

} // namespace numberdesk
