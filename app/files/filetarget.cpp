// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/filetarget.h"

#include "files/ownmarks.h"

#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>

namespace numberdesk {

namespace {

constexpr int mostLinks = 40; // as the kernel has it
constexpr unsigned ownerOnly = S_IRUSR | S_IWUSR;
constexpr unsigned forEverybody = 0666; // less the umask
constexpr unsigned permissionBits = 07777;

Failure<FileFault> fault(int code)
{
    return Failure<FileFault>(fileFaultOf(code));
}

QByteArray folderOf(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return slash < 0 ? QByteArray() : path.first(slash + 1);
}

/// Links of /proc lead to what a process has open, not to a name that could be given a new file.
bool isOpenFile(const QByteArray &path)
{
    return path.startsWith("/proc/");
}

/// The name behind all links at `path`, which need not exist.
FileResult<QByteArray> behindLinks(QByteArray path)
{
    for (int followed = 0; followed <= mostLinks; ++followed) {
        std::array<char, PATH_MAX> text{};
        const ssize_t length = ::readlink(path.constData(), text.data(), text.size());
        if (length < 0 && errno == EINVAL)
            return path; // exists and is no link
        if (length < 0 && errno == ENOENT)
            return path;
        if (length < 0)
            return lastFileFault();
        if (isOpenFile(path))
            return path;
        const QByteArray next(text.data(), length);
        path = next.startsWith('/') ? next : folderOf(path) + next;
    }
    return fault(ELOOP);
}

FileResult<FileTarget> ownTarget(const QByteArray &path)
{
    FileTarget target{path};
    target.mode = ownerOnly;
    struct stat there = {};
    if (::lstat(path.constData(), &there) != 0)
        return errno == ENOENT ? FileResult<FileTarget>(target) : lastFileFault();
    if (S_ISDIR(there.st_mode))
        return fault(EISDIR);
    return target;
}

FileResult<FileTarget> namedTarget(const QByteArray &path)
{
    const FileResult<QByteArray> name = behindLinks(path);
    if (!name)
        return Failure<FileFault>(name.error());
    if (const std::optional<FileFault> kept = whyKeptByContent(QFile::decodeName(*name)))
        return Failure<FileFault>(*kept);
    FileTarget target{*name};
    target.mode = forEverybody;
    struct stat there = {};
    if (::stat(name->constData(), &there) != 0)
        return errno == ENOENT ? FileResult<FileTarget>(target) : lastFileFault();
    if (S_ISDIR(there.st_mode))
        return fault(EISDIR);
    if (::access(name->constData(), W_OK) != 0)
        return lastFileFault();
    target.isWhole = S_ISREG(there.st_mode) && !isOpenFile(*name);
    target.exists = true;
    target.mode = there.st_mode & permissionBits;
    target.owner = there.st_uid;
    target.group = there.st_gid;
    return target;
}

} // namespace

FileResult<FileTarget> findFileTarget(const QString &path, FilePlace place)
{
    const QByteArray name = QFile::encodeName(path);
    return place == FilePlace::DataDirectory ? ownTarget(name) : namedTarget(name);
}

} // namespace numberdesk
