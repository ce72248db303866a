// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pooltask.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>
#include <deque>

namespace numberdesk {

namespace {

/// How many WorkInThisThread live in this thread.
constinit thread_local int worksHere = 0;

/// Work that waits for the event loop of its own thread. Its object is the work's alone: work runs
/// even if nobody is there any more for what follows, as it does on a pool.
class Errand final : public QObject
{
public:
    Errand(QThreadPool &pool, QObject *context, std::function<void()> work,
           std::function<void()> next)
        : m_pool(pool), m_context(context), m_work(std::move(work)), m_next(std::move(next))
    {
        waiting.push_back(this);
        QMetaObject::invokeMethod(this, &Errand::run, Qt::QueuedConnection);
    }
    ~Errand() override { std::erase(waiting, this); }

    /// Runs what `pool` was given and has not done yet.
    static void runAllOf(const QThreadPool &pool)
    {
        const std::deque<Errand *> errands = waiting;
        for (Errand *const errand : errands) {
            if (&errand->m_pool == &pool)
                errand->workNow();
        }
    }

private:
    void workNow()
    {
        if (const auto work = std::exchange(m_work, nullptr))
            work();
    }

    void run()
    {
        deleteLater();
        workNow();
        if (m_context)
            m_next();
    }

    static thread_local std::deque<Errand *> waiting;

    QThreadPool &m_pool;
    QPointer<QObject> m_context;
    std::function<void()> m_work;
    std::function<void()> m_next;
};

thread_local std::deque<Errand *> Errand::waiting;

} // namespace

WorkInThisThread::WorkInThisThread()
{
    ++worksHere;
}

WorkInThisThread::~WorkInThisThread()
{
    --worksHere;
}

int poolWidth()
{
    return worksHere > 0 ? 1 : std::max(1, QThread::idealThreadCount());
}

void finishPool(QThreadPool &pool, std::function<void()> work)
{
    if (worksHere > 0) {
        Errand::runAllOf(pool);
        work();
        return;
    }
    pool.start(std::move(work));
    pool.waitForDone();
}

void runTaskOnPool(QThreadPool &pool, QObject *context, std::function<void()> work,
                   std::function<void()> next)
{
    if (worksHere > 0) {
        new Errand(pool, context, std::move(work), std::move(next)); // ends itself
        return;
    }
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
