// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>
#include <QVariantList>

#include <array>

namespace numberdesk::localgateway::test {

/// The schema of version 1, word for word as it was written into databases.
inline constexpr std::array firstSchema{
    "CREATE TABLE accounts ("
    " name TEXT PRIMARY KEY, body TEXT NOT NULL, tenant_id TEXT,"
    " status TEXT NOT NULL, errors TEXT NOT NULL DEFAULT '[]',"
    " due INTEGER, due_errors TEXT,"
    " subdomain_status TEXT NOT NULL DEFAULT 'notProvisioned', subdomain_due INTEGER,"
    " count_all INTEGER NOT NULL DEFAULT 0,"
    " count0 INTEGER NOT NULL DEFAULT 0, count1 INTEGER NOT NULL DEFAULT 0,"
    " count2 INTEGER NOT NULL DEFAULT 0, count3 INTEGER NOT NULL DEFAULT 0,"
    " count4 INTEGER NOT NULL DEFAULT 0,"
    " modified INTEGER NOT NULL)",
    "CREATE INDEX accounts_tenant ON accounts(tenant_id COLLATE NOCASE)",
    "CREATE INDEX accounts_due ON accounts(due) WHERE due IS NOT NULL",
    "CREATE INDEX accounts_subdomain_due ON accounts(subdomain_due)"
    " WHERE subdomain_due IS NOT NULL",
    "CREATE TABLE numbers ("
    " telephone_number TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts(name),"
    " services INTEGER NOT NULL, present INTEGER NOT NULL, body TEXT NOT NULL,"
    " status TEXT NOT NULL, errors TEXT NOT NULL DEFAULT '[]',"
    " due INTEGER, due_errors TEXT,"
    " modified INTEGER NOT NULL)",
    "CREATE INDEX numbers_account ON numbers(account, telephone_number)",
    "CREATE INDEX numbers_status ON numbers(status, telephone_number)",
    "CREATE INDEX numbers_due ON numbers(due) WHERE due IS NOT NULL",
    "CREATE TRIGGER numbers_added AFTER INSERT ON numbers BEGIN"
    " UPDATE accounts SET count_all = count_all + 1,"
    " count0 = count0 + (NEW.services & 1), count1 = count1 + (NEW.services >> 1 & 1),"
    " count2 = count2 + (NEW.services >> 2 & 1), count3 = count3 + (NEW.services >> 3 & 1),"
    " count4 = count4 + (NEW.services >> 4 & 1), modified = max(modified, NEW.modified)"
    " WHERE name = NEW.account; END",
    "CREATE TRIGGER numbers_changed AFTER UPDATE OF services ON numbers"
    " WHEN OLD.services <> NEW.services BEGIN UPDATE accounts SET"
    " count0 = count0 + (NEW.services & 1) - (OLD.services & 1),"
    " count1 = count1 + (NEW.services >> 1 & 1) - (OLD.services >> 1 & 1),"
    " count2 = count2 + (NEW.services >> 2 & 1) - (OLD.services >> 2 & 1),"
    " count3 = count3 + (NEW.services >> 3 & 1) - (OLD.services >> 3 & 1),"
    " count4 = count4 + (NEW.services >> 4 & 1) - (OLD.services >> 4 & 1),"
    " modified = max(modified, NEW.modified) WHERE name = NEW.account; END",
    "CREATE TRIGGER numbers_removed AFTER DELETE ON numbers BEGIN"
    " UPDATE accounts SET count_all = count_all - 1,"
    " count0 = count0 - (OLD.services & 1), count1 = count1 - (OLD.services >> 1 & 1),"
    " count2 = count2 - (OLD.services >> 2 & 1), count3 = count3 - (OLD.services >> 3 & 1),"
    " count4 = count4 - (OLD.services >> 4 & 1),"
    " modified = max(modified, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER))"
    " WHERE name = OLD.account; END",
    "CREATE TABLE civic_addresses ("
    " account TEXT NOT NULL REFERENCES accounts(name) ON DELETE CASCADE,"
    " id TEXT NOT NULL, body TEXT NOT NULL, modified INTEGER NOT NULL,"
    " PRIMARY KEY (account, id)) WITHOUT ROWID",
    "CREATE TABLE requests_for_information ("
    " tenant_id TEXT PRIMARY KEY COLLATE NOCASE, body TEXT NOT NULL,"
    " status TEXT NOT NULL, errors TEXT NOT NULL DEFAULT '[]',"
    " due INTEGER, due_errors TEXT,"
    " modified INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE repeatable_requests ("
    " id TEXT PRIMARY KEY, fingerprint BLOB NOT NULL, status INTEGER NOT NULL,"
    " headers BLOB NOT NULL, body BLOB NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX repeatable_requests_expires ON repeatable_requests(expires)",
    "PRAGMA application_id = 0x4e444c47",
    "PRAGMA user_version = 1",
};

/// An SQLite file as it is, without the gateway's migrations.
class PlainDatabase
{
public:
    explicit PlainDatabase(const QString &file)
        : m_connection(
              QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QUuid::createUuid().toString()))
    {
        m_connection.setDatabaseName(file);
        if (!m_connection.open())
            qWarning("cannot open %s", qPrintable(file));
    }

    ~PlainDatabase()
    {
        const QString name = m_connection.connectionName();
        m_connection = {};
        QSqlDatabase::removeDatabase(name);
    }

    Q_DISABLE_COPY_MOVE(PlainDatabase)

    /// Runs one statement. @returns the columns of its first row, if it has any
    QVariantList run(const QString &sql, const QVariantList &values = {})
    {
        QSqlQuery query(m_connection);
        query.prepare(sql);
        for (const QVariant &value : values)
            query.addBindValue(value);
        if (!query.exec())
            qWarning("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
        QVariantList row;
        if (query.next()) {
            for (int i = 0; i < query.record().count(); ++i)
                row.append(query.value(i));
        }
        return row;
    }

private:
    QSqlDatabase m_connection;
};

} // namespace numberdesk::localgateway::test
