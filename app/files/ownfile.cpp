// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/ownfile.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace numberdesk {

namespace {

/// A descriptor that is closed in any case.
class OpenFile
{
public:
    explicit OpenFile(const QString &path)
        : m_file(::open(QFile::encodeName(path).constData(),
                        O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC))
    {}
    ~OpenFile()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    Q_DISABLE_COPY_MOVE(OpenFile)

    int descriptor() const { return m_file; }

private:
    int m_file;
};

/// What speaks against reading the file; 0 when nothing does.
int obstacle(int file, qint64 mostBytes)
{
    struct stat there = {};
    if (::fstat(file, &there) != 0)
        return errno;
    if (S_ISDIR(there.st_mode))
        return EISDIR;
    if (!S_ISREG(there.st_mode))
        return ENOTSUP;
    return there.st_size > mostBytes ? EFBIG : 0;
}

} // namespace

FileResult<QByteArray> readOwnFile(const QString &path, qint64 mostBytes)
{
    const OpenFile file(path);
    if (file.descriptor() < 0)
        return lastFileFault();
    if (const int code = obstacle(file.descriptor(), mostBytes))
        return Failure<FileFault>(fileFaultOf(code));
    constexpr qsizetype step = 65536;
    QByteArray bytes(""); // an empty file is not the same as none
    while (bytes.size() <= mostBytes) {
        QByteArray part(step, Qt::Uninitialized);
        const ssize_t got = ::read(file.descriptor(), part.data(), std::size_t(part.size()));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return lastFileFault();
        if (got == 0)
            return bytes;
        bytes.append(part.constData(), got);
    }
    return Failure<FileFault>(fileFaultOf(EFBIG));
}

bool isNameTaken(const QString &path)
{
    struct stat there = {};
    return ::lstat(QFile::encodeName(path).constData(), &there) == 0;
}

} // namespace numberdesk
