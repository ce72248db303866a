// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/namedconnection.h"

#include <functional>

namespace numberdesk {

namespace {

/// Unlocks the encrypted file, if the profile's secret is there, as far as the environment can, and
/// tells `next` how that went.
void unlockIfNeeded(ConnectionBook &book, const ConnectionProfile &profile,
                    const std::function<void(const StorageResult<void> &)> &next)
{
    // Without a file, a passphrase would make one.
    const bool locked = profile.secretPlace == SecretPlace::EncryptedFile &&
                        book.secrets().hasFile() && !book.secrets().isUnlocked();
    if (locked && !environmentPassphrase().isEmpty())
        book.secrets().unlock(environmentPassphrase())->then(&book, next);
    else
        next({});
}

/// Goes on with `next` once the encrypted file, if the profile's secret is there, is unlocked as
/// far as the environment can.
template <typename T, typename Next>
void whenUnlocked(ConnectionBook &book, const ConnectionProfile &profile, PendingStorageJob<T> *job,
                  const Next &next)
{
    unlockIfNeeded(book, profile, [job, next](const StorageResult<void> &unlocked) {
        if (job->isFinished())
            return;
        if (unlocked)
            next();
        else
            job->end(Failure<StorageError>(unlocked.error()));
    });
}

} // namespace

QByteArray environmentSecret(const ConnectionProfile &profile)
{
    return qgetenv(needsSecret(profile) ? "NUMBERDESK_CLIENT_SECRET"
                                        : "NUMBERDESK_CERTIFICATE_PASSPHRASE");
}

QByteArray environmentPassphrase()
{
    return qgetenv("NUMBERDESK_SECRETS_PASSPHRASE");
}

StorageJob<Connection> *openNamedConnection(ConnectionBook &book, const QString &name)
{
    if (isLocalGatewayName(name))
        return book.open(name);
    auto *job = PendingStorageJob<Connection>::of(&book);
    whenDone(book.find(name), job, [&book, job](const ConnectionProfile &profile) {
        const QByteArray secret = environmentSecret(profile);
        if (profile.secretPlace == SecretPlace::Session && !secret.isEmpty())
            book.giveForSession(profile.name, secret);
        whenUnlocked(book, profile, job, [&book, job, profile] {
            whenDone(book.open(profile.name), job,
                     [job](const Connection &connection) { job->end(connection); });
        });
    });
    return job;
}

StorageJob<QString> *removeNamedConnection(ConnectionBook &book, const QString &name)
{
    auto *job = PendingStorageJob<QString>::of(&book);
    whenDone(book.find(name), job, [&book, job](const ConnectionProfile &profile) {
        const auto remove = [&book, job, profile] {
            whenDone(book.remove(profile.name), job,
                     [job](const QString &left) { job->end(left); });
        };
        unlockIfNeeded(book, profile, [job, remove](const StorageResult<void> &unlocked) {
            // A passphrase that is wrong can be mended; a file that nobody can read cannot.
            if (!unlocked && unlocked.error().kind == StorageError::Kind::Passphrase)
                job->end(Failure<StorageError>(unlocked.error()));
            else
                remove();
        });
    });
    return job;
}

} // namespace numberdesk
