// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/signin/clientcertificate.h"
#include "net/signin/tokensource.h"

#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace numberdesk {

class Clock;

/// Credentials of the OAuth 2.0 client credentials grant (RFC 6749 section 4.4).
struct ClientCredentials
{
    QUrl tokenUrl;
    QString clientId;
    QString clientSecret;
    std::optional<ClientCertificate> certificate; ///< instead of the secret
    QString scope;
    QByteArray extraCaPem;
    QString proxy;                            ///< see proxyFrom()
    std::chrono::milliseconds timeout{30000}; ///< of one try
    int mostTries = 3;                        ///< while the trouble may pass by itself
    Clock *clock = nullptr; ///< for waits and the token's age; null: systemClock()
};

/// The scope under which Azure Communications Gateway's Provisioning API publishes itself.
QString publishedScope();

/// Fetches tokens with client credentials: once for all who wait, kept in memory only, renewed
/// five minutes before they expire (or at four fifths of a shorter life). Trouble that may pass is
/// met with three tries, a `Retry-After` of up to five minutes kept; a refusal is final. Token
/// requests are outside the request budget. Every error has `atTokenEndpoint` set.
class ClientCredentialsTokenSource final : public TokenSource
{
    Q_OBJECT

public:
    /// Signs in with `credentials` whenever no token that is at hand will do.
    explicit ClientCredentialsTokenSource(ClientCredentials credentials, QObject *parent = nullptr);
    ~ClientCredentialsTokenSource() override;

    TokenJob *token() override;
    void reject(const QByteArray &token) override;
    std::optional<QStringList> roles() const override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
