// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/connectionprofile.h"
#include "storage/datadirectory.h"
#include "storage/storageerror.h"

#include <QByteArray>
#include <QObject>

#include <memory>

namespace numberdesk {

/// Keeps the secrets of connections where the person chose: in the desktop's keychain, in a file
/// encrypted with a passphrase (scrypt, RFC 7914, and AES-256-GCM), or for the session in memory.
/// A secret is never in settings, logs or arguments. Jobs still under way when the store goes end
/// as cancelled.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    /// Secrets are those of `directory`.
    explicit SecretStore(const DataDirectory &directory, QObject *parent = nullptr);
    ~SecretStore() override;

    /// Whether the desktop's keychain answers; asked once.
    StorageJob<bool> *hasKeychain();

    /// The passphrase of the encrypted file, kept in memory until the store goes. Ends with
    /// Passphrase when it is wrong; a first passphrase makes the file.
    StorageJob<void> *unlock(const QByteArray &passphrase);
    /// Whether the passphrase of the encrypted file is known.
    bool isUnlocked() const;
    /// Whether the encrypted file exists.
    bool hasFile() const;

    /// The secret named `name`; NotFound when there is none, Passphrase while the file is locked,
    /// NoKeychain when no keychain answers. In place None there is never one.
    StorageJob<QByteArray> *read(SecretPlace place, const QString &name);
    /// Replaces what is there; the errors are those of read() but for NotFound.
    StorageJob<void> *write(SecretPlace place, const QString &name, const QByteArray &secret);
    /// Success also when there is none.
    StorageJob<void> *remove(SecretPlace place, const QString &name);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
