// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/api/backend.h"
#include "localgateway/api/hostguard.h"
#include "localgateway/api/router.h"
#include "localgateway/auth/ratelimiter.h"
#include "localgateway/auth/tokenservice.h"
#include "localgateway/store/repeatability.h"

#include <functional>

namespace numberdesk::localgateway {

/// Takes every request through the checks in their order (host, route, method, sign-in, role,
/// rate, api-version, headers) to its operation, which checks the body.
class Dispatcher
{
public:
    /// @param changed called after an operation changed the database
    Dispatcher(Backend backend, TokenService &tokens, int rateLimit, const QUrl &publicUrl,
               std::function<void()> changed);

    /// The reply to @p request, with the headers that every reply has.
    Reply handle(const Request &request);

    /// The reply to a request that could not be taken in, with the headers that every reply has.
    Reply refusal(const ApiError &error) const;

private:
    Reply answer(const Request &request);
    void addCommonHeaders(Reply &reply) const;
    Outcome dispatch(const Request &request, Reply &extra);
    Checked<void> admit(const Request &request, const Route &route, qint64 now, Reply &extra);
    Outcome run(const Route &route, const Call &call, Reply &extra);
    Reply perform(const Route &route, const Call &call,
                  const std::optional<RepeatableRequest> &repeatable);

    Backend m_backend;
    TokenService &m_tokens;
    RateLimiter m_limiter;
    HostGuard m_guard;
    std::function<void()> m_changed;
};

} // namespace numberdesk::localgateway
