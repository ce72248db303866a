// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "files/databasefile.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <memory>
#include <optional>
#include <stdexcept>

namespace numberdesk::localgateway {

/// SQLite refused what is expected to work. Thrown by the store; one that a request meets becomes
/// status 500, 503 or 507 in api/dispatcher.cpp.
class StoreFailure : public std::runtime_error
{
public:
    /// Whether trying again can help; answered with status 500, 503 and 507, in this order.
    enum class Kind {
        Broken,      ///< the file is damaged, or this program is wrong
        Unreachable, ///< held by somebody else, or its disk does not answer: may pass
        Full,        ///< the disk, or what this user may have of it
    };

    /// @p text: English, with the file and what to do.
    explicit StoreFailure(const std::string &text, Kind kind = Kind::Broken)
        : std::runtime_error(text), m_kind(kind)
    {}

    /// Broken unless SQLite's result code tells of another.
    Kind kind() const { return m_kind; }

private:
    Kind m_kind;
};

/// One open SQLite file with its schema brought up to date. Used by one thread.
class Database
{
public:
    /// Opens @p file, creates it owner-only when it is absent, and runs the migrations; a
    /// sentence with the file and the remedy when it cannot be used, and then nothing is changed.
    static Result<std::unique_ptr<Database>, QString> open(const QString &file);
    /// A new one in memory, which ends with the object.
    static Result<std::unique_ptr<Database>, QString> openInMemory();
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// The prepared statement for @p sql, kept for the next use.
    std::shared_ptr<QSqlQuery> prepared(const QString &sql);

    /// Runs statements without parameters, as the schema and transactions need them.
    void execute(const QString &sql);

    /// Throws what SQLite said, with the file and what to do.
    [[noreturn]] void fail(const QSqlError &error) const;

private:
    explicit Database(const QSqlDatabase &connection);

    Result<void, QString> makeReady();
    std::optional<DatabaseFault> faultInside();
    QString describe(const QSqlError &error) const;

    QSqlDatabase m_connection;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
};

/// One run of a prepared statement with its bound values; its cursor closes with it.
class Statement
{
public:
    /// Runs @p sql at once, with @p values for its `?` in their order; throws StoreFailure. Two
    /// with the same text must not be read side by side: they share the prepared statement.
    Statement(Database &database, const QString &sql, const QVariantList &values = {});
    ~Statement();
    Q_DISABLE_COPY_MOVE(Statement)

    /// Goes to the next row, at first to the first; false behind the last. Throws StoreFailure when
    /// it cannot be read.
    bool next();
    /// Column @p column, from 0, of the row that next() went to, and so below; empty for NULL.
    QString text(int column) const;
    /// The same text in UTF-8.
    QByteArray utf8(int column) const;
    /// Its bytes. Spares long texts the way through UTF-16 when the SELECT casts them to BLOB.
    QByteArray blob(int column) const;
    /// 0 for NULL and for what is no number.
    qint64 integer(int column) const;
    /// True when SQLite has no value there, which text() and integer() do not tell from an empty
    /// one.
    bool isNull(int column) const;

    /// Rows changed by an INSERT, UPDATE or DELETE.
    qint64 changes() const;

private:
    Database &m_database;
    std::shared_ptr<QSqlQuery> m_query;
};

/// @p value as it is bound to a statement; NULL when there is none.
QVariant orNull(const std::optional<qint64> &value);

/// A transaction that is rolled back unless commit() was called.
class Transaction
{
public:
    /// Begins it as one that writes (BEGIN IMMEDIATE), so waits up to 5 s for another writer;
    /// throws StoreFailure. There can be only one at a time.
    explicit Transaction(Database &database);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    /// Stores all that was written since it began. Throws StoreFailure, and then stores nothing.
    void commit();

    /// Undoes everything since begin; the transaction stays open.
    void undoAll();

private:
    Database &m_database;
    bool m_open = true;
};

} // namespace numberdesk::localgateway
