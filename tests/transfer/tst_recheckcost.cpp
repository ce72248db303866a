// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importscene.h"
#include "support/testprogram.h"
#include "transfer/planning/recheckcost.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

struct LargeScene : ImportScene
{
    using ImportScene::ImportScene;

    RecheckCost cost(int requestsPerMinute = 100) const
    {
        return recheckCost(*plan, desk.service.understandsFilters(), requestsPerMinute);
    }

    /// Sends the plan an hour after it was made; gives what reading again took.
    qint64 readingsOfALateRun()
    {
        age();
        const qsizetype before = gateway.readings();
        run();
        return gateway.readings() - before;
    }
};

} // namespace

/// Before a plan is sent, what reading again costs is told.
class TestRecheckCost : public QObject
{
    Q_OBJECT

private slots:
    void aListThatIsWalkedServesFiveBatchesAPage();
    void fewRowsOfALongListCostMoreThanTheirWrites();
    void newNumbersCostACountAMinute();
    void aLoneRowIsReadAnyhow();
    void whatIsSentAtOnceNeedsNone();
};

void TestRecheckCost::aListThatIsWalkedServesFiveBatchesAPage()
{
    LargeScene scene(1200);
    scene.plan = planned(scene.desk, scene.headerTable(1200));
    QVERIFY(scene.plan);
    const RecheckCost cost = scene.cost();
    QCOMPARE(cost, (RecheckCost{3, 12}));
    QVERIFY(!cost.isDearer());
    QCOMPARE(scene.readingsOfALateRun(), cost.requests);
}

void TestRecheckCost::fewRowsOfALongListCostMoreThanTheirWrites()
{
    LargeScene scene(20'000);
    scene.plan = planned(scene.desk, scene.headerTable(300));
    QVERIFY(scene.plan);
    const RecheckCost cost = scene.cost();
    QCOMPARE(cost.writes, 3);
    QVERIFY(cost.isDearer());
    QVERIFY(cost.requests >= scene.readingsOfALateRun());
}

void TestRecheckCost::newNumbersCostACountAMinute()
{
    LargeScene scene(600);
    scene.plan = planned(scene.desk, zoomTable(u"contoso"_s, 1000, firstNumber + 1000));
    QVERIFY(scene.plan);
    QCOMPARE(scene.cost(100), (RecheckCost{1, 10}));
    QCOMPARE(scene.cost(2), (RecheckCost{5, 10})); // ten batches take five minutes
    QCOMPARE(scene.readingsOfALateRun(), 1);
}

void TestRecheckCost::aLoneRowIsReadAnyhow()
{
    LargeScene scene(600);
    scene.plan = planned(scene.desk, scene.headerTable(1));
    QVERIFY(scene.plan);
    QCOMPARE(scene.cost(), (RecheckCost{0, 1}));
}

void TestRecheckCost::whatIsSentAtOnceNeedsNone()
{
    LargeScene scene(20'000);
    scene.plan = planned(scene.desk, scene.headerTable(300));
    QVERIFY(scene.plan);
    const RecheckCost &cost = scene.plan->recheckCost;
    QVERIFY(cost.isDearer());
    QVERIFY(!isDearerAtOnce(cost, 0));
    QVERIFY(!isDearerAtOnce(cost, 3));
    QVERIFY(isDearerAtOnce(cost, 2));
}

NUMBERDESK_TEST("recheckcost", TestRecheckCost)
#include "tst_recheckcost.moc"
