// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/deskdatabase.h"

#include "storage/deskmigrations.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QThreadPool>
#include <QUuid>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr std::chrono::milliseconds lockWait = 10s; // for another process that opens it, too

struct DatabaseText
{
    Q_DECLARE_TR_FUNCTIONS(DeskDatabase)
};

/// SQLITE_CORRUPT and SQLITE_NOTADB (SQLite result codes).
bool isDamage(const QSqlError &error)
{
    const QString code = error.nativeErrorCode();
    return code == "11"_L1 || code == "26"_L1;
}

Failure<StorageError> damaged(const QString &file)
{
    return Failure<StorageError>(
        {StorageError::Kind::Unusable,
         DatabaseText::tr("The database %1, which holds the connections, is damaged. Put a copy of "
                          "it back, or move it away to begin anew.")
             .arg(QDir::toNativeSeparators(file))});
}

Failure<StorageError> unusable(const QString &file, const QString &why)
{
    return Failure<StorageError>(
        {StorageError::Kind::Unusable,
         DatabaseText::tr("The database %1 cannot be used: %2. Check the disk and the file's "
                          "permissions, or choose another place with --data-dir.")
             .arg(QDir::toNativeSeparators(file), why)});
}

/// SQLite gives its -wal and -shm files the permissions of the database, so these must be right
/// before it is opened.
bool makeOwnerOnly(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
        return true;
    return file.setPermissions(ownerOnly);
}

StorageResult<void> openConnection(QSqlDatabase &connection)
{
    if (!connection.open())
        return isDamage(connection.lastError())
                   ? damaged(connection.databaseName())
                   : unusable(connection.databaseName(), connection.lastError().databaseText());
    // FULL: what was said to be kept outlasts a power cut.
    for (const QString &pragma : {u"journal_mode = WAL"_s, u"synchronous = FULL"_s,
                                  u"foreign_keys = ON"_s, u"temp_store = MEMORY"_s}) {
        QSqlQuery query(connection);
        if (!query.exec(u"PRAGMA "_s + pragma))
            return Failure<StorageError>(databaseError(connection, query));
    }
    return migrate(connection, deskMigrations());
}

} // namespace

class DeskDatabase::Private
{
public:
    explicit Private(DataDirectory dir) : directory(std::move(dir))
    {
        // A QSqlDatabase belongs to the thread that made it: one thread, which never expires.
        thread.setMaxThreadCount(1);
        thread.setExpiryTimeout(-1);
        thread.setObjectName(u"desk database"_s);
    }

    StorageResult<void> open();
    void close();

    DataDirectory directory;
    QSqlDatabase connection; ///< of the database's thread
    QThreadPool thread;
};

/// One process at a time: SQLite's own wait does not cover the change to a write-ahead log, and
/// two must not bring the same file up to date.
StorageResult<void> DeskDatabase::Private::open()
{
    const QString file = directory.deskDatabase();
    if (const Result<void, QString> usable = directory.ensure(); !usable)
        return Failure<StorageError>({StorageError::Kind::Unusable, usable.error()});
    QLockFile lock(file + ".lock"_L1);
    if (!lock.tryLock(static_cast<int>(lockWait.count())))
        return unusable(file, DatabaseText::tr("its lock file cannot be had"));
    if (!makeOwnerOnly(file))
        return unusable(file, DatabaseText::tr("it cannot be created or made private"));
    connection =
        QSqlDatabase::addDatabase(u"QSQLITE"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
    connection.setDatabaseName(file);
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    StorageResult<void> opened = openConnection(connection);
    if (!opened)
        close();
    return opened;
}

void DeskDatabase::Private::close()
{
    const QString name = connection.connectionName();
    connection.close();
    connection = {};
    QSqlDatabase::removeDatabase(name);
}

StorageError databaseError(const QSqlDatabase &database, const QSqlQuery &query)
{
    if (isDamage(query.lastError()))
        return damaged(database.databaseName()).value();
    return unusable(database.databaseName(), query.lastError().databaseText()).value();
}

DeskDatabase::DeskDatabase(const DataDirectory &directory, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(directory))
{}

DeskDatabase::~DeskDatabase()
{
    d->thread.start([this] {
        if (d->connection.isValid())
            d->close();
    });
    d->thread.waitForDone();
}

QThreadPool &DeskDatabase::thread()
{
    return d->thread;
}

QSqlDatabase &DeskDatabase::connection()
{
    return d->connection;
}

StorageResult<void> DeskDatabase::begin()
{
    if (!d->connection.isValid()) {
        if (StorageResult<void> opened = d->open(); !opened)
            return opened;
    }
    QSqlQuery query(d->connection);
    // At once for writing: a transaction that becomes one later may find that it comes too late.
    if (!query.exec(u"BEGIN IMMEDIATE"_s))
        return Failure<StorageError>(databaseError(d->connection, query));
    return {};
}

StorageResult<void> DeskDatabase::commit()
{
    QSqlQuery query(d->connection);
    if (query.exec(u"COMMIT"_s))
        return {};
    const StorageError error = databaseError(d->connection, query);
    rollback();
    return Failure<StorageError>(error);
}

void DeskDatabase::rollback()
{
    QSqlQuery(d->connection).exec(u"ROLLBACK"_s);
}

} // namespace numberdesk
