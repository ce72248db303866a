// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/auth/role.h"
#include "localgateway/http/reply.h"
#include "localgateway/http/request.h"

#include <chrono>
#include <optional>

namespace numberdesk::localgateway {

/// Issues and checks the gateway's own access tokens: OAuth 2.0 client credentials
/// (RFC 6749 section 4.4) and JWTs signed with HS256 (RFC 7515). Key and secret are new with
/// each service.
class TokenService
{
public:
    /// @param roles what every token grants; @param lifetime of a token
    TokenService(QStringList roles, std::chrono::seconds lifetime);

    /// What the client `local` signs in with: 32 random bytes in base64url (RFC 4648 section 5).
    QString clientSecret() const { return m_secret; }

    /// Any client and secret will do from now on, and a request needs no token.
    void acceptAnyone() { m_open = true; }

    /// The answer of the token endpoint; refusals have the identity platform's shape.
    Reply answer(const Request &request, qint64 now) const;

    /// The roles that the request's bearer token grants, or why it does not count.
    Checked<Roles> authenticate(const Request &request, qint64 now) const;

private:
    QByteArray issue(qint64 now) const;
    QByteArray signature(const QByteArray &text) const;
    Checked<Roles> rolesOf(const QByteArray &token, qint64 now) const;

    QStringList m_roles;
    std::chrono::seconds m_lifetime;
    QString m_secret;
    QByteArray m_key;
    bool m_open = false;
};

} // namespace numberdesk::localgateway
