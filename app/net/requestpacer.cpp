// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/requestpacer.h"

#include <algorithm>

namespace numberdesk {

namespace {

constexpr double mostSlowness = 8.0;
constexpr double recoveryFactor = 0.75;
constexpr std::chrono::milliseconds mostLateness{50};

/// Requests beside the paced one that may go out at once: with it, a burst of ten.
std::size_t earlyAllowance(int limit)
{
    return static_cast<std::size_t>(std::clamp(limit / 2 - 1, 0, 9));
}

} // namespace

void MemoryLedger::forgetOld(Clock::time_point now)
{
    while (!m_sent.empty() && now - m_sent.front() > budgetWindow)
        m_sent.pop_front();
}

void MemoryLedger::record(Clock::time_point now)
{
    forgetOld(now);
    m_sent.push_back(now);
}

int MemoryLedger::usedInWindow(Clock::time_point now)
{
    forgetOld(now);
    return static_cast<int>(m_sent.size());
}

BudgetLedger::Clock::time_point MemoryLedger::windowRelief(Clock::time_point now)
{
    forgetOld(now);
    if (m_sent.empty())
        return now;
    return m_sent.front() + budgetWindow + std::chrono::milliseconds(1);
}

std::size_t RequestPacer::earlyInWindow(TimePoint now) const
{
    const auto first = std::find_if(m_early.begin(), m_early.end(),
                                    [now](TimePoint sent) { return now - sent <= budgetWindow; });
    return static_cast<std::size_t>(m_early.end() - first);
}

std::chrono::nanoseconds RequestPacer::interval(TimePoint now) const
{
    const auto paced = std::max(m_limit - static_cast<int>(earlyInWindow(now)), 1);
    const auto even = std::chrono::nanoseconds(budgetWindow) / paced;
    return std::chrono::nanoseconds(
        static_cast<qint64>(static_cast<double>(even.count()) * m_slowness));
}

RequestPacer::TimePoint RequestPacer::earliest(TimePoint now) const
{
    if (m_limit == 0)
        return now;
    if (m_nextPaced <= now || (m_slowness <= 1.0 && earlyInWindow(now) < earlyAllowance(m_limit)))
        return now;
    if (m_slowness > 1.0 || m_early.empty())
        return m_nextPaced;
    return std::min(m_nextPaced, m_early.front() + budgetWindow + std::chrono::milliseconds(1));
}

void RequestPacer::record(TimePoint now)
{
    while (!m_early.empty() && now - m_early.front() > budgetWindow)
        m_early.pop_front();
    if (m_limit == 0)
        return;
    if (now < m_nextPaced) {
        m_early.push_back(now);
        return;
    }
    // A timer that fires late must not lower the rate, but idle time is not saved up.
    m_nextPaced = std::max(m_nextPaced, now - mostLateness) + interval(now);
}

void RequestPacer::slowDown()
{
    m_slowness = std::min(m_slowness * 2.0, mostSlowness);
}

void RequestPacer::recover()
{
    m_slowness = std::max(m_slowness * recoveryFactor, 1.0);
}

} // namespace numberdesk
