// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/store/collections.h"

#include "localgateway/store/database.h"

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

QString selectFrom(const Collection &collection)
{
    return u"SELECT "_s + collection.columns + u" FROM "_s + QLatin1String(collection.table) +
           u" WHERE "_s;
}

StoredResource resourceFrom(const Collection &collection, const Statement &row)
{
    return {row.text(0), collection.represent(row), row.integer(1)};
}

qint64 firstInteger(Database &database, const QString &sql, const QVariantList &values)
{
    Statement row(database, sql, values);
    return row.next() ? row.integer(0) : 0;
}

} // namespace

std::optional<StoredResource> findOne(Database &database, const Collection &collection,
                                      const SqlCondition &scope, const QString &key)
{
    Statement row(database,
                  selectFrom(collection) + scope.text + u" AND "_s + QLatin1String(collection.key) +
                      u" = ?"_s,
                  QVariantList(scope.values) << key);
    if (!row.next())
        return std::nullopt;
    return resourceFrom(collection, row);
}

std::vector<StoredResource> findPage(Database &database, const Collection &collection,
                                     const SqlCondition &condition,
                                     const std::optional<QString> &after, qint64 skip, qint64 limit)
{
    const QLatin1String key(collection.key);
    QString sql = selectFrom(collection) + condition.text;
    QVariantList values = condition.values;
    if (after) {
        sql += u" AND "_s + key + u" > ?"_s;
        values << *after;
    }
    sql += u" ORDER BY "_s + key + u" LIMIT ? OFFSET ?"_s;
    values << limit << skip;
    Statement rows(database, sql, values);
    std::vector<StoredResource> found;
    while (rows.next())
        found.push_back(resourceFrom(collection, rows));
    return found;
}

qint64 countWithin(Database &database, const Collection &collection, const SqlCondition &scope)
{
    if (collection.counts == nullptr)
        return countMatches(database, collection, scope);
    return firstInteger(database,
                        u"SELECT coalesce(sum(count), 0) FROM "_s +
                            QLatin1String(collection.counts) + u" WHERE "_s + scope.text,
                        scope.values);
}

qint64 countMatches(Database &database, const Collection &collection, const SqlCondition &condition)
{
    return firstInteger(database,
                        u"SELECT count(*) FROM "_s + QLatin1String(collection.table) +
                            u" WHERE "_s + condition.text,
                        condition.values);
}

} // namespace numberdesk::localgateway
