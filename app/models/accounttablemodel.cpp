// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/accounttablemodel.h"

#include "core/fields/accountfields.h"
#include "models/statustext.h"
#include "session/gatewaydata.h"

#include <array>

namespace numberdesk {

namespace {

qint64 totalNumbers(const Account &account)
{
    qint64 total = 0;
    for (const Service service : allServices) {
        if (account.services[service])
            total += account.services[service]->numberCount.value_or(0);
    }
    return total;
}

using AccountsColumn = TableColumn<Account>;

// In the order of AccountColumn.
constexpr std::array accountColumns{
    AccountsColumn{fieldHeading<&Account::name>,
                   [](const Account &account) { return account.name; }},
    AccountsColumn{[] { return AccountTableModel::tr("Services"); },
                   [](const Account &account) { return servicesLabel(account.enabledServices()); }},
    AccountsColumn{[] { return AccountTableModel::tr("Numbers"); }, numberCountsLabel,
                   [](const Account &account) { return QVariant(totalNumbers(account)); }},
    AccountsColumn{fieldHeading<&Account::teamsTenantId>,
                   [](const Account &account) { return account.teamsTenantId; }},
    AccountsColumn{fieldHeading<&AccountService::subdomainState>,
                   [](const Account &account) { return subdomainLabel(account.subdomainState()); },
                   nullptr,
                   [](const Account &account) { return subdomainKind(account.subdomainState()); }},
    AccountsColumn{
        [] { return AccountTableModel::tr("Provisioning status"); },
        [](const Account &account) { return statusLabel(account.provisioning); }, nullptr,
        [](const Account &account) { return statusKind(account.provisioning); },
        [](const Account &account) { return toDisplayText(account.provisioning.errors); }},
    AccountsColumn{fieldHeading<&Account::correlationId>,
                   [](const Account &account) { return account.correlationId; }},
};
static_assert(accountColumns.size() == static_cast<std::size_t>(AccountColumn::Count));

} // namespace

AccountTableModel::AccountTableModel(GatewayData &data, QObject *parent)
    : KeyedTableModel(accountColumns, parent)
{
    setRows(data.accounts());
    connect(&data, &GatewayData::accountsChanged, this,
            [this, &data] { setRows(data.accounts()); });
}

} // namespace numberdesk
