// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/store/rfistore.h"

#include "localgateway/store/database.h"

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

std::optional<QByteArray> findRfiBody(Database &database, const QString &tenantId)
{
    Statement row(database, u"SELECT body FROM requests_for_information WHERE tenant_id = ?"_s,
                  {tenantId});
    if (!row.next())
        return std::nullopt;
    return row.utf8(0);
}

void storeRfi(Database &database, const RfiRow &row)
{
    Statement(
        database,
        u"INSERT INTO requests_for_information (tenant_id, body, status, due, due_errors,"
        " modified) VALUES (?, ?, ?, ?, '[]', ?)"
        " ON CONFLICT (tenant_id) DO UPDATE SET body = excluded.body,"
        " status = excluded.status, errors = '[]', due = excluded.due,"
        " due_errors = excluded.due_errors, modified = excluded.modified"_s,
        {row.tenantId, QString::fromUtf8(row.body), row.status, orNull(row.due), row.modified});
}

void storeCivicAddress(Database &database, const QString &account, const QString &id,
                       const QByteArray &body, qint64 modified)
{
    Statement(database,
              u"INSERT INTO civic_addresses (account, id, body, modified) VALUES (?, ?, ?, ?)"_s,
              {account, id, QString::fromUtf8(body), modified});
}

} // namespace numberdesk::localgateway
