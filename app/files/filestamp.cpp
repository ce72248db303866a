// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/filestamp.h"

#include "core/filename.h"

#include <sys/stat.h>

namespace numberdesk {

FileStamp stampOf(const QString &path)
{
    constexpr qint64 nanoseconds = 1'000'000'000;
    struct stat found = {};
    if (::stat(bytesOfFileName(path).constData(), &found) != 0 || !S_ISREG(found.st_mode))
        return {};
    return {found.st_dev, found.st_ino, found.st_size,
            qint64(found.st_mtim.tv_sec) * nanoseconds + found.st_mtim.tv_nsec, true};
}

} // namespace numberdesk
