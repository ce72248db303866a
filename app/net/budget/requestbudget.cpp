// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/budget/requestbudget.h"

#include "net/budget/memoryledger.h"

#include <QPointer>

#include <algorithm>
#include <array>
#include <deque>

namespace numberdesk {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using TimePoint = Clock::TimePoint;

namespace {

constexpr milliseconds longestPollWait = 30s;
/// A waiter asks this often, so that the ledger knows that somebody still waits.
constexpr milliseconds askAgain = 1s;
constexpr milliseconds watchBusy = 1s; ///< how often `used` is looked at while something counts,
constexpr milliseconds watchIdle = 5s; ///< and while others may begin to send

} // namespace

class RequestBudget::Private
{
public:
    struct Waiter
    {
        QPointer<QObject> context;
        std::function<void()> go;
        TimePoint since{};
    };
    using Queue = std::deque<Waiter>;

    Private(RequestBudget &owner, Clock &theClock, int requests);

    Queue &queue(Priority priority) { return queues[static_cast<std::size_t>(priority)]; }
    Queue *front(Priority priority);
    QList<Priority> candidates();
    std::optional<Waiter> takeNext();
    void serve();
    void watch();
    void lookAgain();

    RequestBudget &q;
    Clock &clock;
    std::unique_ptr<BudgetLedger> ledger = std::make_unique<MemoryLedger>();
    std::array<Queue, 3> queues; ///< by Priority
    std::unique_ptr<Alarm> turn;
    std::unique_ptr<Alarm> look;
    milliseconds paused{0};
    int limit = 0;
    int usedBefore = 0; ///< when changed() was last considered
    bool fixed = false;
    bool isShared = false;
};

RequestBudget::Private::Private(RequestBudget &owner, Clock &theClock, int requests)
    : q(owner)
    , clock(theClock)
    , turn(theClock.makeAlarm())
    , look(theClock.makeAlarm())
    , limit(std::max(requests, 0))
{
    connect(turn.get(), &Alarm::rang, &q, [this] { serve(); });
    connect(look.get(), &Alarm::rang, &q, [this] { lookAgain(); });
}

/// The queue of that priority with a live waiter in front; none when nobody waits in it.
RequestBudget::Private::Queue *RequestBudget::Private::front(Priority priority)
{
    Queue &waiters = queue(priority);
    while (!waiters.empty() && waiters.front().context.isNull())
        waiters.pop_front();
    return waiters.empty() ? nullptr : &waiters;
}

/// Whose turn it is, the first first.
QList<Priority> RequestBudget::Private::candidates()
{
    if (front(Priority::Interactive) != nullptr)
        return {Priority::Interactive};
    const Queue *const polls = front(Priority::Polling);
    if (front(Priority::Write) == nullptr)
        return polls ? QList<Priority>{Priority::Polling} : QList<Priority>{};
    if (polls && clock.now() - polls->front().since >= longestPollWait)
        return {Priority::Polling, Priority::Write};
    return {Priority::Write};
}

/// The waiter that may go out now; else nothing, and the alarm is set for when to ask again.
std::optional<RequestBudget::Private::Waiter> RequestBudget::Private::takeNext()
{
    const TimePoint now = clock.now();
    TimePoint next = now + askAgain;
    const QList<Priority> asking = candidates();
    if (asking.size() > 1) // the poll goes first, but must not take more than its share
        ledger->announce(Priority::Write, now);
    for (const Priority priority : asking) {
        if (const auto later = ledger->take(priority, limit, now)) {
            next = std::min(next, *later);
            continue;
        }
        Waiter waiter = std::move(queue(priority).front());
        queue(priority).pop_front();
        return waiter;
    }
    if (!asking.isEmpty())
        turn->start(std::chrono::ceil<milliseconds>(next - now));
    return {};
}

void RequestBudget::Private::serve()
{
    const QPointer<RequestBudget> alive(&q);
    while (const std::optional<Waiter> waiter = takeNext()) {
        waiter->go();
        if (!alive)
            return;
        usedBefore = q.used();
        watch();
        emit q.changed();
        if (!alive)
            return;
    }
}

/// Keeps an eye on what changes without this process: others send, and what was sent grows old.
void RequestBudget::Private::watch()
{
    if (look->isActive())
        return;
    if (usedBefore > 0)
        look->start(watchBusy);
    else if (isShared)
        look->start(watchIdle);
}

void RequestBudget::Private::lookAgain()
{
    const int before = std::exchange(usedBefore, q.used());
    watch();
    if (usedBefore != before)
        emit q.changed();
}

RequestBudget::RequestBudget(int limit, Clock &clock, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, clock, limit))
{}

RequestBudget::~RequestBudget() = default;

void RequestBudget::useLedger(std::unique_ptr<BudgetLedger> ledger)
{
    d->ledger = std::move(ledger);
    d->isShared = true;
    d->watch();
    d->turn->start(0ms);
}

int RequestBudget::limit() const
{
    return d->limit;
}

void RequestBudget::adoptLimit(int limit)
{
    if (d->fixed || limit == d->limit || limit < 0)
        return;
    d->limit = limit;
    d->turn->start(0ms);
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
    return d->ledger->usedInWindow(d->clock.now());
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

BudgetPace RequestBudget::pace() const
{
    const TimePoint now = d->clock.now();
    const TimePoint pausedUntil = std::max(d->ledger->pausedUntil(now), now);
    return {now, d->limit, d->ledger->interval(d->limit, now),
            std::chrono::ceil<milliseconds>(pausedUntil - now), d->paused};
}

void RequestBudget::acquire(Priority priority, QObject *context, std::function<void()> go)
{
    d->queue(priority).push_back({context, std::move(go), d->clock.now()});
    // Who has just come may be first in line, so that the turn is decided anew.
    d->turn->start(0ms);
}

void RequestBudget::pause(milliseconds wait)
{
    const TimePoint now = d->clock.now();
    const TimePoint before = std::max(d->ledger->pausedUntil(now), now);
    d->paused += std::max(std::chrono::ceil<milliseconds>(now + wait - before), 0ms);
    d->ledger->pauseUntil(now + wait, now);
}

void RequestBudget::resume()
{
    const TimePoint now = d->clock.now();
    const TimePoint until = std::max(d->ledger->pausedUntil(now), now);
    d->paused = std::max(d->paused - std::chrono::ceil<milliseconds>(until - now), 0ms);
    d->ledger->resume(now);
    d->turn->start(0ms);
}

void RequestBudget::slowDown()
{
    d->ledger->slowDown(d->clock.now());
}

void RequestBudget::recover()
{
    d->ledger->recover(d->clock.now());
}

} // namespace numberdesk
