// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connections/connectionreplacement.h"

#include "session/connections/secretneeds.h"

namespace numberdesk {

QString Replacement::keyBefore() const
{
    return connectionKey(before.name);
}

QString Replacement::keyAfter() const
{
    return connectionKey(after.name);
}

bool Replacement::isElsewhere() const
{
    return before.secretPlace != after.secretPlace || keyBefore() != keyAfter();
}

bool Replacement::movesSecret() const
{
    return secret.isEmpty() && isElsewhere() && hasSecret(before) && hasSecret(after);
}

bool Replacement::writesSecret() const
{
    return hasSecret(after) && (!secret.isEmpty() || movesSecret());
}

bool Replacement::lacksSecret() const
{
    return secret.isEmpty() && needsSecret(after) && keepsForLater(after.secretPlace) &&
           !hasSecret(before);
}

void ConnectionReplacement::unlockFor(SecretPlace place, const QByteArray &passphrase, Job *job,
                                      const Next &next)
{
    if (place == SecretPlace::EncryptedFile && !m_secrets.isUnlocked())
        whenDone(m_secrets.unlock(passphrase), job, next);
    else
        next();
}

void ConnectionReplacement::keepSecret(const ConnectionProfile &profile, const QByteArray &secret,
                                       Job *job, const std::function<StorageJob<void> *()> &undo,
                                       const Next &next)
{
    m_secrets.write(profile.secretPlace, connectionKey(profile.name), secret)
        ->then(job, [job, undo, next](const StorageResult<void> &result) {
            if (job->isFinished())
                return;
            if (result)
                return next();
            undo()->then(job, [job, error = result.error()](const StorageResult<void> &) {
                job->end(Failure<StorageError>(error));
            });
        });
}

void ConnectionReplacement::replace(const Replacement &change, const QByteArray &passphrase,
                                    Job *job)
{
    if (change.lacksSecret())
        return job->end(Failure<StorageError>(secretMissing(change.after)));
    if (change.movesSecret()) {
        return unlockFor(change.before.secretPlace, passphrase, job,
                         [=, this] { fetchSecret(change, passphrase, job); });
    }
    const SecretPlace written =
        change.writesSecret() ? change.after.secretPlace : SecretPlace::None;
    unlockFor(written, passphrase, job, [=, this] { store(change, job); });
}

/// Reads the secret that is to move, and goes on as if it had been given.
void ConnectionReplacement::fetchSecret(const Replacement &change, const QByteArray &passphrase,
                                        Job *job)
{
    const auto take = [=, this](const StorageResult<QByteArray> &found) {
        if (job->isFinished())
            return;
        if (!found && found.error().kind != StorageError::Kind::NotFound)
            return job->end(Failure<StorageError>(found.error()));
        Replacement known = change;
        if (found && !found->isEmpty())
            known.secret = *found;
        else if (keepsForLater(change.after.secretPlace))
            return job->end(Failure<StorageError>(secretMissing(change.after)));
        else // never given: it is asked for when the connection opens
            known.before.secretPlace = SecretPlace::None;
        replace(known, passphrase, job);
    };
    m_secrets.read(change.before.secretPlace, change.keyBefore())->then(job, take);
}

void ConnectionReplacement::store(const Replacement &change, Job *job)
{
    whenDone(m_profiles.replace(change.before.name, change.after), job, [=, this] {
        if (change.writesSecret())
            storeSecret(change, job);
        else
            finish(change, job);
    });
}

void ConnectionReplacement::storeSecret(const Replacement &change, Job *job)
{
    keepSecret(
        change.after, change.secret, job,
        [=, this] { return m_profiles.replace(change.after.name, change.before); },
        [=, this] { finish(change, job); });
}

/// The new secret is in its place; what is left of the old one is forgotten.
void ConnectionReplacement::finish(const Replacement &change, Job *job)
{
    if (change.writesSecret() && change.after.secretPlace != SecretPlace::Session)
        m_secrets.remove(SecretPlace::Session, change.keyAfter());
    if (!change.isElsewhere())
        return job->end({});
    m_secrets.remove(SecretPlace::Session, change.keyBefore());
    // Best effort: it is the way out of a place that cannot be reached any more.
    m_secrets.remove(change.before.secretPlace, change.keyBefore())
        ->then(job, [job](const StorageResult<void> &) { job->end({}); });
}

} // namespace numberdesk
