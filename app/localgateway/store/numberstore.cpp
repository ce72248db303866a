// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/store/numberstore.h"

#include "localgateway/store/database.h"

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

std::optional<QString> holderOf(Database &database, const QString &telephoneNumber)
{
    Statement row(database, u"SELECT account FROM numbers WHERE telephone_number = ?"_s,
                  {telephoneNumber});
    if (!row.next())
        return std::nullopt;
    return row.text(0);
}

void storeNumber(Database &database, const NumberRow &row)
{
    const QVariant dueErrors = row.due ? QVariant(QString::fromUtf8(row.dueErrors))
                                       : QVariant(QMetaType::fromType<QString>());
    Statement(database,
              u"INSERT INTO numbers (telephone_number, account, services, present, body, status,"
              " errors, due, due_errors, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
              " ON CONFLICT (telephone_number) DO UPDATE SET services = excluded.services,"
              " present = excluded.present, body = excluded.body, status = excluded.status,"
              " errors = excluded.errors, due = excluded.due, due_errors = excluded.due_errors,"
              " modified = excluded.modified"_s,
              {row.telephoneNumber, row.account, row.services, row.present,
               QString::fromUtf8(row.body), row.status, QString::fromUtf8(row.errors),
               orNull(row.due), dueErrors, row.modified});
}

void removeNumber(Database &database, const QString &account, const QString &telephoneNumber)
{
    Statement(database, u"DELETE FROM numbers WHERE telephone_number = ? AND account = ?"_s,
              {telephoneNumber, account});
}

} // namespace numberdesk::localgateway
