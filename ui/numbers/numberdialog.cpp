// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/numberdialog.h"

#include "core/fields/numbercolumns.h"
#include "core/showntext.h"
#include "session/gatewaychanges.h"
#include "session/gatewaydata.h"
#include "session/jobdesk.h"
#include "session/jobs/numberedit.h"
#include "session/session.h"
#include "widgets/fields/servicereasons.h"
#include "widgets/look/messagebar.h"
#include "widgets/look/words.h"

#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr QSize formSize(520, 410);

/// Broken anywhere for the eye; who hears it gets it whole.
QLabel *keyLabel(const QString &text)
{
    QLabel *label = selectableLabel(breakable(shownText(text)));
    label->setAccessibleName(text);
    return label;
}

} // namespace

NumberDialog::NumberDialog(Session &session, Prompts &prompts, const Number &number,
                           QWidget *parent)
    : EditDialog(tr("Edit number"), tr("Save"), prompts,
                 session.changes().editNumber(number.accountName, number.telephoneNumber),
                 tr("Reading the number…"), parent)
    , m_session(session)
    , m_fields(content()->parentWidget())
{
    buildFields(number);
    resizeWithinScreen(formSize);
    NumberDialog::showResource(number);
    load();
}

void NumberDialog::buildFields(const Number &number)
{
    auto *top = new QFormLayout;
    top->setSpacing(8);
    for (const ColumnId key : {telephoneNumberColumn(), accountNameColumn()}) {
        const Column<Number> &column = numberColumn(key);
        top->addRow(labelOf(*column.info), keyLabel(toCell(column.valueIn(number))));
    }
    content()->addLayout(top);

    auto *group = new QGroupBox(tr("Services"), this);
    auto *boxes = new QVBoxLayout(group);
    boxes->setSpacing(6);
    for (const Service service : allServices)
        m_fields.add(enabledColumn(service), boxes, {.label = enableServiceLabel(service)});
    content()->addWidget(group);

    auto *bottom = new QFormLayout;
    m_fields.add(customSipHeaderColumn(), bottom,
                 {.label = tr("Custom SIP hea&der"),
                  .hint = tr("Empty for none. Not for Teams Phone Mobile and Call Protection.")});
    content()->addLayout(bottom);
    content()->addStretch();
}

void NumberDialog::showResource(const Number &number)
{
    m_fields.show(number);
    for (const Service service : allServices) {
        const QString reason = whyNotEnable(number, service);
        // What is on may always be switched off, whatever became of the account since.
        const bool locked = !reason.isEmpty() && !number.isEnabled(service);
        m_fields.editor(enabledColumn(service))->setLocked(locked, reason);
    }
}

void NumberDialog::focusFirst()
{
    m_fields.editor(enabledColumn(allServices.front()))->setFocus();
}

QString NumberDialog::whyNotEnable(const Number &number, Service service) const
{
    const Account *account = m_session.data().account(number.accountName);
    if (account != nullptr && !account->isEnabled(service))
        return whyNotOnAccount(number.accountName);
    const std::optional<NumberService> &settings = number.services[service];
    const bool hasUsage =
        settings && settings->configuration && !settings->configuration->usage.isEmpty();
    if (has(service, &ServiceInfo::teamsNumbers) && !hasUsage && !number.isEnabled(service)) {
        return tr("%1 needs the usage of the number, which cannot be entered here: upload a file "
                  "with it.")
            .arg(displayName(service));
    }
    return {};
}

void NumberDialog::submit()
{
    messages()->dismiss();
    if (!m_fields.check()) {
        showFaults(tr("Correct the marked fields, then Save."));
        return;
    }
    awaitSave(saveAsSeen(m_session.jobDesk(), seen().resource, m_fields.edited(), &m_session),
              tr("Saving the number…"));
}

} // namespace numberdesk
