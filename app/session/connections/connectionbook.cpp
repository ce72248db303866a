// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connections/connectionbook.h"

#include "core/pooltask.h"
#include "session/connections/connectionfiles.h"
#include "session/connections/connectionreplacement.h"
#include "session/connections/secretneeds.h"
#include "storage/jobstore.h"

#include <QCoreApplication>
#include <QDir>

#include <functional>

namespace numberdesk {

namespace {

using Kind = StorageError::Kind;
using NextWithSecret = std::function<void(const QByteArray &secret)>;

struct ConnectionBookText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionBook)
};

/// A connection of a profile and its secret. Reads files: on the thread pool.
StorageResult<Connection> makeConnection(const ConnectionProfile &profile, const QByteArray &secret)
{
    Connection connection(profile);
    if (!profile.caFile.isEmpty()) {
        const StorageResult<QByteArray> pem = readAuthorities(profile.caFile);
        if (!pem)
            return Failure<StorageError>(pem.error());
        connection.extraCaPem = *pem;
    }
    if (needsSecret(profile)) {
        // No secret has blanks around it, but what was kept may have got a line end by copying.
        connection.clientSecret = QString::fromUtf8(secret).trimmed();
    } else if (!profile.certificateFile.isEmpty()) {
        const StorageResult<ClientCertificate> certificate =
            readClientCertificate(profile.certificateFile, secret);
        if (!certificate)
            return Failure<StorageError>(certificate.error());
        connection.clientCertificate = *certificate;
    }
    return connection;
}

} // namespace

class ConnectionBook::Private
{
public:
    explicit Private(const DataDirectory &directory)
        : database(directory)
        , jobs(database, directory)
        , profiles(database)
        , secrets(directory)
        , secretsFile(directory.secretsFile())
    {}

    void removeProfile(const ConnectionProfile &profile, const StorageResult<void> &forgotten,
                       PendingStorageJob<QString> *job);
    /// Calls `next` with the secret that opens the profile, empty when it needs none.
    void findSecret(const ConnectionProfile &profile, PendingStorageJob<Connection> *job,
                    const NextWithSecret &next);
    void open(const ConnectionProfile &profile, const QByteArray &secret,
              PendingStorageJob<Connection> *job);

    DeskDatabase database;
    JobStore jobs;
    ConnectionReplacement replacing{profiles, secrets}; // outlives what ends in their destructors
    ConnectionStore profiles;
    SecretStore secrets;
    const QString secretsFile;
};

/// A secret that cannot be taken out of its place keeps no connection in the list.
void ConnectionBook::Private::removeProfile(const ConnectionProfile &profile,
                                            const StorageResult<void> &forgotten,
                                            PendingStorageJob<QString> *job)
{
    if (job->isFinished())
        return;
    if (!forgotten && forgotten.error().kind == Kind::Cancelled)
        return job->end(Failure<StorageError>(forgotten.error()));
    QString left = forgotten ? QString() : forgotten.error().message;
    if (!forgotten && forgotten.error().kind == Kind::Passphrase)
        left = ConnectionBookText::tr("It is still sealed in the file %1, and cannot be taken out "
                                      "without the passphrase of that file.")
                   .arg(QDir::toNativeSeparators(secretsFile));
    whenDone(profiles.remove(profile.name), job, [job, left] { job->end(left); });
}

void ConnectionBook::Private::findSecret(const ConnectionProfile &profile,
                                         PendingStorageJob<Connection> *job,
                                         const NextWithSecret &next)
{
    if (!hasSecret(profile))
        return next({});
    const auto take = [profile, job, next](const StorageResult<QByteArray> &found) {
        if (job->isFinished())
            return;
        if (found)
            return next(*found);
        const bool missing = found.error().kind == Kind::NotFound;
        if (missing && !needsSecret(profile))
            return next({}); // the certificate may need no passphrase
        job->end(Failure<StorageError>(missing ? secretMissing(profile) : found.error()));
    };
    const QString key = connectionKey(profile.name);
    secrets.read(SecretPlace::Session, key)
        ->then(job, [=, this](const StorageResult<QByteArray> &given) {
            // Only a missing one is looked for elsewhere: on any other error the store may be gone.
            const bool missing = !given && given.error().kind == Kind::NotFound;
            if (!missing || !keepsForLater(profile.secretPlace))
                take(given);
            else
                secrets.read(profile.secretPlace, key)->then(job, take);
        });
}

void ConnectionBook::Private::open(const ConnectionProfile &profile, const QByteArray &secret,
                                   PendingStorageJob<Connection> *job)
{
    runOnPool(
        job, [profile, secret] { return makeConnection(profile, secret); },
        [job, profile, secret](const StorageResult<Connection> &connection) {
            const bool wantsPassphrase = !connection && hasSecret(profile) && secret.isEmpty() &&
                                         connection.error().kind == Kind::Certificate;
            if (wantsPassphrase)
                job->end(Failure<StorageError>(secretMissing(profile)));
            else
                job->end(connection);
        });
}

ConnectionBook::ConnectionBook(const DataDirectory &directory, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(directory))
{}

ConnectionBook::~ConnectionBook() = default;

QString ConnectionBook::localName()
{
    return localGatewayName();
}

Connection ConnectionBook::localConnection()
{
    Connection connection;
    connection.profile.name = localName();
    connection.local = true;
    return connection;
}

SecretStore &ConnectionBook::secrets() const
{
    return d->secrets;
}

StorageJob<QList<ConnectionProfile>> *ConnectionBook::list()
{
    using Profiles = QList<ConnectionProfile>;
    auto *job = PendingStorageJob<Profiles>::of(this);
    whenDone(d->profiles.list(), job, [job](const Profiles &profiles) { job->end(profiles); });
    return job;
}

StorageJob<ConnectionProfile> *ConnectionBook::find(const QString &name)
{
    auto *job = PendingStorageJob<ConnectionProfile>::of(this);
    whenDone(d->profiles.find(name), job,
             [job](const ConnectionProfile &profile) { job->end(profile); });
    return job;
}

PendingStorageJob<void> *ConnectionBook::changingJob()
{
    auto *job = PendingStorageJob<void>::of(this);
    job->then(this, [this](const StorageResult<void> &result) {
        if (result)
            emit changed();
    });
    return job;
}

StorageJob<void> *ConnectionBook::add(const ConnectionProfile &profile, const GivenSecret &secret)
{
    PendingStorageJob<void> *job = changingJob();
    if (const QString fault = faultOf(profile); !fault.isEmpty()) {
        job->endSoon(Failure<StorageError>({Kind::Invalid, fault}));
        return job;
    }
    const bool keeps = hasSecret(profile) && !secret.secret.isEmpty();
    if (!keeps && needsSecret(profile) && keepsForLater(profile.secretPlace)) {
        job->endSoon(Failure<StorageError>(secretMissing(profile)));
        return job;
    }
    const SecretPlace written = keeps ? profile.secretPlace : SecretPlace::None;
    d->replacing.unlockFor(written, secret.passphrase, job, [this, job, profile, secret, keeps] {
        // The profile first: its name is taken in one step, and a secret that another connection
        // of that name keeps is never overwritten.
        whenDone(d->profiles.add(profile), job, [this, job, profile, secret, keeps] {
            if (!keeps)
                return job->end({});
            d->replacing.keepSecret(
                profile, secret.secret, job,
                [this, profile] { return d->profiles.remove(profile.name); },
                [job] { job->end({}); });
        });
    });
    return job;
}

StorageJob<void> *ConnectionBook::replace(const QString &name, const ConnectionProfile &profile,
                                          const std::optional<GivenSecret> &secret)
{
    PendingStorageJob<void> *job = changingJob();
    if (const QString fault = faultOf(profile); !fault.isEmpty()) {
        job->endSoon(Failure<StorageError>({Kind::Invalid, fault}));
        return job;
    }
    const GivenSecret given = secret.value_or(GivenSecret{});
    whenDone(d->profiles.find(name), job,
             [this, job, profile, given](const ConnectionProfile &old) {
                 d->replacing.replace({old, profile, given.secret}, given.passphrase, job);
             });
    return job;
}

StorageJob<void> *ConnectionBook::setApiVersion(const QString &name, const QString &apiVersion)
{
    PendingStorageJob<void> *job = changingJob();
    whenDone(d->profiles.find(name), job, [this, job, apiVersion](const ConnectionProfile &old) {
        ConnectionProfile profile = old;
        profile.apiVersion = apiVersion;
        d->replacing.replace({old, profile, {}}, {}, job);
    });
    return job;
}

StorageJob<QString> *ConnectionBook::remove(const QString &name)
{
    auto *job = PendingStorageJob<QString>::of(this);
    job->then(this, [this](const StorageResult<QString> &result) {
        if (result)
            emit changed();
    });
    whenDone(d->profiles.find(name), job, [this, job](const ConnectionProfile &profile) {
        const QString key = connectionKey(profile.name);
        d->secrets.remove(SecretPlace::Session, key);
        d->secrets.remove(profile.secretPlace, key)
            ->then(job, [this, job, profile](const StorageResult<void> &forgotten) {
                d->removeProfile(profile, forgotten, job);
            });
    });
    return job;
}

StorageJob<qint64> *ConnectionBook::removeJobs(const QString &name)
{
    return d->jobs.removeOf(name);
}

void ConnectionBook::giveForSession(const QString &name, const QByteArray &secret)
{
    d->secrets.write(SecretPlace::Session, connectionKey(name), secret);
}

StorageJob<Connection> *ConnectionBook::open(const QString &name)
{
    auto *job = PendingStorageJob<Connection>::of(this);
    if (isLocalGatewayName(name)) {
        job->endSoon(localConnection());
        return job;
    }
    whenDone(d->profiles.find(name), job, [this, job](const ConnectionProfile &profile) {
        d->findSecret(profile, job, [this, job, profile](const QByteArray &secret) {
            d->open(profile, secret, job);
        });
    });
    return job;
}

StorageJob<Connection> *ConnectionBook::open(const ConnectionProfile &profile,
                                             const QByteArray &secret)
{
    auto *job = PendingStorageJob<Connection>::of(this);
    if (const QString fault = faultOf(profile); !fault.isEmpty()) {
        job->endSoon(Failure<StorageError>({Kind::Invalid, fault}));
        return job;
    }
    const auto next = [this, job, profile](const QByteArray &known) {
        d->open(profile, known, job);
    };
    if (secret.isEmpty())
        d->findSecret(profile, job, next);
    else
        next(secret);
    return job;
}

} // namespace numberdesk
