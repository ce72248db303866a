// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/store/accountstore.h"

#include "localgateway/store/database.h"

#include <charconv>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

QString serviceCountsColumn()
{
    return u"CAST((SELECT group_concat(count) FROM (SELECT count FROM numbers_per_service"
           " WHERE account = accounts.name ORDER BY service)) AS BLOB)"_s;
}

ServiceCounts serviceCounts(const Statement &row, int column)
{
    const QByteArray text = row.blob(column);
    const char *at = text.begin();
    ServiceCounts counts{};
    for (qint64 &count : counts) {
        at = std::from_chars(at, text.end(), count).ptr;
        if (at != text.end())
            ++at; // the comma
    }
    return counts;
}

std::optional<AccountState> findAccount(Database &database, const QString &name)
{
    Statement row(database,
                  u"SELECT body, tenant_id, subdomain_status, subdomain_due,"
                  " EXISTS (SELECT 1 FROM numbers WHERE account = accounts.name), "_s +
                      serviceCountsColumn() + u" FROM accounts WHERE name = ?"_s,
                  {name});
    if (!row.next())
        return std::nullopt;
    AccountState state{.body = row.utf8(0),
                       .tenantId = row.text(1),
                       .subdomainStatus = row.text(2),
                       .hasNumbers = row.integer(4) != 0,
                       .counts = serviceCounts(row, 5)};
    if (!row.isNull(3))
        state.subdomainDue = row.integer(3);
    return state;
}

void storeAccount(Database &database, const AccountRow &row)
{
    Statement(
        database,
        u"INSERT INTO accounts (name, body, tenant_id, status, errors, due, due_errors,"
        " subdomain_status, subdomain_due, modified)"
        " VALUES (?, ?, ?, ?, '[]', ?, '[]', ?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET body = excluded.body,"
        " tenant_id = excluded.tenant_id, status = excluded.status,"
        " errors = excluded.errors, due = excluded.due, due_errors = excluded.due_errors,"
        " subdomain_status = excluded.subdomain_status,"
        " subdomain_due = excluded.subdomain_due, modified = excluded.modified"_s,
        {row.name, QString::fromUtf8(row.body),
         row.tenantId.isNull() ? QVariant(QMetaType::fromType<QString>()) : QVariant(row.tenantId),
         row.due ? u"pending"_s : u"synced"_s, orNull(row.due), row.subdomainStatus,
         orNull(row.subdomainDue), row.modified});
}

void removeAccount(Database &database, const QString &name)
{
    const Statement numbers(database, u"DELETE FROM numbers WHERE account = ?"_s, {name});
    const Statement account(database, u"DELETE FROM accounts WHERE name = ?"_s, {name});
}

} // namespace numberdesk::localgateway
