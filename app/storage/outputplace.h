// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/filefault.h"
#include "storage/datadirectory.h"

#include <QStringList>

#include <optional>

namespace numberdesk {

/// Why a file that a person names for output (--output, --result, Save) must not be written there:
/// what is there, or will be, is a file of this program (of this data directory by name, of any
/// by how it begins), a database, or one of `inputs`, which `-` for standard input may be among.
/// Links, relative paths and other names of one file are seen through. Nothing when it may be
/// written, as far as this goes. Reads the disk.
std::optional<FileFault> whyKept(const QString &path, const DataDirectory &directory,
                                 const QStringList &inputs = {});

} // namespace numberdesk
