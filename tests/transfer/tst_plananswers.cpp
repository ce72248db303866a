// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importscene.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QString protectionHeading = u"serviceDetails_azureOperatorCallProtection_enabled"_s;

/// Rows of numbers, accounts and whether Zoom and Call Protection are on.
CsvTable tableOfServices(const QStringList &lines)
{
    return tableOf(u"telephoneNumber,accountName,%1,%2\n"_s.arg(zoomHeading, protectionHeading) +
                   lines.join(u'\n') + u'\n');
}

} // namespace

/// What a plan says of itself, so that nobody has to guess it from its sentences.
class TestPlanAnswers : public QObject
{
    Q_OBJECT

private slots:
    void namesTheAccountsThatAreMissing();
    void namesTheServicesThatAreMissing();
    void growsTooOldWithinAMinute();
    void isTooOldBeforeItWasRead();
    void countsRepairableRowsUntilSomebodyAgrees();
    void hasWorkUntilItWasSent();
    void tellsTheSameWorkFromOther();
};

void TestPlanAnswers::namesTheAccountsThatAreMissing()
{
    ImportScene scene;
    scene.plan = planned(scene.desk, tableOfServices({numberAt(0) + u",contoso,true,"_s,
                                                      numberAt(10) + u",fabrikam,true,"_s,
                                                      numberAt(11) + u",fabrikam,,true"_s}));
    QVERIFY(scene.plan);
    QCOMPARE(scene.plan->missingAccounts.size(), 1);
    const MissingAccount &missing = scene.plan->missingAccounts.first();
    QCOMPARE(missing.name, u"fabrikam"_s);
    QCOMPARE(missing.rows, 2);
    QVERIFY(missing.services.contains(Service::ZoomPhoneCloudPeering));
    QVERIFY(missing.services.contains(Service::AzureOperatorCallProtection));
    QVERIFY(scene.plan->missingServices.isEmpty()); // those of an account that is not there
}

void TestPlanAnswers::namesTheServicesThatAreMissing()
{
    ImportScene scene;
    scene.gateway.others.putAccount(u"adatum"_s, {u"azureOperatorCallProtection"_s});
    scene.plan = planned(scene.desk, tableOfServices({numberAt(10) + u",contoso,true,true"_s,
                                                      numberAt(11) + u",adatum,true,"_s,
                                                      numberAt(12) + u",contoso,,true"_s,
                                                      numberAt(13) + u",contoso,true,false"_s}));
    QVERIFY(scene.plan);
    const QList<MissingService> expected{
        {u"contoso"_s, Service::AzureOperatorCallProtection, 2},
        {u"adatum"_s, Service::ZoomPhoneCloudPeering, 1},
    };
    QCOMPARE(scene.plan->missingServices, expected);
    QCOMPARE(scene.plan->counts().invalid, 3);
    QVERIFY(scene.plan->missingAccounts.isEmpty());
}

void TestPlanAnswers::growsTooOldWithinAMinute()
{
    ImportScene scene;
    scene.plan = planned(scene.desk, scene.headerTable(1));
    QVERIFY(scene.plan);
    const QDateTime readAt = scene.plan->readAt;
    QVERIFY(!scene.plan->isTooOld(readAt));
    QVERIFY(!scene.plan->isTooOld(readAt.addDuration(maximumPlanAge)));
    QVERIFY(scene.plan->isTooOld(readAt.addDuration(maximumPlanAge + 1ms)));
    QVERIFY(scene.plan->isTooOld(readAt.addMSecs(-1))); // the clock was set back: who knows
}

void TestPlanAnswers::isTooOldBeforeItWasRead()
{
    QVERIFY(ImportPlan().isTooOld(QDateTime::currentDateTimeUtc()));
}

void TestPlanAnswers::countsRepairableRowsUntilSomebodyAgrees()
{
    ImportScene scene;
    const CsvTable table =
        tableOfServices({u"00441632960001,contoso,true,"_s, u"+44 1632 960002,contoso,true,"_s,
                         u"441632960003x,contoso,true,"_s});
    scene.plan = planned(scene.desk, table);
    QVERIFY(scene.plan);
    QCOMPARE(scene.plan->repairableRows(), 2);
    ImportOptions options;
    options.repair = true;
    scene.plan = planned(scene.desk, table, options);
    QVERIFY(scene.plan);
    QCOMPARE(scene.plan->repairableRows(), 0);
    QCOMPARE(scene.plan->counts().valid, 2);
}

void TestPlanAnswers::hasWorkUntilItWasSent()
{
    ImportScene scene;
    scene.plan = planned(scene.desk, scene.headerTable(3));
    QVERIFY(scene.plan);
    QVERIFY(scene.plan->hasWork());
    QCOMPARE(scene.plan->rowsWithWork(), 3);
    scene.run();
    QVERIFY(!scene.plan->hasWork());
    QCOMPARE(scene.plan->rowsWithWork(), 0);
}

void TestPlanAnswers::tellsTheSameWorkFromOther()
{
    ImportScene scene;
    const auto first = planned(scene.desk, scene.headerTable(3));
    const auto again = planned(scene.desk, scene.headerTable(3));
    QVERIFY(first && again);
    QVERIFY(again->doesSameWorkAs(*first));
    scene.gateway.others.removeNumber(numberAt(1)); // a colleague: the row creates it now
    const auto other = planned(scene.desk, scene.headerTable(3));
    QVERIFY(other);
    QVERIFY(!other->doesSameWorkAs(*first));
}

NUMBERDESK_TEST("plananswers", TestPlanAnswers)
#include "tst_plananswers.moc"
