// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/requestbudget.h"

#include <deque>

namespace numberdesk {

/// The window over which requests are counted: 60 s, and half a second for what the network adds
/// between our clock and the gateway's.
inline constexpr std::chrono::milliseconds budgetWindow{60'500};

/// Counts the requests of this process.
class MemoryLedger final : public BudgetLedger
{
public:
    void record(Clock::time_point now) override;
    int usedInWindow(Clock::time_point now) override;
    Clock::time_point windowRelief(Clock::time_point now) override;

private:
    void forgetOld(Clock::time_point now);
    std::deque<Clock::time_point> m_sent;
};

/// Spreads requests over the window: a few may go out early, the rest at an even pace that leaves
/// room for the early ones, so that a busy minute never ends in a standstill.
class RequestPacer
{
public:
    using TimePoint = BudgetLedger::Clock::time_point;

    /// `limit` requests in a window; 0 = no pacing.
    void setLimit(int limit) { m_limit = limit; }

    /// When the next request may go out.
    TimePoint earliest(TimePoint now) const;
    /// A request goes out at `now`.
    void record(TimePoint now);

    /// The gateway seems to throttle: doubles the distance between requests, up to eightfold.
    void slowDown();
    /// A request was answered: the pace recovers by a quarter.
    void recover();

private:
    std::chrono::nanoseconds interval(TimePoint now) const;
    std::size_t earlyInWindow(TimePoint now) const;

    int m_limit = 0;
    double m_slowness = 1.0;
    TimePoint m_nextPaced{};
    std::deque<TimePoint> m_early;
};

} // namespace numberdesk
