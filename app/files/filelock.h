// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/filefault.h"

#include <QString>

#include <chrono>

namespace numberdesk {

/// A lock of the operating system (flock) on a file of its own, which stays when the lock ends.
/// It ends with its holder, however that ends; what the file contains never decides. Two objects
/// exclude each other, in one process or in several.
class FileLock
{
public:
    /// @param path the lock file, made owner-only when it is absent; never through a link
    explicit FileLock(QString path);
    ~FileLock();
    Q_DISABLE_COPY_MOVE(FileLock)

    /// Tries once: true when the lock is held now, false when somebody else holds it; a fault when
    /// there can be no lock at that place.
    FileResult<bool> tryLock();
    /// Tries until `patience` is over; blocks meanwhile.
    FileResult<bool> lockWithin(std::chrono::milliseconds patience);
    /// Gives the lock back, if it is held; the destructor does so, too.
    void unlock();
    /// Whether this object has the lock.
    bool isHeld() const { return m_file >= 0; }

    /// The file that the lock is on.
    const QString &path() const { return m_path; }

private:
    QString m_path;
    int m_file = -1;
};

} // namespace numberdesk
