// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/databasefile.h"

#include "files/ownfile.h"
#include "files/ownmarks.h"
#include "files/wholefile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

Q_LOGGING_CATEGORY(lcDatabase, "numberdesk.database", QtInfoMsg)

struct DatabaseFileText
{
    Q_DECLARE_TR_FUNCTIONS(DatabaseFile)
};

QString markOf(const QString &path)
{
    return path + endings::used;
}

qint64 sizeOf(const QString &path)
{
    struct stat there = {};
    return ::lstat(QFile::encodeName(path).constData(), &there) == 0 ? there.st_size : 0;
}

/// Changes that are not in the database yet, or that would be undone from it.
bool hasLog(const QString &path)
{
    return sizeOf(path + endings::log) > 0 || sizeOf(path + endings::journal) > 0;
}

/// Whether this process has the file open, as one of its connections does. To open it beside that
/// and close it again would drop all locks that SQLite holds on it in this process (fcntl, and
/// sqlite.org/howtocorrupt.html, 2.2): another process would then take the log away from under us.
bool isOpenHere(const QString &path)
{
    struct stat wanted = {};
    if (::stat(QFile::encodeName(path).constData(), &wanted) != 0)
        return false;
    const QStringList handles =
        QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    return std::any_of(handles.cbegin(), handles.cend(), [&wanted](const QString &handle) {
        struct stat open = {};
        return ::fstat(handle.toInt(), &open) == 0 && open.st_dev == wanted.st_dev &&
               open.st_ino == wanted.st_ino;
    });
}

bool beginsAsDatabase(const QString &path)
{
    if (isOpenHere(path)) // its connection has judged it
        return true;
    QFile file(path);
    return !file.open(QIODevice::ReadOnly) || file.read(marks::database.size()) == marks::database;
}

/// Whether the disk of `path` has no room left for one more page of a database.
bool isDiskFull(const QString &path)
{
    constexpr unsigned long page = 4096;
    struct statvfs disk = {};
    const QByteArray folder = QFile::encodeName(path.section(u'/', 0, -2) + u'/');
    return ::statvfs(folder.constData(), &disk) == 0 && disk.f_bavail * disk.f_frsize < page;
}

/// A name to set the file aside under, which is free and tells when that was.
QString asideName(const QString &path)
{
    return path + ".damaged-"_L1 +
           QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
}

QString setAside(const QString &path)
{
    return DatabaseFileText::tr("Put a copy of it back, or begin anew after renaming it, for "
                                "example to %1.")
        .arg(QDir::toNativeSeparators(asideName(path)));
}

QString withoutRemedy(const QString &file, DatabaseFault fault)
{
    switch (fault) {
    case DatabaseFault::Folder:
        return DatabaseFileText::tr("The database %1 cannot be used: it is a folder.").arg(file);
    case DatabaseFault::Link:
        return DatabaseFileText::tr("The database %1 cannot be used: it is a symbolic link.")
            .arg(file);
    case DatabaseFault::Emptied:
        return DatabaseFileText::tr("The database %1 is empty, although it held something before.")
            .arg(file);
    case DatabaseFault::LogLeft:
        return DatabaseFileText::tr("The database %1 is missing, but changes to it are kept beside "
                                    "its place, in %1-wal or %1-journal.")
            .arg(file);
    case DatabaseFault::NotADatabase:
        return DatabaseFileText::tr("The file %1 is no database, or is damaged at its beginning.")
            .arg(file);
    case DatabaseFault::Foreign:
        return DatabaseFileText::tr("The file %1 is a database that Numberdesk did not make.")
            .arg(file);
    case DatabaseFault::Newer:
        return DatabaseFileText::tr("The file %1 was written by a newer version of Numberdesk.")
            .arg(file);
    case DatabaseFault::Damaged:
        return DatabaseFileText::tr("The database %1 is damaged.").arg(file);
    }
    return {};
}

QString remedyFor(const QString &path, DatabaseFault fault)
{
    switch (fault) {
    case DatabaseFault::Folder:
    case DatabaseFault::Foreign:
        return DatabaseFileText::tr("Move it away, or choose another place with --data-dir.");
    case DatabaseFault::Link:
        return DatabaseFileText::tr("Put the file itself in the link's place.");
    case DatabaseFault::LogLeft:
        return DatabaseFileText::tr("Put the database back, or move that file away, too, to begin "
                                    "anew.");
    case DatabaseFault::Newer:
        return DatabaseFileText::tr("Install that version, or choose another place with "
                                    "--data-dir.");
    case DatabaseFault::Emptied:
    case DatabaseFault::NotADatabase:
    case DatabaseFault::Damaged:
        break;
    }
    const QString log = DatabaseFileText::tr("Move its -wal or -journal file along with it.");
    return setAside(path) + (hasLog(path) ? u' ' + log : QString());
}

/// Whoever moved a database away wants a new one; whoever lost it has to hear of it.
void warnOfNewBegin(const QString &path)
{
    const QString file = QDir::toNativeSeparators(path);
    qCWarning(lcDatabase).noquote()
        << DatabaseFileText::tr("The database %1 was missing, although %2 shows that it "
                                "held something before. A new, empty one was begun. If "
                                "you did not take it away yourself, end Numberdesk and "
                                "put it, or a copy of it, back.")
               .arg(file, markOf(file));
}

} // namespace

std::optional<DatabaseFault> faultOfDatabaseFile(const QString &path, const QStringList &evidence)
{
    struct stat there = {};
    if (::lstat(QFile::encodeName(path).constData(), &there) != 0)
        return hasLog(path) ? std::optional(DatabaseFault::LogLeft) : std::nullopt;
    if (S_ISDIR(there.st_mode))
        return DatabaseFault::Folder;
    if (S_ISLNK(there.st_mode))
        return DatabaseFault::Link;
    if (!S_ISREG(there.st_mode))
        return DatabaseFault::NotADatabase;
    if (there.st_size > 0)
        return beginsAsDatabase(path) ? std::nullopt : std::optional(DatabaseFault::NotADatabase);
    const bool heldSomething = hasLog(path) || isNameTaken(markOf(path)) ||
                               std::any_of(evidence.begin(), evidence.end(), isNameTaken);
    return heldSomething ? std::optional(DatabaseFault::Emptied) : std::nullopt;
}

std::optional<DatabaseFault> faultOfOrigin(const DatabaseOrigin &found, qint64 applicationId,
                                           qint64 newest)
{
    const bool isOurs = found.applicationId == applicationId;
    if (found.tables == 0 && found.version == 0 && (isOurs || found.applicationId == 0))
        return std::nullopt; // new
    if (!isOurs || found.version <= 0)
        return DatabaseFault::Foreign;
    return found.version > newest ? std::optional(DatabaseFault::Newer) : std::nullopt;
}

QString databaseFaultText(const QString &path, DatabaseFault fault)
{
    return withoutRemedy(QDir::toNativeSeparators(path), fault) + u' ' + remedyFor(path, fault);
}

FileResult<void> makeDatabaseFile(const QString &path)
{
    if (isOpenHere(path))
        return {};
    const bool isMissing = !isNameTaken(path) && isNameTaken(markOf(path));
    const int file =
        ::open(QFile::encodeName(path).constData(),
               O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return lastFileFault();
    const bool isPrivate = ::fchmod(file, S_IRUSR | S_IWUSR) == 0;
    const int code = errno;
    ::close(file);
    if (!isPrivate)
        return Failure<FileFault>(fileFaultOf(code));
    if (isMissing)
        warnOfNewBegin(path);
    return {};
}

void dropEmptyDatabase(const QString &path)
{
    if (isNameTaken(path) && sizeOf(path) == 0 && !hasLog(path))
        ::unlink(QFile::encodeName(path).constData());
}

void markDatabaseAsUsed(const QString &path)
{
    if (isNameTaken(markOf(path)))
        return;
    // Where it cannot be written, an emptied database is known by its log alone.
    [[maybe_unused]] const FileResult<void> written =
        writeWholeFile(markOf(path), FilePlace::DataDirectory,
                       "The database beside this file holds data. If it is ever found empty, "
                       "Numberdesk says so in place of beginning a new one.\n");
}

FileFault databaseRefusal(const QString &path, int code, const QString &text)
{
    constexpr int primary = 0xff;
    constexpr std::array mayBeFull{10, 13, 14}; // SQLITE_IOERR, _FULL, _CANTOPEN
    constexpr int full = 13;
    constexpr int readOnly = 8;
    const int kind = code & primary;
    const bool suspicious = std::find(mayBeFull.begin(), mayBeFull.end(), kind) != mayBeFull.end();
    if (kind == full || (suspicious && isDiskFull(path)))
        return fileFaultOf(ENOSPC);
    if (kind == readOnly)
        return fileFaultOf(::access(QFile::encodeName(path).constData(), W_OK) != 0 ? errno
                                                                                    : EACCES);
    FileFault fault = fileFaultOf(0);
    fault.reason = text;
    return fault;
}

bool isDatabaseDamage(int code)
{
    constexpr int primary = 0xff;
    constexpr int corrupt = 11;
    constexpr int notADatabase = 26;
    return (code & primary) == corrupt || (code & primary) == notADatabase;
}

} // namespace numberdesk
