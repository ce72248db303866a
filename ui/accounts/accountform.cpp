// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountform.h"

#include "accounts/directroutingfields.h"
#include "accounts/syncbox.h"
#include "transfer/plan/nearaccounts.h"
#include "widgets/fields/servicereasons.h"

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

/// Whether any of `services` has the trait.
bool hasAny(ServiceSet services, ServiceTrait trait)
{
    return std::any_of(allServices.cbegin(), allServices.cend(), [&](Service service) {
        return has(service, trait) && services.contains(service);
    });
}

} // namespace

AccountForm::AccountForm(Purpose purpose, const QString &baseDomain, QWidget *parent)
    : QWidget(parent), m_purpose(purpose), m_fields(this)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto *top = new QFormLayout;
    m_name = m_fields.add(columnOf<Account, &Account::name>(), top,
                          {.label = tr("&Account name"),
                           .check = [this](const QString &name) { return checkName(name); }});
    if (purpose == Purpose::Manage)
        m_name->setLocked(true, tr("The name is the account's key and cannot be changed."));
    layout->addLayout(top);
    layout->addWidget(buildServices());
    layout->addWidget(buildTeams());
    m_directRouting = new DirectRoutingFields(m_fields, baseDomain, this);
    layout->addWidget(m_directRouting);
    auto *bottom = new QFormLayout;
    m_fields.add(columnOf<Account, &Account::correlationId>(), bottom,
                 {.label = tr("Corre&lation ID"),
                  .placeholder = tr("Your own reference for this customer; may stay empty")});
    layout->addLayout(bottom);
    connect(&m_fields, &FieldEditors::changed, this, &AccountForm::adaptToServices);
    adaptToServices();
}

/// What is to be said of a name beside its rule.
FieldCheck AccountForm::checkName(const QString &name) const
{
    if (m_purpose == Purpose::Manage)
        return {};
    QString near;
    const QList<Account> others = otherAccounts();
    for (const Account &other : others) {
        if (other.name == name)
            return nameTaken();
        if (areNearAccountNames(other.name, name))
            near = other.name;
    }
    if (near.isEmpty())
        return {};
    return FieldProblem{FieldProblem::Severity::Warning, tr("a name that is not mistaken"),
                        tr("The account %1 has nearly that name.").arg(near)};
}

FieldProblem AccountForm::nameTaken()
{
    return {FieldProblem::Severity::Error, tr("a name that is free"),
            tr("An account of that name exists already.")};
}

FieldCheck AccountForm::checkTenantId(const QString &value) const
{
    FieldCheck rule =
        checkTeamsTenantId(value, hasAny(checkedServices(), &ServiceInfo::teamsNumbers));
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
        others.removeIf([this](const Account &account) { return account.name == original().name; });
    return others;
}

QWidget *AccountForm::buildServices()
{
    auto *group = new QGroupBox(tr("Services"), this);
    auto *layout = new QVBoxLayout(group);
    layout->setSpacing(6);
    for (const Service service : allServices)
        m_fields.add(columnOf<Account, &AccountService::enabled>(service), layout,
                     {.label = enableServiceLabel(service)});
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
    m_tenantId =
        m_fields.add(columnOf<Account, &Account::teamsTenantId>(), form,
                     {.label = tr("&Teams tenant ID"),
                      .check = [this](const QString &value) { return checkTenantId(value); }});
    return group;
}

void AccountForm::setAccount(const Account &account)
{
    m_sync->setAccount(account);
    m_fields.show(account);
    const bool locked = !account.teamsTenantId.isEmpty() && hasTeamsNumbers(account);
    m_tenantId->setLocked(locked, locked ? tr("Locked while the account has Operator Connect or "
                                              "Teams Phone Mobile numbers.")
                                         : QString());
}

Account AccountForm::account() const
{
    Edits<Account> edits = m_fields.edits();
    m_sync->addTo(edits);
    Account account = applied(original(), edits);
    if (m_purpose == Purpose::Create) // no edit changes a key
        account.name = std::get<QString>(m_name->value());
    return account;
}

void AccountForm::setKnownAccounts(std::function<QList<Account>()> known)
{
    m_knownAccounts = std::move(known);
}

bool AccountForm::check()
{
    return m_fields.check();
}

void AccountForm::showNameTaken()
{
    m_name->showFault(nameTaken());
    m_name->setFocus();
}

void AccountForm::focusFirst()
{
    if (m_purpose == Purpose::Create)
        m_name->setFocus();
    else
        m_fields.editor(columnOf<Account, &AccountService::enabled>(allServices.front()))
            ->setFocus();
}

void AccountForm::adaptToServices()
{
    const ServiceSet services = checkedServices();
    m_sync->setUseful(hasAny(services, &ServiceInfo::followsBackend));
    m_directRouting->setServiceEnabled(services.contains(Service::TeamsDirectRouting));
    m_serviceNote->showHint(services.isEmpty()
                                ? tr("Without a service the account can take no number that works.")
                                : QString());
    m_tenantId->recheck();
}

} // namespace numberdesk
