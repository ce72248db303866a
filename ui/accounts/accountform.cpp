// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountform.h"

#include "accounts/directroutingfields.h"
#include "accounts/syncbox.h"
#include "core/fields/fieldrules.h"
#include "transfer/plan/nearaccounts.h"
#include "widgets/fields/servicelabel.h"
#include "widgets/fields/textfield.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QVBoxLayout>

#include <algorithm>

namespace numberdesk {

namespace {

bool hasTeamsNumbers(const Account &account)
{
    for (const Service service : allServices) {
        if (has(service, &ServiceInfo::teamsNumbers) && account.services[service] &&
            account.services[service]->numberCount.value_or(0) > 0)
            return true;
    }
    return false;
}

} // namespace

AccountForm::AccountForm(Purpose purpose, const QString &baseDomain, QWidget *parent)
    : QWidget(parent), m_purpose(purpose)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto *top = new QFormLayout;
    m_name = new TextField(tr("&Account name"), top);
    layout->addLayout(top);
    layout->addWidget(buildServices());
    layout->addWidget(buildTeams());
    m_directRouting = new DirectRoutingFields(baseDomain, this);
    layout->addWidget(m_directRouting);
    auto *bottom = new QFormLayout;
    m_correlationId = new TextField(tr("Corre&lation ID"), bottom);
    m_correlationId->edit()->setPlaceholderText(
        tr("Your own reference for this customer; may stay empty"));
    layout->addLayout(bottom);

    if (purpose == Purpose::Manage) {
        m_name->edit()->setReadOnly(true);
        m_name->setHint(tr("The name is the account's key and cannot be changed."));
    }
    m_name->setCheck([this](const QString &name) { return checkName(name); });
    m_tenantId->setCheck([this](const QString &value) { return checkTenantId(value); });
    adaptToServices();
}

FieldCheck AccountForm::checkName(const QString &name) const
{
    if (m_purpose == Purpose::Manage)
        return {};
    QString near;
    const QList<Account> others = otherAccounts();
    for (const Account &other : others) {
        if (other.name == name) {
            return FieldProblem{FieldProblem::Severity::Error, tr("a name that is free"),
                                tr("An account of that name exists already.")};
        }
        if (areNearAccountNames(other.name, name))
            near = other.name;
    }
    const FieldCheck rule = checkAccountName(name);
    if (rule || near.isEmpty())
        return rule;
    return FieldProblem{FieldProblem::Severity::Warning, tr("a name that is not mistaken"),
                        tr("The account %1 has nearly that name.").arg(near)};
}

FieldCheck AccountForm::checkTenantId(const QString &value) const
{
    const FieldCheck rule = checkTeamsTenantId(value, isAnyChecked(&ServiceInfo::teamsNumbers));
    if (rule || value.isEmpty())
        return rule;
    const QList<Account> others = otherAccounts();
    for (const Account &other : others) {
        if (other.teamsTenantId.compare(value, Qt::CaseInsensitive) == 0) {
            return FieldProblem{FieldProblem::Severity::Warning, tr("a tenant of its own"),
                                tr("The account %1 has this tenant ID too.").arg(other.name)};
        }
    }
    return {};
}

/// All but the one that is managed here.
QList<Account> AccountForm::otherAccounts() const
{
    QList<Account> others = m_knownAccounts ? m_knownAccounts() : QList<Account>();
    if (m_purpose == Purpose::Manage)
        others.removeIf([this](const Account &account) { return account.name == m_original.name; });
    return others;
}

QWidget *AccountForm::buildServices()
{
    auto *group = new QGroupBox(tr("Services"), this);
    auto *layout = new QVBoxLayout(group);
    layout->setSpacing(6);
    for (const Service service : allServices) {
        auto *box = new QCheckBox(enableServiceLabel(service), group);
        m_services[service] = box;
        layout->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &AccountForm::adaptToServices);
    }
    m_serviceNote = new FieldNote(group);
    layout->addWidget(m_serviceNote);
    return group;
}

QWidget *AccountForm::buildTeams()
{
    auto *group = new QGroupBox(tr("Microsoft Teams settings"), this);
    auto *form = new QFormLayout(group);
    form->setSpacing(8);
    m_sync = new SyncBox(group);
    form->addRow(m_sync);
    m_tenantId = new TextField(tr("&Teams tenant ID"), form);
    return group;
}

void AccountForm::setAccount(const Account &account)
{
    m_original = account;
    m_name->setText(account.name);
    for (const Service service : allServices)
        m_services[service]->setChecked(account.isEnabled(service));
    m_sync->setAccount(account);
    m_tenantId->setText(account.teamsTenantId);
    const bool locked = !account.teamsTenantId.isEmpty() && hasTeamsNumbers(account);
    m_tenantId->edit()->setReadOnly(locked);
    m_tenantId->setHint(locked ? tr("Locked while the account has Operator Connect or Teams Phone "
                                    "Mobile numbers.")
                               : QString());
    m_directRouting->setConfiguration(account.directRouting());
    m_correlationId->setText(account.correlationId);
    adaptToServices();
}

Account AccountForm::account() const
{
    Account account = m_original;
    if (m_purpose == Purpose::Create)
        account.name = m_name->text();
    for (const Service service : allServices) {
        if (isChecked(service) && !account.services[service])
            account.services[service].emplace();
        if (account.services[service])
            account.services[service]->enabled = isChecked(service);
    }
    m_sync->applyTo(account);
    account.teamsTenantId = m_tenantId->text();
    account.correlationId = m_correlationId->text();
    if (isChecked(Service::TeamsDirectRouting))
        account.services[Service::TeamsDirectRouting]->configuration =
            m_directRouting->configuration();
    return account;
}

void AccountForm::setKnownAccounts(std::function<QList<Account>()> known)
{
    m_knownAccounts = std::move(known);
}

bool AccountForm::check()
{
    bool right = !isChecked(Service::TeamsDirectRouting) || m_directRouting->check();
    for (TextField *field : {m_tenantId, m_name}) {
        if (field->check())
            continue;
        field->edit()->setFocus(); // from below, so that the first fault has the focus at last
        right = false;
    }
    return right;
}

void AccountForm::showNameTaken()
{
    m_name->showFault(tr("a name that is free"), tr("An account of that name exists already."));
    m_name->edit()->setFocus();
}

void AccountForm::focusFirst()
{
    if (m_purpose == Purpose::Create)
        m_name->edit()->setFocus();
    else
        m_services[allServices.front()]->setFocus();
}

void AccountForm::adaptToServices()
{
    m_sync->setUseful(isAnyChecked(&ServiceInfo::followsBackend));
    m_directRouting->setServiceEnabled(isChecked(Service::TeamsDirectRouting));
    const bool any = std::any_of(allServices.cbegin(), allServices.cend(),
                                 [this](Service service) { return isChecked(service); });
    m_serviceNote->showHint(
        any ? QString() : tr("Without a service the account can take no number that works."));
    m_tenantId->recheck();
}

bool AccountForm::isAnyChecked(ServiceTrait trait) const
{
    return std::any_of(allServices.cbegin(), allServices.cend(),
                       [&](Service service) { return has(service, trait) && isChecked(service); });
}

bool AccountForm::isChecked(Service service) const
{
    return m_services[service]->isChecked();
}

} // namespace numberdesk
