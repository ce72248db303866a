// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/privatecopy.h"

#include <QDir>
#include <QFile>
#include <QUuid>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace numberdesk {

namespace {

/// A file of a new name, locked. Between its making and its lock others may take it for one that
/// was left behind and clear it away: then it is another one.
FileResult<std::unique_ptr<FileLock>> lockNewFile(const QString &folder)
{
    for (;;) {
        auto lock = std::make_unique<FileLock>(folder + u'/' +
                                               QUuid::createUuid().toString(QUuid::WithoutBraces));
        const FileResult<bool> held = lock->tryLock();
        if (!held)
            return Failure<FileFault>(held.error());
        if (*held)
            return lock;
    }
}

/// Into the file that is locked; a new one would have a lock of its own.
FileResult<void> fill(const QString &path, const QByteArray &content)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0)
        return Failure<FileFault>(fileFaultOf(errno));
    qsizetype done = 0;
    int code = 0;
    while (code == 0 && done < content.size()) {
        const ssize_t count = ::write(file, content.constData() + done,
                                      static_cast<std::size_t>(content.size() - done));
        if (count > 0)
            done += count;
        else if (count == 0 || errno != EINTR)
            code = count == 0 ? ENOSPC : errno;
    }
    if (code == 0 && ::fsync(file) != 0)
        code = errno;
    ::close(file);
    if (code != 0)
        return Failure<FileFault>(fileFaultOf(code));
    return {};
}

} // namespace

FileResult<std::shared_ptr<const PrivateCopy>> PrivateCopy::make(const QString &folder,
                                                                 const QByteArray &content)
{
    if (::mkdir(QFile::encodeName(folder).constData(), S_IRWXU) != 0 && errno != EEXIST)
        return Failure<FileFault>(fileFaultOf(errno));
    clearAbandoned(folder);
    FileResult<std::unique_ptr<FileLock>> lock = lockNewFile(folder);
    if (!lock)
        return Failure<FileFault>(lock.error());
    auto copy = std::make_shared<const PrivateCopy>(std::move(*lock));
    return fill(copy->path(), content).map([&] { return copy; });
}

/// A lock file of its own beside each would have to be cleared away itself.
void PrivateCopy::clearAbandoned(const QString &folder)
{
    const QStringList names = QDir(folder).entryList(QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        FileLock lock(folder + u'/' + name);
        const FileResult<bool> free = lock.tryLock();
        if (free && *free)
            QFile::remove(lock.path());
    }
}

PrivateCopy::~PrivateCopy()
{
    QFile::remove(m_lock->path());
}

} // namespace numberdesk
