// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connection.h"
#include "storage/connectionstore.h"
#include "storage/secretstore.h"

#include <QObject>

#include <memory>
#include <optional>

namespace numberdesk {

/// A secret as a person gave it, for a profile that is saved or tried.
struct GivenSecret
{
    QByteArray secret;     ///< client secret, or passphrase of the certificate file
    QByteArray passphrase; ///< of the encrypted file, when it is chosen and locked
};

/// The named connections of this desk with their secrets: the one place where the window and the
/// commands list, change and open them. The local gateway is always one of them and needs nothing.
class ConnectionBook : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionBook(const DataDirectory &directory, QObject *parent = nullptr);
    ~ConnectionBook() override;

    /// The name of the local gateway's connection; no profile may take it.
    static QString localName();
    static Connection localConnection();

    SecretStore &secrets() const;

    StorageJob<QList<ConnectionProfile>> *list();

    /// Keeps a new profile and its secret; Exists when the name is taken.
    StorageJob<void> *add(const ConnectionProfile &profile, const GivenSecret &secret);
    /// Replaces the profile named `name`; without `secret` the stored one stays.
    StorageJob<void> *replace(const QString &name, const ConnectionProfile &profile,
                              const std::optional<GivenSecret> &secret);
    /// Forgets a profile and its secret.
    StorageJob<void> *remove(const QString &name);

    /// Makes a connection of the profile named `name` (or of the local gateway): reads its secret,
    /// certificate and authorities. Ends with Passphrase when the encrypted file is locked and with
    /// NotFound when the session has no secret yet or the profile does not exist (see
    /// StorageError::message; `needsSecret` of the profile's own resolve tells them apart).
    StorageJob<Connection> *open(const QString &name);

    /// The same for a profile at hand and a secret that was just typed: for Test connection.
    StorageJob<Connection> *open(const ConnectionProfile &profile, const QByteArray &secret);

signals:
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
