// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/requestforecast.h"

namespace numberdesk {

using Seconds = std::chrono::duration<double>;

namespace {

constexpr std::size_t longestMemory = 21; ///< answers; whole rounds of the few in flight
constexpr std::size_t shortestMemory = 5; ///< fewer tell little

/// The budget lets a burst out and then goes somewhat slower than on average. What was measured
/// says more than the budget does only when it is further away than that.
constexpr double unevenness = 1.15;

} // namespace

void RequestForecast::requestDone(const BudgetPace &pace)
{
    m_answered.push_back(pace.now.time_since_epoch() - (pace.paused - pace.pauseLeft));
    if (m_answered.size() > longestMemory)
        m_answered.pop_front();
}

/// The working time between two answers lately.
Seconds RequestForecast::measured() const
{
    if (m_answered.size() < shortestMemory)
        return Seconds(0);
    return (m_answered.back() - m_answered.front()) / static_cast<double>(m_answered.size() - 1);
}

std::chrono::milliseconds RequestForecast::timeLeft(qint64 requestsLeft,
                                                    const BudgetPace &pace) const
{
    if (requestsLeft <= 0)
        return std::chrono::milliseconds(0);
    const Seconds seen = measured();
    const Seconds each = seen > pace.interval * unevenness ? seen : Seconds(pace.interval);
    return pace.pauseLeft +
           std::chrono::ceil<std::chrono::milliseconds>(each * static_cast<double>(requestsLeft));
}

} // namespace numberdesk
