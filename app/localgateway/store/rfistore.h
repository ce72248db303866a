// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace numberdesk::localgateway {

class Database;

/// A request for information as it is stored.
struct RfiRow
{
    QString tenantId;
    QByteArray body; ///< JSON without provisioning status and account name
    QString status;  ///< pending, synced or failed
    std::optional<qint64> due;
    qint64 modified = 0;
};

/// The stored body of the tenant's request; the tenant ID is compared without letter case.
std::optional<QByteArray> findRfiBody(Database &database, const QString &tenantId);

/// Creates the request or replaces it.
void storeRfi(Database &database, const RfiRow &row);

/// Adds a civic address to @p account.
void storeCivicAddress(Database &database, const QString &account, const QString &id,
                       const QByteArray &body, qint64 modified);

} // namespace numberdesk::localgateway
