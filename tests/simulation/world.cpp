// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world.h"

#include <QCoreApplication>

namespace numberdesk {

using std::chrono::milliseconds;

namespace {

/// A run has some ten thousand.
constexpr qint64 mostEvents = 2'000'000;

} // namespace

Schedule::Schedule(VirtualClock &clock) : m_clock(clock), m_alarm(clock.makeAlarm())
{
    QObject::connect(m_alarm.get(), &Alarm::rang, m_alarm.get(), [this] { goOn(); });
}

void Schedule::after(milliseconds wait, std::function<void()> what)
{
    m_plans.emplace(m_clock.now() + wait, std::move(what));
    m_alarm->start(std::chrono::ceil<milliseconds>(m_plans.begin()->first - m_clock.now()));
}

void Schedule::goOn()
{
    while (!m_plans.empty() && m_plans.begin()->first <= m_clock.now()) {
        const auto what = std::move(m_plans.begin()->second);
        m_plans.erase(m_plans.begin());
        what();
    }
    if (!m_plans.empty())
        m_alarm->start(std::chrono::ceil<milliseconds>(m_plans.begin()->first - m_clock.now()));
}

milliseconds Trace::now() const
{
    return std::chrono::duration_cast<milliseconds>(m_clock.now() - m_begin);
}

void Trace::add(const QByteArray &line)
{
    m_lines.append(QByteArray::number(double(now().count()) / 1000, 'f', 3).rightJustified(9) +
                   "  " + line);
}

World::Counter::Counter()
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool World::Counter::eventFilter(QObject *, QEvent *)
{
    ++count;
    return false;
}

World::World()
{
    // A trigger of the gateway's store takes SQLite's own time where that is later: never here.
    clock.setTimeOfDay(QDateTime(QDate(2099, 1, 1), QTime(9, 0), Qt::UTC));
}

void World::drain()
{
    qint64 before = -1;
    while (before != m_events.count && m_events.count < mostEvents) {
        before = m_events.count;
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

bool World::runUntil(const std::function<bool()> &condition, milliseconds longest)
{
    const milliseconds end = trace.now() + longest;
    for (;;) {
        drain();
        if (condition())
            return true;
        const auto next = clock.nextAlarm();
        if (!next || trace.now() > end || m_events.count >= mostEvents)
            return false;
        clock.advance(std::chrono::ceil<milliseconds>(*next - clock.now()));
    }
}

} // namespace numberdesk
