// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/clock.h"
#include "net/wire/httpmessage.h"

#include <chrono>
#include <optional>

namespace numberdesk {

/// Where the requests to one gateway are counted and paced: for this process, or for all windows,
/// commands and restarts of this desk together, so that taking a place is one indivisible step.
///
/// No function waits. What cannot be done at once because another process is at it is done with
/// the next call.
class BudgetLedger
{
public:
    /// On the steady clock of this computer, which all of its processes share.
    using TimePoint = Clock::TimePoint;
    virtual ~BudgetLedger() = default;

    /// Takes a place for a request of that priority at `now`, or tells when to ask again, which is
    /// later than `now`. Who was refused is announced. `limit` requests in any 60 s, 0 = none.
    virtual std::optional<TimePoint> take(Priority priority, int limit, TimePoint now) = 0;
    /// Somebody waits for a place of that priority: for the next two seconds, or until one of it
    /// is taken, lower priorities hold back in every process.
    virtual void announce(Priority priority, TimePoint now) = 0;

    /// Requests that went out in the 60 s before `now`.
    virtual int usedInWindow(TimePoint now) = 0;

    /// Nothing goes out before `until`: the gateway asked for it. A longer pause stays.
    virtual void pauseUntil(TimePoint until, TimePoint now) = 0;
    /// Ends a pause early.
    virtual void resume(TimePoint now) = 0;
    /// The end of the pause; a time that has passed without one.
    virtual TimePoint pausedUntil(TimePoint now) = 0;

    /// The gateway seems to throttle: the distance between requests doubles, up to eightfold.
    virtual void slowDown(TimePoint now) = 0;
    /// A request was answered: the pace recovers by a quarter.
    virtual void recover(TimePoint now) = 0;
    /// The mean distance between requests at the present pace; 0 without a limit.
    virtual std::chrono::milliseconds interval(int limit, TimePoint now) = 0;
};

} // namespace numberdesk
