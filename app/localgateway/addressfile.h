// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/localgateway.h"

#include <optional>

namespace numberdesk::localgateway {

/// The file beside the database that tells later processes of the same user where the gateway
/// that holds the database listens. Owner-only, since it holds the client secret.
class AddressFile
{
public:
    /// @param databaseFile the gateway's SQLite file; the address file is named after it
    explicit AddressFile(const QString &databaseFile);

    /// `<database path>.address.json`
    QString path() const;

    /// Writes @p address in one step (readers see the old file or the new one); an English
    /// sentence when that fails.
    Result<void, QString> write(const Address &address) const;

    /// What the file says; nothing when it is absent, not readable or not whole. A process that
    /// was killed leaves its file behind, until the next one holds the database: what is read
    /// while the lock is held by somebody else is that holder's own word.
    std::optional<Address> read() const;

    /// Removes what an earlier holder left, whatever it says; only for who holds the database.
    void removeStale() const;

    /// Removes the file when it still names process @p process.
    void remove(qint64 process) const;

private:
    QString m_path;
};

} // namespace numberdesk::localgateway
