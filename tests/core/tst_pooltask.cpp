// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pooltask.h"
#include "support/testprogram.h"

#include <QThread>
#include <QThreadPool>
#include <QtTest>

namespace numberdesk {

class TestPoolTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksOnThePool();
    void worksInThisThreadInOrder();
    void worksForNobodyToo();
    void finishesAPool_data();
    void finishesAPool();
};

void TestPoolTask::worksOnThePool()
{
    QThread *worker = nullptr;
    bool isDone = false;
    runOnPool(
        this, [&worker] { return worker = QThread::currentThread(); },
        [&isDone](QThread *) { isDone = true; });
    QTRY_VERIFY(isDone);
    QVERIFY(worker != QThread::currentThread());
}

void TestPoolTask::worksInThisThreadInOrder()
{
    const WorkInThisThread here;
    QStringList steps;
    for (const char *name : {"a", "b"}) {
        const QString step = QString::fromLatin1(name);
        runOnPool(
            this,
            [&steps, step] {
                steps.append(step + QLatin1String(" works"));
                return QThread::currentThread();
            },
            [&steps, step](QThread *worker) {
                QCOMPARE(worker, QThread::currentThread());
                steps.append(step + QLatin1String(" follows"));
            });
    }
    QVERIFY(steps.isEmpty()); // not before control is back in the event loop
    QCoreApplication::sendPostedEvents();
    QCOMPARE(steps.join(u','), QStringLiteral("a works,a follows,b works,b follows"));
}

void TestPoolTask::worksForNobodyToo()
{
    const WorkInThisThread here;
    bool isDone = false;
    bool follows = false;
    auto context = std::make_unique<QObject>();
    runTaskOnPool(
        programPool(), context.get(), [&isDone] { isDone = true; }, [&follows] { follows = true; });
    context.reset();
    QCoreApplication::sendPostedEvents();
    QVERIFY(isDone);
    QVERIFY(!follows);
}

void TestPoolTask::finishesAPool_data()
{
    QTest::addColumn<bool>("here");
    QTest::newRow("pool") << false;
    QTest::newRow("this thread") << true;
}

void TestPoolTask::finishesAPool()
{
    QFETCH(const bool, here);
    const auto mode = here ? std::make_unique<WorkInThisThread>() : nullptr;
    QThreadPool pool;
    pool.setMaxThreadCount(1);
    QStringList steps;
    runTaskOnPool(
        pool, this, [&steps] { steps.append(QStringLiteral("work")); },
        [&steps] { steps.append(QStringLiteral("next")); });
    finishPool(pool, [&steps] { steps.append(QStringLiteral("last")); });
    QCOMPARE(steps.join(u','), QStringLiteral("work,last"));
    QTRY_COMPARE(steps.join(u','), QStringLiteral("work,last,next"));
}

} // namespace numberdesk

NUMBERDESK_TEST("pooltask", numberdesk::TestPoolTask)
#include "tst_pooltask.moc"
