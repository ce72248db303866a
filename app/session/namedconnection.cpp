// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/namedconnection.h"

namespace numberdesk {

namespace {

/// Goes on with `next` once the encrypted file, if the profile's secret is there, is unlocked as
/// far as the environment can.
template <typename T, typename Next>
void whenUnlocked(ConnectionBook &book, const ConnectionProfile &profile, PendingStorageJob<T> *job,
                  const Next &next)
{
    // Without a file, a passphrase would make one.
    const bool locked = profile.secretPlace == SecretPlace::EncryptedFile &&
                        book.secrets().hasFile() && !book.secrets().isUnlocked();
    if (locked && !environmentPassphrase().isEmpty())
        whenDone(book.secrets().unlock(environmentPassphrase()), job, next);
    else
        next();
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

StorageJob<void> *removeNamedConnection(ConnectionBook &book, const QString &name)
{
    auto *job = PendingStorageJob<void>::of(&book);
    whenDone(book.find(name), job, [&book, job](const ConnectionProfile &profile) {
        whenUnlocked(book, profile, job, [&book, job, profile] {
            whenDone(book.remove(profile.name), job, [job] { job->end({}); });
        });
    });
    return job;
}

} // namespace numberdesk
