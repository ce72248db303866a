// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/budget/budgetledger.h"

#include <array>
#include <cstdint>
#include <type_traits>

namespace numberdesk {

/// The window over which requests are counted: 60 s, and half a second for what the network adds
/// between our clock and the gateway's.
inline constexpr std::chrono::milliseconds budgetWindow{60'500};

/// What went out lately and what holds requests back, with the rules of the request budget.
///
/// At most `limit` requests in a window, spread over it: a few may go out early, the rest at an
/// even pace that leaves room for the early ones, so that a busy minute never ends in a standstill.
/// While writes wait, polls get a tenth of the limit at most.
///
/// Plain data without pointers, so that it can lie in memory that processes share. A process that
/// is killed half-way through take() leaves a place counted or not, nothing else.
struct BudgetState
{
    /// On the steady clock of this computer, which all of its processes share.
    using TimePoint = Clock::TimePoint;

    /// How many requests are remembered; a limit above it counts as this.
    static constexpr int capacity = 4096;
    /// By which the distance between requests shrinks with each answer after a throttle.
    static constexpr double recoveryFactor = 0.75;

    /// A request that went out.
    struct Sent
    {
        TimePoint at{};
        Priority priority = Priority::Interactive;
        bool early = false; ///< went out ahead of the pace
    };

    /// See BudgetLedger::take().
    std::optional<TimePoint> take(Priority priority, int limit, TimePoint now);
    /// See BudgetLedger::announce().
    void announce(Priority priority, TimePoint now);
    /// Requests that went out in the 60 s before `now`.
    int used(TimePoint now) const;
    /// See BudgetLedger::interval().
    std::chrono::nanoseconds interval(int limit) const;
    /// The gateway throttled: the distance between requests grows.
    void slowDown();
    /// A request was answered after a throttle: the distance shrinks.
    void recover();
    /// When the last request went out; the clock's beginning when none did.
    TimePoint newest() const;
    /// Nothing goes out for a whole window where there is a limit: what others sent is not known.
    void countAsFull(TimePoint now);
    /// After a restart of the computer, whose clock begins anew: what went out before counts as
    /// sent when it began.
    void moveToClockStart();
    /// False when no program that keeps the rules can have written this by `now`.
    bool isSound(TimePoint now) const;

    std::array<Sent, capacity> ring{};       ///< the request number n is at n % capacity
    std::uint64_t count = 0;                 ///< requests ever recorded
    std::array<TimePoint, 3> waitingUntil{}; ///< by Priority: somebody waits for such a place
    TimePoint nextPaced{};                   ///< when the pace lets the next request out
    TimePoint pausedUntil{};                 ///< the gateway asked for it
    TimePoint fullUntil{};                   ///< see countAsFull()
    double slowness = 1.0;                   ///< multiplies the distance between requests

private:
    struct Window;
    Window lookBack(TimePoint now) const;
    TimePoint byWindow(const Window &window, int limit, TimePoint now) const;
    TimePoint byPace(const Window &window, int limit, TimePoint now) const;
    TimePoint byPrecedence(const Window &window, Priority priority, int limit, TimePoint now) const;
    std::chrono::nanoseconds intervalIn(const Window &window, int limit) const;
    void record(const Window &window, Priority priority, int limit, TimePoint now);
    bool waits(Priority priority, TimePoint now) const;
    const Sent &sent(std::uint64_t number) const;
};

static_assert(std::is_trivially_copyable_v<BudgetState>);
static_assert(std::is_standard_layout_v<BudgetState::Sent>);

} // namespace numberdesk
