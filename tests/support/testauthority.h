// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QSslConfiguration>

#include <chrono>
#include <memory>

namespace numberdesk {

/// How a certificate is to look.
struct CertificateWishes
{
    QByteArray names = "IP:127.0.0.1,DNS:localhost"; ///< subjectAltName as OpenSSL writes it
    std::chrono::seconds begins{-3600};              ///< from now
    std::chrono::seconds ends{3600};
    bool selfSigned = false;
    bool byIssuingAuthority = false; ///< by the one below the root, which the server does not send
};

/// A certificate authority made anew for each run, and the servers' certificates that it issues.
class TestAuthority
{
public:
    TestAuthority();
    ~TestAuthority();
    Q_DISABLE_COPY_MOVE(TestAuthority)

    /// Its own certificate: what a client has to trust.
    QByteArray pem() const;
    /// The certificate of an authority that it has signed.
    QByteArray issuingPem() const;

    /// What a server with such a certificate is set up with.
    QSslConfiguration serverConfiguration(const CertificateWishes &wishes = {}) const;
    /// The same, but for a server that knows TLS 1.1 and nothing newer.
    QSslConfiguration oldServerConfiguration() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
