// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QUrl>

#include <memory>

namespace numberdesk {

/// A certificate with its RSA private key, to sign in without a client secret. Copies share the
/// key, which stays in memory only.
class ClientCertificate
{
public:
    /// Reads a PEM file that holds both, or a PFX (PKCS #12) file; `passphrase` may be empty. One
    /// sentence on failure.
    static Result<ClientCertificate, QString> load(const QByteArray &bytes,
                                                   const QByteArray &passphrase);

    /// The signed assertion (RFC 7523) as the Microsoft identity platform wants it: a JWT with
    /// PS256 and `x5t#S256`, for the token endpoint `tokenUrl`, valid for ten minutes from `now`.
    /// Empty when signing fails.
    QByteArray assertion(const QUrl &tokenUrl, const QString &clientId, const QDateTime &now) const;

private:
    class Private;
    explicit ClientCertificate(std::shared_ptr<const Private> data);

    std::shared_ptr<const Private> d;
};

} // namespace numberdesk
