// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedgateway.h"
#include "testdesk.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;
using nlohmann::json;

namespace {

constexpr quint64 firstNumber = 441632960000;

QString numberAt(int index)
{
    return u'+' + QString::number(firstNumber + static_cast<quint64>(index));
}

/// A gateway with numbers that have a header, and a file that sets another.
struct Scene
{
    explicit Scene(int numbers = 3, bool retries = true) : desk(gateway.url(), retries)
    {
        gateway.addAccount("contoso", {u"zoomPhoneCloudPeering"_s});
        gateway.addNumbers("contoso", firstNumber, numbers);
    }

    CsvTable headerTable(int count, const QString &header = u"newhdr"_s) const
    {
        QString text = u"telephoneNumber,accountName,configuration_customSipHeader\n"_s;
        for (int i = 0; i < count; ++i)
            text += numberAt(i) + u",contoso,"_s + header + u'\n';
        return tableOf(text);
    }

    void planAndRun(const CsvTable &table, const SendOptions &options = {})
    {
        plan = planned(desk, table);
        QVERIFY(plan);
        run(options);
    }

    void run(const SendOptions &options = {})
    {
        result = resultOf(runImport(desk.service, plan, options));
        QVERIFY(result);
        QVERIFY(addsUp(plan->counts()));
    }

    /// The plan was read long ago.
    void age() { plan->readAt = plan->readAt.addSecs(-3600); }

    QString header(int index)
    {
        return QString::fromStdString(
            gateway.number(numberAt(index))["configuration"].value("customSipHeader", ""));
    }

    ScriptedGateway gateway;
    TestDesk desk;
    std::shared_ptr<ImportPlan> plan;
    std::optional<ImportResult> result;
};

ScriptedReply html()
{
    return {200, {}, {}, "<html><body>Sign in to the network</body></html>"};
}

using Answer = std::function<ScriptedReply(ScriptedGateway &, const ScriptedRequest &)>;

} // namespace

Q_DECLARE_METATYPE(Answer)

/// What an import says has happened has happened, and it replaces nothing that it did not look at.
class TestImportTruth : public QObject
{
    Q_OBJECT

private slots:
    void believesNoReplyButTheContracts_data();
    void believesNoReplyButTheContracts();
    void readsWhatTheReplyLeftOut();
    void refusesWhatTheGatewayKeeps();
    void takesTheOtherSpellings();
    void neverDoubtsWhatWasRefused_data();
    void neverDoubtsWhatWasRefused();
    void doubtsWhatWasCutOff();
    void keepsDetailsOfASingleRow_data();
    void keepsDetailsOfASingleRow();
    void stopsWhenWholeBatchesAreRefusedAlike();
    void halvesWhenOnlyOneBatchIsRefused();
    void followsUnknownStatuses();
    void endsRowsWhoseNumbersAreGone();
    void sendsALoneRowUnderItsETag();
    void createsALoneRowOnlyWhereNothingIs();
    void mergesALoneRowAfterAConflict();
    void ignoredFiltersDeleteNothing();
    void readsNothingAgainWhileThePlanIsFresh();
    void mergesIntoWhatIsThereNow();
    void keepsBackWhatChangedMeanwhile();
    void createsNothingOverWhatAppeared_data();
    void createsNothingOverWhatAppeared();
    void countsInPlaceOfReadingNewNumbers();
    void endsRowsThatAreGoneBeforeTheyAreSent();
    void sendsWithoutRereadingWhenAsked();
};

/// Nothing is stored, whatever the answer looks like.
void TestImportTruth::believesNoReplyButTheContracts_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("web page") << Answer([](auto &, auto &) { return html(); });
    QTest::newRow("empty list") << Answer([](auto &, auto &) {
        return ScriptedReply{200, {{"numbers", json::array()}}, {}, {}};
    });
    QTest::newRow("204") << Answer([](auto &, auto &) { return ScriptedReply{204, {}, {}, {}}; });
    QTest::newRow("empty object") << Answer([](auto &, auto &) {
        return ScriptedReply{200, json::object(), {}, {}};
    });
    QTest::newRow("cut JSON") << Answer([](auto &, auto &) {
        return ScriptedReply{200, {}, {}, R"({"numbers":[{"tele)"};
    });
    QTest::newRow("what was there before") << Answer([](ScriptedGateway &gateway, auto &request) {
        json stored = json::array();
        for (const QString &number : request.numbers())
            stored.push_back(gateway.number(number));
        return ScriptedReply{200, {{"numbers", stored}}, {}, {}};
    });
    QTest::newRow("another account") << Answer([](auto &, auto &request) {
        json stored = request.body["numbers"];
        for (json &number : stored)
            number["accountName"] = "evil";
        return ScriptedReply{200, {{"numbers", stored}}, {}, {}};
    });
    QTest::newRow("redirect") << Answer([](auto &, auto &) {
        return ScriptedReply{302, {}, "Location: https://login.example/\r\n", {}};
    });
    QTest::newRow("repeatability refusal") << Answer([](auto &, auto &) {
        return ScriptedReply{
            412,
            {{"error", {{"code", "RepeatabilityWindowPassed"}, {"message", "late"}}}},
            "Repeatability-Result: rejected\r\n",
            {}};
    });
}

void TestImportTruth::believesNoReplyButTheContracts()
{
    QFETCH(Answer, answer);
    Scene scene;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!request.isBatch())
            return {};
        return answer(scene.gateway, request);
    });
    scene.planAndRun(scene.headerTable(3));
    const ImportCounts counts = scene.plan->counts();
    QCOMPARE(scene.header(0), u"keepme"_s);
    QCOMPARE(counts.updated, 0);
    QCOMPARE(counts.synced, 0);
    QCOMPARE(counts.right, 0);
    QCOMPARE(counts.notSent + counts.refused, 3);
    QCOMPARE(scene.plan->errors.size(), 3);
    for (const RowIssue &issue : std::as_const(scene.plan->errors))
        QVERIFY(!issue.message.trimmed().isEmpty());
}

/// The same answers, but the gateway has stored the rows: a reading shows it.
void TestImportTruth::readsWhatTheReplyLeftOut()
{
    Scene scene;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!request.isBatch())
            return {};
        for (const QString &number : request.numbers())
            scene.gateway.number(number)["configuration"]["customSipHeader"] = "newhdr";
        return html();
    });
    scene.planAndRun(scene.headerTable(3));
    QCOMPARE(scene.plan->counts().updated, 3);
    QCOMPARE(scene.plan->counts().synced, 3);
}

void TestImportTruth::refusesWhatTheGatewayKeeps()
{
    Scene scene;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!request.isBatch())
            return {};
        json stored = request.body["numbers"];
        for (json &number : stored) {
            number["configuration"]["customSipHeader"] = "NEWHDR";
            number["serviceProvisioningStatus"] = "synced";
            scene.gateway.number(QString::fromStdString(number["telephoneNumber"])) = number;
        }
        return ScriptedReply{200, {{"numbers", stored}}, {}, {}};
    });
    scene.planAndRun(scene.headerTable(3));
    QCOMPARE(scene.plan->counts().refused, 3);
    QCOMPARE(scene.plan->counts().failed, 3);
    const QString message = scene.plan->rows.first().message;
    QVERIFY2(message.contains(u"the gateway keeps NEWHDR where newhdr was sent"_s),
             qPrintable(message));
}

/// What means the same is the same: order of lists, letter case of enumerations, defaults.
void TestImportTruth::takesTheOtherSpellings()
{
    Scene scene;
    scene.gateway.addAccount("teams", {u"teamsOperatorConnect"_s});
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!request.isBatch())
            return {};
        json stored = request.body["numbers"];
        for (json &number : stored) {
            json &service = number["serviceDetails"]["teamsOperatorConnect"];
            service["configuration"]["usage"] = "CALLINGUSERASSIGNMENT";
            service["configuration"]["choosableCapabilities"] = {"OutboundCalling",
                                                                 "inboundCalling"};
            service["configuration"]["allowTenantAddressUpdate"] = false;
            service["assignmentStatus"] = "Assigned";
            number["serviceProvisioningStatus"] = "Synced";
        }
        return ScriptedReply{200, {{"numbers", stored}}, {}, {}};
    });
    const QString oc = u"serviceDetails_teamsOperatorConnect_"_s;
    scene.planAndRun(tableOf(
        u"telephoneNumber,accountName,"_s + oc + u"enabled,"_s + oc + u"configuration_usage,"_s +
        oc + u"configuration_choosableCapabilities\n"_s +
        u"+4930901820,teams,true,CallingUserAssignment,InboundCalling;OutboundCalling\n"_s +
        u"+4930901821,teams,true,CallingUserAssignment,InboundCalling;OutboundCalling\n"_s));
    QCOMPARE(scene.plan->counts().created, 2);
    QCOMPARE(scene.plan->counts().synced, 2);
}

void TestImportTruth::neverDoubtsWhatWasRefused_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {401, 403, 405, 415, 501})
        QTest::addRow("%d", status) << status;
}

/// An answer that says no is no doubt.
void TestImportTruth::neverDoubtsWhatWasRefused()
{
    QFETCH(int, status);
    Scene scene;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!request.isBatch())
            return {};
        return ScriptedReply{status, json::object(), {}, {}};
    });
    scene.planAndRun(scene.headerTable(3));
    QCOMPARE(scene.plan->counts().right, 0);
    for (const PlanRow &row : std::as_const(scene.plan->rows)) {
        QVERIFY2(!row.message.contains(u"may have stored"_s), qPrintable(row.message));
        QVERIFY(row.code != rowcode::inDoubt);
    }
}

void TestImportTruth::doubtsWhatWasCutOff()
{
    Scene scene(3, false);
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!request.isBatch())
            return {};
        return ScriptedReply{0, {}, {}, {}};
    });
    scene.planAndRun(scene.headerTable(3));
    QCOMPARE(scene.plan->counts().notSent, 3);
    QCOMPARE(scene.plan->errors.size(), 3);
    QCOMPARE(scene.plan->errors.first().code, QString(rowcode::inDoubt));
}

void TestImportTruth::keepsDetailsOfASingleRow_data()
{
    QTest::addColumn<QString>("target");
    for (const char *target :
         {"configuration.customSipHeader", "[0].configuration.customSipHeader",
          "body.numbers[0].configuration.customSipHeader",
          "$.numbers[0].configuration.customSipHeader", "/numbers/0/configuration/customSipHeader",
          "numbers[0].configuration.customSipHeader"})
        QTest::newRow(target) << QString::fromLatin1(target);
}

void TestImportTruth::keepsDetailsOfASingleRow()
{
    QFETCH(QString, target);
    Scene scene;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.method != "PUT")
            return {};
        return ScriptedGateway::error(
            400, "Batch", {},
            {{{"code", "BadHeader"}, {"message", "bad"}, {"target", target.toStdString()}}});
    });
    scene.planAndRun(scene.headerTable(1));
    QCOMPARE(scene.plan->counts().refused, 1);
    QCOMPARE(scene.plan->errors.size(), 1);
    QCOMPARE(scene.plan->errors.first().code, u"BadHeader"_s);
    QCOMPARE(scene.plan->errors.first().message, u"bad"_s);
    QCOMPARE(scene.plan->errors.first().column, u"configuration_customSipHeader"_s);
}

/// Halving is for what differs between rows.
void TestImportTruth::stopsWhenWholeBatchesAreRefusedAlike()
{
    Scene scene(1000);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!request.isBatch())
            return {};
        return ScriptedGateway::error(413, "TooLarge");
    });
    scene.planAndRun(scene.headerTable(1000));
    QVERIFY2(scene.gateway.batchSizes().size() <= 5,
             qPrintable(QString::number(scene.gateway.batchSizes().size())));
    QCOMPARE(scene.plan->counts().right, 0);
    QCOMPARE(scene.plan->errors.size(), 1);
    QCOMPARE(scene.plan->errors.first().code, u"TooLarge"_s);
    QVERIFY(!*scene.result);
}

void TestImportTruth::halvesWhenOnlyOneBatchIsRefused()
{
    Scene scene(300);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.isBatch() && request.numbers().contains(numberAt(42)))
            return ScriptedGateway::error(400, "Mystery");
        return {};
    });
    scene.planAndRun(scene.headerTable(300));
    QCOMPARE(scene.plan->counts().refused, 1);
    QCOMPARE(scene.plan->counts().updated, 299);
}

void TestImportTruth::followsUnknownStatuses()
{
    Scene scene;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!request.isBatch())
            return {};
        json stored = request.body["numbers"];
        stored[0]["serviceProvisioningStatus"] = "InProgress";
        stored[1]["serviceProvisioningStatus"] = nullptr;
        stored[2]["serviceProvisioningStatus"] = "synced";
        return ScriptedReply{200, {{"numbers", stored}}, {}, {}};
    });
    scene.planAndRun(scene.headerTable(3));
    const ImportCounts counts = scene.plan->counts();
    QCOMPARE(counts.updated, 3);
    QCOMPARE(counts.synced, 1);
    QCOMPARE(counts.undecided(), 2);
    QCOMPARE(counts.otherStatus.value(u"InProgress"_s), 1);
    QCOMPARE(scene.plan->rows.first().outcome, RowOutcome::OtherStatus);
}

void TestImportTruth::endsRowsWhoseNumbersAreGone()
{
    Scene scene;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!request.isBatch())
            return {};
        json stored = request.body["numbers"];
        for (json &number : stored)
            number["serviceProvisioningStatus"] = "pending";
        return ScriptedReply{200, {{"numbers", stored}}, {}, {}};
    });
    scene.planAndRun(scene.headerTable(3));
    QCOMPARE(scene.plan->counts().pending, 3);
    const auto gone = TelephoneNumber::parse(numberAt(1));
    QCOMPARE(applyReadNumbers(*scene.plan, {}, {*gone}), QList<qsizetype>{1});
    const PlanRow &row = scene.plan->rows.at(1);
    QCOMPARE(row.outcome, RowOutcome::Failed);
    QCOMPARE(row.code, QString(rowcode::gone));
    const ImportCounts counts = scene.plan->counts();
    QVERIFY(addsUp(counts));
    QCOMPARE(counts.pending, 2);
    QCOMPARE(counts.failed, 1);
    QCOMPARE(counts.updated, 3);
    QCOMPARE(counts.right, 2);
}

void TestImportTruth::sendsALoneRowUnderItsETag()
{
    Scene scene;
    scene.planAndRun(scene.headerTable(1));
    const ScriptedRequest &write = scene.gateway.requests().last();
    QCOMPARE(write.method, "PUT");
    QVERIFY(!write.ifMatch.isEmpty());
    QCOMPARE(scene.plan->counts().updated, 1);
    QCOMPARE(scene.plan->counts().sent, 1);
    QCOMPARE(scene.header(0), u"newhdr"_s);
}

void TestImportTruth::createsALoneRowOnlyWhereNothingIs()
{
    Scene scene(0);
    scene.plan = planned(scene.desk, zoomTable(u"contoso"_s, 1));
    scene.gateway.addNumbers("contoso", firstNumber, 1); // somebody was faster
    scene.run();
    QCOMPARE(scene.plan->counts().notSent, 1);
    QVERIFY(scene.plan->rows.first().message.startsWith(u"changed meanwhile"_s));
    QCOMPARE(scene.header(0), u"keepme"_s);

    Scene free(0);
    free.planAndRun(zoomTable(u"contoso"_s, 1));
    QCOMPARE(free.gateway.requests().last().ifNoneMatch, "*");
    QCOMPARE(free.plan->counts().created, 1);
}

/// Between the reading and the write somebody changes a field that the row does not name.
void TestImportTruth::mergesALoneRowAfterAConflict()
{
    Scene scene;
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
void TestImportTruth::ignoredFiltersDeleteNothing()
{
    Scene scene(1200);
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

void TestImportTruth::readsNothingAgainWhileThePlanIsFresh()
{
    Scene scene(300);
    scene.plan = planned(scene.desk, scene.headerTable(300));
    const qsizetype before = scene.gateway.readings();
    scene.run();
    QCOMPARE(scene.plan->counts().updated, 300);
    QCOMPARE(scene.gateway.readings(), before);
}

/// Fields that the row does not name are a colleague's to change, unknown ones included.
void TestImportTruth::mergesIntoWhatIsThereNow()
{
    Scene scene(1200);
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

void TestImportTruth::keepsBackWhatChangedMeanwhile()
{
    Scene scene(300);
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

void TestImportTruth::createsNothingOverWhatAppeared_data()
{
    QTest::addColumn<bool>("counts");
    QTest::newRow("the gateway counts") << true;
    QTest::newRow("it does not") << false;
}

void TestImportTruth::createsNothingOverWhatAppeared()
{
    QFETCH(bool, counts);
    Scene scene(0);
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
void TestImportTruth::countsInPlaceOfReadingNewNumbers()
{
    Scene scene(600);
    scene.gateway.pageSize = 500;
    scene.gateway.counts = true;
    scene.plan = planned(scene.desk, zoomTable(u"contoso"_s, 1000, firstNumber + 1000));
    QVERIFY(scene.plan);
    scene.age();
    const qsizetype before = scene.gateway.readings();
    scene.run();
    QCOMPARE(scene.plan->counts().created, 1000);
    QCOMPARE(scene.gateway.readings() - before, 2); // a count for each 500 rows
}

void TestImportTruth::endsRowsThatAreGoneBeforeTheyAreSent()
{
    Scene scene(300);
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

void TestImportTruth::sendsWithoutRereadingWhenAsked()
{
    Scene scene(300);
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

QTEST_GUILESS_MAIN(TestImportTruth)
#include "tst_importtruth.moc"
