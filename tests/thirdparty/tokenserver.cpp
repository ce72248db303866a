// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "thirdparty/tokenserver.h"
#include "support/places.h"

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView listening = "listening on ";
constexpr QByteArrayView issuedToken = "issued ";

/// What stands behind `start` in the lines that start so.
QByteArrayList restsOfLines(const QByteArray &text, QByteArrayView start)
{
    QByteArrayList rests;
    const QByteArrayList lines = text.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(start))
            rests += line.sliced(start.size());
    }
    return rests;
}

} // namespace

Result<void, QString> TokenServer::start(const QString &issuer, const TokenClients &clients)
{
    QStringList arguments{buildPath(u"tests/thirdparty/tokenserver.mjs"_s),
                          u"--issuer"_s,
                          issuer,
                          u"--secret-client"_s,
                          clients.secretId,
                          u"--certificate-client"_s,
                          clients.certificateId,
                          u"--certificate"_s,
                          clients.certificate};
    for (const QString &scope : clients.scopes)
        arguments += {u"--scope"_s, scope};
    QProcessEnvironment environment = plainEnvironment();
    environment.insert(u"TOKENSERVER_CLIENT_SECRET"_s, clients.secret);
    m_process = std::make_unique<ChildProcess>(u"node"_s, arguments, environment);
    if (!m_process->waitForOutput(listening.toByteArray())) {
        return Failure<QString>(u"the token server did not start: "_s +
                                QString::fromUtf8(m_process->talk()));
    }
    m_port = restsOfLines(m_process->output(), listening).constFirst().toUShort();
    return {};
}

QByteArrayList TokenServer::issued() const
{
    return restsOfLines(m_process->output(), issuedToken);
}

} // namespace numberdesk
