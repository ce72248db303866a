// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/base/services.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace numberdesk::localgateway {

class Database;
class Statement;

/// Numbers per service, in the order of `services`.
using ServiceCounts = std::array<qint64, services.size()>;

/// The counts of an account as one column of a SELECT from `accounts`: one look-up for all
/// services, since a page has hundreds of accounts.
QString serviceCountsColumn();

/// Reads that column, which is number @p column of @p row.
ServiceCounts serviceCounts(const Statement &row, int column);

/// What the rules need to know of an account.
struct AccountState
{
    QByteArray body; ///< JSON of the writable fields
    QString tenantId;
    QString subdomainStatus;
    std::optional<qint64> subdomainDue{};
    bool hasNumbers = false;
    ServiceCounts counts{};
};

/// An account to be stored.
struct AccountRow
{
    QString name;
    QByteArray body;
    QString tenantId;
    std::optional<qint64> due; ///< pending until then; synced at once without
    QString subdomainStatus;
    std::optional<qint64> subdomainDue;
    qint64 modified = 0;
};

/// The account of that name.
std::optional<AccountState> findAccount(Database &database, const QString &name);

/// Creates the account or replaces it; its numbers stay.
void storeAccount(Database &database, const AccountRow &row);

/// Removes the account with its numbers and civic addresses.
void removeAccount(Database &database, const QString &name);

} // namespace numberdesk::localgateway
