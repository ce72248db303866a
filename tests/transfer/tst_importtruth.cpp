// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importscene.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;
using nlohmann::json;

namespace {

using Answer = std::function<ScriptedReply(ScriptedGateway &, const ScriptedRequest &)>;

} // namespace

Q_DECLARE_METATYPE(Answer)

/// What an import says has happened has happened.
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
};

/// Nothing is stored, whatever the answer looks like.
void TestImportTruth::believesNoReplyButTheContracts_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("web page") << Answer([](auto &, auto &) {
        return htmlReply("<html><body>Sign in to the network</body></html>");
    });
    QTest::newRow("empty list") << Answer([](auto &, auto &) {
        return replyOf({{"numbers", json::array()}});
    });
    QTest::newRow("204") << Answer([](auto &, auto &) { return jsonReply({}, 204); });
    QTest::newRow("empty object") << Answer([](auto &, auto &) { return replyOf(json::object()); });
    QTest::newRow("cut JSON") << Answer(
        [](auto &, auto &) { return jsonReply(R"({"numbers":[{"tele)"); });
    QTest::newRow("what was there before") << Answer([](ScriptedGateway &gateway, auto &request) {
        json stored = json::array();
        for (const QString &number : numbersOf(request))
            stored.push_back(gateway.others.number(number));
        return replyOf({{"numbers", stored}});
    });
    QTest::newRow("another account") << Answer([](auto &, auto &request) {
        json stored = bodyOf(request)["numbers"];
        for (json &number : stored)
            number["accountName"] = "evil";
        return replyOf({{"numbers", stored}});
    });
    QTest::newRow("redirect") << Answer([](auto &, auto &) {
        return ScriptedReply{302, {{"Location", "https://login.example/"}}, {}, {}};
    });
    QTest::newRow("repeatability refusal") << Answer([](auto &, auto &) {
        ScriptedReply reply = errorReply(412, "RepeatabilityWindowPassed");
        reply.headers.emplace_back("Repeatability-Result", "rejected");
        return reply;
    });
}

void TestImportTruth::believesNoReplyButTheContracts()
{
    QFETCH(Answer, answer);
    ImportScene scene;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!isBatch(request))
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
    ImportScene scene;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!isBatch(request))
            return {};
        scene.gateway.pass(request);
        return htmlReply("<html><body>Sign in to the network</body></html>");
    });
    scene.planAndRun(scene.headerTable(3));
    QCOMPARE(scene.plan->counts().updated, 3);
    QCOMPARE(scene.plan->counts().synced, 3);
}

void TestImportTruth::refusesWhatTheGatewayKeeps()
{
    ImportScene scene;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!isBatch(request))
            return {};
        json body = bodyOf(request);
        for (json &number : body["numbers"])
            number["configuration"]["customSipHeader"] = "NEWHDR";
        ScriptedRequest otherwise = request;
        otherwise.body = QByteArray::fromStdString(body.dump());
        return scene.gateway.pass(otherwise);
    });
    scene.planAndRun(scene.headerTable(3));
    QCOMPARE(scene.plan->counts().refused, 3);
    QCOMPARE(scene.plan->counts().failed, 3);
    const QString message = scene.plan->rows.first().message();
    QVERIFY2(message.contains(u"the gateway keeps NEWHDR where newhdr was sent"_s),
             qPrintable(message));
}

/// What means the same is the same: order of lists, letter case of enumerations, defaults.
void TestImportTruth::takesTheOtherSpellings()
{
    ImportScene scene;
    scene.gateway.others.putAccount(u"teams"_s, {u"teamsOperatorConnect"_s});
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!isBatch(request))
            return {};
        return changed(scene.gateway.pass(request), [](json &body) {
            for (json &number : body["numbers"]) {
                json &service = number["serviceDetails"]["teamsOperatorConnect"];
                json &configuration = service["configuration"];
                configuration["usage"] = "CALLINGUSERASSIGNMENT";
                configuration["choosableCapabilities"] = {"OutboundCalling", "inboundCalling"};
                configuration["allowTenantAddressUpdate"] = false;
                service["assignmentStatus"] = "Assigned";
                number["serviceProvisioningStatus"] = "Synced";
            }
        });
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
    ImportScene scene;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!isBatch(request))
            return {};
        return replyOf(json::object(), status);
    });
    scene.planAndRun(scene.headerTable(3));
    QCOMPARE(scene.plan->counts().right, 0);
    for (const PlanRow &row : std::as_const(scene.plan->rows)) {
        QVERIFY2(!row.message().contains(u"may have stored"_s), qPrintable(row.message()));
        QVERIFY(row.code() != rowcode::inDoubt);
    }
}

void TestImportTruth::doubtsWhatWasCutOff()
{
    ImportScene scene(3, false);
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!isBatch(request))
            return {};
        return ScriptedReply{200, {}, {}, ScriptedReply::Delivery::Closed};
    });
    scene.planAndRun(scene.headerTable(3));
    QCOMPARE(scene.plan->counts().notSent, 3);
    QCOMPARE(scene.plan->errors.size(), 3);
    QCOMPARE(scene.plan->errors.first().code, QString(rowcode::inDoubt));
    QCOMPARE(scene.plan->counts().inDoubt, scene.plan->counts().notSent);
    QVERIFY(scene.plan->counts().inDoubt > 0);
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
    ImportScene scene;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.method != "PUT")
            return {};
        return errorReply(
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
    ImportScene scene(1000);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!isBatch(request))
            return {};
        return errorReply(413, "TooLarge");
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
    ImportScene scene(300);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (isBatch(request) && numbersOf(request).contains(numberAt(42)))
            return errorReply(400, "Mystery");
        return {};
    });
    scene.planAndRun(scene.headerTable(300));
    QCOMPARE(scene.plan->counts().refused, 1);
    QCOMPARE(scene.plan->counts().updated, 299);
}

void TestImportTruth::followsUnknownStatuses()
{
    ImportScene scene;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!isBatch(request))
            return {};
        return changed(scene.gateway.pass(request), [](json &body) {
            body["numbers"][0]["serviceProvisioningStatus"] = "InProgress";
            body["numbers"][1]["serviceProvisioningStatus"] = nullptr;
        });
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
    ImportScene scene;
    scene.giveToTeams(3, true);
    scene.planAndRun(scene.headerTable(3));
    QCOMPARE(scene.plan->counts().pending, 3);
    const auto gone = TelephoneNumber::parse(numberAt(1));
    ImportCounts kept = scene.plan->counts();
    QCOMPARE(applyReadNumbers(*scene.plan, kept, {}, {*gone}), QList<qsizetype>{1});
    QCOMPARE(kept, scene.plan->counts());
    const PlanRow &row = scene.plan->rows.at(1);
    QCOMPARE(row.outcome, RowOutcome::Failed);
    QCOMPARE(row.code(), QString(rowcode::gone));
    const ImportCounts counts = scene.plan->counts();
    QVERIFY(addsUp(counts));
    QCOMPARE(counts.pending, 2);
    QCOMPARE(counts.failed, 1);
    QCOMPARE(counts.updated, 3);
    QCOMPARE(counts.right, 2);
}

NUMBERDESK_TEST("importtruth", TestImportTruth)
#include "tst_importtruth.moc"
