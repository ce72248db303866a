// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/requestbudget.h"

#include <QtGlobal>

#include <chrono>
#include <deque>

namespace numberdesk {

/// How long the rest of some work will take: by what the request budget allows, or by what was
/// measured lately where the gateway is slower than that or others share the budget.
///
/// Pauses that the gateway asked for count once, as long as they last, and do not pass for a
/// slow gateway afterwards.
class RequestForecast
{
public:
    /// A request of this work was answered just now, at `pace`.
    void requestDone(const BudgetPace &pace);

    /// How long `requestsLeft` more will take at `pace`.
    std::chrono::milliseconds timeLeft(qint64 requestsLeft, const BudgetPace &pace) const;

private:
    std::chrono::duration<double> measured() const;

    /// The working time, pauses left out, at which the last requests were answered.
    std::deque<std::chrono::duration<double>> m_answered;
};

} // namespace numberdesk
