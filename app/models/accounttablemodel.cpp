// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/accounttablemodel.h"

#include "models/modelroles.h"
#include "models/rowdiff.h"
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

QString displayValue(const Account &account, AccountColumn column)
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
        return subdomainLabel(account);
    case AccountColumn::Status:
        return statusLabel(account.provisioning);
    case AccountColumn::CorrelationId:
        return account.correlationId;
    case AccountColumn::Count:
        break;
    }
    return {};
}

StatusKind kindOf(const Account &account, AccountColumn column)
{
    if (column == AccountColumn::Status)
        return statusKind(account.provisioning);
    if (column != AccountColumn::SubdomainState)
        return StatusKind::None;
    switch (account.subdomainStatus) {
    case SubdomainStatus::Provisioned:
        return StatusKind::Good;
    case SubdomainStatus::NotProvisioned:
        return StatusKind::Pending;
    case SubdomainStatus::Inconsistent:
        return StatusKind::Bad;
    case SubdomainStatus::Unknown:
        break;
    }
    return account.subdomainStatusText.isEmpty() ? StatusKind::None : StatusKind::Neutral;
}

} // namespace

AccountTableModel::AccountTableModel(GatewayData &data, QObject *parent)
    : QAbstractTableModel(parent), m_data(data), m_rows(data.accounts())
{
    connect(&data, &GatewayData::accountsChanged, this, &AccountTableModel::refresh);
}

int AccountTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AccountTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(AccountColumn::Count);
}

QVariant AccountTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Account &account = m_rows.at(index.row());
    const auto column = static_cast<AccountColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return displayValue(account, column);
    case Qt::ToolTipRole:
        return column == AccountColumn::Status ? toDisplayText(account.provisioning.errors)
                                               : displayValue(account, column);
    case SortRole:
        if (column == AccountColumn::Numbers)
            return totalNumbers(account);
        return displayValue(account, column);
    case StatusRole:
        return static_cast<int>(kindOf(account, column));
    case KeyRole:
        return account.name;
    default:
        return {};
    }
}

QVariant AccountTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<AccountColumn>(section)) {
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

int AccountTableModel::rowOf(const QString &name) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row).name == name)
            return row;
    }
    return -1;
}

void AccountTableModel::refresh()
{
    applyRowDiff(
        m_rows, m_data.accounts(), [](const Account &account) { return account.name; },
        [this](int at, auto change) {
            beginInsertRows({}, at, at);
            change();
            endInsertRows();
        },
        [this](int at, auto change) {
            beginRemoveRows({}, at, at);
            change();
            endRemoveRows();
        },
        [this](int at) { emit dataChanged(index(at, 0), index(at, columnCount() - 1)); });
}

} // namespace numberdesk
