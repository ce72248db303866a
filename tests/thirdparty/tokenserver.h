// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "thirdparty/childprocess.h"

#include <QByteArrayList>
#include <QString>

#include <memory>

namespace numberdesk {

/// Who may sign in at the token server.
struct TokenClients
{
    QString secretId = QStringLiteral("desk-by-secret");
    QString secret;
    QString certificateId = QStringLiteral("desk-by-certificate");
    QString certificate; ///< path of the public certificate
    QStringList scopes;  ///< that tokens may carry
};

/// The certified OAuth 2.0 server oidc-provider in a process of its own.
class TokenServer
{
public:
    /// Runs it for clients that reach it at `issuer`, the address of the TLS proxy in front of it;
    /// a sentence when it does not listen.
    Result<void, QString> start(const QString &issuer, const TokenClients &clients);

    quint16 port() const { return m_port; }
    /// The tokens that it has issued, oldest first.
    QByteArrayList issued() const;

private:
    std::unique_ptr<ChildProcess> m_process;
    quint16 m_port = 0;
};

} // namespace numberdesk
