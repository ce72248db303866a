// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/deskdatabase.h"

#include "files/databasefile.h"
#include "files/filelock.h"
#include "files/ownmarks.h"
#include "storage/deskmemory.h"
#include "storage/deskmigrations.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QThreadPool>
#include <QUuid>

#include <cerrno>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr std::chrono::milliseconds openingWait = 10s; // for another process that opens it, too

struct DatabaseText
{
    Q_DECLARE_TR_FUNCTIONS(DeskDatabase)
};

Failure<StorageError> faulty(const QString &file, DatabaseFault fault)
{
    const bool newer = fault == DatabaseFault::Newer;
    return Failure<StorageError>({newer ? StorageError::Kind::Newer : StorageError::Kind::Unusable,
                                  databaseFaultText(file, fault)});
}

Failure<StorageError> unusable(const QString &file, const FileFault &why)
{
    return Failure<StorageError>(
        {StorageError::Kind::Unusable,
         DatabaseText::tr("The database %1 cannot be used: %2. %3")
             .arg(QDir::toNativeSeparators(file), why.reason, why.remedy)});
}

Failure<StorageError> refused(const QSqlDatabase &database, const QSqlError &error)
{
    const QString file = database.databaseName();
    const int code = error.nativeErrorCode().toInt();
    if (isDatabaseDamage(code))
        return faulty(file, DatabaseFault::Damaged);
    return unusable(file, databaseRefusal(file, code, error.databaseText()));
}

/// A few milliseconds for a file as small as this one, against finding out by half.
StorageResult<void> checkInside(const QSqlDatabase &connection)
{
    QSqlQuery query(connection);
    if (!query.exec(u"PRAGMA quick_check(1)"_s) || !query.next())
        return Failure<StorageError>(databaseError(connection, query));
    if (query.value(0).toString() == "ok"_L1)
        return {};
    return faulty(connection.databaseName(), DatabaseFault::Damaged);
}

StorageResult<void> openConnection(QSqlDatabase &connection)
{
    if (!connection.open())
        return refused(connection, connection.lastError());
    if (StorageResult<void> sound = checkInside(connection).and_then([&] {
            return checkOrigin(connection, deskMigrations());
        });
        !sound)
        return sound;
    // FULL: what was said to be kept outlasts a power cut. What is forgotten is overwritten.
    for (const QString &pragma :
         {u"journal_mode = WAL"_s, u"synchronous = FULL"_s, u"foreign_keys = ON"_s,
          u"temp_store = MEMORY"_s, u"secure_delete = ON"_s}) {
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
    explicit Private(DataDirectory dir, DeskMemory *inMemory)
        : directory(std::move(dir)), memory(inMemory)
    {
        // A QSqlDatabase belongs to the thread that made it: one thread, which never expires.
        thread.setMaxThreadCount(1);
        thread.setExpiryTimeout(-1);
        thread.setObjectName(u"desk database"_s);
    }

    StorageResult<void> open();
    StorageResult<void> openFile();
    StorageResult<void> openMemory();
    StorageError full() const;
    StorageResult<void> take(FileLock &lock) const;
    void close();

    DataDirectory directory;
    DeskMemory *memory;      ///< null: a file
    QSqlDatabase connection; ///< of the database's thread
    QThreadPool thread;
};

StorageResult<void> DeskDatabase::Private::open()
{
    return memory == nullptr ? openFile() : openMemory();
}

StorageResult<void> DeskDatabase::Private::openMemory()
{
    connection =
        QSqlDatabase::addDatabase(u"QSQLITE"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
    connection.setDatabaseName(memory->name());
    connection.setConnectOptions(u"QSQLITE_OPEN_URI"_s);
    StorageResult<void> opened = openConnection(connection);
    if (!opened)
        close();
    return opened;
}

/// What is said when a memory does not take something.
StorageError DeskDatabase::Private::full() const
{
    return unusable(u"in memory"_s, fileFaultOf(ENOSPC)).value();
}

/// One process at a time: SQLite's own wait does not cover the change to a write-ahead log, and
/// two must not bring the same file up to date.
StorageResult<void> DeskDatabase::Private::openFile()
{
    const QString file = directory.deskDatabase();
    if (const Result<void, QString> usable = directory.ensure(); !usable)
        return Failure<StorageError>({StorageError::Kind::Unusable, usable.error()});
    FileLock lock(file + endings::lock);
    if (StorageResult<void> held = take(lock); !held)
        return held;
    if (const auto fault = faultOfDatabaseFile(file, {directory.secretsFile()}))
        return faulty(file, *fault);
    if (const FileResult<void> made = makeDatabaseFile(file); !made)
        return unusable(file, made.error());
    connection =
        QSqlDatabase::addDatabase(u"QSQLITE"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
    connection.setDatabaseName(file);
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    StorageResult<void> opened = openConnection(connection);
    if (opened) {
        markDatabaseAsUsed(file);
        return opened;
    }
    close();
    dropEmptyDatabase(file);
    return opened;
}

StorageResult<void> DeskDatabase::Private::take(FileLock &lock) const
{
    const FileResult<bool> held = lock.lockWithin(openingWait);
    if (!held)
        return unusable(lock.path(), held.error());
    if (*held)
        return {};
    return Failure<StorageError>(
        {StorageError::Kind::Unusable,
         DatabaseText::tr("The database %1 is being opened by another process for too long. End "
                          "that process and try again.")
             .arg(QDir::toNativeSeparators(directory.deskDatabase()))});
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
    return refused(database, query.lastError()).value();
}

DeskDatabase::DeskDatabase(const DataDirectory &directory, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(directory, nullptr))
{}

DeskDatabase::DeskDatabase(DeskMemory &memory, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(DataDirectory(), &memory))
{}

DeskDatabase::~DeskDatabase()
{
    finishPool(d->thread, [this] {
        if (d->connection.isValid())
            d->close();
    });
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
    if (d->memory != nullptr && !d->memory->begins())
        return Failure<StorageError>(d->full());
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
    if (d->memory != nullptr && !d->memory->keeps(d->connection)) {
        rollback();
        return Failure<StorageError>(d->full());
    }
    QSqlQuery query(d->connection);
    if (query.exec(u"COMMIT"_s)) {
        if (d->memory != nullptr)
            d->memory->kept();
        return {};
    }
    const StorageError error = databaseError(d->connection, query);
    rollback();
    return Failure<StorageError>(error);
}

void DeskDatabase::rollback()
{
    QSqlQuery(d->connection).exec(u"ROLLBACK"_s);
}

} // namespace numberdesk
