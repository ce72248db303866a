// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace numberdesk::localgateway {

class Database;

/// A number as it is stored.
struct NumberRow
{
    QString telephoneNumber;
    QString account;
    unsigned services = 0; ///< bits of the services that are enabled
    unsigned present = 0;  ///< bits of the services that are named
    QByteArray body{};     ///< JSON of the writable fields
    QString status{};      ///< pending, synced or failed
    QByteArray errors = "[]";
    std::optional<qint64> due{}; ///< when a pending number is settled
    QByteArray dueErrors = "[]"; ///< empty array: it will be synced, else failed with these
    qint64 modified = 0;
};

/// The account that holds a number; nothing when no account does.
std::optional<QString> holderOf(Database &database, const QString &telephoneNumber);

/// Creates the number or replaces it.
void storeNumber(Database &database, const NumberRow &row);

/// Removes the number from @p account; harmless when it is not there.
void removeNumber(Database &database, const QString &account, const QString &telephoneNumber);

} // namespace numberdesk::localgateway
