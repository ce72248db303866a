// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/accountcheck.h"

#include "transfer/plan/nearaccounts.h"
#include "transfer/plan/planissues.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace numberdesk {

namespace {

struct AccountCheck
{
    Q_DECLARE_TR_FUNCTIONS(AccountCheck)
};

/// Teams wants a tenant ID, or a subdomain with tokens, which no numbers' file gives.
bool isTeams(Service service)
{
    return has(service, &ServiceInfo::teamsNumbers) || has(service, &ServiceInfo::directRouting);
}

std::optional<Service> teamsServiceOf(const ServiceSet &services)
{
    const auto found = std::find_if(allServices.begin(), allServices.end(), [&](Service service) {
        return isTeams(service) && services.contains(service);
    });
    return found == allServices.end() ? std::nullopt : std::optional(*found);
}

RowIssue missingAccount(const ImportPlan &plan, const PlanRow &row, const QString &near)
{
    const QString &name = row.change.accountName;
    RowIssue issue = issueAt(plan, row, accountNameColumn());
    issue.kind = RowIssue::Kind::MissingAccount;
    issue.nearest = near;
    issue.found = name;
    issue.expected = AccountCheck::tr("an account of this gateway");
    issue.message = AccountCheck::tr("The account \"%1\" does not exist.").arg(name);
    issue.remedy = AccountCheck::tr("Correct the name, or create the account first.");
    if (near.compare(name, Qt::CaseInsensitive) == 0) {
        issue.remedy = AccountCheck::tr("Write %1: letter case counts in account names.").arg(near);
    } else if (!near.isEmpty()) {
        issue.message =
            AccountCheck::tr("The account \"%1\" does not exist, but \"%2\" is near it.")
                .arg(name, near);
        issue.remedy = AccountCheck::tr("Write %1 if that is meant, or agree to create exactly "
                                        "this account (--create-account %2).")
                           .arg(near, name);
    }
    return issue;
}

RowIssue teamsOnNewAccount(const ImportPlan &plan, const PlanRow &row, Service service)
{
    RowIssue issue = issueAt(plan, row, enabledColumn(service));
    issue.kind = RowIssue::Kind::MissingAccount;
    issue.expected = AccountCheck::tr("an account that exists, for %1").arg(displayName(service));
    issue.message = AccountCheck::tr("The account \"%1\" does not exist, and %2 needs more of it "
                                     "than a name.")
                        .arg(row.change.accountName, displayName(service));
    issue.remedy = AccountCheck::tr("Create it first, with its Teams settings: Create account, or "
                                    "numberdesk account create.");
    return issue;
}

class AccountChecker
{
public:
    AccountChecker(ImportPlan &plan, const AccountsByName &accounts)
        : m_plan(plan), m_accounts(accounts)
    {}

    void findMissing()
    {
        for (const PlanRow &row : std::as_const(m_plan.rows)) {
            const QString &name = row.change.accountName;
            if (name.isEmpty() || m_accounts.contains(name))
                continue;
            if (!m_places.contains(name)) {
                m_places.insert(name, m_plan.missingAccounts.size());
                m_plan.missingAccounts.append(MissingAccount{.name = name});
            }
            note(m_plan.missingAccounts[m_places.value(name)], row);
        }
        findNear();
    }

    void checkRow(PlanRow &row)
    {
        const auto place = m_places.constFind(row.change.accountName);
        if (place == m_places.cend())
            return;
        const MissingAccount &account = m_plan.missingAccounts.at(*place);
        if (!isAgreed(account)) {
            addRowFault(m_plan, row, missingAccount(m_plan, row, account.near));
            return;
        }
        if (const auto service = teamsServiceOf(row.change.enabledServices()))
            addRowFault(m_plan, row, teamsOnNewAccount(m_plan, row, *service));
    }

private:
    static void note(MissingAccount &account, const PlanRow &row)
    {
        const ServiceSet enabled = row.change.enabledServices();
        ++account.rows;
        // A row that is bad anyway gives no reason to make an account.
        const bool isGood = row.outcome != RowOutcome::Invalid;
        account.goodRows += isGood ? 1 : 0;
        account.canBeCreated = account.canBeCreated || (isGood && !teamsServiceOf(enabled));
        for (const Service service : allServices) {
            if (enabled.contains(service))
                account.services.insert(service);
        }
    }

    void findNear()
    {
        if (m_plan.missingAccounts.isEmpty())
            return;
        QStringList missing;
        for (const MissingAccount &account : std::as_const(m_plan.missingAccounts))
            missing.append(account.name);
        const NearAccounts existing(m_accounts.keys());
        const NearAccounts others(missing);
        for (MissingAccount &account : m_plan.missingAccounts) {
            account.near = existing.nearTo(account.name);
            if (account.near.isEmpty())
                account.near = others.nearTo(account.name);
        }
    }

    bool isAgreed(const MissingAccount &account) const
    {
        return m_plan.options.createAccountNames.contains(account.name) ||
               (m_plan.options.createAccounts && account.near.isEmpty());
    }

    ImportPlan &m_plan;
    const AccountsByName &m_accounts;
    QHash<QString, qsizetype> m_places; ///< in missingAccounts
};

RowIssue unneededAccount(const QString &name)
{
    RowIssue issue;
    issue.severity = RowIssue::Severity::Warning;
    issue.found = name;
    issue.message = AccountCheck::tr("No row needs the account \"%1\" to be created.").arg(name);
    issue.remedy = AccountCheck::tr("Check its name; nothing is created without a row.");
    return issue;
}

} // namespace

void checkAccounts(ImportPlan &plan, const AccountsByName &accounts, const CancelFlag &cancel)
{
    plan.missingAccounts.clear();
    AccountChecker checker(plan, accounts);
    checker.findMissing();
    for (qsizetype i = 0; i < plan.rows.size(); ++i) {
        if (i % rowsPerLook == 0 && *cancel)
            return;
        checker.checkRow(plan.rows[i]);
    }
    noteAccountsToCreate(plan);
    for (const QString &name : std::as_const(plan.options.createAccountNames)) {
        if (!plan.accountsToCreate().contains(name))
            plan.warnings.append(unneededAccount(name));
    }
}

void noteAccountsToCreate(ImportPlan &plan)
{
    QHash<QString, MissingAccount *> missing;
    for (MissingAccount &account : plan.missingAccounts) {
        account.isCreated = false;
        missing.insert(account.name, &account);
    }
    for (const PlanRow &row : std::as_const(plan.rows)) {
        MissingAccount *account = missing.value(row.change.accountName);
        if (account == nullptr || row.outcome != RowOutcome::Create)
            continue;
        if (!std::exchange(account->isCreated, true)) {
            account->rows = 0;
            account->services = {};
        }
        ++account->rows;
        for (const Service service : allServices) {
            if (row.change.enabledServices().contains(service))
                account->services.insert(service);
        }
    }
}

} // namespace numberdesk
