// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/numberdialog.h"

#include "core/fields/numbercolumns.h"
#include "core/showntext.h"
#include "session/gatewaychanges.h"
#include "session/gatewaydata.h"
#include "session/session.h"
#include "widgets/fields/servicelabel.h"
#include "widgets/fields/textfield.h"
#include "widgets/look/messagebar.h"

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
    auto *label = new QLabel(breakable(shownText(text)));
    label->setAccessibleName(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

NumberDialog::NumberDialog(Session &session, Prompts &prompts, const Number &number,
                           QWidget *parent)
    : EditDialog(tr("Edit number"), tr("Save"), prompts,
                 session.changes().editNumber(number.accountName, number.telephoneNumber),
                 tr("Reading the number…"), parent)
    , m_session(session)
    , m_number(number)
{
    buildFields();
    resizeWithinScreen(formSize);
    NumberDialog::showResource(number);
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
    m_header = new TextField(tr("Custom SIP hea&der"), bottom);
    m_header->setCheck(infoOf<&Number::customSipHeader>()->check);
    m_header->setHint(tr("Empty for none. Not for Teams Phone Mobile and Call Protection."));
    content()->addLayout(bottom);
    content()->addStretch();
}

void NumberDialog::showResource(const Number &number)
{
    m_number = number;
    for (const Service service : allServices) {
        m_services[service]->setChecked(number.isEnabled(service));
        const QString reason = whyNotEnable(service);
        // What is on may always be switched off, whatever became of the account since.
        m_services[service]->setEnabled(reason.isEmpty() || number.isEnabled(service));
        m_services[service]->setToolTip(toolTipText(reason));
        m_services[service]->setAccessibleDescription(reason);
    }
    m_header->setText(number.customSipHeader);
}

void NumberDialog::focusFirst()
{
    m_services[allServices.front()]->setFocus();
}

QString NumberDialog::whyNotEnable(Service service) const
{
    const Account *account = m_session.data().account(m_number.accountName);
    if (account != nullptr && !account->isEnabled(service))
        return whyNotOnAccount(m_number.accountName);
    const std::optional<NumberService> &settings = m_number.services[service];
    const bool hasUsage =
        settings && settings->configuration && !settings->configuration->usage.isEmpty();
    if (has(service, &ServiceInfo::teamsNumbers) && !hasUsage && !m_number.isEnabled(service)) {
        return tr("%1 needs the usage of the number, which cannot be entered here: upload a file "
                  "with it.")
            .arg(displayName(service));
    }
    return {};
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
    awaitSave(m_session.changes().saveNumber(seen(), edited()), tr("Saving the number…"));
}

} // namespace numberdesk
