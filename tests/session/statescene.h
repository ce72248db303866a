// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connectionstate.h"
#include "session/gatewaydata.h"
#include "session/sessionrig.h"
#include "support/scriptedserver.h"
#include "support/testtokens.h"

#include <functional>
#include <optional>

namespace numberdesk {

/// Comes before the session that talks to it.
struct BendableServer
{
    ScriptedServer gateway;
};

/// A session at a gateway that a test bends at will, and the state of its connection.
struct StateScene : BendableServer, SessionRig
{
    using Kind = ConnectionState::Kind;

    /// `bend` gets the connection before it is used.
    explicit StateScene(const std::function<void(Connection &connection)> &bend = {})
        : SessionRig(bent(connectionTo(gateway.url()), bend))
    {
        clock.setTimeOfDay(QDateTime({2026, 3, 1}, {9, 0}, Qt::UTC));
        gateway.setHandler([this](const ScriptedRequest &request) {
            if (request.path() == "/token")
                return tokenReply.value_or(jsonReply(tokenReplyOf(jwtOf("{}"))));
            return reply.value_or(jsonReply(R"({"value":[]})"));
        });
    }

    static Connection bent(Connection connection,
                           const std::function<void(Connection &connection)> &bend)
    {
        if (bend)
            bend(connection);
        return connection;
    }

    /// Opens the session and reads the accounts.
    bool connectNow()
    {
        if (!open())
            return false;
        session.data().refreshAccounts();
        return reaches(Kind::Connected);
    }
    bool reaches(Kind kind)
    {
        return waitFor([this, kind] { return state.kind() == kind; });
    }
    /// Waits until the accounts are read, or were not.
    bool accountsEnd()
    {
        return waitFor([this] { return !session.data().accountsState().loading; });
    }

    std::optional<ScriptedReply> reply;      ///< to whatever is asked; unset: an empty page
    std::optional<ScriptedReply> tokenReply; ///< unset: a token
    ConnectionState state{session};
};

/// Bends a connection into one that signs in at the gateway's own token endpoint.
inline void signIn(Connection &connection)
{
    connection.profile.tokenUrl =
        connection.profile.baseUrl.resolved(QUrl(QStringLiteral("/token")));
    connection.profile.clientId = QStringLiteral("id");
    connection.clientSecret = QStringLiteral("mistyped");
}

/// The token endpoint's answer to a wrong client secret.
inline ScriptedReply wrongSecret()
{
    return jsonReply(R"({"error":"invalid_client","error_description":"AADSTS7000215: no."})", 401);
}

/// The gateway's answer to an API version that it does not know.
inline ScriptedReply wrongVersion()
{
    return jsonReply(
        R"({"error":{"code":"UnsupportedApiVersionValue","message":"Supported api-version: 2024-02-29-preview"}})",
        400);
}

} // namespace numberdesk
