// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/budget/requestbudget.h"

#include <QtGlobal>

#include <chrono>
#include <deque>

namespace numberdesk {

/// How long the rest of some work will take: by what the request budget allows, or by what was
/// measured lately where the gateway is slower than that or others share the budget.
///
/// Pauses that the gateway asked for count once, as long as they last, and do not pass for a
/// slow gateway afterwards; neither does a pace that was slowed down, which recovers.
class RequestForecast
{
public:
    /// A request of this work was answered just now, at `pace`.
    void requestDone(const BudgetPace &pace);

    /// How long `requestsLeft` more will take at `pace`.
    std::chrono::milliseconds timeLeft(qint64 requestsLeft, const BudgetPace &pace) const;

private:
    struct Answer
    {
        std::chrono::duration<double> at;       ///< working time, pauses left out
        std::chrono::duration<double> interval; ///< that the budget kept then; 0 = no limit
    };
    std::chrono::duration<double> each(std::chrono::duration<double> usual) const;

    std::deque<Answer> m_answered; ///< the last ones
};

} // namespace numberdesk
