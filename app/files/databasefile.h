// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/filefault.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace numberdesk {

/// Why an SQLite file is left as it is. Nothing of that is ever mended by writing over it.
enum class DatabaseFault : quint8 {
    Folder,       ///< a folder has its name
    Link,         ///< a link has its name, which would part the file from its lock and its log
    Emptied,      ///< 0 bytes, beside what shows that it held something
    LogLeft,      ///< it is gone, but its log holds changes, which a new one would throw away
    NotADatabase, ///< no database, or damaged at its beginning
    Foreign,      ///< a database that this program did not make
    Newer,        ///< made by a newer version of this program
    Damaged,      ///< damaged inside
};

/// What a database says about where it comes from: `PRAGMA application_id`, `user_version` and
/// the number of its tables.
struct DatabaseOrigin
{
    qint64 applicationId = 0;
    qint64 version = 0;
    qint64 tables = 0;
};

/// Looks at the file before SQLite does, which takes an empty file for a new database and drops
/// the log beside it.
///
/// @param evidence other files whose presence shows that the database held something
std::optional<DatabaseFault> faultOfDatabaseFile(const QString &path,
                                                 const QStringList &evidence = {});

/// What speaks against using an open database as ours.
///
/// @param applicationId that of our databases of this kind
/// @param newest the newest version that this program knows
std::optional<DatabaseFault> faultOfOrigin(const DatabaseOrigin &found, qint64 applicationId,
                                           qint64 newest);

/// The fault with its file and what to do, translated.
QString databaseFaultText(const QString &path, DatabaseFault fault);

/// Makes the file when it is absent, and private in any case: SQLite gives its -wal and -shm files
/// the permissions that the database has. Never through a link. One that is made anew where it was
/// marked as used is told as a warning.
FileResult<void> makeDatabaseFile(const QString &path);

/// Removes the file if it is empty: a database that could not be begun is not one that was
/// emptied.
void dropEmptyDatabase(const QString &path);

/// Leaves a small file beside the database, by which it is known later that it held something.
void markDatabaseAsUsed(const QString &path);

/// Why SQLite refused, in words of ours where they help: a full disk is named as such.
///
/// @param code SQLite's result code, extended or not
/// @param text SQLite's own words
FileFault databaseRefusal(const QString &path, int code, const QString &text);

/// True for SQLite's result codes of a damaged database (SQLITE_CORRUPT, SQLITE_NOTADB).
bool isDatabaseDamage(int code);

} // namespace numberdesk
