// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/reply.h"
#include "localgateway/http/request.h"

#include <optional>

namespace numberdesk::localgateway {

/// A refusal of the token endpoint (RFC 6749 section 5.2) with the identity platform's number.
struct TokenRefusal
{
    int status;
    const char *error; ///< `invalid_client` and so on
    int number;        ///< of the AADSTS code
    QString text;
};

/// The form of a client-credentials request.
struct TokenRequest
{
    QString clientId;
    QString clientSecret;
    std::optional<TokenRefusal> refusal{}; ///< set when the form itself is wrong
};

/// Reads the form and checks everything but who sent it.
TokenRequest readTokenRequest(const Request &request);

/// 400 `unauthorized_client`, AADSTS700016.
TokenRefusal unknownClient(const QString &clientId);
/// 401 `invalid_client`, AADSTS7000215.
TokenRefusal wrongSecret(const QString &clientId);

/// The refusal as the identity platform's error response.
Reply refuseToken(const TokenRefusal &refusal, qint64 now);

} // namespace numberdesk::localgateway
