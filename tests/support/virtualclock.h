// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/clock.h"

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace numberdesk {

class HttpClient;
class VirtualAlarm;

/// A clock that moves only when it is told to, so that minutes of waiting cost nothing.
///
/// An alarm without a wait rings from the event loop like any other, also while the clock stands.
class VirtualClock final : public Clock
{
public:
    TimePoint now() const override { return m_now; }
    QDateTime timeOfDay() const override;
    /// Sets the time of day, which moves on with the clock.
    void setTimeOfDay(const QDateTime &time);
    std::unique_ptr<Alarm> makeAlarm() override;

    /// Lets that much time pass; the alarms that are due ring in their order, each at its time.
    void advance(std::chrono::milliseconds wait);

    /// When the next alarm rings; nothing when none is set.
    std::optional<TimePoint> nextAlarm() const;

    /// Lets the event loop run until `condition` holds, and moves on to the next alarm whenever
    /// nothing happens: no event waits, the thread pool rests and `isBusy` is false. False when
    /// that took too long, or nothing would ever happen.
    bool runUntil(
        const std::function<bool()> &condition,
        const std::function<bool()> &isBusy = [] { return false; });
    /// The same for what a client does: it is busy while a try is on the wire.
    bool runUntil(const std::function<bool()> &condition, const HttpClient &client);

private:
    friend class VirtualAlarm;

    VirtualAlarm *firstDue(TimePoint end) const;

    TimePoint m_now{std::chrono::hours(1)};
    TimePoint m_setAt = m_now;
    QDateTime m_timeOfDay = QDateTime::currentDateTimeUtc(); ///< at m_setAt
    std::vector<VirtualAlarm *> m_alarms;
};

} // namespace numberdesk
