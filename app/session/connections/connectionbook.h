// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connections/connection.h"
#include "storage/connectionstore.h"
#include "storage/secretstore.h"

#include <QObject>

#include <memory>
#include <optional>

namespace numberdesk {

/// A secret as a person gave it, for a profile that is saved or tried.
struct GivenSecret
{
    QByteArray secret;     ///< client secret, or passphrase of the certificate file; may be empty
    QByteArray passphrase; ///< of the encrypted file, when it is chosen and locked
};

/// The named connections of this desk with their secrets: the one place where the window and the
/// commands list, change and open them. The local gateway is always one of them and needs nothing.
/// Jobs still under way when the book goes end as cancelled.
class ConnectionBook : public QObject
{
    Q_OBJECT

public:
    /// Profiles and secrets are those of `directory`; nothing is read before something asks for it.
    explicit ConnectionBook(const DataDirectory &directory, QObject *parent = nullptr);
    ~ConnectionBook() override;

    /// The name of the local gateway's connection; no profile may take it.
    static QString localName();
    /// The local gateway's, which allows changes. Its address is found when a session opens it.
    static Connection localConnection();

    /// Where the profiles' secrets are kept; lives as long as the book.
    SecretStore &secrets() const;

    /// All profiles by name; the local gateway, which has none, is not among them.
    StorageJob<QList<ConnectionProfile>> *list();
    /// NotFound when there is none of that name.
    StorageJob<ConnectionProfile> *find(const QString &name);

    /// Keeps a new profile and its secret. Ends with Invalid, Exists, SecretMissing when its place
    /// is to keep a client secret and none is given, Passphrase or NoKeychain; nothing is kept
    /// then.
    StorageJob<void> *add(const ConnectionProfile &profile, const GivenSecret &secret);
    /// Replaces the profile named `name`. Without `secret`, or with an empty one, the stored secret
    /// stays: it moves along to another name or place. Errors as add(), and NotFound; the profile
    /// is as before then.
    StorageJob<void> *replace(const QString &name, const ConnectionProfile &profile,
                              const std::optional<GivenSecret> &secret);
    /// Keeps another API version for the profile named `name`; the rest, and the secret, stays.
    /// NotFound, Invalid.
    StorageJob<void> *setApiVersion(const QString &name, const QString &apiVersion);
    /// Forgets a profile and its secret. A place that is locked or cannot be read keeps no profile:
    /// the result then is a sentence about why the secret was left there; it is empty when nothing
    /// was left.
    StorageJob<QString> *remove(const QString &name);
    /// Forgets every job of the connection named `name`, with the copies of their files; Held when
    /// one is running, and then none is forgotten. The profile stays.
    StorageJob<qint64> *removeJobs(const QString &name);

    /// A secret for the profile named `name` until the program ends, whatever its place: the only
    /// one of a profile whose place is Session, and the way out when a keychain cannot be reached.
    void giveForSession(const QString &name, const QByteArray &secret);

    /// Makes a connection of the profile named `name` (or of the local gateway): reads its secret,
    /// certificate and authorities, none of it in this thread. Ends with NotFound when there is no
    /// such profile; Passphrase when the encrypted file is locked (secrets().unlock(), then again);
    /// SecretMissing when a person has to give the secret first (giveForSession(), then again);
    /// NoKeychain; FileMissing, Certificate or Unusable for what is wrong with a file.
    StorageJob<Connection> *open(const QString &name);

    /// The same for a profile at hand, which need not be saved, and a secret that was just typed:
    /// for Test connection. With an empty one, the secret kept for that name is used.
    StorageJob<Connection> *open(const ConnectionProfile &profile, const QByteArray &secret);

signals:
    /// A profile or its secret was changed through this book.
    void changed();

private:
    /// A job that emits changed() when it succeeds.
    PendingStorageJob<void> *changingJob();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
