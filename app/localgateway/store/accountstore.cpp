// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/store/accountstore.h"

#include "localgateway/store/database.h"

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

QVariant orNull(const std::optional<qint64> &value)
{
    return value ? QVariant(*value) : QVariant(QMetaType::fromType<qint64>());
}

} // namespace

std::optional<AccountState> findAccount(Database &database, const QString &name)
{
    Statement row(database,
                  u"SELECT body, tenant_id, subdomain_status, subdomain_due, count_all,"
                  " count0, count1, count2, count3, count4 FROM accounts WHERE name = ?"_s,
                  {name});
    if (!row.next())
        return std::nullopt;
    AccountState state{row.utf8(0), row.text(1), row.text(2), std::nullopt, {}, row.integer(4)};
    if (!row.isNull(3))
        state.subdomainDue = row.integer(3);
    for (std::size_t i = 0; i < state.counts.size(); ++i)
        state.counts[i] = row.integer(5 + static_cast<int>(i));
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
    Statement(database, u"DELETE FROM numbers WHERE account = ?"_s, {name});
    Statement(database, u"DELETE FROM accounts WHERE name = ?"_s, {name});
}

} // namespace numberdesk::localgateway
