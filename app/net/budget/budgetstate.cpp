// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/budget/budgetstate.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace numberdesk {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

constexpr double mostSlowness = 8.0;
constexpr auto mostLateness = 50ms;
constexpr auto tick = 1ms;

constexpr int pollShare = 10;      ///< polls get one in so many while writes wait
constexpr auto markLife = 2s;      ///< how long a refusal counts as waiting
constexpr auto giveWay = 25ms;     ///< for one of a higher priority to come first
constexpr auto pollsAskAgain = 1s; ///< while writes wait and the polls' share is used up

// What a sound state may hold; the pause is as long as a Retry-After may be.
constexpr auto mostAhead = 1s;
constexpr auto longestPause = 25h;
constexpr auto longestInterval = 10min;

/// Requests beside the paced one that may go out at once: with it, a burst of ten.
int earlyAllowance(int limit)
{
    return std::clamp(limit / 2 - 1, 0, 9);
}

} // namespace

/// What the window before a moment holds.
struct BudgetState::Window
{
    int used = 0;
    int early = 0;
    int polls = 0;
    TimePoint firstEarly{};
};

const BudgetState::Sent &BudgetState::sent(std::uint64_t number) const
{
    return ring[number % capacity];
}

BudgetState::TimePoint BudgetState::newest() const
{
    return count == 0 ? TimePoint{} : sent(count - 1).at;
}

BudgetState::Window BudgetState::lookBack(TimePoint now) const
{
    Window window;
    const std::uint64_t remembered = std::min<std::uint64_t>(count, capacity);
    for (std::uint64_t number = count; number > count - remembered; --number) {
        const Sent &request = sent(number - 1);
        if (now - request.at > budgetWindow)
            break;
        ++window.used;
        window.polls += request.priority == Priority::Polling ? 1 : 0;
        if (request.early) {
            ++window.early;
            window.firstEarly = request.at;
        }
    }
    return window;
}

bool BudgetState::waits(Priority priority, TimePoint now) const
{
    return waitingUntil[static_cast<std::size_t>(priority)] > now;
}

std::optional<BudgetState::TimePoint> BudgetState::take(Priority priority, int limit,
                                                        TimePoint asked)
{
    // Another process may have read the clock later and been here before.
    const TimePoint now = std::max(asked, newest());
    const Window window = lookBack(now);
    limit = std::clamp(limit, 0, capacity);
    TimePoint earliest = std::max(now, pausedUntil);
    if (limit > 0) {
        earliest =
            std::max({earliest, fullUntil, byWindow(window, limit, now), byPace(window, limit, now),
                      byPrecedence(window, priority, limit, now)});
    }
    if (earliest > now) {
        announce(priority, now);
        return earliest;
    }
    // Others may go on at once; who still waits asks again soon.
    waitingUntil[static_cast<std::size_t>(priority)] = {};
    record(window, priority, limit, now);
    return {};
}

void BudgetState::announce(Priority priority, TimePoint now)
{
    waitingUntil[static_cast<std::size_t>(priority)] = now + markLife;
}

/// When the window has room; with a limit that was lowered more than one request has to leave it.
BudgetState::TimePoint BudgetState::byWindow(const Window &window, int limit, TimePoint now) const
{
    if (window.used < limit)
        return now;
    return sent(count - static_cast<std::uint64_t>(limit)).at + budgetWindow + tick;
}

BudgetState::TimePoint BudgetState::byPace(const Window &window, int limit, TimePoint now) const
{
    if (nextPaced <= now || (slowness <= 1.0 && window.early < earlyAllowance(limit)))
        return now;
    if (slowness > 1.0 || window.early == 0)
        return nextPaced;
    return std::min(nextPaced, window.firstEarly + budgetWindow + tick);
}

/// Whoever waits with a higher priority, here or in another process, comes first. Polls give way
/// to writes only when they have had their share, so that they never starve.
BudgetState::TimePoint BudgetState::byPrecedence(const Window &window, Priority priority, int limit,
                                                 TimePoint now) const
{
    if (priority != Priority::Interactive && waits(Priority::Interactive, now))
        return now + giveWay;
    const int share = std::max(limit / pollShare, 1);
    if (priority == Priority::Polling && window.polls >= share && waits(Priority::Write, now))
        return now + pollsAskAgain;
    return now;
}

nanoseconds BudgetState::intervalIn(const Window &window, int limit) const
{
    const auto even = nanoseconds(budgetWindow) / std::max(limit - window.early, 1);
    return nanoseconds(static_cast<std::int64_t>(static_cast<double>(even.count()) * slowness));
}

nanoseconds BudgetState::interval(int limit) const
{
    limit = std::clamp(limit, 0, capacity);
    return limit == 0 ? nanoseconds(0) : intervalIn(Window(), limit);
}

void BudgetState::record(const Window &window, Priority priority, int limit, TimePoint now)
{
    const bool early = limit > 0 && now < nextPaced;
    ring[count % capacity] = {now, priority, early};
    // The place counts once it is filled in, also for those who come after a sudden death.
    std::atomic_signal_fence(std::memory_order_seq_cst);
    ++count;
    // A timer that fires late must not lower the rate, but idle time is not saved up.
    if (limit > 0 && !early)
        nextPaced = std::max(nextPaced, now - mostLateness) + intervalIn(window, limit);
}

int BudgetState::used(TimePoint now) const
{
    return lookBack(now).used;
}

void BudgetState::slowDown()
{
    slowness = std::min(slowness * 2.0, mostSlowness);
}

void BudgetState::recover()
{
    slowness = std::max(slowness * recoveryFactor, 1.0);
}

void BudgetState::countAsFull(TimePoint now)
{
    fullUntil = now + budgetWindow + tick;
}

void BudgetState::moveToClockStart()
{
    const TimePoint last = newest();
    const auto remaining = [last](TimePoint until, TimePoint::duration most) {
        return TimePoint(std::clamp(until - last, TimePoint::duration::zero(), most));
    };
    const auto inWindow = static_cast<std::uint64_t>(used(last));
    for (std::uint64_t number = count - inWindow; number < count; ++number)
        ring[number % capacity].at = TimePoint{};
    count = inWindow == 0 ? 0 : count;
    waitingUntil = {};
    nextPaced = remaining(nextPaced, longestInterval);
    pausedUntil = remaining(pausedUntil, longestPause);
    fullUntil = remaining(fullUntil, budgetWindow);
}

bool BudgetState::isSound(TimePoint now) const
{
    const auto isNear = [now](TimePoint until, auto most) { return until <= now + most; };
    if (!std::isfinite(slowness) || slowness < 1.0 || slowness > mostSlowness)
        return false;
    TimePoint before{};
    const std::uint64_t remembered = std::min<std::uint64_t>(count, capacity);
    for (std::uint64_t number = count - remembered; number < count; ++number) {
        const Sent &request = sent(number);
        if (request.at < before || request.priority > Priority::Polling)
            return false;
        before = request.at;
    }
    return isNear(before, mostAhead) && isNear(nextPaced, longestInterval) &&
           isNear(pausedUntil, longestPause) && isNear(fullUntil, budgetWindow + mostAhead) &&
           std::all_of(waitingUntil.begin(), waitingUntil.end(),
                       [&](TimePoint mark) { return isNear(mark, markLife + mostAhead); });
}

} // namespace numberdesk
