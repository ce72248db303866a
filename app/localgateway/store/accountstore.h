// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace numberdesk::localgateway {

class Database;

/// What the rules need to know of an account.
struct AccountState
{
    QByteArray body; ///< JSON of the writable fields
    QString tenantId;
    QString subdomainStatus;
    std::optional<qint64> subdomainDue;
    std::array<qint64, 5> counts{}; ///< numbers per service, in the order of services
    qint64 numbers = 0;             ///< numbers in all
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
