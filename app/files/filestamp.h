// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <sys/types.h>

namespace numberdesk {

/// By what a file is told from what it was before, without reading it.
struct FileStamp
{
    dev_t device = 0;
    ino_t inode = 0;
    off_t size = 0;
    qint64 modified = 0; ///< ns since 1970
    bool isThere = false;

    bool operator==(const FileStamp &) const = default;
};

/// Of the file at `path`, behind all links. One that only flows (a pipe, a device, standard input
/// as `-`) has none, as if it was not there.
FileStamp stampOf(const QString &path);

} // namespace numberdesk
