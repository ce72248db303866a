// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importscene.h"
#include "support/testprogram.h"
#include "transfer/sending/freshreadings.h"

#include <QtTest>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace numberdesk;
using nlohmann::json;

/// An import replaces nothing that it did not look at: rows are merged into what is there when they
/// go out.
class TestImportMerge : public QObject
{
    Q_OBJECT

private slots:
    void readsNothingAgainWhileThePlanIsFresh();
    void mergesIntoWhatIsThereNow();
    void keepsBackWhatChangedMeanwhile();
    void createsNothingOverWhatAppeared_data();
    void createsNothingOverWhatAppeared();
    void countsInPlaceOfReadingNewNumbers();
    void endsRowsThatAreGoneBeforeTheyAreSent();
    void sendsWithoutRereadingWhenAsked();
    void rowsJoinAReadingUnderWay();
    void aBatchThatWaitedTooLongIsReadAnew();
    void anImportEndsWhereNothingGoesOutInTime();
    void sendsALoneRowUnderItsETag();
    void createsALoneRowOnlyWhereNothingIs();
    void mergesALoneRowAfterAConflict();
    void ignoredFiltersDeleteNothing();
};

void TestImportMerge::readsNothingAgainWhileThePlanIsFresh()
{
    ImportScene scene(300);
    scene.plan = planned(scene.desk, scene.headerTable(300));
    const qsizetype before = scene.gateway.readings();
    scene.run();
    QCOMPARE(scene.plan->counts().updated, 300);
    QCOMPARE(scene.gateway.readings(), before);
}

/// Fields that the row does not name are a colleague's to change, unknown ones included.
void TestImportMerge::mergesIntoWhatIsThereNow()
{
    ImportScene scene(1200);
    scene.gateway.pageSize = 500;
    scene.gateway.counts = true;
    scene.plan = planned(scene.desk, scene.headerTable(1200));
    QVERIFY(scene.plan);
    scene.gateway.number(numberAt(7))["shelf"] = "b7";
    scene.gateway.number(numberAt(1100))["serviceDetails"]["teamsDirectRouting"] = {
        {"enabled", true}};
    scene.age();
    const qsizetype before = scene.gateway.readings();
    scene.run();
    QCOMPARE(scene.plan->counts().updated, 1200);
    QCOMPARE(scene.header(7), u"newhdr"_s);
    QVERIFY(scene.gateway.number(numberAt(7))["shelf"] == "b7");
    const json &routing =
        scene.gateway.number(numberAt(1100))["serviceDetails"]["teamsDirectRouting"];
    QVERIFY(routing["enabled"] == true);
    QCOMPARE(scene.gateway.readings() - before, 3); // the account's list, walked once
}

void TestImportMerge::keepsBackWhatChangedMeanwhile()
{
    ImportScene scene(300);
    scene.plan = planned(scene.desk, scene.headerTable(300));
    QVERIFY(scene.plan);
    scene.gateway.number(numberAt(42))["configuration"]["customSipHeader"] = "theirs";
    scene.age();
    scene.run();
    QCOMPARE(scene.plan->counts().updated, 299);
    QCOMPARE(scene.plan->counts().notSent, 1);
    QCOMPARE(scene.header(42), u"theirs"_s);
    QCOMPARE(scene.plan->rows.at(42).message,
             u"changed meanwhile: configuration_customSipHeader was keepme, is theirs"_s);
    QCOMPARE(scene.plan->errors.size(), 1);
}

void TestImportMerge::createsNothingOverWhatAppeared_data()
{
    QTest::addColumn<bool>("counts");
    QTest::newRow("the gateway counts") << true;
    QTest::newRow("it does not") << false;
}

void TestImportMerge::createsNothingOverWhatAppeared()
{
    QFETCH(bool, counts);
    ImportScene scene(0);
    scene.gateway.counts = counts;
    scene.plan = planned(scene.desk, zoomTable(u"contoso"_s, 150));
    QVERIFY(scene.plan);
    scene.gateway.addNumbers("contoso", firstNumber + 20, 1);
    scene.age();
    scene.run();
    QCOMPARE(scene.plan->counts().created, 149);
    QCOMPARE(scene.plan->counts().notSent, 1);
    QCOMPARE(scene.header(20), u"keepme"_s);
}

/// The account's count is what it was: nobody has created anything.
void TestImportMerge::countsInPlaceOfReadingNewNumbers()
{
    ImportScene scene(600);
    scene.gateway.pageSize = 500;
    scene.gateway.counts = true;
    scene.plan = planned(scene.desk, zoomTable(u"contoso"_s, 1000, firstNumber + 1000));
    QVERIFY(scene.plan);
    scene.age();
    const qsizetype before = scene.gateway.readings();
    scene.run();
    QCOMPARE(scene.plan->counts().created, 1000);
    QCOMPARE(scene.gateway.readings() - before, 1); // one count serves a minute
}

void TestImportMerge::endsRowsThatAreGoneBeforeTheyAreSent()
{
    ImportScene scene(300);
    scene.plan = planned(scene.desk, scene.headerTable(300));
    QVERIFY(scene.plan);
    scene.gateway.removeNumber(numberAt(9));
    scene.age();
    scene.run();
    QCOMPARE(scene.plan->counts().updated, 299);
    QCOMPARE(scene.plan->counts().notSent, 1);
    QCOMPARE(scene.plan->counts().failed, 1);
    QCOMPARE(scene.plan->rows.at(9).code, QString(rowcode::gone));
    QVERIFY(!scene.gateway.numbers().contains(numberAt(9).toStdString()));
}

void TestImportMerge::sendsWithoutRereadingWhenAsked()
{
    ImportScene scene(300);
    scene.plan = planned(scene.desk, scene.headerTable(300));
    QVERIFY(scene.plan);
    scene.age();
    const qsizetype before = scene.gateway.readings();
    SendOptions options;
    options.recheck = false;
    scene.run(options);
    QCOMPARE(scene.plan->counts().updated, 300);
    QCOMPARE(scene.gateway.readings(), before);
}

/// Rows that grow too old while their account is read are read along; the step under way ends.
void TestImportMerge::rowsJoinAReadingUnderWay()
{
    ImportScene scene(300);
    scene.gateway.pageSize = 100;
    scene.plan = planned(scene.desk, scene.headerTable(300));
    QVERIFY(scene.plan);
    FreshReadings readings(scene.desk.service, scene.plan, {}, nullptr);
    QList<qsizetype> fresh;
    int steps = 0;
    connect(&readings, &FreshReadings::read, this, [&](const QString &, const RefreshedRows &rows) {
        fresh += rows.fresh;
        ++steps;
    });
    QList<qsizetype> all(300);
    std::iota(all.begin(), all.end(), 0);
    const auto isBusy = [](const QString &) { return false; };
    readings.handOver(u"contoso"_s, all.first(200));
    QVERIFY(readings.readOn(isBusy).first != nullptr);
    readings.handOver(u"contoso"_s, all.sliced(200));
    QTRY_COMPARE(steps, 1);
    while (readings.readOn(isBusy).first != nullptr) {
        const int before = steps;
        QTRY_VERIFY(steps > before);
    }
    std::sort(fresh.begin(), fresh.end());
    QCOMPARE(fresh, all);
}

/// Batches that wait for the request budget grow old while they wait.
void TestImportMerge::aBatchThatWaitedTooLongIsReadAnew()
{
    ImportScene scene(300);
    scene.gateway.counts = true;
    scene.plan = planned(scene.desk, scene.headerTable(300));
    QVERIFY(scene.plan);
    scene.desk.budget.pause(1500ms); // the turn comes then
    SendOptions options;
    options.maximumAge = 1000ms;
    scene.plan->readAt = QDateTime::currentDateTimeUtc();
    ImportJob *job = runImport(scene.desk.service, scene.plan, options);
    scene.gateway.number(numberAt(7))["shelf"] = "b7"; // a colleague, meanwhile
    scene.result = resultOf(job);
    QVERIFY(scene.result && *scene.result);
    QCOMPARE(scene.plan->counts().updated, 300);
    QCOMPARE(scene.plan->counts().sent, 300);
    QVERIFY(addsUp(scene.plan->counts()));
    QVERIFY(scene.gateway.number(numberAt(7))["shelf"] == "b7");
    QCOMPARE(scene.header(7), u"newhdr"_s);
}

void TestImportMerge::anImportEndsWhereNothingGoesOutInTime()
{
    ImportScene scene(300);
    scene.gateway.counts = true;
    scene.plan = planned(scene.desk, scene.headerTable(300));
    QVERIFY(scene.plan);
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.method == "GET")
            scene.desk.budget.pause(600ms); // as far apart are the turns
        return {};
    });
    scene.plan->readAt = QDateTime::currentDateTimeUtc().addSecs(-1);
    SendOptions options;
    options.maximumAge = 300ms;
    scene.run(options);
    QCOMPARE(scene.plan->counts().updated, 300);
    // Somebody is told of what went out on an old reading.
    QVERIFY(std::any_of(
        scene.plan->warnings.cbegin(), scene.plan->warnings.cend(),
        [](const RowIssue &issue) { return issue.message.contains(u"more than a minute old"_s); }));
}

void TestImportMerge::sendsALoneRowUnderItsETag()
{
    ImportScene scene;
    scene.planAndRun(scene.headerTable(1));
    const ScriptedRequest &write = scene.gateway.requests().last();
    QCOMPARE(write.method, "PUT");
    QVERIFY(!write.ifMatch.isEmpty());
    QCOMPARE(scene.plan->counts().updated, 1);
    QCOMPARE(scene.plan->counts().sent, 1);
    QCOMPARE(scene.header(0), u"newhdr"_s);
}

void TestImportMerge::createsALoneRowOnlyWhereNothingIs()
{
    ImportScene scene(0);
    scene.plan = planned(scene.desk, zoomTable(u"contoso"_s, 1));
    scene.gateway.addNumbers("contoso", firstNumber, 1); // somebody was faster
    scene.run();
    QCOMPARE(scene.plan->counts().notSent, 1);
    QVERIFY(scene.plan->rows.first().message.startsWith(u"changed meanwhile"_s));
    QCOMPARE(scene.header(0), u"keepme"_s);

    ImportScene free(0);
    free.planAndRun(zoomTable(u"contoso"_s, 1));
    QCOMPARE(free.gateway.requests().last().ifNoneMatch, "*");
    QCOMPARE(free.plan->counts().created, 1);
}

/// Between the reading and the write somebody changes a field that the row does not name.
void TestImportMerge::mergesALoneRowAfterAConflict()
{
    ImportScene scene;
    int writes = 0;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.method == "PUT" && ++writes == 1)
            scene.gateway.number(numberAt(0))["shelf"] = "b7";
        return {};
    });
    scene.planAndRun(scene.headerTable(1));
    QCOMPARE(writes, 2);
    QCOMPARE(scene.plan->counts().updated, 1);
    QCOMPARE(scene.header(0), u"newhdr"_s);
    QVERIFY(scene.gateway.number(numberAt(0))["shelf"] == "b7");
}

/// A gateway that ignores filters must not make existing numbers look new.
void TestImportMerge::ignoredFiltersDeleteNothing()
{
    ImportScene scene(1200);
    scene.gateway.pageSize = 500;
    scene.gateway.counts = true;
    for (int i = 0; i < 1200; ++i)
        scene.gateway.number(numberAt(i))["shelf"] = "kept";
    const QString zoom = u"telephoneNumber,accountName,"_s + zoomHeading + u'\n';
    scene.planAndRun(tableOf(zoom + numberAt(1100) + u",contoso,false\n"_s + numberAt(1150) +
                             u",contoso,false\n"_s));
    QCOMPARE(scene.plan->counts().created, 0);
    QCOMPARE(scene.plan->counts().updated, 2);
    QVERIFY(scene.gateway.number(numberAt(1100))["shelf"] == "kept");
    QCOMPARE(scene.header(1100), u"keepme"_s);
}

NUMBERDESK_TEST("importmerge", TestImportMerge)
#include "tst_importmerge.moc"
