// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/store/database.h"

#include "files/databasefile.h"
#include "localgateway/store/migrations.h"

#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keptStatements = 200;

QSqlDatabase newConnection(const QString &file)
{
    QSqlDatabase connection =
        QSqlDatabase::addDatabase(u"QSQLITE"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
    connection.setDatabaseName(file);
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    return connection;
}

QString unusable(const QString &file, const FileFault &why)
{
    return u"The database %1 cannot be used: %2. %3"_s.arg(file, why.reason, why.remedy);
}

/// SQLite's result codes (sqlite.org/rescode.html); their upper bytes only say more.
StoreFailure::Kind kindOf(const QSqlError &error)
{
    constexpr int primary = 0xff;
    constexpr int busy = 5;
    constexpr int locked = 6;
    constexpr int inputOutput = 10;
    constexpr int full = 13;
    constexpr int cannotOpen = 14;
    switch (error.nativeErrorCode().toInt() & primary) {
    case full:
        return StoreFailure::Kind::Full;
    case busy:
    case locked:
    case inputOutput:
    case cannotOpen:
        return StoreFailure::Kind::Unreachable;
    default:
        return StoreFailure::Kind::Broken;
    }
}

/// Damage that lies where nobody reads would be found in the middle of somebody's work. Larger
/// files would keep everybody waiting; theirs is told when it is met.
constexpr qint64 mostToCheck = 32LL * 1024 * 1024;

} // namespace

Result<std::unique_ptr<Database>, QString> Database::open(const QString &file)
{
    if (const auto fault = faultOfDatabaseFile(file))
        return Failure<QString>(databaseFaultText(file, *fault));
    if (const FileResult<void> made = makeDatabaseFile(file); !made)
        return Failure<QString>(unusable(file, made.error()));
    // No other handle may outlive the database's own, or Qt keeps the connection.
    std::unique_ptr<Database> database(new Database(newConnection(file)));
    if (const Result<void, QString> ready = database->makeReady(); !ready) {
        database.reset();
        dropEmptyDatabase(file);
        return Failure<QString>(ready.error());
    }
    markDatabaseAsUsed(file);
    return database;
}

Result<std::unique_ptr<Database>, QString> Database::openInMemory()
{
    std::unique_ptr<Database> database(new Database(newConnection(u":memory:"_s)));
    if (const Result<void, QString> ready = database->makeReady(); !ready)
        return Failure<QString>(ready.error());
    return database;
}

Result<void, QString> Database::makeReady()
{
    const QString file = m_connection.databaseName();
    if (!m_connection.open())
        return Failure<QString>(describe(m_connection.lastError()));
    try {
        // Before anything is written: a file that is not ours stays as it is.
        if (const auto fault = faultInside())
            return Failure<QString>(databaseFaultText(file, *fault));
        // NORMAL survives kill -9; only a power cut can cost the last moments. 64 MiB of pages are
        // kept, and the log of writes is folded in after 8,000 pages rather than after 1,000: an
        // import writes the same pages again and again.
        for (const char *pragma :
             {"journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON",
              "temp_store = MEMORY", "cache_size = -65536", "wal_autocheckpoint = 8000"})
            execute(u"PRAGMA "_s + QLatin1String(pragma));
        migrate(*this);
    } catch (const StoreFailure &failure) {
        return Failure<QString>(QString::fromUtf8(failure.what()));
    }
    return {};
}

std::optional<DatabaseFault> Database::faultInside()
{
    if (QFileInfo(m_connection.databaseName()).size() <= mostToCheck) {
        Statement check(*this, u"PRAGMA quick_check(1)"_s);
        if (!check.next() || check.text(0) != "ok"_L1)
            return DatabaseFault::Damaged;
    }
    return faultOfOrigin(originOf(*this), applicationId, newestVersion());
}

QString Database::describe(const QSqlError &error) const
{
    const QString file = m_connection.databaseName();
    const int code = error.nativeErrorCode().toInt();
    if (isDatabaseDamage(code))
        return databaseFaultText(file, DatabaseFault::Damaged);
    return unusable(file, databaseRefusal(file, code, error.databaseText()));
}

void Database::fail(const QSqlError &error) const
{
    throw StoreFailure(describe(error).toStdString(), kindOf(error));
}

Database::Database(const QSqlDatabase &connection) : m_connection(connection) {}

Database::~Database()
{
    m_statements.clear();
    const QString name = m_connection.connectionName();
    m_connection.close();
    m_connection = {};
    QSqlDatabase::removeDatabase(name);
}

std::shared_ptr<QSqlQuery> Database::prepared(const QString &sql)
{
    if (const auto found = m_statements.constFind(sql); found != m_statements.constEnd())
        return *found;
    // Filters make new texts without end; forgetting all of them now and then is enough.
    if (m_statements.size() >= keptStatements)
        m_statements.clear();
    auto query = std::make_shared<QSqlQuery>(m_connection);
    query->setForwardOnly(true);
    if (!query->prepare(sql))
        fail(query->lastError());
    m_statements.insert(sql, query);
    return query;
}

void Database::execute(const QString &sql)
{
    QSqlQuery query(m_connection);
    if (!query.exec(sql))
        fail(query.lastError());
}

Statement::Statement(Database &database, const QString &sql, const QVariantList &values)
    : m_database(database), m_query(database.prepared(sql))
{
    for (qsizetype i = 0; i < values.size(); ++i)
        m_query->bindValue(static_cast<int>(i), values.at(i));
    if (!m_query->exec())
        m_database.fail(m_query->lastError());
}

Statement::~Statement()
{
    m_query->finish();
}

bool Statement::next()
{
    if (m_query->next())
        return true;
    // The end, unless the database could not be read on.
    if (m_query->lastError().isValid())
        m_database.fail(m_query->lastError());
    return false;
}

QString Statement::text(int column) const
{
    return m_query->value(column).toString();
}

QByteArray Statement::utf8(int column) const
{
    return text(column).toUtf8();
}

QByteArray Statement::blob(int column) const
{
    return m_query->value(column).toByteArray();
}

qint64 Statement::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

bool Statement::isNull(int column) const
{
    return m_query->isNull(column);
}

qint64 Statement::changes() const
{
    return m_query->numRowsAffected();
}

QVariant orNull(const std::optional<qint64> &value)
{
    return value ? QVariant(*value) : QVariant(QMetaType::fromType<qint64>());
}

Transaction::Transaction(Database &database) : m_database(database)
{
    Statement begin(m_database, u"BEGIN IMMEDIATE"_s);
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    try {
        Statement rollback(m_database, u"ROLLBACK"_s);
    } catch (const StoreFailure &) {
        // SQLite rolled back by itself, as it does when the disk is full.
    }
}

void Transaction::commit()
{
    Statement commit(m_database, u"COMMIT"_s);
    m_open = false;
}

void Transaction::undoAll()
{
    {
        Statement rollback(m_database, u"ROLLBACK"_s);
        m_open = false;
    }
    Statement begin(m_database, u"BEGIN IMMEDIATE"_s);
    m_open = true;
}

} // namespace numberdesk::localgateway
