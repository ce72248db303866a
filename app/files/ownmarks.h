// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/filefault.h"

#include <QByteArrayView>
#include <QString>

#include <array>
#include <optional>

namespace numberdesk {

/// How files of this program begin.
namespace marks {
inline constexpr QByteArrayView database("SQLite format 3\0", 16); ///< sqlite.org/fileformat.html
inline constexpr QByteArrayView secrets("NDSECRET");               ///< the sealed secrets
inline constexpr QByteArrayView budget("NDBUDGET");                ///< requests sent lately
} // namespace marks

/// What is added to a file's name for the files that this program, or SQLite, keeps beside it.
namespace endings {
inline constexpr QLatin1StringView log("-wal");
inline constexpr QLatin1StringView sharedMemory("-shm");
inline constexpr QLatin1StringView journal("-journal");
inline constexpr QLatin1StringView lock(".lock");
inline constexpr QLatin1StringView used(".used"); ///< see markDatabaseAsUsed()
inline constexpr QLatin1StringView address(".address.json");
inline constexpr std::array all{log, sharedMemory, journal, lock, used, address};
} // namespace endings

/// The fault of a name that is one of this program's own files, or will be.
FileFault ownFileFault();

/// Why what stands at `path`, behind all links, must not be replaced by a file that a person names
/// for output: it is a database, sealed secrets or a request budget by how it begins, or lies
/// beside one and is named after it. Nothing when it may be. Reads the beginning of the file.
std::optional<FileFault> whyKeptByContent(const QString &path);

} // namespace numberdesk
