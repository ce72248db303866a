// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/query/filter.h"

#include <QByteArray>

#include <optional>

namespace numberdesk::localgateway {

class Database;
class Statement;

/// A resource as it is sent, with what preconditions need to know of it.
struct StoredResource
{
    QString key;
    QByteArray representation; ///< JSON
    qint64 modified = 0;       ///< milliseconds since 1970
};

/// How one kind of resource is read from the database, for single reads and lists alike.
struct Collection
{
    const char *table;
    const char *key; ///< column that identifies and orders
    QString columns; ///< key, modified, then what represent() needs
    QByteArray (*represent)(const Statement &row);
    std::span<const FilterField> filterFields;
    /// A table that keeps in `count` how many there are, by the columns that scopes narrow by; null
    /// where they are counted when they are asked for.
    const char *counts = nullptr;
};

/// By name. Sent with the numbers per service, and the subdomain's status where there can be one.
const Collection &accountCollection();
/// Of all accounts, by telephone number; narrow it by the column `account`.
const Collection &numberCollection();
/// By an id that is unique within an account only: to be narrowed by the column `account`.
const Collection &civicAddressCollection();
/// By tenant ID, letter case ignored. Sent with the name of the account that has this tenant, if
/// one does.
const Collection &requestForInformationCollection();

/// A number as it is sent.
/// @param body JSON of its writable fields; @param errors JSON array
QByteArray representNumber(const QByteArray &body, const QByteArray &status,
                           const QByteArray &errors);

/// The one resource with @p key within @p scope.
std::optional<StoredResource> findOne(Database &database, const Collection &collection,
                                      const SqlCondition &scope, const QString &key);

/// Up to @p limit resources by key, ascending.
/// @param after continue behind this key; @param skip leave out so many first
std::vector<StoredResource> findPage(Database &database, const Collection &collection,
                                     const SqlCondition &condition,
                                     const std::optional<QString> &after, qint64 skip,
                                     qint64 limit);

/// How many resources there are within @p scope.
qint64 countWithin(Database &database, const Collection &collection, const SqlCondition &scope);
/// How many resources meet @p condition; each is looked at.
qint64 countMatches(Database &database, const Collection &collection,
                    const SqlCondition &condition);

} // namespace numberdesk::localgateway
