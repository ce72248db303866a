// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace numberdesk {

/// Paths of a certificate in PEM form and of its private key.
struct KeyPair
{
    QString certificate;
    QString key;
};

/// From when until when a certificate is valid.
struct Validity
{
    QDateTime from;
    QDateTime until;

    static Validity now();
    /// Was valid last year.
    static Validity lastYear();
};

/// A private certificate authority in a directory of its own, made with the openssl command.
class CertificateAuthority
{
public:
    explicit CertificateAuthority(const QString &directory);

    /// What a client must trust, in PEM form.
    QString certificate() const { return path(QStringLiteral("authority.pem")); }

    /// A server certificate for `hosts`, each as the openssl command writes it: "DNS:localhost".
    KeyPair issue(const QString &name, const QStringList &hosts,
                  const Validity &validity = Validity::now()) const;
    /// A server certificate that nobody but itself vouches for.
    KeyPair selfSigned(const QString &name, const QStringList &hosts) const;

private:
    QString path(const QString &name) const;
    void openssl(const QStringList &arguments) const;
    /// A fresh private key with a request to certify it.
    KeyPair request(const QString &name, const QStringList &hosts) const;

    QString m_directory;
};

/// A certificate to sign in with, in the forms that people have.
struct ClientIdentity
{
    QString certificate; ///< only that, which the server knows
    QString pem;         ///< certificate and private key, encrypted with the passphrase
    QString pfx;         ///< the same as PKCS #12
};

/// A fresh identity with an RSA key, its files named after `name`.
ClientIdentity makeClientIdentity(const QString &directory, const QString &name,
                                  const QString &passphrase);

} // namespace numberdesk
