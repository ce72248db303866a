// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <type_traits>

namespace numberdesk {

/// Runs `work` on the thread pool `pool` and calls `next` with its result in the thread of
/// `context`, unless that was destroyed before.
///
/// QFuture::then() with a context would be shorter, but up to Qt 6.4 it touches the context from
/// the pool's thread, so that a context that dies meanwhile is used after its end.
template <typename Work, typename Next>
void runOnPool(QThreadPool &pool, QObject *context, Work work, Next next)
{
    using Value = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, next = std::move(next)] {
                         watcher->deleteLater();
                         next(watcher->result());
                     });
    watcher->setFuture(QtConcurrent::run(&pool, std::move(work)));
}

/// The same on the program's own pool.
template <typename Work, typename Next>
void runOnPool(QObject *context, Work work, Next next)
{
    runOnPool(*QThreadPool::globalInstance(), context, std::move(work), std::move(next));
}

} // namespace numberdesk
