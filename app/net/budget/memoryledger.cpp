// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/budget/memoryledger.h"

#include <algorithm>

namespace numberdesk {

std::optional<BudgetLedger::TimePoint> MemoryLedger::take(Priority priority, int limit,
                                                          TimePoint now)
{
    return m_state.take(priority, limit, now);
}

void MemoryLedger::announce(Priority priority, TimePoint now)
{
    m_state.announce(priority, now);
}

int MemoryLedger::usedInWindow(TimePoint now)
{
    return m_state.used(now);
}

void MemoryLedger::pauseUntil(TimePoint until, TimePoint)
{
    m_state.pausedUntil = std::max(m_state.pausedUntil, until);
}

void MemoryLedger::resume(TimePoint)
{
    m_state.pausedUntil = {};
}

BudgetLedger::TimePoint MemoryLedger::pausedUntil(TimePoint)
{
    return m_state.pausedUntil;
}

void MemoryLedger::slowDown(TimePoint)
{
    m_state.slowDown();
}

void MemoryLedger::recover(TimePoint)
{
    m_state.recover();
}

std::chrono::milliseconds MemoryLedger::interval(int limit, TimePoint)
{
    return std::chrono::ceil<std::chrono::milliseconds>(m_state.interval(limit));
}

} // namespace numberdesk
