// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/connectionstore.h"
#include "storage/secretstore.h"

#include <functional>

namespace numberdesk {

/// A profile that takes the place of another, and what happens to the secret on the way.
struct Replacement
{
    ConnectionProfile before;
    ConnectionProfile after;
    QByteArray secret; ///< as given; empty: the stored one stays

    /// The name of the old secret in its place.
    QString keyBefore() const;
    /// The name of the new secret in its place.
    QString keyAfter() const;
    /// True when the secret has another place or name afterwards.
    bool isElsewhere() const;
    /// True when the stored secret has to be read and written again.
    bool movesSecret() const;
    /// True when a secret is to be written, a given one or one that moves.
    bool writesSecret() const;
    /// True when no secret is given, and none can be there.
    bool lacksSecret() const;
};

/// Writes profiles together with their secrets: both, or neither.
class ConnectionReplacement
{
public:
    /// What a change of the connections ends.
    using Job = PendingStorageJob<void>;
    /// What goes on after a step that succeeded.
    using Next = std::function<void()>;

    /// Both must outlive this and every job that is under way.
    ConnectionReplacement(ConnectionStore &profiles, SecretStore &secrets)
        : m_profiles(profiles), m_secrets(secrets)
    {}

    /// Calls `next` once the place can be written, opened with `passphrase` where it is the
    /// encrypted file and locked; ends `job` with the error when that fails.
    void unlockFor(SecretPlace place, const QByteArray &passphrase, Job *job, const Next &next);
    /// Writes the secret of a profile that was just stored and calls `next`; when that fails, ends
    /// `job` with the error once `undo` is done.
    void keepSecret(const ConnectionProfile &profile, const QByteArray &secret, Job *job,
                    const std::function<StorageJob<void> *()> &undo, const Next &next);
    /// Replaces the profile, moves or writes the secret and forgets the old one; ends `job`.
    void replace(const Replacement &change, const QByteArray &passphrase, Job *job);

private:
    void fetchSecret(const Replacement &change, const QByteArray &passphrase, Job *job);
    void store(const Replacement &change, Job *job);
    void storeSecret(const Replacement &change, Job *job);
    void finish(const Replacement &change, Job *job);

    ConnectionStore &m_profiles;
    SecretStore &m_secrets;
};

} // namespace numberdesk
