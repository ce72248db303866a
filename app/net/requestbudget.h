// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/httpmessage.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace numberdesk {

/// Where requests are counted; later shared by all processes of this desk.
class BudgetLedger
{
public:
    using Clock = std::chrono::steady_clock;
    virtual ~BudgetLedger() = default;

    /// Notes a request that goes out at `now`.
    virtual void record(Clock::time_point now) = 0;
    /// Requests that went out in the 60 s before `now`.
    virtual int usedInWindow(Clock::time_point now) = 0;
    /// When the oldest request of the window leaves it; `now` when there is none.
    virtual Clock::time_point windowRelief(Clock::time_point now) = 0;
};

/// At most `limit` requests in any 60 seconds, interactive ones first, then writes, then polling.
/// A small burst goes out at once, the rest is paced, since the service throttles bursts.
class RequestBudget : public QObject
{
    Q_OBJECT

public:
    /// `limit` requests in any 60 s, 0 = none. `now` replaces the clock in tests.
    explicit RequestBudget(int limit, std::function<BudgetLedger::Clock::time_point()> now = {},
                           QObject *parent = nullptr);
    ~RequestBudget() override;

    /// Counts in `ledger`, which other processes may share, instead of in memory.
    void useLedger(std::unique_ptr<BudgetLedger> ledger);

    int limit() const;
    /// What the gateway says in x-ratelimit-limit, unless a person fixed the limit.
    void adoptLimit(int limit);
    void fixLimit(int limit);

    /// Requests that went out in the last 60 s.
    int used() const;
    /// Requests that wait for their turn.
    int waiting() const;

    /// Calls `go` when a request of that priority may go out, unless `context` dies before; never
    /// before control is back in the event loop.
    void acquire(Priority priority, QObject *context, std::function<void()> go);

    /// Nothing goes out for this long: the gateway asked for it.
    void pause(std::chrono::milliseconds wait);
    /// Ends a pause early: a person does not want to wait.
    void resume();

    /// A timeout after many requests: the gateway may throttle without a word, so go slower.
    void slowDown();
    /// A request was answered: go back to the usual pace step by step.
    void recover();

    /// Looks at the clock again: for tests, whose clock no timer follows.
    void serve();

signals:
    /// The limit, the requests used or those waiting changed.
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
