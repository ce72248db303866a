// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pooltask.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

namespace numberdesk {

void runTaskOnPool(QThreadPool &pool, QObject *context, std::function<void()> work,
                   std::function<void()> next)
{
    auto *watcher = new QFutureWatcher<void>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, next = std::move(next)] {
                         watcher->deleteLater();
                         watcher->waitForFinished(); // it has: throws what the work has thrown
                         next();
                     });
    watcher->setFuture(QtConcurrent::run(&pool, std::move(work)));
}

QThreadPool &programPool()
{
    return *QThreadPool::globalInstance();
}

} // namespace numberdesk
