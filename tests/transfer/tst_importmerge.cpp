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

namespace {

/// An account on which somebody else may switch a service on that no row names.
struct MergeScene : ImportScene
{
    explicit MergeScene(int numbers = 3) : ImportScene(numbers)
    {
        gateway.others.putAccount(account, {u"zoomPhoneCloudPeering"_s, protection});
    }

    void protectCalls(int index)
    {
        gateway.others.changeNumber(numberAt(index), [](json &number) {
            number["serviceDetails"][protection.data()]["enabled"] = true;
        });
    }
    bool protectsCalls(int index)
    {
        const json services = gateway.others.number(numberAt(index))["serviceDetails"];
        return services.contains(protection.data()) && services[protection.data()]["enabled"];
    }

    static constexpr QLatin1String protection{"azureOperatorCallProtection"};
};

} // namespace

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
    void comparesALoneRowWithWhatItWasMergedInto();
    void ignoredFiltersDeleteNothing();
};

void TestImportMerge::readsNothingAgainWhileThePlanIsFresh()
{
    MergeScene scene(300);
    scene.plan = planned(scene.desk, scene.headerTable(300));
    const qsizetype before = scene.gateway.readings();
    scene.run();
    QCOMPARE(scene.plan->counts().updated, 300);
    QCOMPARE(scene.gateway.readings(), before);
}

/// Fields that the row does not name are a colleague's to change, unknown ones included.
void TestImportMerge::mergesIntoWhatIsThereNow()
{
    MergeScene scene(1200);
    scene.plan = planned(scene.desk, scene.headerTable(1200));
    QVERIFY(scene.plan);
    scene.gateway.unknownFields.set(numberAt(7), "shelf", "b7");
    scene.protectCalls(1100);
    scene.age();
    const qsizetype before = scene.gateway.readings();
    scene.run();
    QCOMPARE(scene.plan->counts().updated, 1200);
    QCOMPARE(scene.header(7), u"newhdr"_s);
    QVERIFY(scene.gateway.unknownFields.value(numberAt(7), "shelf") == "b7");
    QVERIFY(scene.protectsCalls(1100));
    QCOMPARE(scene.gateway.readings() - before, 3); // the account's list, walked once
}

void TestImportMerge::keepsBackWhatChangedMeanwhile()
{
    MergeScene scene(300);
    scene.plan = planned(scene.desk, scene.headerTable(300));
    QVERIFY(scene.plan);
    scene.gateway.others.changeNumber(
        numberAt(42), [](json &number) { number["configuration"]["customSipHeader"] = "theirs"; });
    scene.age();
    scene.run();
    QCOMPARE(scene.plan->counts().updated, 299);
    QCOMPARE(scene.plan->counts().notSent, 1);
    QCOMPARE(scene.header(42), u"theirs"_s);
    QCOMPARE(scene.plan->rows.at(42).message(),
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
    MergeScene scene(0);
    scene.gateway.withholdsCounts = !counts;
    scene.plan = planned(scene.desk, zoomTable(u"contoso"_s, 150));
    QVERIFY(scene.plan);
    scene.gateway.others.addNumbers(u"contoso"_s, firstNumber + 20, 1);
    scene.age();
    scene.run();
    QCOMPARE(scene.plan->counts().created, 149);
    QCOMPARE(scene.plan->counts().notSent, 1);
    QCOMPARE(scene.header(20), u"keepme"_s);
}

/// The account's count is what it was: nobody has created anything.
void TestImportMerge::countsInPlaceOfReadingNewNumbers()
{
    MergeScene scene(600);
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
    MergeScene scene(300);
    scene.plan = planned(scene.desk, scene.headerTable(300));
    QVERIFY(scene.plan);
    scene.gateway.others.removeNumber(numberAt(9));
    scene.age();
    scene.run();
    QCOMPARE(scene.plan->counts().updated, 299);
    QCOMPARE(scene.plan->counts().notSent, 1);
    QCOMPARE(scene.plan->counts().failed, 1);
    QCOMPARE(scene.plan->rows.at(9).code(), QString(rowcode::gone));
    QVERIFY(scene.gateway.others.number(numberAt(9)).is_null());
}

void TestImportMerge::sendsWithoutRereadingWhenAsked()
{
    MergeScene scene(300);
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
    MergeScene scene(300);
    scene.gateway.longestPage = 100;
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
    MergeScene scene(300);
    scene.plan = planned(scene.desk, scene.headerTable(300));
    QVERIFY(scene.plan);
    scene.desk.budget.pause(1500ms); // the turn comes then
    SendOptions options;
    options.maximumAge = 1000ms;
    scene.plan->readAt = scene.desk.clock.timeOfDay();
    ImportJob *job = runImport(scene.desk.service, scene.plan, options);
    scene.gateway.unknownFields.set(numberAt(7), "shelf", "b7"); // a colleague, meanwhile
    scene.result = scene.desk.resultOf(job);
    QVERIFY(scene.result && *scene.result);
    QCOMPARE(scene.plan->counts().updated, 300);
    QCOMPARE(scene.plan->counts().sent, 300);
    QVERIFY(addsUp(scene.plan->counts()));
    QVERIFY(scene.gateway.unknownFields.value(numberAt(7), "shelf") == "b7");
    QCOMPARE(scene.header(7), u"newhdr"_s);
}

void TestImportMerge::anImportEndsWhereNothingGoesOutInTime()
{
    MergeScene scene(300);
    scene.plan = planned(scene.desk, scene.headerTable(300));
    QVERIFY(scene.plan);
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.method == "GET")
            scene.desk.budget.pause(600ms); // as far apart are the turns
        return {};
    });
    scene.plan->readAt = scene.desk.clock.timeOfDay().addSecs(-1);
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
    MergeScene scene;
    scene.planAndRun(scene.headerTable(1));
    const ScriptedRequest &write = scene.gateway.requests().last();
    QCOMPARE(write.method, "PUT");
    QVERIFY(!write.header("If-Match").isEmpty());
    QCOMPARE(scene.plan->counts().updated, 1);
    QCOMPARE(scene.plan->counts().sent, 1);
    QCOMPARE(scene.header(0), u"newhdr"_s);
}

void TestImportMerge::createsALoneRowOnlyWhereNothingIs()
{
    MergeScene scene(0);
    scene.plan = planned(scene.desk, zoomTable(u"contoso"_s, 1));
    scene.gateway.others.addNumbers(u"contoso"_s, firstNumber, 1); // somebody was faster
    scene.run();
    QCOMPARE(scene.plan->counts().notSent, 1);
    QVERIFY(scene.plan->rows.first().message().startsWith(u"changed meanwhile"_s));
    QCOMPARE(scene.header(0), u"keepme"_s);

    MergeScene free(0);
    free.planAndRun(zoomTable(u"contoso"_s, 1));
    QCOMPARE(free.gateway.requests().last().header("If-None-Match"), "*");
    QCOMPARE(free.plan->counts().created, 1);
}

/// Between the reading and the write somebody changes a field that the row does not name.
void TestImportMerge::mergesALoneRowAfterAConflict()
{
    MergeScene scene;
    int writes = 0;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.method == "PUT" && ++writes == 1) {
            scene.protectCalls(0);
            scene.gateway.unknownFields.set(numberAt(0), "shelf", "b7");
        }
        return {};
    });
    scene.planAndRun(scene.headerTable(1));
    QCOMPARE(writes, 2);
    QCOMPARE(scene.plan->counts().updated, 1);
    QCOMPARE(scene.header(0), u"newhdr"_s);
    QVERIFY(scene.protectsCalls(0));
    QVERIFY(scene.gateway.unknownFields.value(numberAt(0), "shelf") == "b7");
}

/// A gateway that ignores filters must not make existing numbers look new.
/// What a colleague has switched off since the plan is off in the reply, too: the row was done.
void TestImportMerge::comparesALoneRowWithWhatItWasMergedInto()
{
    MergeScene scene(1);
    scene.protectCalls(0);
    scene.plan = planned(scene.desk, scene.headerTable(1));
    QVERIFY(scene.plan);
    scene.gateway.others.changeNumber(numberAt(0), [](json &number) {
        number["serviceDetails"][MergeScene::protection.data()]["enabled"] = false;
    });
    scene.run();
    QCOMPARE(scene.plan->counts().updated, 1);
    QCOMPARE(scene.plan->counts().refused, 0);
    QCOMPARE(scene.header(0), u"newhdr"_s);
    QVERIFY(!scene.protectsCalls(0));
}

void TestImportMerge::ignoredFiltersDeleteNothing()
{
    MergeScene scene(1200);
    scene.gateway.ignoresFilters = true;
    for (int i = 0; i < 1200; ++i)
        scene.gateway.unknownFields.set(numberAt(i), "shelf", "kept");
    const QString zoom = u"telephoneNumber,accountName,"_s + zoomHeading + u'\n';
    scene.planAndRun(tableOf(zoom + numberAt(1100) + u",contoso,false\n"_s + numberAt(1150) +
                             u",contoso,false\n"_s));
    QCOMPARE(scene.plan->counts().created, 0);
    QCOMPARE(scene.plan->counts().updated, 2);
    QVERIFY(scene.gateway.unknownFields.value(numberAt(1100), "shelf") == "kept");
    QCOMPARE(scene.header(1100), u"keepme"_s);
}

NUMBERDESK_TEST("importmerge", TestImportMerge)
#include "tst_importmerge.moc"
