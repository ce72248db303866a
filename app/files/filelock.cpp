// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/filelock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace numberdesk {

using namespace std::chrono_literals;

namespace {

constexpr auto askAgain = 20ms;

/// True while the name still leads to the file that is open: whoever removes a lock file leaves
/// the others with locks on a file that nobody finds.
bool isStillThere(int file, const QByteArray &path)
{
    struct stat ours = {};
    struct stat there = {};
    return ::fstat(file, &ours) == 0 && ::lstat(path.constData(), &there) == 0 &&
           ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

int lockNow(int file)
{
    int result = 0;
    do {
        result = ::flock(file, LOCK_EX | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    return result;
}

} // namespace

FileLock::FileLock(QString path) : m_path(std::move(path)) {}

FileLock::~FileLock()
{
    unlock();
}

FileResult<bool> FileLock::tryLock()
{
    if (isHeld())
        return true;
    const QByteArray path = QFile::encodeName(m_path);
    // O_NONBLOCK: whatever stands there, opening it holds nobody up.
    const int file =
        ::open(path.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
               S_IRUSR | S_IWUSR);
    if (file < 0)
        return lastFileFault();
    const bool got = lockNow(file) == 0;
    const int code = errno;
    if (got && isStillThere(file, path)) {
        m_file = file;
        return true;
    }
    ::close(file);
    if (got || code == EWOULDBLOCK)
        return false;
    return Failure<FileFault>(fileFaultOf(code));
}

FileResult<bool> FileLock::lockWithin(std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    FileResult<bool> got = tryLock();
    while (got && !*got && !deadline.hasExpired()) {
        QThread::msleep(static_cast<unsigned long>(askAgain.count()));
        got = tryLock();
    }
    return got;
}

void FileLock::unlock()
{
    // Closing ends the lock; the file stays, since removing it would part those who wait for it.
    if (m_file >= 0)
        ::close(std::exchange(m_file, -1));
}

} // namespace numberdesk
