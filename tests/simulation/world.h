// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "faults.h"
#include "support/virtualclock.h"

#include <QByteArray>
#include <QByteArrayList>

#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace numberdesk {

/// What is to happen at some time of the clock; of one time in the order in which it was planned.
class Schedule
{
public:
    explicit Schedule(VirtualClock &clock);

    void after(std::chrono::milliseconds wait, std::function<void()> what);

private:
    void goOn();

    VirtualClock &m_clock;
    std::multimap<Clock::TimePoint, std::function<void()>> m_plans;
    std::unique_ptr<Alarm> m_alarm;
};

/// What happened in a run, a line each, with the time since it began.
class Trace
{
public:
    explicit Trace(const VirtualClock &clock) : m_clock(clock), m_begin(clock.now()) {}

    void add(const QByteArray &line);
    std::chrono::milliseconds now() const;
    const QByteArrayList &lines() const { return m_lines; }

private:
    const VirtualClock &m_clock;
    Clock::TimePoint m_begin;
    QByteArrayList m_lines;
};

/// What all parts of a run go by.
struct World
{
    World();

    void note(Fault fault) { faults.set(static_cast<std::size_t>(fault)); }

    /// Lets the event loop do whatever waits, and what that sets off.
    void drain();
    /// Lets time pass until `condition` holds; false when `longest` has passed, when nothing would
    /// ever happen, or when far too much does.
    bool runUntil(const std::function<bool()> &condition, std::chrono::milliseconds longest);

    VirtualClock clock;
    Schedule schedule{clock};
    Trace trace{clock};
    FaultSet faults;
    bool diskWasFull = false; ///< some journal write was refused, in whichever life

private:
    /// Sees every event of the application, so that it is known when none is left.
    class Counter final : public QObject
    {
    public:
        Counter();
        bool eventFilter(QObject *receiver, QEvent *event) override;
        qint64 count = 0;
    };
    Counter m_events;
};

} // namespace numberdesk
