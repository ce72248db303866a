// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/sendqueue.h"

#include "net/requestbudget.h"

namespace numberdesk {

namespace {
constexpr std::size_t connectionsPerHost = 6; ///< QNetworkAccessManager's own number
}

SendQueue::SendQueue(RequestBudget &budget, QObject *parent) : QObject(parent), m_budget(budget) {}

void SendQueue::enqueue(Priority priority, QObject *context, std::function<void()> go)
{
    m_queues[static_cast<std::size_t>(priority)].push_back({context, std::move(go)});
    ask();
}

void SendQueue::release()
{
    --m_inFlight;
    ask();
}

void SendQueue::prune()
{
    for (auto &queue : m_queues)
        std::erase_if(queue, [](const Waiter &waiter) { return waiter.context.isNull(); });
    while (m_permits.size() > waiting()) {
        delete m_permits.back();
        m_permits.pop_back();
    }
}

std::size_t SendQueue::waiting() const
{
    std::size_t count = 0;
    for (const auto &queue : m_queues)
        count += queue.size();
    return count;
}

void SendQueue::ask()
{
    prune();
    while (m_permits.size() < waiting() &&
           m_permits.size() + static_cast<std::size_t>(m_inFlight) < connectionsPerHost) {
        std::size_t first = 0;
        while (m_queues[first].empty())
            ++first;
        auto *const permit = new QObject(this);
        m_permits.push_back(permit);
        m_budget.acquire(static_cast<Priority>(first), permit, [this, permit] { letOut(permit); });
    }
}

void SendQueue::letOut(QObject *permit)
{
    std::erase(m_permits, permit);
    permit->deleteLater();
    for (auto &queue : m_queues) {
        while (!queue.empty()) {
            const Waiter waiter = std::move(queue.front());
            queue.pop_front();
            if (!waiter.context)
                continue;
            ++m_inFlight;
            waiter.go();
            return;
        }
    }
}

} // namespace numberdesk
