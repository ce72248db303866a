// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/budget/requestforecast.h"

#include "net/budget/budgetstate.h"

#include <numeric>

namespace numberdesk {

using Seconds = std::chrono::duration<double>;

namespace {

constexpr std::size_t longestMemory = 21; ///< answers; whole rounds of the few in flight
constexpr std::size_t shortestMemory = 5; ///< fewer tell little

/// The budget lets a burst out and then goes somewhat slower than on average. What was measured
/// says more than the budget does only when it is further away than that.
constexpr double unevenness = 1.15;

/// The distance between requests that the budget keeps while nothing slows it down.
Seconds usualInterval(const BudgetPace &pace)
{
    return pace.limit > 0 ? Seconds(budgetWindow) / pace.limit : Seconds(0);
}

/// What a pace that is slowed down costs until it has recovered.
Seconds recoveryTime(qint64 requestsLeft, const BudgetPace &pace)
{
    const Seconds usual = usualInterval(pace);
    Seconds extra(0);
    Seconds interval(pace.interval);
    for (; requestsLeft > 0 && interval > usual * unevenness; --requestsLeft) {
        extra += interval - usual;
        interval *= BudgetState::recoveryFactor;
    }
    return extra;
}

} // namespace

void RequestForecast::requestDone(const BudgetPace &pace)
{
    m_answered.push_back(
        {pace.now.time_since_epoch() - (pace.paused - pace.pauseLeft), Seconds(pace.interval)});
    if (m_answered.size() > longestMemory)
        m_answered.pop_front();
}

/// The working time that a request takes, judged by the last ones: as long as the budget keeps
/// them apart, or longer where they took longer than it did then.
Seconds RequestForecast::each(Seconds usual) const
{
    if (m_answered.size() < shortestMemory)
        return usual;
    const Seconds took = m_answered.back().at - m_answered.front().at;
    const Seconds kept =
        std::accumulate(m_answered.begin() + 1, m_answered.end(), Seconds(0),
                        [](Seconds sum, const Answer &answer) { return sum + answer.interval; });
    if (usual <= Seconds(0) || kept <= Seconds(0))
        return took / static_cast<double>(m_answered.size() - 1);
    return took > kept * unevenness ? usual * (took / kept) : usual;
}

std::chrono::milliseconds RequestForecast::timeLeft(qint64 requestsLeft,
                                                    const BudgetPace &pace) const
{
    if (requestsLeft <= 0)
        return std::chrono::milliseconds(0);
    const Seconds working = each(usualInterval(pace)) * static_cast<double>(requestsLeft);
    return pace.pauseLeft +
           std::chrono::ceil<std::chrono::milliseconds>(working + recoveryTime(requestsLeft, pace));
}

} // namespace numberdesk
