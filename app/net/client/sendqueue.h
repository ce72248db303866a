// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/wire/httpmessage.h"

#include <QObject>
#include <QPointer>

#include <array>
#include <deque>
#include <functional>

namespace numberdesk {

class RequestBudget;

/// Lets requests out when both the budget and a connection are free.
///
/// QNetworkAccessManager opens six connections to a host and queues the rest unseen, where their
/// timeouts would already run and their place in the budget would be wrong; so it never gets more.
/// The first in line ask the budget for a place, each by its own priority; among equals a place
/// goes to whoever is first in line when it comes, not to who asked for it.
class SendQueue : public QObject
{
    Q_OBJECT

public:
    /// `budget`, which says when the next may go, must outlive the queue.
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
    /// The requests of one priority.
    struct Line
    {
        std::deque<Waiter> waiters;
        std::deque<QObject *> permits; ///< asked of the budget, not yet granted
    };

    void ask();
    void askFor(Priority priority, std::size_t permits);
    void letOut(Priority priority, QObject *permit);

    RequestBudget &m_budget;
    std::array<Line, 3> m_lines; ///< by Priority
    std::size_t m_inFlight = 0;
};

} // namespace numberdesk
