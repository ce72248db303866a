// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/filetarget.h"

#include <QByteArray>
#include <QString>

#include <functional>

#include <sys/types.h>

namespace numberdesk {

/// The system calls by which a file is written; a test gives its own to let each of them fail.
struct FileCalls
{
    std::function<ssize_t(int file, const char *bytes, std::size_t count)> write;
    std::function<int(int file)> flush; ///< fsync
    std::function<int(int file)> close;
    std::function<int(const char *from, const char *to)> rename;

    /// Those of the system.
    static const FileCalls &ofSystem();
};

/// Writes a file whole or not at all: into a new file beside it, which is flushed to the disk,
/// checked and then put in its place. What was there before stays until then. A device or a pipe
/// that a person names is written to instead. Blocks; used by one thread.
class WholeFile
{
public:
    /// Begins a new content for `path`. `calls` stand in for the system's in tests.
    WholeFile(QString path, FilePlace place, FileCalls calls = FileCalls::ofSystem());
    /// Drops what was not committed.
    ~WholeFile();
    Q_DISABLE_COPY_MOVE(WholeFile)

    /// Must succeed before anything is written. A pipe that nobody reads is a failure (ENXIO).
    FileResult<void> open();
    /// After a failure the file can only be dropped.
    FileResult<void> write(const QByteArray &bytes);
    /// Puts the file in its place. Nothing has changed when that fails.
    FileResult<void> commit();

private:
    FileResult<void> openBeside();
    FileResult<void> openDevice();
    FileResult<void> flushToDisk();
    FileResult<void> closeFile();
    void keepOwner() const;
    void flushFolder() const;

    QString m_path;
    FilePlace m_place;
    FileCalls m_calls;
    FileTarget m_target;
    QByteArray m_temporary; ///< the new file beside the target; empty for a device
    int m_file = -1;
};

/// Writes `bytes` as the whole file `path`.
FileResult<void> writeWholeFile(const QString &path, FilePlace place, const QByteArray &bytes);

/// Whether a file could be written there now. Leaves everything as it is; a pipe is not opened,
/// since its reader would take that for the end.
FileResult<void> checkWritable(const QString &path, FilePlace place);

} // namespace numberdesk
