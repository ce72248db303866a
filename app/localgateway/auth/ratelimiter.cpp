// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/auth/ratelimiter.h"

#include "localgateway/base/limits.h"

namespace numberdesk::localgateway {

RateLimiter::RateLimiter(int limit) : m_limit(limit) {}

std::optional<std::chrono::seconds> RateLimiter::admit(Clock::time_point now)
{
    if (m_limit == 0)
        return std::nullopt;
    while (!m_admitted.empty() && m_admitted.front() + limits::rateWindow <= now)
        m_admitted.pop_front();
    if (m_admitted.size() < static_cast<std::size_t>(m_limit)) {
        m_admitted.push_back(now);
        return std::nullopt;
    }
    const auto wait = m_admitted.front() + limits::rateWindow - now;
    return std::max(std::chrono::ceil<std::chrono::seconds>(wait), std::chrono::seconds(1));
}

} // namespace numberdesk::localgateway
