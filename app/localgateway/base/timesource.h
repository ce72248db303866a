// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>
#include <functional>
#include <memory>

namespace numberdesk::localgateway {

/// Calls back once after a while, from the event loop; deleting it calls it off.
class WakeUp
{
public:
    virtual ~WakeUp() = default;
    /// Calls back after `wait`; one that was started already is started anew.
    virtual void start(std::chrono::milliseconds wait) = 0;
};

/// The time that the gateway goes by: the computer's own, or a simulation's.
class TimeSource
{
public:
    virtual ~TimeSource() = default;
    /// The time of day in milliseconds since 1970, UTC: what people set.
    virtual qint64 now() const = 0;
    /// Goes on evenly when the time of day is set.
    virtual std::chrono::steady_clock::time_point steadyNow() const = 0;
    /// One that calls `rang`; it must not outlive the source.
    virtual std::unique_ptr<WakeUp> makeWakeUp(std::function<void()> rang) = 0;
};

/// The computer's time.
TimeSource &systemTime();

} // namespace numberdesk::localgateway
