// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/httpmessage.h"

#include <QObject>
#include <QPointer>

#include <array>
#include <deque>
#include <functional>
#include <vector>

namespace numberdesk {

class RequestBudget;

/// Lets requests out when both the budget and a connection are free.
///
/// QNetworkAccessManager opens six connections to a host and queues the rest unseen, where their
/// timeouts would already run and their place in the budget would be wrong; so it never gets more.
/// A place in the budget goes to whoever is first in line when it comes, not to who asked for it.
class SendQueue : public QObject
{
    Q_OBJECT

public:
    explicit SendQueue(RequestBudget &budget, QObject *parent = nullptr);

    /// Calls `go` when a request may go out, unless `context` dies before; release() must follow.
    void enqueue(Priority priority, QObject *context, std::function<void()> go);

    /// A request that was let out has ended.
    void release();

    /// Someone in line gave up: a place asked for in vain is given back.
    void prune();

private:
    struct Waiter
    {
        QPointer<QObject> context;
        std::function<void()> go;
    };

    void ask();
    void letOut(QObject *permit);
    std::size_t waiting() const;

    RequestBudget &m_budget;
    std::array<std::deque<Waiter>, 3> m_queues; ///< by Priority
    std::vector<QObject *> m_permits;           ///< asked of the budget, not yet granted
    int m_inFlight = 0;
};

} // namespace numberdesk
