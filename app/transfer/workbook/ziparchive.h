// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "transfer/csv/cancelflag.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <limits>
#include <memory>

namespace numberdesk {

/// How much a part of a workbook may unpack to, in bytes; only parts that are read count.
struct PartLimits
{
    /// A million rows of a dozen columns take half of it.
    qint64 most = 1024LL * 1024 * 1024;
    /// One text, tag or comment; a cell holds 32,767 characters.
    qint64 mostInToken = 8LL * 1024 * 1024;
    /// So many times its packed size, once it is larger than `unsuspicious`: DEFLATE reaches 1,032
    /// with a bomb, an .ods of forty columns that are alike in every row some 180.
    qint64 mostTimes = 600;
    qint64 unsuspicious = 32LL * 1024 * 1024; ///< this much needs no proportion
};

/// The largest part that is no sheet and holds no texts of cells, such as styles and relationships.
inline constexpr qint64 largestSmallPart = 64LL * 1024 * 1024;

/// A ZIP archive in memory, read part by part as it unpacks.
class ZipArchive
{
public:
    /// Opens `content`, which is shared; nothing when it is no archive, or a broken one. Reading
    /// any part fails at its limits, and once `cancel` is set.
    static std::unique_ptr<ZipArchive>
    open(const QByteArray &content, const PartLimits &limits = {},
         const CancelFlag &cancel = std::make_shared<std::atomic_bool>(false));
    virtual ~ZipArchive() = default;

    /// True when there is a part of that name, without a leading slash.
    virtual bool has(const QString &part) const = 0;
    /// The unpacked part, open for reading from its beginning; beyond the limits, or `mostBytes` if
    /// that is less, it fails with a sentence in errorString(). Null when there is none, or it is
    /// encrypted.
    virtual std::unique_ptr<QIODevice>
    part(const QString &part, qint64 mostBytes = std::numeric_limits<qint64>::max()) const = 0;
};

} // namespace numberdesk
