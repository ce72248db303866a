// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

#include <chrono>

namespace numberdesk {

/// How old a reading of the gateway may be when something is written by it (behaviour.md, "What a
/// row meets when it goes out").
inline constexpr std::chrono::seconds maximumPlanAge{60};

// Ages go by the time of day (Clock::timeOfDay()), since a steady clock may stand while the
// computer sleeps.

/// How much longer what was read at `readAt` may be written by `now` (both UTC), in ms; negative
/// when it was never read, is older than `maximumAge`, or lies in the future of a clock that was
/// set back.
inline std::chrono::milliseconds
freshnessLeft(const QDateTime &readAt, const QDateTime &now,
              std::chrono::milliseconds maximumAge = maximumPlanAge)
{
    constexpr std::chrono::milliseconds none{-1};
    if (!readAt.isValid())
        return none;
    const std::chrono::milliseconds age(readAt.msecsTo(now));
    return age.count() < 0 ? none : maximumAge - age;
}

/// True while something may be written by what was read at `readAt`.
inline bool isFresh(const QDateTime &readAt, const QDateTime &now,
                    std::chrono::milliseconds maximumAge = maximumPlanAge)
{
    return freshnessLeft(readAt, now, maximumAge).count() >= 0;
}

} // namespace numberdesk
