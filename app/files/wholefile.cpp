// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/wholefile.h"

#include <QFile>
#include <QRandomGenerator>

#include <cerrno>
#include <cstdio>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace numberdesk {

namespace {

constexpr int mostNames = 100; // of a new file, until one is free

QByteArray folderToOpen(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return slash < 0 ? QByteArray("./") : path.first(slash + 1);
}

/// Short, so that the longest file name that there can be still gets its new file beside it.
QByteArray nameBeside(const QByteArray &path)
{
    return folderToOpen(path) + ".numberdesk-" +
           QByteArray::number(QRandomGenerator::global()->generate64(), 36) + ".part";
}

} // namespace

const FileCalls &FileCalls::ofSystem()
{
    static const FileCalls calls{::write, ::fsync, ::close, std::rename};
    return calls;
}

WholeFile::WholeFile(QString path, FilePlace place, FileCalls calls)
    : m_path(std::move(path)), m_place(place), m_calls(std::move(calls))
{}

WholeFile::~WholeFile()
{
    if (m_file >= 0)
        ::close(m_file);
    if (!m_temporary.isEmpty())
        ::unlink(m_temporary.constData());
}

FileResult<void> WholeFile::open()
{
    FileResult<FileTarget> target = findFileTarget(m_path, m_place);
    if (!target)
        return Failure<FileFault>(target.error());
    m_target = std::move(*target);
    return m_target.isWhole ? openBeside() : openDevice();
}

FileResult<void> WholeFile::openBeside()
{
    for (int i = 0; i < mostNames; ++i) {
        const QByteArray name = nameBeside(m_target.path);
        m_file = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                        m_target.mode);
        if (m_file < 0 && errno == EEXIST)
            continue;
        if (m_file < 0)
            return lastFileFault();
        m_temporary = name;
        if (m_target.exists)
            keepOwner();
        return {};
    }
    return lastFileFault();
}

FileResult<void> WholeFile::openDevice()
{
    // Without O_NONBLOCK a pipe that nobody reads would hold the program up.
    m_file =
        ::open(m_target.path.constData(), O_WRONLY | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (m_file < 0)
        return lastFileFault();
    const int flags = ::fcntl(m_file, F_GETFL);
    if (flags < 0 || ::fcntl(m_file, F_SETFL, flags & ~O_NONBLOCK) != 0)
        return lastFileFault();
    return {};
}

/// The new file is for whom the old one was; whoever may not give files away keeps it.
void WholeFile::keepOwner() const
{
    [[maybe_unused]] const int given = ::fchown(m_file, m_target.owner, m_target.group);
    [[maybe_unused]] const int allowed = ::fchmod(m_file, m_target.mode); // past the umask
}

FileResult<void> WholeFile::write(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const ssize_t written =
            m_calls.write(m_file, bytes.constData() + at, std::size_t(bytes.size() - at));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return lastFileFault();
        if (written == 0)
            return Failure<FileFault>(fileFaultOf(ENOSPC));
        at += written;
    }
    return {};
}

FileResult<void> WholeFile::commit()
{
    if (!m_target.isWhole)
        return closeFile();
    if (FileResult<void> flushed = flushToDisk(); !flushed)
        return flushed;
    if (FileResult<void> closed = closeFile(); !closed)
        return closed;
    if (m_calls.rename(m_temporary.constData(), m_target.path.constData()) != 0)
        return lastFileFault();
    m_temporary.clear();
    flushFolder();
    return {};
}

FileResult<void> WholeFile::flushToDisk()
{
    // Some file systems cannot flush, and say so by EINVAL or ENOSYS.
    while (m_calls.flush(m_file) != 0) {
        if (errno == EINVAL || errno == ENOSYS)
            break;
        if (errno != EINTR)
            return lastFileFault();
    }
    return {};
}

FileResult<void> WholeFile::closeFile()
{
    // Closed even when it fails; network file systems tell of a full disk only here.
    const int file = std::exchange(m_file, -1);
    if (m_calls.close(file) != 0 && errno != EINTR)
        return lastFileFault();
    return {};
}

/// The new name outlasts a power cut, too; the file is in its place whether that works or not.
void WholeFile::flushFolder() const
{
    const int folder =
        ::open(folderToOpen(m_target.path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

FileResult<void> writeWholeFile(const QString &path, FilePlace place, const QByteArray &bytes)
{
    WholeFile file(path, place);
    return file.open().and_then([&] { return file.write(bytes); }).and_then([&] {
        return file.commit();
    });
}

FileResult<void> checkWritable(const QString &path, FilePlace place)
{
    const FileResult<FileTarget> target = findFileTarget(path, place);
    if (!target)
        return Failure<FileFault>(target.error());
    if (!target->isWhole)
        return {};
    return WholeFile(path, place).open();
}

} // namespace numberdesk
