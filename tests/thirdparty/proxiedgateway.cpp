// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "thirdparty/proxiedgateway.h"
#include "support/places.h"

#include "net/signin/clientcredentials.h"

#include <QFile>
#include <QUrl>

namespace numberdesk {

using namespace Qt::StringLiterals;

ProxiedGateway::ProxiedGateway(const ProxiedGatewayOptions &options)
    : m_options(options)
    , m_authority(path(u"authority"_s))
    , m_identity(makeClientIdentity(m_directory.path(), u"desk"_s, options.passphrase))
    , m_nginx(path(u"nginx"_s))
{
    m_clients.secret = options.clientSecret;
    m_clients.certificate = m_identity.certificate;
    m_clients.scopes = {publishedScope(), u"api://another-gateway/.default"_s};
}

Result<void, QString> ProxiedGateway::start()
{
    if (const Result<void, QString> gateway = startGateway(); !gateway)
        return gateway;
    if (const Result<void, QString> tokens = m_tokenServer.start(address(m_tokenPort), m_clients);
        !tokens)
        return tokens;
    addServers();
    return {};
}

Result<void, QString> ProxiedGateway::startProxy()
{
    return m_nginx.start();
}

Result<void, QString> ProxiedGateway::startGateway()
{
    const QByteArray listening = "listening on ";
    const QStringList serve{u"serve"_s,      u"--no-auth"_s,     u"--public-url"_s, url(),
                            u"--data-dir"_s, path(u"gateway"_s), u"--rate-limit"_s, u"0"_s};
    m_gateway = std::make_unique<ChildProcess>(programPath(), serve + m_options.serveOptions,
                                               m_options.environment);
    if (!m_gateway->waitForOutput(listening) || !m_gateway->waitForOutput("\n")) {
        return Failure<QString>(u"the gateway did not start: "_s +
                                QString::fromUtf8(m_gateway->talk()));
    }
    const QByteArray address =
        m_gateway->output().split('\n').constFirst().sliced(listening.size());
    m_gatewayPort = static_cast<quint16>(QUrl(QString::fromLatin1(address)).port());
    return {};
}

void ProxiedGateway::addServers()
{
    const KeyPair identity =
        m_authority.issue(u"server"_s, {u"DNS:"_s + m_options.host, u"DNS:localhost"_s});
    const auto listen = [](quint16 port) { return QStringList{u"127.0.0.1:%1"_s.arg(port)}; };
    const QString record =
        m_options.recordsAuthorizations
            ? u"access_log %1 authorization; "_s.arg(path(u"nginx/authorization.log"_s))
            : QString();
    m_nginx.addServer({u"gateway"_s, listen(m_port), identity, record + passTo(m_gatewayPort)});
    m_nginx.addServer({u"tokens"_s, listen(m_tokenPort), identity, passTo(m_tokenServer.port())});
}

QString ProxiedGateway::address(quint16 port) const
{
    return u"https://%1:%2"_s.arg(m_options.host).arg(port);
}

QStringList ProxiedGateway::atGateway() const
{
    return {u"--base-url"_s,           url(),           u"--ca-file"_s,
            m_authority.certificate(), u"--data-dir"_s, path(u"desk"_s)};
}

QStringList ProxiedGateway::signingInBySecret() const
{
    return atGateway() +
           QStringList{u"--token-url"_s, tokenUrl(), u"--client-id"_s, m_clients.secretId};
}

QStringList ProxiedGateway::signingInByCertificate(const QString &file) const
{
    return atGateway() + QStringList{u"--token-url"_s,          tokenUrl(),
                                     u"--client-id"_s,          m_clients.certificateId,
                                     u"--client-certificate"_s, file};
}

QProcessEnvironment ProxiedGateway::withSecret() const
{
    QProcessEnvironment environment = plainEnvironment();
    environment.insert(u"NUMBERDESK_CLIENT_SECRET"_s, m_options.clientSecret);
    return environment;
}

QProcessEnvironment ProxiedGateway::withPassphrase() const
{
    QProcessEnvironment environment = plainEnvironment();
    environment.insert(u"NUMBERDESK_CERTIFICATE_PASSPHRASE"_s, m_options.passphrase);
    return environment;
}

QByteArrayList ProxiedGateway::authorizations() const
{
    QFile log(path(u"nginx/authorization.log"_s));
    if (!log.open(QIODevice::ReadOnly))
        return {};
    QByteArrayList lines = log.readAll().split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

} // namespace numberdesk
