// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <deque>
#include <optional>

namespace numberdesk::localgateway {

/// At most so many requests in any 60 seconds.
class RateLimiter
{
public:
    /// Goes on evenly when the time of day is set.
    using Clock = std::chrono::steady_clock;

    /// @param limit requests in 60 s; 0 = any number
    explicit RateLimiter(int limit);

    /// Requests in 60 s; 0 = any number.
    int limit() const { return m_limit; }

    /// Counts a request at @p now. @returns nothing when it may pass, else how long until the
    /// next one may; a refused request is not counted.
    std::optional<std::chrono::seconds> admit(Clock::time_point now);

private:
    int m_limit;
    std::deque<Clock::time_point> m_admitted;
};

} // namespace numberdesk::localgateway
