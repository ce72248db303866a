// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/filefault.h"

#include <QByteArray>

namespace numberdesk {

/// Whose place a file is written to, which decides what a link or a device there means.
enum class FilePlace : quint8 {
    DataDirectory, ///< ours: never through a link; what is written is for its owner only
    NamedByPerson, ///< --output, --result, Save: links are followed, devices are written to
};

/// What stands where a file shall be written.
struct FileTarget
{
    QByteArray path;     ///< as the system takes it; behind every link that is followed
    bool isWhole = true; ///< false: a device or pipe, which is written to and never replaced
    bool exists = false; ///< there is a file, which would be replaced
    unsigned mode = 0;   ///< permissions that the new file gets
    unsigned owner = 0;  ///< of the file that exists
    unsigned group = 0;  ///< of the file that exists
};

/// Looks what stands at `path` without touching it. Fails for folders, for what may not be written
/// to, for links that lead nowhere but round, and where a person names what is kept for its content
/// (whyKeptByContent()).
///
/// In a data directory the link itself is the target, so that what it points at stays as it is.
FileResult<FileTarget> findFileTarget(const QString &path, FilePlace place);

} // namespace numberdesk
