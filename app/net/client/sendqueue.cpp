// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/client/sendqueue.h"

#include "net/budget/requestbudget.h"

#include <algorithm>

namespace numberdesk {

namespace {
constexpr std::size_t connectionsPerHost = 6; ///< QNetworkAccessManager's own number
}

SendQueue::SendQueue(RequestBudget &budget, QObject *parent) : QObject(parent), m_budget(budget) {}

void SendQueue::enqueue(Priority priority, QObject *context, std::function<void()> go)
{
    m_lines[static_cast<std::size_t>(priority)].waiters.push_back({context, std::move(go)});
    ask();
}

void SendQueue::release()
{
    --m_inFlight;
    ask();
}

void SendQueue::prune()
{
    ask();
}

/// Whoever is among the first in line for the free connections asks; who was, and is no more since
/// others came, asks no longer.
void SendQueue::ask()
{
    std::size_t free = connectionsPerHost - std::min(m_inFlight, connectionsPerHost);
    for (const Priority priority : {Priority::Interactive, Priority::Write, Priority::Polling}) {
        auto &waiters = m_lines[static_cast<std::size_t>(priority)].waiters;
        std::erase_if(waiters, [](const Waiter &waiter) { return waiter.context.isNull(); });
        const std::size_t asking = std::min(waiters.size(), free);
        free -= asking;
        askFor(priority, asking);
    }
}

void SendQueue::askFor(Priority priority, std::size_t permits)
{
    auto &asked = m_lines[static_cast<std::size_t>(priority)].permits;
    while (asked.size() > permits) {
        delete asked.back();
        asked.pop_back();
    }
    while (asked.size() < permits) {
        auto *const permit = new QObject(this);
        asked.push_back(permit);
        m_budget.acquire(priority, permit, [this, priority, permit] { letOut(priority, permit); });
    }
}

void SendQueue::letOut(Priority priority, QObject *permit)
{
    Line &line = m_lines[static_cast<std::size_t>(priority)];
    std::erase(line.permits, permit);
    permit->deleteLater();
    while (!line.waiters.empty()) {
        const Waiter waiter = std::move(line.waiters.front());
        line.waiters.pop_front();
        if (!waiter.context)
            continue;
        ++m_inFlight;
        waiter.go();
        return;
    }
}

} // namespace numberdesk
