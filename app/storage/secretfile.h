// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/filefault.h"
#include "storage/datadirectory.h"
#include "storage/seal.h"
#include "storage/storageerror.h"

#include <QHash>
#include <QMutex>

#include <atomic>

namespace numberdesk {

class FileLock;

/// The encrypted file of secrets (secrets.bin in the data directory, owner-only). Every call but
/// the two questions works on the disk and derives keys: on the thread pool, from any thread. The
/// file is read afresh under a lock at each call, so that processes lose nothing of each other.
class SecretFile
{
public:
    /// The encrypted file of `directory`; nothing is read before it is needed.
    explicit SecretFile(DataDirectory directory);

    /// Whether some secret was ever kept in it.
    bool exists() const;
    /// Whether the passphrase is known.
    bool isUnlocked() const { return m_unlocked; }

    /// Passphrase when it is empty or wrong; makes the file when there is none.
    StorageResult<void> unlock(const QByteArray &passphrase);

    /// NotFound when there is none of that name, Passphrase while the file is locked.
    StorageResult<QByteArray> read(const QString &name);
    /// Replaces what is there under that name; Passphrase while the file is locked.
    StorageResult<void> write(const QString &name, const QByteArray &secret);
    /// Success also when there is none, or no file.
    StorageResult<void> remove(const QString &name);

private:
    using Secrets = QHash<QString, QByteArray>;

    StorageResult<void> take(FileLock &lock) const;
    StorageResult<void> lockedOrFaulty() const;
    StorageResult<Secrets> load();
    StorageResult<void> save(const Secrets &secrets);
    /// Makes m_key the one for `sealed`, or a new one when there is no file yet.
    StorageResult<void> useKeyFor(const QByteArray &sealed);
    Failure<StorageError> fault(SealFault fault) const;
    Failure<StorageError> unusable(const FileFault &why) const;
    Failure<StorageError> notSealed() const;
    QString shownPath() const;

    const DataDirectory m_directory;
    QMutex m_mutex; ///< guards what follows
    SecretBytes m_passphrase;
    std::optional<SealKey> m_key;
    std::atomic<bool> m_unlocked = false;
};

} // namespace numberdesk
