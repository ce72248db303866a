// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/store/migrations.h"

#include "localgateway/store/database.h"

#include <QString>

#include <array>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

// Times are milliseconds since 1970 (UTC). `services` has one bit per service that is enabled,
// `present` one per service that is named at all. A row with `due` is pending until then and
// takes `due_errors` over; an empty array means that it is synced.
constexpr std::array accountsAndNumbers{
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
    // The counts are kept by the database itself, so that no way of writing can miss them.
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
};

/// Where version 1 kept the numbers per service, by the service's index.
constexpr std::array countColumns{"count0", "count1", "count2", "count3", "count4"};

// Version 2 keeps them in rows, one for each account and each bit in `service_bits`, so that any
// number of services is counted. A row of an account is long and its numbers are written in
// batches of one time: it is left alone where it has that time already.
constexpr std::array countsOutOfAccounts{
    "DROP TRIGGER numbers_added",
    "DROP TRIGGER numbers_changed",
    "DROP TRIGGER numbers_removed",
    "ALTER TABLE accounts DROP COLUMN count_all",
    "CREATE TABLE service_bits (bit INTEGER PRIMARY KEY)",
    "CREATE TABLE numbers_per_service ("
    " account TEXT NOT NULL REFERENCES accounts(name) ON DELETE CASCADE,"
    " service INTEGER NOT NULL REFERENCES service_bits(bit), count INTEGER NOT NULL,"
    " PRIMARY KEY (account, service)) WITHOUT ROWID",
    "CREATE TRIGGER accounts_added AFTER INSERT ON accounts BEGIN"
    " INSERT INTO numbers_per_service (account, service, count)"
    " SELECT NEW.name, bit, 0 FROM service_bits; END",
    "CREATE TRIGGER numbers_added AFTER INSERT ON numbers BEGIN"
    " UPDATE numbers_per_service SET count = count + 1"
    " WHERE account = NEW.account AND NEW.services & service;"
    " UPDATE accounts SET modified = NEW.modified"
    " WHERE name = NEW.account AND modified < NEW.modified; END",
    "CREATE TRIGGER numbers_changed AFTER UPDATE OF services ON numbers"
    " WHEN OLD.services <> NEW.services BEGIN"
    " UPDATE numbers_per_service SET count = count + iif(NEW.services & service, 1, -1)"
    " WHERE account = NEW.account AND (NEW.services & service) <> (OLD.services & service);"
    " UPDATE accounts SET modified = NEW.modified"
    " WHERE name = NEW.account AND modified < NEW.modified; END",
    "CREATE TRIGGER numbers_removed AFTER DELETE ON numbers BEGIN"
    " UPDATE numbers_per_service SET count = count - 1"
    " WHERE account = OLD.account AND OLD.services & service;"
    " UPDATE accounts SET modified = CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
    " WHERE name = OLD.account"
    " AND modified < CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER); END",
};

// Version 3 keeps all numbers of an account counted, too: with `countRecords` each page of a walk
// says how many there are, and to count a million for each of two thousand pages takes longer than
// the walk.
constexpr std::array countsOfAll{
    "CREATE TABLE numbers_per_account ("
    " account TEXT PRIMARY KEY REFERENCES accounts(name) ON DELETE CASCADE,"
    " count INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO numbers_per_account (account, count)"
    " SELECT name, (SELECT count(*) FROM numbers WHERE account = accounts.name) FROM accounts",
    "CREATE TRIGGER accounts_counted AFTER INSERT ON accounts BEGIN"
    " INSERT INTO numbers_per_account (account, count) VALUES (NEW.name, 0); END",
    "CREATE TRIGGER numbers_counted AFTER INSERT ON numbers BEGIN"
    " UPDATE numbers_per_account SET count = count + 1 WHERE account = NEW.account; END",
    "CREATE TRIGGER numbers_discounted AFTER DELETE ON numbers BEGIN"
    " UPDATE numbers_per_account SET count = count - 1 WHERE account = OLD.account; END",
};

template <std::size_t Size>
void executeAll(Database &database, const std::array<const char *, Size> &statements)
{
    for (const char *sql : statements)
        database.execute(QString::fromLatin1(sql));
}

void createTables(Database &database)
{
    executeAll(database, accountsAndNumbers);
}

/// From here on numbers of the service with that index in `services` are counted. A new service
/// is a step that calls this.
/// @param count SQL: what an account has of it already
void addService(Database &database, std::size_t index, const QString &count = u"0"_s)
{
    database.execute(u"INSERT INTO service_bits (bit) VALUES (1 << %1)"_s.arg(index));
    database.execute(
        u"INSERT INTO numbers_per_service (account, service, count)"
        " SELECT name, 1 << %1, %2 FROM accounts"_s.arg(QString::number(index), count));
}

/// The counts are taken over: to count anew takes seconds where there are many numbers.
void takeCountsOutOfAccounts(Database &database)
{
    executeAll(database, countsOutOfAccounts);
    for (std::size_t index = 0; index < countColumns.size(); ++index) {
        const QString column = QString::fromLatin1(countColumns[index]);
        addService(database, index, column);
        database.execute(u"ALTER TABLE accounts DROP COLUMN "_s + column);
    }
}

void countAllNumbers(Database &database)
{
    executeAll(database, countsOfAll);
}

/// Step n brings version n to version n + 1. Only ever append.
constexpr std::array steps{createTables, takeCountsOutOfAccounts, countAllNumbers};

qint64 pragmaValue(Database &database, const QString &name)
{
    Statement statement(database, u"PRAGMA "_s + name);
    return statement.next() ? statement.integer(0) : 0;
}

} // namespace

DatabaseOrigin originOf(Database &database)
{
    Statement tables(database, u"SELECT count(*) FROM sqlite_master"_s);
    const qint64 count = tables.next() ? tables.integer(0) : 0;
    return {pragmaValue(database, u"application_id"_s), pragmaValue(database, u"user_version"_s),
            count};
}

qint64 newestVersion()
{
    return qint64(steps.size());
}

void migrate(Database &database)
{
    qint64 version = pragmaValue(database, u"user_version"_s);
    for (; version < qint64(steps.size()); ++version) {
        Transaction transaction(database);
        steps.at(std::size_t(version))(database);
        database.execute(u"PRAGMA application_id = %1"_s.arg(applicationId));
        database.execute(u"PRAGMA user_version = %1"_s.arg(version + 1));
        transaction.commit();
    }
}

} // namespace numberdesk::localgateway
