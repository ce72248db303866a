// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/keychain.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr QLatin1StringView service = "numberdesk"_L1;
constexpr auto answerWait = 10s;

struct KeychainText
{
    Q_DECLARE_TR_FUNCTIONS(Keychain)
};

Failure<StorageError> noKeychain(const QString &why)
{
    const QString message =
        KeychainText::tr("The desktop's keychain does not answer or is locked. Unlock it, or keep "
                         "the secret in an encrypted file or for the session only.");
    return Failure<StorageError>(
        {StorageError::Kind::NoKeychain, why.isEmpty() ? message : message + u" ("_s + why + u')'});
}

/// Goes on with `next` once `keychain` has answered; ends `job` when none does.
template <typename T, typename Next>
void whenThere(Keychain &keychain, PendingStorageJob<T> *job, Next next)
{
    whenDone(keychain.answers(), job, [job, next = std::move(next)](bool there) {
        if (!there)
            return job->end(noKeychain({}));
        next();
    });
}

/// Starts a request whose end `done` hears of, unless `job` was deleted before.
///
/// QtKeychain's backends hold on to a request until they answer, so that nobody may delete it
/// before: it has no parent and deletes itself then.
template <typename Done>
void start(QKeychain::Job *request, const QString &key, QObject *job, Done done)
{
    request->setKey(key);
    QObject::connect(request, &QKeychain::Job::finished, job, std::move(done));
    request->start();
}

} // namespace

Keychain::Keychain(const DataDirectory &directory, QObject *parent)
    : QObject(parent), m_owner(directory.instanceName())
{}

StorageJob<bool> *Keychain::answers()
{
    auto *job = PendingStorageJob<bool>::of(this);
    if (m_answers) {
        job->endSoon(*m_answers);
        return job;
    }
    connect(this, &Keychain::known, job, [job](bool answers) { job->end(answers); });
    if (!m_asking)
        probe();
    return job;
}

/// Reading an entry that is not there asks no person for anything.
void Keychain::probe()
{
    m_asking = true;
    start(new QKeychain::ReadPasswordJob(service), keyOf(u"?"_s), this,
          [this](QKeychain::Job *ended) {
              setKnown(ended->error() == QKeychain::NoError ||
                       ended->error() == QKeychain::EntryNotFound);
          });
    QTimer::singleShot(answerWait, this, [this] { setKnown(false); });
}

void Keychain::setKnown(bool answers)
{
    if (m_answers)
        return;
    m_answers = answers;
    emit known(answers);
}

QString Keychain::keyOf(const QString &name) const
{
    return m_owner + u'/' + name;
}

StorageJob<QByteArray> *Keychain::read(const QString &name)
{
    auto *job = PendingStorageJob<QByteArray>::of(this);
    whenThere(*this, job, [job, name, key = keyOf(name)] {
        auto *request = new QKeychain::ReadPasswordJob(service);
        start(request, key, job, [job, request, name] {
            if (request->error() == QKeychain::NoError)
                return job->end(request->binaryData());
            if (request->error() != QKeychain::EntryNotFound)
                return job->end(noKeychain(request->errorString()));
            job->end(Failure<StorageError>(
                {StorageError::Kind::NotFound,
                 KeychainText::tr("The keychain holds no secret for \"%1\".").arg(name)}));
        });
    });
    return job;
}

StorageJob<void> *Keychain::write(const QString &name, const QByteArray &secret)
{
    auto *job = PendingStorageJob<void>::of(this);
    whenThere(*this, job, [job, secret, key = keyOf(name)] {
        auto *request = new QKeychain::WritePasswordJob(service);
        request->setBinaryData(secret);
        start(request, key, job, [job, request] {
            if (request->error() == QKeychain::NoError)
                return job->end({});
            job->end(noKeychain(request->errorString()));
        });
    });
    return job;
}

StorageJob<void> *Keychain::remove(const QString &name)
{
    auto *job = PendingStorageJob<void>::of(this);
    whenThere(*this, job, [job, key = keyOf(name)] {
        auto *request = new QKeychain::DeletePasswordJob(service);
        start(request, key, job, [job, request] {
            const QKeychain::Error error = request->error();
            if (error == QKeychain::NoError || error == QKeychain::EntryNotFound)
                return job->end({});
            job->end(noKeychain(request->errorString()));
        });
    });
    return job;
}

} // namespace numberdesk
