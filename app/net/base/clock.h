// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <memory>

namespace numberdesk {

class Alarm;

/// The time that the network layer goes by: the computer's own, or a test's, which moves only when
/// it is told to, so that minutes of waiting cost nothing.
class Clock
{
public:
    /// A moment on the steady clock, which nobody sets.
    using TimePoint = std::chrono::steady_clock::time_point;

    virtual ~Clock() = default;
    /// Never earlier than what it gave before.
    virtual TimePoint now() const = 0;
    /// The time of day, UTC: what people set, and may have set wrong.
    virtual QDateTime timeOfDay() const { return QDateTime::currentDateTimeUtc(); }
    /// An alarm of this clock; it must not outlive the clock.
    virtual std::unique_ptr<Alarm> makeAlarm() = 0;
};

/// Rings once after a while, like a single-shot QTimer, from the event loop.
class Alarm : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Rings after `wait`; an alarm that is set already is set anew.
    virtual void start(std::chrono::milliseconds wait) = 0;
    /// It does not ring any more unless it is set anew.
    virtual void stop() = 0;
    /// Whether it is set and has not rung yet.
    virtual bool isActive() const = 0;

signals:
    /// The wait is over.
    void rang();
};

/// The computer's clock: steady, and its timers precise to a millisecond.
Clock &systemClock();

} // namespace numberdesk
