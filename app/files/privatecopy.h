// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/filelock.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace numberdesk {

/// A copy of a person's file that this program keeps for itself, owner-only, as long as the object
/// lives: nobody else writes to it. Whoever moves the file away keeps it.
class PrivateCopy
{
public:
    /// A copy of `content` in `folder`, which is made owner-only when it is absent. Blocks until it
    /// is on the disk. Clears away copies there whose processes have ended without doing so.
    static FileResult<std::shared_ptr<const PrivateCopy>> make(const QString &folder,
                                                               const QByteArray &content);

    /// Removes copies in `folder` whose processes have ended without doing so. Blocks.
    static void clearAbandoned(const QString &folder);

    /// Takes over a file that make() has filled; only it calls this.
    explicit PrivateCopy(std::unique_ptr<FileLock> lock) : m_lock(std::move(lock)) {}
    /// Removes the file, if it is still where it was made.
    ~PrivateCopy();
    Q_DISABLE_COPY_MOVE(PrivateCopy)

    /// Where it is, unless somebody has moved it.
    const QString &path() const { return m_lock->path(); }

private:
    std::unique_ptr<FileLock> m_lock; ///< on the copy itself: it is used
};

} // namespace numberdesk
