// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/store/database.h"

#include "localgateway/store/migrations.h"

#include <QFile>
#include <QSqlError>
#include <QUuid>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr qsizetype keptStatements = 200;

/// SQLite gives its -wal and -shm files the permissions of the database, so these must be right
/// before it is opened.
bool makeOwnerOnly(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly);
    return file.setPermissions(ownerOnly);
}

QSqlDatabase newConnection(const QString &file)
{
    QSqlDatabase connection =
        QSqlDatabase::addDatabase(u"QSQLITE"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
    connection.setDatabaseName(file);
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    return connection;
}

[[noreturn]] void fail(const QSqlError &error)
{
    throw StoreFailure(error.text().toStdString());
}

QString unusable(const QString &file, const QString &why)
{
    return u"The database %1 cannot be used: %2"_s.arg(file, why);
}

} // namespace

Result<std::unique_ptr<Database>, QString> Database::open(const QString &file)
{
    if (!makeOwnerOnly(file))
        return Failure<QString>(unusable(file, u"it cannot be created or made private."_s));
    // No other handle may outlive the database's own, or Qt keeps the connection.
    std::unique_ptr<Database> database(new Database(newConnection(file)));
    if (!database->m_connection.open())
        return Failure<QString>(unusable(file, database->m_connection.lastError().text()));
    try {
        // NORMAL survives kill -9; only a power cut can cost the last moments.
        for (const char *pragma : {"journal_mode = WAL", "synchronous = NORMAL",
                                   "foreign_keys = ON", "temp_store = MEMORY"})
            database->execute(u"PRAGMA "_s + QLatin1String(pragma));
        migrate(*database);
    } catch (const StoreFailure &failure) {
        return Failure<QString>(
            unusable(file, u"%1. Move the file away, or name another with --database."_s.arg(
                               QString::fromUtf8(failure.what()).section(u" Unable"_s, 0, 0))));
    }
    return database;
}

Database::Database(QSqlDatabase connection) : m_connection(std::move(connection)) {}

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
    : m_query(database.prepared(sql))
{
    for (qsizetype i = 0; i < values.size(); ++i)
        m_query->bindValue(static_cast<int>(i), values.at(i));
    if (!m_query->exec())
        fail(m_query->lastError());
}

Statement::~Statement()
{
    m_query->finish();
}

bool Statement::next()
{
    return m_query->next();
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
