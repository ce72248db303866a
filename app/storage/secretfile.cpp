// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/secretfile.h"

#include "files/filelock.h"
#include "files/ownfile.h"
#include "files/ownmarks.h"
#include "files/wholefile.h"
#include "storage/secretvariables.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutexLocker>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

using Kind = StorageError::Kind;

constexpr std::chrono::milliseconds writerWait = 20s; // for another process that writes, too
constexpr qint64 mostBytes = 16LL * 1024 * 1024;

struct SecretFileText
{
    Q_DECLARE_TR_FUNCTIONS(SecretFile)
};

Failure<StorageError> locked()
{
    return Failure<StorageError>(
        {Kind::Passphrase,
         SecretFileText::tr("The encrypted file of secrets is locked. Enter its passphrase."),
         SecretFileText::tr("Commands take it from %1.").arg(secretvariables::filePassphrase)});
}

Failure<StorageError> noSecret(const QString &name)
{
    return Failure<StorageError>(
        {Kind::NotFound,
         SecretFileText::tr("The encrypted file holds no secret for \"%1\".").arg(name)});
}

} // namespace

SecretFile::SecretFile(DataDirectory directory) : m_directory(std::move(directory)) {}

bool SecretFile::exists() const
{
    return isNameTaken(m_directory.secretsFile());
}

StorageResult<void> SecretFile::unlock(const QByteArray &passphrase)
{
    if (passphrase.isEmpty())
        return locked();
    const QMutexLocker guard(&m_mutex);
    if (const Result<void, QString> usable = m_directory.ensure(); !usable)
        return Failure<StorageError>({Kind::Unusable, usable.error()});
    FileLock lock(m_directory.secretsFile() + endings::lock);
    if (StorageResult<void> held = take(lock); !held)
        return held;
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
        return noSecret(name);
    if (!m_unlocked)
        return locked();
    const QMutexLocker guard(&m_mutex);
    return load().and_then([&](const Secrets &secrets) -> StorageResult<QByteArray> {
        const auto found = secrets.constFind(name);
        if (found == secrets.constEnd())
            return noSecret(name);
        return *found;
    });
}

StorageResult<void> SecretFile::write(const QString &name, const QByteArray &secret)
{
    if (!m_unlocked)
        return locked();
    const QMutexLocker guard(&m_mutex);
    FileLock lock(m_directory.secretsFile() + endings::lock);
    if (StorageResult<void> held = take(lock); !held)
        return held;
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
        return lockedOrFaulty();
    const QMutexLocker guard(&m_mutex);
    FileLock lock(m_directory.secretsFile() + endings::lock);
    if (StorageResult<void> held = take(lock); !held)
        return held;
    return load().and_then([&](Secrets secrets) -> StorageResult<void> {
        if (secrets.remove(name) == 0)
            return {};
        return save(secrets);
    });
}

StorageResult<SecretFile::Secrets> SecretFile::load()
{
    if (!exists())
        return Secrets();
    const FileResult<QByteArray> sealed = readOwnFile(m_directory.secretsFile(), mostBytes);
    if (!sealed)
        return unusable(sealed.error());
    if (const StorageResult<void> known = useKeyFor(*sealed); !known)
        return Failure<StorageError>(known.error());
    Result<QByteArray, SealFault> plain = m_key->open(*sealed);
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
        return notSealed();
    const FileResult<void> written =
        writeWholeFile(m_directory.secretsFile(), FilePlace::DataDirectory, *sealed);
    if (!written)
        return unusable(written.error());
    return {};
}

/// A passphrase helps only with a file that could be opened by one.
StorageResult<void> SecretFile::lockedOrFaulty() const
{
    const FileResult<QByteArray> sealed = readOwnFile(m_directory.secretsFile(), mostBytes);
    if (!sealed)
        return unusable(sealed.error());
    if (const auto heading = SealParameters::of(*sealed); !heading)
        return fault(heading.error());
    return locked();
}

StorageResult<void> SecretFile::take(FileLock &lock) const
{
    const FileResult<bool> held = lock.lockWithin(writerWait);
    if (!held)
        return unusable(held.error());
    if (!*held) {
        return Failure<StorageError>(
            {Kind::Unusable,
             SecretFileText::tr("The encrypted file %1 is being written by another process for "
                                "too long. End that process and try again.")
                 .arg(shownPath())});
    }
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
        return notSealed();
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

Failure<StorageError> SecretFile::unusable(const FileFault &why) const
{
    return Failure<StorageError>(
        {Kind::Unusable, SecretFileText::tr("The encrypted file %1 cannot be used: %2. %3")
                             .arg(shownPath(), why.reason, why.remedy)});
}

Failure<StorageError> SecretFile::notSealed() const
{
    return Failure<StorageError>(
        {Kind::Unusable,
         SecretFileText::tr("The secrets cannot be encrypted for the file %1. Give the passphrase "
                            "again; if that does not help, check this computer's OpenSSL.")
             .arg(shownPath())});
}

QString SecretFile::shownPath() const
{
    return QDir::toNativeSeparators(m_directory.secretsFile());
}

} // namespace numberdesk
