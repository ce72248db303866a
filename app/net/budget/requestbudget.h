// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/budget/budgetledger.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace numberdesk {

/// How fast requests may go out at one moment.
struct BudgetPace
{
    Clock::TimePoint now{};
    int limit = 0;                         ///< requests in any 60 s, 0 = none
    std::chrono::milliseconds interval{0}; ///< between requests, on average
    std::chrono::milliseconds pauseLeft{0};
    std::chrono::milliseconds paused{0}; ///< pauses that this process met with so far, in all
};

/// At most `limit` requests in any 60 seconds, interactive ones first, then writes, then polling.
/// A small burst goes out at once, the rest is paced, since the service throttles bursts.
///
/// A poll that has waited for 30 s goes before the next write, within the polls' share (see
/// BudgetState).
class RequestBudget : public QObject
{
    Q_OBJECT

public:
    /// `limit` requests in any 60 s, 0 = none; more than BudgetState::capacity counts as that.
    /// `clock` must outlive the budget.
    explicit RequestBudget(int limit, Clock &clock = systemClock(), QObject *parent = nullptr);
    ~RequestBudget() override;

    /// Counts in `ledger`, which other processes may share, instead of in memory.
    void useLedger(std::unique_ptr<BudgetLedger> ledger);

    /// Requests in any 60 s; 0 = none.
    int limit() const;
    /// What the gateway says in x-ratelimit-limit, unless a person fixed the limit.
    void adoptLimit(int limit);
    /// What a person said: from now on adoptLimit() changes nothing.
    void fixLimit(int limit);

    /// Requests that went out in the last 60 s, those of other processes on the ledger included.
    int used() const;
    /// Requests that wait for their turn.
    int waiting() const;
    /// How fast requests may go out now.
    BudgetPace pace() const;

    /// Calls `go` when a request of that priority may go out, unless `context` dies before; never
    /// before control is back in the event loop.
    void acquire(Priority priority, QObject *context, std::function<void()> go);

    /// Nothing goes out for this long: the gateway asked for it.
    void pause(std::chrono::milliseconds wait);
    /// Ends a pause early: a person does not want to wait.
    void resume();

    /// The gateway throttles, or may do so without a word (a timeout after many requests): go
    /// slower.
    void slowDown();
    /// A request was answered: go back to the usual pace step by step.
    void recover();

signals:
    /// The limit, the requests used or those waiting changed. Requests of other processes, and
    /// those that grow too old to count, show within a second or a few.
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
