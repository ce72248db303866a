// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <memory>

namespace numberdesk {

/// The largest part of a workbook that is read, in bytes as it unpacks: a million rows of a dozen
/// columns take half of it. What unpacks to more is taken for a bomb.
inline constexpr qint64 largestPart = 1024LL * 1024 * 1024;

/// A ZIP archive in memory, read part by part as it unpacks.
class ZipArchive
{
public:
    /// Opens `content`, which is shared; nothing when it is no archive, or a broken one. No part
    /// may unpack to more than `mostBytes`.
    static std::unique_ptr<ZipArchive> open(const QByteArray &content,
                                            qint64 mostBytes = largestPart);
    virtual ~ZipArchive() = default;

    /// True when there is a part of that name, without a leading slash.
    virtual bool has(const QString &part) const = 0;
    /// The unpacked part, open for reading from its beginning; it fails, with a word in
    /// errorString(), beyond the most. Null when there is none, or it is encrypted.
    virtual std::unique_ptr<QIODevice> part(const QString &part) const = 0;
};

} // namespace numberdesk
