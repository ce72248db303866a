// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/requestbudget.h"

#include "net/requestpacer.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <array>
#include <deque>

namespace numberdesk {

using TimePoint = BudgetLedger::Clock::time_point;

class RequestBudget::Private
{
public:
    struct Waiter
    {
        QPointer<QObject> context;
        std::function<void()> go;
    };

    std::deque<Waiter> *firstQueue();
    TimePoint earliest(TimePoint at);
    void setLimit(int value);

    std::function<TimePoint()> now;
    std::unique_ptr<BudgetLedger> ledger = std::make_unique<MemoryLedger>();
    RequestPacer pacer;
    std::array<std::deque<Waiter>, 3> queues; ///< by Priority
    QTimer timer;
    TimePoint pausedUntil{};
    int limit = 0;
    bool fixed = false;
};

/// The queue whose turn it is, with a live waiter in front; none when nobody waits.
std::deque<RequestBudget::Private::Waiter> *RequestBudget::Private::firstQueue()
{
    for (auto &queue : queues) {
        while (!queue.empty() && queue.front().context.isNull())
            queue.pop_front();
        if (!queue.empty())
            return &queue;
    }
    return nullptr;
}

TimePoint RequestBudget::Private::earliest(TimePoint at)
{
    TimePoint earliest = std::max({at, pausedUntil, pacer.earliest(at)});
    if (limit > 0 && ledger->usedInWindow(at) >= limit)
        earliest = std::max(earliest, ledger->windowRelief(at));
    return earliest;
}

void RequestBudget::Private::setLimit(int value)
{
    limit = std::max(value, 0);
    pacer.setLimit(limit);
}

RequestBudget::RequestBudget(int limit, std::function<TimePoint()> now, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->now = now ? std::move(now) : [] { return BudgetLedger::Clock::now(); };
    d->setLimit(limit);
    d->timer.setSingleShot(true);
    d->timer.setTimerType(Qt::PreciseTimer);
    connect(&d->timer, &QTimer::timeout, this, &RequestBudget::serve);
}

RequestBudget::~RequestBudget() = default;

void RequestBudget::useLedger(std::unique_ptr<BudgetLedger> ledger)
{
    d->ledger = std::move(ledger);
    d->timer.start(0);
}

int RequestBudget::limit() const
{
    return d->limit;
}

void RequestBudget::adoptLimit(int limit)
{
    if (d->fixed || limit == d->limit || limit < 0)
        return;
    d->setLimit(limit);
    d->timer.start(0);
    emit changed();
}

void RequestBudget::fixLimit(int limit)
{
    d->fixed = false;
    adoptLimit(limit);
    d->fixed = true;
}

int RequestBudget::used() const
{
    return d->ledger->usedInWindow(d->now());
}

int RequestBudget::waiting() const
{
    int count = 0;
    for (const auto &queue : d->queues) {
        count += static_cast<int>(std::count_if(queue.begin(), queue.end(), [](const auto &waiter) {
            return !waiter.context.isNull();
        }));
    }
    return count;
}

void RequestBudget::acquire(Priority priority, QObject *context, std::function<void()> go)
{
    d->queues[static_cast<std::size_t>(priority)].push_back({context, std::move(go)});
    // Who has just come may be first in line, so that the turn is decided anew.
    d->timer.start(0);
}

void RequestBudget::pause(std::chrono::milliseconds wait)
{
    d->pausedUntil = std::max(d->pausedUntil, d->now() + wait);
}

void RequestBudget::resume()
{
    d->pausedUntil = {};
    d->timer.start(0);
}

void RequestBudget::slowDown()
{
    d->pacer.slowDown();
}

void RequestBudget::recover()
{
    d->pacer.recover();
}

void RequestBudget::serve()
{
    const QPointer<RequestBudget> alive(this);
    while (alive) {
        auto *const queue = d->firstQueue();
        if (!queue)
            return;
        const TimePoint now = d->now();
        const TimePoint earliest = d->earliest(now);
        if (earliest > now) {
            d->timer.start(std::chrono::ceil<std::chrono::milliseconds>(earliest - now));
            return;
        }
        const auto waiter = std::move(queue->front());
        queue->pop_front();
        d->ledger->record(now);
        d->pacer.record(now);
        waiter.go();
        if (alive)
            emit changed();
    }
}

} // namespace numberdesk
