// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connections/namedconnection.h"

#include "storage/secretvariables.h"

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

std::array<QLatin1StringView, 3> environmentSecrets()
{
    return {secretvariables::clientSecret, secretvariables::certificatePassphrase,
            secretvariables::filePassphrase};
}

QByteArray secretFrom(QLatin1StringView variable)
{
    QByteArray secret = qgetenv(variable.data());
    if (variable == secretvariables::clientSecret)
        return QString::fromUtf8(secret).trimmed().toUtf8();
    while (secret.endsWith('\n') || secret.endsWith('\r'))
        secret.chop(1);
    return secret;
}

QByteArray environmentSecret(const ConnectionProfile &profile)
{
    return secretFrom(needsSecret(profile) ? secretvariables::clientSecret
                                           : secretvariables::certificatePassphrase);
}

QByteArray environmentPassphrase()
{
    return secretFrom(secretvariables::filePassphrase);
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
        whenUnlocked(book, profile, job, [&book, job, profile, secret] {
            book.open(profile.name)
                ->then(job, [&book, job, profile, secret](const StorageResult<Connection> &opened) {
                    if (job->isFinished())
                        return;
                    const bool isMissing =
                        !opened && opened.error().kind == StorageError::Kind::SecretMissing;
                    if (!isMissing || secret.isEmpty())
                        return job->end(opened);
                    // Its place has lost it; this run can do without.
                    book.giveForSession(profile.name, secret);
                    whenDone(book.open(profile.name), job,
                             [job](const Connection &connection) { job->end(connection); });
                });
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
        // Whatever keeps the file locked keeps no connection.
        unlockIfNeeded(book, profile, [job, remove](const StorageResult<void> &) {
            if (!job->isFinished())
                remove();
        });
    });
    return job;
}

} // namespace numberdesk
