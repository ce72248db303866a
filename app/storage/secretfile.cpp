// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/secretfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QMutexLocker>
#include <QSaveFile>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

using Kind = StorageError::Kind;

constexpr std::chrono::milliseconds lockWait = 20s; // for another process that writes, too

struct SecretFileText
{
    Q_DECLARE_TR_FUNCTIONS(SecretFile)
};

Failure<StorageError> locked()
{
    return Failure<StorageError>(
        {Kind::Passphrase,
         SecretFileText::tr("The encrypted file of secrets is locked. Enter its passphrase; "
                            "commands take it from NUMBERDESK_SECRETS_PASSPHRASE.")});
}

Failure<StorageError> notFound(const QString &name)
{
    return Failure<StorageError>(
        {Kind::NotFound,
         SecretFileText::tr("The encrypted file holds no secret for \"%1\".").arg(name)});
}

/// Holds the lock between processes, or tells that it cannot be had.
class FileLock
{
public:
    explicit FileLock(const QString &path) : m_lock(path + ".lock"_L1)
    {
        m_lock.tryLock(static_cast<int>(lockWait.count()));
    }
    bool isHeld() const { return m_lock.isLocked(); }

private:
    QLockFile m_lock;
};

} // namespace

SecretFile::SecretFile(DataDirectory directory) : m_directory(std::move(directory)) {}

bool SecretFile::exists() const
{
    return QFile::exists(m_directory.secretsFile());
}

StorageResult<void> SecretFile::unlock(const QByteArray &passphrase)
{
    if (passphrase.isEmpty())
        return locked();
    const QMutexLocker guard(&m_mutex);
    if (const Result<void, QString> usable = m_directory.ensure(); !usable)
        return Failure<StorageError>({Kind::Unusable, usable.error()});
    const FileLock lock(m_directory.secretsFile());
    if (!lock.isHeld())
        return unusable(SecretFileText::tr("its lock file cannot be had"));
    // A wrong passphrase must not displace the right one.
    SecretBytes before = std::exchange(m_passphrase, SecretBytes(QByteArrayView(passphrase)));
    std::optional<SealKey> keyBefore = std::exchange(m_key, std::nullopt);
    StorageResult<void> opened = load().map([](const Secrets &) {});
    if (opened && !exists())
        opened = save({});
    if (!opened) {
        m_passphrase = std::move(before);
        m_key = std::move(keyBefore);
        return opened;
    }
    m_unlocked = true;
    return {};
}

StorageResult<QByteArray> SecretFile::read(const QString &name)
{
    if (!exists())
        return notFound(name);
    if (!m_unlocked)
        return locked();
    const QMutexLocker guard(&m_mutex);
    return load().and_then([&](const Secrets &secrets) -> StorageResult<QByteArray> {
        const auto found = secrets.constFind(name);
        if (found == secrets.constEnd())
            return notFound(name);
        return *found;
    });
}

StorageResult<void> SecretFile::write(const QString &name, const QByteArray &secret)
{
    if (!m_unlocked)
        return locked();
    const QMutexLocker guard(&m_mutex);
    const FileLock lock(m_directory.secretsFile());
    if (!lock.isHeld())
        return unusable(SecretFileText::tr("its lock file cannot be had"));
    return load().and_then([&](Secrets secrets) {
        secrets.insert(name, secret);
        return save(secrets);
    });
}

StorageResult<void> SecretFile::remove(const QString &name)
{
    if (!exists())
        return {};
    if (!m_unlocked)
        return locked();
    const QMutexLocker guard(&m_mutex);
    const FileLock lock(m_directory.secretsFile());
    if (!lock.isHeld())
        return unusable(SecretFileText::tr("its lock file cannot be had"));
    return load().and_then([&](Secrets secrets) -> StorageResult<void> {
        if (secrets.remove(name) == 0)
            return {};
        return save(secrets);
    });
}

StorageResult<SecretFile::Secrets> SecretFile::load()
{
    QFile file(m_directory.secretsFile());
    if (!file.exists())
        return Secrets();
    if (!file.open(QIODevice::ReadOnly))
        return unusable(file.errorString());
    const QByteArray sealed = file.readAll();
    if (const StorageResult<void> known = useKeyFor(sealed); !known)
        return Failure<StorageError>(known.error());
    Result<QByteArray, SealFault> plain = m_key->open(sealed);
    if (!plain)
        return fault(plain.error());
    const QJsonObject entries = QJsonDocument::fromJson(*plain)["secrets"_L1].toObject();
    cleanse(*plain);
    Secrets secrets;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry)
        secrets.insert(entry.key(), QByteArray::fromBase64(entry.value().toString().toLatin1()));
    return secrets;
}

StorageResult<void> SecretFile::save(const Secrets &secrets)
{
    if (!exists()) {
        if (StorageResult<void> known = useKeyFor({}); !known)
            return known;
    }
    QJsonObject entries;
    for (auto entry = secrets.begin(); entry != secrets.end(); ++entry)
        entries.insert(entry.key(), QString::fromLatin1(entry.value().toBase64()));
    QByteArray plain =
        QJsonDocument(QJsonObject{{u"secrets"_s, entries}}).toJson(QJsonDocument::Compact);
    const std::optional<QByteArray> sealed = m_key->seal(plain);
    cleanse(plain);
    if (!sealed)
        return unusable(SecretFileText::tr("it cannot be encrypted"));
    QSaveFile file(m_directory.secretsFile());
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(*sealed) == sealed->size() && file.commit();
    if (!written)
        return unusable(file.errorString());
    return {};
}

StorageResult<void> SecretFile::useKeyFor(const QByteArray &sealed)
{
    std::optional<SealParameters> parameters;
    if (sealed.isNull()) {
        parameters = SealParameters::fresh();
    } else {
        const Result<SealParameters, SealFault> found = SealParameters::of(sealed);
        if (!found)
            return fault(found.error());
        if (m_key && m_key->parameters() == *found)
            return {};
        parameters = *found;
    }
    m_key = parameters ? SealKey::derive(m_passphrase, *parameters) : std::nullopt;
    if (!m_key)
        return unusable(SecretFileText::tr("no key can be derived from the passphrase"));
    return {};
}

Failure<StorageError> SecretFile::fault(SealFault fault) const
{
    switch (fault) {
    case SealFault::WrongPassphrase:
        return Failure<StorageError>(
            {Kind::Passphrase,
             SecretFileText::tr("The passphrase does not open the encrypted file %1. Enter the one "
                                "that it was made with.")
                 .arg(shownPath())});
    case SealFault::Newer:
        return Failure<StorageError>(
            {Kind::Newer,
             SecretFileText::tr("The encrypted file %1 was written by a newer version of "
                                "Numberdesk. Install that version.")
                 .arg(shownPath())});
    case SealFault::Damaged:
        break;
    }
    return Failure<StorageError>(
        {Kind::Unusable,
         SecretFileText::tr("The encrypted file %1 is damaged. Put back a copy of it, or move it "
                            "away and give the secrets again.")
             .arg(shownPath())});
}

Failure<StorageError> SecretFile::unusable(const QString &why) const
{
    return Failure<StorageError>(
        {Kind::Unusable,
         SecretFileText::tr("The encrypted file %1 cannot be used: %2. Check the disk and the "
                            "file's permissions.")
             .arg(shownPath(), why)});
}

QString SecretFile::shownPath() const
{
    return QDir::toNativeSeparators(m_directory.secretsFile());
}

} // namespace numberdesk
