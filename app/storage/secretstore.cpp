// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/secretstore.h"

#include "core/pooltask.h"
#include "storage/keychain.h"
#include "storage/secretfile.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct SecretStoreText
{
    Q_DECLARE_TR_FUNCTIONS(SecretStore)
};

} // namespace

class SecretStore::Private
{
public:
    explicit Private(const DataDirectory &directory)
        : file(std::make_shared<SecretFile>(directory)), keychain(directory)
    {}
    ~Private()
    {
        for (QByteArray &secret : session)
            cleanse(secret);
    }
    Q_DISABLE_COPY_MOVE(Private)

    /// Runs `work` on the encrypted file, on the thread pool.
    template <typename T, typename Work>
    StorageJob<T> *onFile(SecretStore *store, Work work)
    {
        auto *job = PendingStorageJob<T>::of(store);
        runOnPool(
            job, [file = file, work = std::move(work)] { return work(*file); },
            [job](const StorageResult<T> &result) { job->end(result); });
        return job;
    }

    /// A job for what is known at once.
    template <typename T>
    static StorageJob<T> *atOnce(SecretStore *store, StorageResult<T> result)
    {
        auto *job = PendingStorageJob<T>::of(store);
        job->endSoon(std::move(result));
        return job;
    }

    StorageResult<QByteArray> ofSession(const QString &name) const
    {
        if (const auto found = session.constFind(name); found != session.constEnd())
            return *found;
        return Failure<StorageError>(
            {StorageError::Kind::NotFound,
             SecretStoreText::tr("No secret was given for \"%1\" in this session.").arg(name)});
    }

    std::shared_ptr<SecretFile> file; ///< shared with work on the thread pool
    Keychain keychain;
    QHash<QString, QByteArray> session;
};

SecretStore::SecretStore(const DataDirectory &directory, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(directory))
{}

SecretStore::~SecretStore() = default;

StorageJob<bool> *SecretStore::hasKeychain()
{
    return d->keychain.answers();
}

StorageJob<void> *SecretStore::unlock(const QByteArray &passphrase)
{
    return d->onFile<void>(this,
                           [passphrase](SecretFile &file) { return file.unlock(passphrase); });
}

bool SecretStore::isUnlocked() const
{
    return d->file->isUnlocked();
}

bool SecretStore::hasFile() const
{
    return d->file->exists();
}

StorageJob<QByteArray> *SecretStore::read(SecretPlace place, const QString &name)
{
    switch (place) {
    case SecretPlace::Keychain:
        return d->keychain.read(name);
    case SecretPlace::EncryptedFile:
        return d->onFile<QByteArray>(this, [name](SecretFile &file) { return file.read(name); });
    case SecretPlace::Session:
    case SecretPlace::None:
        break;
    }
    return d->atOnce<QByteArray>(this, d->ofSession(name));
}

StorageJob<void> *SecretStore::write(SecretPlace place, const QString &name,
                                     const QByteArray &secret)
{
    switch (place) {
    case SecretPlace::Keychain:
        return d->keychain.write(name, secret);
    case SecretPlace::EncryptedFile:
        return d->onFile<void>(
            this, [name, secret](SecretFile &file) { return file.write(name, secret); });
    case SecretPlace::Session:
        // A copy of its own, so that it can be overwritten.
        d->session.insert(name, QByteArray(secret.constData(), secret.size()));
        break;
    case SecretPlace::None:
        break;
    }
    return d->atOnce<void>(this, {});
}

StorageJob<void> *SecretStore::remove(SecretPlace place, const QString &name)
{
    switch (place) {
    case SecretPlace::Keychain:
        return d->keychain.remove(name);
    case SecretPlace::EncryptedFile:
        return d->onFile<void>(this, [name](SecretFile &file) { return file.remove(name); });
    case SecretPlace::Session:
        d->session.remove(name);
        break;
    case SecretPlace::None:
        break;
    }
    return d->atOnce<void>(this, {});
}

} // namespace numberdesk
