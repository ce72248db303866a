// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/virtualclock.h"

#include "net/client/httpclient.h"
#include "net/wire/httpexchange.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>

namespace numberdesk {

using namespace std::chrono_literals;

namespace {

constexpr auto patience = 60s;
constexpr int enoughQuiet = 3; ///< rounds of the event loop in which nothing happens

bool poolWorks()
{
    return QThreadPool::globalInstance()->activeThreadCount() > 0;
}

/// Whatever the event loop has at hand, and what that sets off.
void runEvents()
{
    constexpr int rounds = 3;
    for (int i = 0; i < rounds; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

void waitForEvents()
{
    QTimer atLatest;
    atLatest.start(5ms);
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

} // namespace

class VirtualAlarm final : public Alarm
{
public:
    explicit VirtualAlarm(VirtualClock &clock) : m_clock(clock)
    {
        m_clock.m_alarms.push_back(this);
    }
    ~VirtualAlarm() override { std::erase(m_clock.m_alarms, this); }

    void start(std::chrono::milliseconds wait) override
    {
        m_due = m_clock.now() + wait;
        ++m_starts;
        if (wait > 0ms)
            return;
        QMetaObject::invokeMethod(
            this,
            [this, start = m_starts] {
                if (m_due && start == m_starts)
                    ring();
            },
            Qt::QueuedConnection);
    }

    void stop() override { m_due.reset(); }

    bool isActive() const override { return m_due.has_value(); }
    std::optional<Clock::TimePoint> due() const { return m_due; }

    void ring()
    {
        stop();
        emit rang();
    }

private:
    VirtualClock &m_clock;
    std::optional<Clock::TimePoint> m_due;
    int m_starts = 0; ///< to tell an alarm that was set anew meanwhile
};

std::unique_ptr<Alarm> VirtualClock::makeAlarm()
{
    return std::make_unique<VirtualAlarm>(*this);
}

/// The alarm that rings first, if it does by `end`.
VirtualAlarm *VirtualClock::firstDue(TimePoint end) const
{
    VirtualAlarm *first = nullptr;
    for (VirtualAlarm *const alarm : m_alarms) {
        if (alarm->due() && *alarm->due() <= end && (!first || *alarm->due() < *first->due()))
            first = alarm;
    }
    return first;
}

QDateTime VirtualClock::timeOfDay() const
{
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(m_now - m_setAt);
    return m_timeOfDay.addMSecs(passed.count());
}

void VirtualClock::setTimeOfDay(const QDateTime &time)
{
    m_timeOfDay = time.toUTC();
    m_setAt = m_now;
}

void VirtualClock::advance(std::chrono::milliseconds wait)
{
    const TimePoint end = m_now + wait;
    while (VirtualAlarm *const alarm = firstDue(end)) {
        m_now = std::max(m_now, *alarm->due());
        alarm->ring();
    }
    m_now = end;
}

std::optional<Clock::TimePoint> VirtualClock::nextAlarm() const
{
    const VirtualAlarm *const alarm = firstDue(TimePoint::max());
    return alarm ? alarm->due() : std::nullopt;
}

bool VirtualClock::runUntil(const std::function<bool()> &condition,
                            const std::function<bool()> &isBusy)
{
    const QDeadlineTimer deadline(patience);
    int quietRounds = 0;
    while (!deadline.hasExpired()) {
        const bool poolWorked = poolWorks();
        runEvents();
        if (condition())
            return true;
        if (poolWorked || poolWorks() || isBusy()) {
            quietRounds = 0;
            waitForEvents();
            continue;
        }
        // Work that the pool began and ended meanwhile reports in the next round.
        if (++quietRounds < enoughQuiet)
            continue;
        quietRounds = 0;
        const auto next = nextAlarm();
        if (!next)
            return false;
        advance(std::chrono::ceil<std::chrono::milliseconds>(*next - m_now));
    }
    return false;
}

bool VirtualClock::runUntil(const std::function<bool()> &condition, const HttpClient &client)
{
    return runUntil(condition,
                    [&client] { return !client.findChildren<HttpExchange *>().isEmpty(); });
}

} // namespace numberdesk
