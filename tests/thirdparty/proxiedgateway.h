// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "thirdparty/certificates.h"
#include "thirdparty/nginx.h"
#include "thirdparty/tokenserver.h"

#include <QTemporaryDir>

namespace numberdesk {

/// What a test wants of its gateway.
struct ProxiedGatewayOptions
{
    QString host = QStringLiteral("localhost"); ///< the name by which clients reach it
    QString clientSecret = QStringLiteral("s3cret/with+signs&more=%25");
    QString passphrase = QStringLiteral("open sesame");
    bool recordsAuthorizations = false;                   ///< see ProxiedGateway::authorizations()
    QStringList serveOptions;                             ///< more arguments of `numberdesk serve`
    QProcessEnvironment environment = plainEnvironment(); ///< of `numberdesk serve`
};

/// A local gateway behind nginx's TLS, and a certified OAuth 2.0 server behind the same nginx:
/// what a remote gateway looks like to the program. Everything ends with this object.
class ProxiedGateway
{
public:
    explicit ProxiedGateway(const ProxiedGatewayOptions &options = {});

    /// Starts gateway and token server. More servers may be added to nginx() before it is started.
    Result<void, QString> start();
    /// Starts nginx with the servers "gateway" and "tokens", and those that were added.
    Result<void, QString> startProxy();

    /// The options that lead a command here.
    QStringList atGateway() const;
    /// The options that lead a command here with sign-in by secret; see withSecret().
    QStringList signingInBySecret() const;
    /// The same with the certificate in `file`; see withPassphrase().
    QStringList signingInByCertificate(const QString &file) const;
    QProcessEnvironment withSecret() const;
    QProcessEnvironment withPassphrase() const;

    /// Everything that `numberdesk serve` has written to standard output and standard error.
    QByteArray gatewayOutput() const { return m_gateway->output() + m_gateway->talk(); }
    /// The values of the Authorization header that came to the gateway, oldest first.
    QByteArrayList authorizations() const;

    QString path(const QString &name) const { return m_directory.filePath(name); }
    QString url() const { return address(m_port); }
    QString tokenUrl() const { return address(m_tokenPort) + QStringLiteral("/token"); }
    quint16 gatewayPort() const { return m_gatewayPort; }
    const CertificateAuthority &authority() const { return m_authority; }
    const ClientIdentity &identity() const { return m_identity; }
    const TokenClients &clients() const { return m_clients; }
    const TokenServer &tokenServer() const { return m_tokenServer; }
    Nginx &nginx() { return m_nginx; }

private:
    QString address(quint16 port) const;
    Result<void, QString> startGateway();
    void addServers();

    QTemporaryDir m_directory;
    ProxiedGatewayOptions m_options;
    CertificateAuthority m_authority;
    ClientIdentity m_identity;
    TokenClients m_clients;
    quint16 m_port = freePort();
    quint16 m_tokenPort = freePort();
    quint16 m_gatewayPort = 0;
    std::unique_ptr<ChildProcess> m_gateway;
    TokenServer m_tokenServer;
    Nginx m_nginx;
};

} // namespace numberdesk
