// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/deskmigrations.h"

#include "files/databasefile.h"
#include "files/filefault.h"
#include "storage/deskdatabase.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <array>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int applicationId = 0x4e444445; // "NDDE": a desk of Numberdesk

// `name_key` is the name as it is compared: SQLite folds the letters of ASCII only.
constexpr std::array<const char *, 1> connections{
    "CREATE TABLE connections ("
    " name_key TEXT PRIMARY KEY, name TEXT NOT NULL, base_url TEXT NOT NULL,"
    " token_url TEXT NOT NULL, client_id TEXT NOT NULL, certificate_file TEXT NOT NULL,"
    " scope TEXT NOT NULL, api_version TEXT NOT NULL, colour TEXT NOT NULL,"
    " read_only INTEGER NOT NULL, ca_file TEXT NOT NULL, proxy TEXT NOT NULL,"
    " request_budget INTEGER, timeout_ms INTEGER NOT NULL, secret_place TEXT NOT NULL)",
};

// Times are milliseconds since 1970, UTC. `bytes` counts what parts and journal take, so that the
// list need not add them up. A job's journal is read in the order of its rowids.
constexpr std::array<const char *, 5> jobs{
    "CREATE TABLE jobs ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, connection TEXT NOT NULL,"
    " gateway TEXT NOT NULL, title TEXT NOT NULL, reference TEXT NOT NULL,"
    " started INTEGER NOT NULL, ended INTEGER, state TEXT NOT NULL, note TEXT NOT NULL,"
    " rows INTEGER NOT NULL, done INTEGER NOT NULL, failed INTEGER NOT NULL,"
    " requests_left INTEGER NOT NULL, counts BLOB NOT NULL, origin INTEGER NOT NULL,"
    " images INTEGER NOT NULL, request INTEGER NOT NULL, bytes INTEGER NOT NULL,"
    " head BLOB NOT NULL)",
    "CREATE TABLE job_parts ("
    " id INTEGER PRIMARY KEY, job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,"
    " data BLOB NOT NULL)",
    "CREATE INDEX job_parts_of ON job_parts(job)",
    "CREATE TABLE job_events ("
    " id INTEGER PRIMARY KEY, job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,"
    " data BLOB NOT NULL, images BLOB)",
    "CREATE INDEX job_events_of ON job_events(job)",
};

/// Only ever append: a step that was released is never changed.
constexpr std::array<MigrationStep, 2> releasedSteps{connections, jobs};

struct MigrationText
{
    Q_DECLARE_TR_FUNCTIONS(DeskDatabase)
};

StorageResult<void> execute(QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql))
        return Failure<StorageError>(databaseError(database, query));
    return {};
}

StorageResult<qint64> valueOf(QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql) || !query.next())
        return Failure<StorageError>(databaseError(database, query));
    return query.value(0).toLongLong();
}

/// VACUUM INTO takes what is in the write-ahead log along, which a copy of the file would miss.
StorageResult<void> keepCopy(QSqlDatabase &database, qint64 version)
{
    const QString copy = u"%1.v%2"_s.arg(database.databaseName()).arg(version);
    QFile::remove(copy);
    QFile file(copy);
    // VACUUM INTO fills an empty file, and so its permissions are right from the first byte.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                   QFile::ReadOwner | QFile::WriteOwner)) {
        return Failure<StorageError>(
            {StorageError::Kind::Unusable,
             MigrationText::tr("No copy of the database can be kept as %1 before it is brought up "
                               "to date: %2. Free disk space or check its permissions.")
                 .arg(QDir::toNativeSeparators(copy), file.errorString())});
    }
    file.close();
    QSqlQuery query(database);
    query.prepare(u"VACUUM INTO ?"_s);
    query.addBindValue(copy);
    if (!query.exec())
        return Failure<StorageError>(databaseError(database, query));
    return {};
}

StorageResult<void> runStep(QSqlDatabase &database, MigrationStep step, qint64 version)
{
    StorageResult<void> done = execute(database, u"BEGIN IMMEDIATE"_s);
    for (const char *sql : step)
        done = done.and_then([&] { return execute(database, QString::fromLatin1(sql)); });
    done = done.and_then([&] {
                   return execute(database, u"PRAGMA application_id = %1"_s.arg(applicationId));
               })
               .and_then([&] {
                   return execute(database, u"PRAGMA user_version = %1"_s.arg(version + 1));
               })
               .and_then([&] { return execute(database, u"COMMIT"_s); });
    if (!done)
        QSqlQuery(database).exec(u"ROLLBACK"_s);
    return done;
}

} // namespace

std::span<const MigrationStep> deskMigrations()
{
    return releasedSteps;
}

StorageResult<void> checkOrigin(QSqlDatabase &database, std::span<const MigrationStep> steps)
{
    const StorageResult<qint64> version = valueOf(database, u"PRAGMA user_version"_s);
    if (!version)
        return Failure<StorageError>(version.error());
    const auto tables = valueOf(database, u"SELECT count(*) FROM sqlite_master"_s);
    if (!tables)
        return Failure<StorageError>(tables.error());
    const auto id = valueOf(database, u"PRAGMA application_id"_s);
    if (!id)
        return Failure<StorageError>(id.error());
    const auto fault =
        faultOfOrigin({*id, *version, *tables}, applicationId, static_cast<qint64>(steps.size()));
    if (!fault)
        return {};
    const bool newer = *fault == DatabaseFault::Newer;
    return Failure<StorageError>({newer ? StorageError::Kind::Newer : StorageError::Kind::Unusable,
                                  databaseFaultText(database.databaseName(), *fault)});
}

StorageResult<void> migrate(QSqlDatabase &database, std::span<const MigrationStep> steps)
{
    const StorageResult<qint64> version = valueOf(database, u"PRAGMA user_version"_s);
    if (!version)
        return Failure<StorageError>(version.error());
    const auto newest = static_cast<qint64>(steps.size());
    StorageResult<void> done = checkOrigin(database, steps);
    if (done && *version > 0 && *version < newest)
        done = keepCopy(database, *version);
    for (qint64 next = *version; done && next < newest; ++next)
        done = runStep(database, steps[static_cast<std::size_t>(next)], next);
    return done;
}

} // namespace numberdesk
