// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/budget/budgetstate.h"

namespace numberdesk {

/// Counts the requests of this process alone.
class MemoryLedger final : public BudgetLedger
{
public:
    std::optional<TimePoint> take(Priority priority, int limit, TimePoint now) override;
    void announce(Priority priority, TimePoint now) override;
    int usedInWindow(TimePoint now) override;
    void pauseUntil(TimePoint until, TimePoint now) override;
    void resume(TimePoint now) override;
    TimePoint pausedUntil(TimePoint now) override;
    void slowDown(TimePoint now) override;
    void recover(TimePoint now) override;
    std::chrono::milliseconds interval(int limit, TimePoint now) override;

private:
    BudgetState m_state;
};

} // namespace numberdesk
