// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/accounttablemodel.h"

#include "models/statustext.h"
#include "session/gatewaydata.h"

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

} // namespace

AccountTableModel::AccountTableModel(GatewayData &data, QObject *parent) : KeyedTableModel(parent)
{
    setRows(data.accounts());
    connect(&data, &GatewayData::accountsChanged, this,
            [this, &data] { setRows(data.accounts()); });
}

QString AccountTableModel::heading(AccountColumn column) const
{
    switch (column) {
    case AccountColumn::Name:
        return tr("Account name");
    case AccountColumn::Services:
        return tr("Services");
    case AccountColumn::Numbers:
        return tr("Numbers");
    case AccountColumn::TeamsTenantId:
        return tr("Teams tenant ID");
    case AccountColumn::SubdomainState:
        return tr("Subdomain Provisioned State");
    case AccountColumn::Status:
        return tr("Provisioning status");
    case AccountColumn::CorrelationId:
        return tr("Correlation ID");
    case AccountColumn::Count:
        break;
    }
    return {};
}

QString AccountTableModel::displayValue(const Account &account, AccountColumn column) const
{
    switch (column) {
    case AccountColumn::Name:
        return account.name;
    case AccountColumn::Services:
        return servicesLabel(account.enabledServices());
    case AccountColumn::Numbers:
        return numberCountsLabel(account);
    case AccountColumn::TeamsTenantId:
        return account.teamsTenantId;
    case AccountColumn::SubdomainState:
        return subdomainLabel(account.subdomainState());
    case AccountColumn::Status:
        return statusLabel(account.provisioning);
    case AccountColumn::CorrelationId:
        return account.correlationId;
    case AccountColumn::Count:
        break;
    }
    return {};
}

QString AccountTableModel::key(const Account &account) const
{
    return account.name;
}

StatusKind AccountTableModel::status(const Account &account, AccountColumn column) const
{
    if (column == AccountColumn::Status)
        return statusKind(account.provisioning);
    return column == AccountColumn::SubdomainState ? subdomainKind(account.subdomainState())
                                                   : StatusKind::None;
}

QVariant AccountTableModel::sortValue(const Account &account, AccountColumn column) const
{
    if (column == AccountColumn::Numbers)
        return totalNumbers(account);
    return displayValue(account, column);
}

QString AccountTableModel::toolTip(const Account &account, AccountColumn column) const
{
    return column == AccountColumn::Status ? toDisplayText(account.provisioning.errors)
                                           : displayValue(account, column);
}

} // namespace numberdesk
