// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedgateway.h"
#include "testdesk.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;
using nlohmann::json;

namespace {

const QStringList zoomOnly{u"zoomPhoneCloudPeering"_s};

/// A gateway with one empty account, and a desk on it.
struct Scene
{
    Scene() { gateway.addAccount("contoso", zoomOnly); }

    std::shared_ptr<ImportPlan> plan(int rows, const QString &account = u"contoso"_s,
                                     const ImportOptions &options = {})
    {
        return planned(desk, zoomTable(account, rows), options);
    }

    std::optional<ImportResult> run(const std::shared_ptr<ImportPlan> &plan)
    {
        return resultOf(runImport(desk.service, plan));
    }

    ScriptedGateway gateway;
    TestDesk desk{gateway.url()};
};

} // namespace

class TestImportScripted : public QObject
{
    Q_OBJECT

private slots:
    void sendsEachRowOnce();
    void failsNamedRowsAndSendsTheRest();
    void sendsNothingWhenAllAreNamed();
    void halvesWhenNoneIsNamed();
    void failsAnAccountAtOnce();
    void endsOnMissingRight();
    void endsOnMissingRightToCreateAccounts();
    void refusesAnAccountOnceOthersWereTaken();
    void endsOnLostConnection();
    void endsOnRefusedVersion();
    void readsWhatTheReplyLeftOut();
    void takesStatusesFromTheReply();
    void followsUnchangedRows();
    void cancelsHalfWay();
    void cancelsBeforeItBegins();
    void survivesDestruction();
    void endsWithTheService();
    void createsAccounts();
    void usesAccountsOfOthers();
    void planCancelsAtEveryStage_data();
    void planCancelsAtEveryStage();
    void planReportsGatewayErrors();
    void planNamesMissingAccountOfOptions();
    void keepsAFewInFlight();
};

void TestImportScripted::sendsEachRowOnce()
{
    Scene scene;
    const auto plan = scene.plan(250);
    QVERIFY(plan);
    ImportJob *job = runImport(scene.desk.service, plan);
    const QSignalSpy written(job, &ImportJob::numbersWritten);
    const QSignalSpy progress(job, &ImportJob::progressed);
    const auto result = resultOf(job);
    QVERIFY(result && *result);
    QCOMPARE(scene.gateway.batchSizes(), (QList<qsizetype>{83, 83, 84}));
    QCOMPARE(scene.gateway.numbers().size(), 250U);
    QCOMPARE(written.count(), 3);
    const auto last = progress.last().first().value<ImportProgress>();
    QCOMPARE(last.rowsDone, 250);
    QCOMPARE(last.requestsLeft, 0);
    QCOMPARE(last.counts, plan->counts());
    QCOMPARE(plan->counts().created, 250);
    QCOMPARE(plan->counts().synced, 250);
    QCOMPARE(plan->counts().sent, 250);
}

void TestImportScripted::failsNamedRowsAndSendsTheRest()
{
    Scene scene;
    const auto plan = scene.plan(100);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!request.isBatch() || request.numbers().size() < 100)
            return {};
        return ScriptedGateway::error(
            400, "BadRequest", {},
            {{{"code", "InvalidNumber"},
              {"message", "first"},
              {"target", "numbers[3].accountName"}},
             {{"code", "NumberInUse"}, {"message", "second"}, {"target", "numbers[97]"}}});
    });
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QCOMPARE(scene.gateway.batchSizes(), (QList<qsizetype>{100, 98}));
    const PlanRow &refused = plan->rows.at(3);
    QCOMPARE(refused.outcome, RowOutcome::Failed);
    QVERIFY(refused.refused);
    QCOMPARE(refused.code, u"InvalidNumber"_s);
    QCOMPARE(plan->errors.size(), 2);
    QCOMPARE(plan->errors.first().line, 5);
    QCOMPARE(plan->errors.first().column, u"accountName"_s);
    QCOMPARE(plan->errors.last().code, u"NumberInUse"_s);
    const ImportCounts counts = plan->counts();
    QVERIFY(addsUp(counts));
    QCOMPARE(counts.refused, 2);
    QCOMPARE(counts.created, 98);
    QCOMPARE(counts.sent, 100);
}

void TestImportScripted::sendsNothingWhenAllAreNamed()
{
    Scene scene;
    const auto plan = scene.plan(2);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!request.isBatch())
            return {};
        return ScriptedGateway::error(
            409, "Several", "numbers[0]",
            {{{"code", "X"}, {"message", "m"}, {"target", "numbers[1]"}}});
    });
    QVERIFY(scene.run(plan));
    QCOMPARE(scene.gateway.batchSizes(), QList<qsizetype>{2});
    QCOMPARE(plan->counts().refused, 2);
}

void TestImportScripted::halvesWhenNoneIsNamed()
{
    Scene scene;
    const auto plan = scene.plan(100);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.isBatch() && request.numbers().contains(u"+441632960042"_s))
            return ScriptedGateway::error(400, "Mystery");
        return {};
    });
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QCOMPARE(plan->counts().refused, 1);
    QCOMPARE(plan->counts().synced, 99);
    QCOMPARE(plan->rows.at(42).code, u"Mystery"_s);
    QVERIFY(scene.gateway.batchSizes().size() <= 15); // 1 + 2 for each halving of 100
}

void TestImportScripted::failsAnAccountAtOnce()
{
    Scene scene;
    scene.gateway.addAccount("fabrikam", zoomOnly);
    CsvTable table = zoomTable(u"contoso"_s, 1000);
    table.records.append(zoomTable(u"fabrikam"_s, 150, 441632970000).records);
    const auto plan = planned(scene.desk, table);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &r) -> std::optional<ScriptedReply> {
        if (r.isBatch() && r.account() == "contoso")
            return ScriptedGateway::error(404, "No");
        return {};
    });
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QVERIFY(scene.gateway.batchSizes().size() <= 6); // what was in flight, and the other account
    QCOMPARE(plan->counts().refused, 1000);
    QCOMPARE(plan->counts().synced, 150);
    QVERIFY(addsUp(plan->counts()));
}

/// Without the right to write no row is at fault, and no further request would fare better.
void TestImportScripted::endsOnMissingRight()
{
    Scene scene;
    const auto plan = scene.plan(1000);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.isBatch())
            return ScriptedGateway::error(403, "AuthorizationFailed");
        return {};
    });
    const auto result = scene.run(plan);
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ImportError::Kind::Gateway);
    QCOMPARE(result->error().api->kind, ApiError::Kind::Forbidden);
    QVERIFY(scene.gateway.batchSizes().size() <= 4); // what was in flight
    QCOMPARE(plan->counts().notSent, 1000);
    QVERIFY(addsUp(plan->counts()));
    QCOMPARE(plan->errors.size(), 1);
    QCOMPARE(plan->errors.first().line, 0);
    QCOMPARE(plan->errors.first().code, u"AuthorizationFailed"_s);
    QVERIFY(plan->errors.first().remedy.contains(u"Write"_s));
}

void TestImportScripted::endsOnMissingRightToCreateAccounts()
{
    Scene scene;
    ImportOptions options;
    options.createAccounts = true;
    const auto plan = scene.plan(150, u"new"_s, options);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.method == "PUT")
            return ScriptedGateway::error(403, "AuthorizationFailed");
        return {};
    });
    const auto result = scene.run(plan);
    QVERIFY(result && !*result);
    QCOMPARE(plan->counts().notSent, 150);
    QCOMPARE(plan->counts().sent, 0);
    QCOMPARE(plan->errors.size(), 1);
}

void TestImportScripted::refusesAnAccountOnceOthersWereTaken()
{
    Scene scene;
    const auto plan = scene.plan(1000);
    QVERIFY(plan);
    int batches = 0;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.isBatch() && ++batches > 4)
            return ScriptedGateway::error(403, "No");
        return {};
    });
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QCOMPARE(plan->counts().synced, 400);
    QCOMPARE(plan->counts().refused, 600);
    QVERIFY(addsUp(plan->counts()));
}

void TestImportScripted::endsOnLostConnection()
{
    Scene scene;
    const auto plan = scene.plan(1000);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.isBatch())
            return ScriptedGateway::error(401, "Expired");
        return {};
    });
    const auto result = scene.run(plan);
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ImportError::Kind::Gateway);
    QCOMPARE(result->error().api->kind, ApiError::Kind::Unauthorized);
    QCOMPARE(plan->counts().notSent, 1000);
    QVERIFY(plan->counts().sent <= 400);
    // A 401 is never carried out: no row is in doubt, and each that was sent says why.
    QVERIFY(plan->errors.isEmpty());
    QCOMPARE(plan->rows.first().message, userMessage(*result->error().api));
    QVERIFY(addsUp(plan->counts()));
}

void TestImportScripted::endsOnRefusedVersion()
{
    Scene scene;
    const auto plan = scene.plan(300);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.isBatch())
            return ScriptedGateway::error(400, "UnsupportedApiVersionValue");
        return {};
    });
    const auto result = scene.run(plan);
    QVERIFY(result && !*result);
    QVERIFY(scene.gateway.batchSizes().size() <= 4);
    QCOMPARE(plan->counts().notSent, 300);
}

void TestImportScripted::readsWhatTheReplyLeftOut()
{
    Scene scene;
    const auto plan = scene.plan(10);
    QVERIFY(plan);
    json sent = json::array();
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.isBatch()) {
            sent = request.body["numbers"];
            return ScriptedReply{200, {{"numbers", json::array({sent[0]})}}};
        }
        if (request.method != "GET" || !request.path.contains("numbers"))
            return {};
        json stored = sent;
        for (json &number : stored)
            number["serviceProvisioningStatus"] = "pending";
        return ScriptedReply{200, {{"value", stored}}};
    });
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QCOMPARE(plan->counts().created, 10);
    QCOMPARE(plan->counts().pending, 9);
    QCOMPARE(scene.gateway.batchSizes().size(), 1);
}

void TestImportScripted::takesStatusesFromTheReply()
{
    Scene scene;
    const auto plan = scene.plan(3);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!request.isBatch())
            return {};
        json numbers = request.body["numbers"];
        std::reverse(numbers.begin(), numbers.end());
        numbers[0]["serviceProvisioningStatus"] = "pending";
        numbers[1]["serviceProvisioningStatus"] = "failed";
        numbers[1]["serviceProvisioningErrors"] = {
            {{"code", "InvalidRequest"}, {"message", "m"}, {"target", "oc"}}};
        return ScriptedReply{200, {{"numbers", numbers}}};
    });
    QVERIFY(scene.run(plan));
    QCOMPARE(plan->rows.at(2).outcome, RowOutcome::Pending);
    QCOMPARE(plan->rows.at(1).outcome, RowOutcome::Failed);
    QVERIFY(!plan->rows.at(1).refused);
    QCOMPARE(plan->rows.at(1).code, u"InvalidRequest"_s);
    QCOMPARE(plan->rows.at(1).message, u"m (oc)"_s);
    QCOMPARE(plan->rows.at(0).outcome, RowOutcome::OtherStatus); // accepted, no more is known
    QVERIFY(plan->rows.at(0).accepted);
    QCOMPARE(plan->counts().created, 3);
    QVERIFY(!plan->hasWork());
}

/// Rows that are right already tell what the backend last said of them.
void TestImportScripted::followsUnchangedRows()
{
    Scene scene;
    QVERIFY(scene.run(scene.plan(4)));
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.method != "GET" || !request.path.endsWith("/numbers"))
            return {};
        json stored = json::array();
        for (const auto &[key, number] : scene.gateway.numbers())
            stored.push_back(number);
        stored[0]["serviceProvisioningStatus"] = "pending";
        stored[1]["serviceProvisioningStatus"] = "failed";
        stored[1]["serviceProvisioningErrors"] = {
            {{"code", "InvalidRequest"}, {"message", "m"}, {"target", "oc"}}};
        stored[2]["serviceProvisioningStatus"] = "pending";
        return ScriptedReply{200, {{"value", stored}}};
    });
    const auto plan = scene.plan(4);
    QVERIFY(plan);
    QVERIFY(!plan->hasWork());
    QVERIFY(addsUp(plan->counts()));
    QCOMPARE(plan->counts().unchanged, 4);
    QCOMPARE(plan->counts().pending, 2);
    QCOMPARE(plan->counts().failed, 1);
    QCOMPARE(plan->counts().synced, 0);
    QCOMPARE(plan->rows.at(1).code, u"InvalidRequest"_s);
    QCOMPARE(plan->rows.at(1).message, u"m (oc)"_s);
    QCOMPARE(plan->rows.at(3).outcome, RowOutcome::Unchanged);

    QList<Number> read = unsettledNumbers(*plan);
    QCOMPARE(read.size(), 2);
    read[0].provisioning.status = ProvisioningStatus::Synced;
    read[1].provisioning.status = ProvisioningStatus::Failed;
    QCOMPARE(applyReadNumbers(*plan, read, {}), (QList<qsizetype>{0, 2}));
    QCOMPARE(plan->rows.at(0).outcome, RowOutcome::Unchanged);
    QCOMPARE(plan->rows.at(2).outcome, RowOutcome::Failed);
    QVERIFY(unsettledNumbers(*plan).isEmpty());
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QCOMPARE(plan->counts().unchanged, 4);
    QCOMPARE(plan->counts().pending, 0);
    QCOMPARE(plan->counts().failed, 2);
    QCOMPARE(plan->counts().sent, 0);
    // A number that was settled changes for reasons of its own.
    read[0].provisioning.status = ProvisioningStatus::Pending;
    QVERIFY(applyReadNumbers(*plan, read.first(1), {}).isEmpty());
}

void TestImportScripted::cancelsHalfWay()
{
    Scene scene;
    const auto plan = scene.plan(2000);
    QVERIFY(plan);
    ImportJob *job = runImport(scene.desk.service, plan);
    connect(job, &ImportJob::progressed, job, [job](const ImportProgress &progress) {
        if (progress.rowsDone >= 500)
            job->cancel();
    });
    const auto result = resultOf(job);
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ImportError::Kind::Cancelled);
    const ImportCounts counts = plan->counts();
    QVERIFY(addsUp(counts));
    QCOMPARE(counts.created + counts.notSent, 2000);
    QVERIFY(counts.notSent > 0);
    QCOMPARE(static_cast<qint64>(scene.gateway.numbers().size()), counts.created);
    QCOMPARE(counts.sent, counts.created);
}

void TestImportScripted::cancelsBeforeItBegins()
{
    Scene scene;
    const auto plan = scene.plan(10);
    QVERIFY(plan);
    ImportJob *job = runImport(scene.desk.service, plan);
    job->cancel();
    QVERIFY(!job->isFinished());
    const auto result = resultOf(job);
    QVERIFY(result && !*result);
    QCOMPARE(plan->counts().notSent, 10);
    QVERIFY(scene.gateway.batchSizes().isEmpty());
}

void TestImportScripted::survivesDestruction()
{
    Scene scene;
    const auto plan = scene.plan(500);
    QVERIFY(plan);
    ImportJob *job = runImport(scene.desk.service, plan);
    const QSignalSpy requested(&scene.gateway, &ScriptedGateway::requested);
    QTRY_VERIFY(requested.count() > 0);
    delete job;
    PlanJob *planning = planTable(scene.desk.service, zoomTable(u"contoso"_s, 5000), {});
    const QSignalSpy stages(planning, &PlanJob::stageChanged);
    QTRY_VERIFY(stages.count() > 0);
    delete planning;
    const auto again = scene.plan(10);
    QVERIFY(again); // everything still works
}

void TestImportScripted::endsWithTheService()
{
    ScriptedGateway gateway;
    gateway.addAccount("contoso", zoomOnly);
    auto desk = std::make_unique<TestDesk>(gateway.url());
    const auto plan = planned(*desk, zoomTable(u"contoso"_s, 500));
    QVERIFY(plan);
    int finished = 0;
    ImportJob *job = runImport(desk->service, plan);
    job->then(this, [&](const ImportResult &result) { finished += result ? 0 : 1; });
    planTable(desk->service, zoomTable(u"contoso"_s, 500), {})
        ->then(this, [&](const PlanResult &result) { finished += result ? 0 : 1; });
    const QSignalSpy requested(&gateway, &ScriptedGateway::requested);
    QTRY_VERIFY(requested.count() > 0);
    desk.reset();
    QCOMPARE(finished, 2);
    QVERIFY(addsUp(plan->counts()));
}

void TestImportScripted::createsAccounts()
{
    Scene scene;
    ImportOptions options;
    QCOMPARE(scene.plan(10, u"new"_s)->counts().invalid, 10);
    options.createAccounts = true;
    const auto plan = scene.plan(210, u"new"_s, options);
    QVERIFY(plan);
    QCOMPARE(plan->accountsToCreate(), QStringList{u"new"_s});
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QCOMPARE(plan->counts().synced, 210);
    int puts = 0;
    for (const ScriptedRequest &request : scene.gateway.requests())
        puts += request.method == "PUT" ? 1 : 0;
    QCOMPARE(puts, 1);
}

void TestImportScripted::usesAccountsOfOthers()
{
    Scene scene;
    ImportOptions options;
    options.createAccounts = true;
    CsvTable table = zoomTable(u"late"_s, 3);
    table.heading.cells.append(u"serviceDetails_azureOperatorCallProtection_enabled"_s);
    for (CsvRecord &record : table.records)
        record.cells.append(&record == &table.records.last() ? u"true"_s : u""_s);
    const auto plan = planned(scene.desk, table, options);
    QVERIFY(plan);
    scene.gateway.addAccount("late", zoomOnly); // somebody was faster
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QCOMPARE(plan->counts().synced, 2);
    QCOMPARE(plan->counts().refused, 1);
    QCOMPARE(plan->rows.last().code, u"ServiceNotEnabled"_s);
}

void TestImportScripted::planCancelsAtEveryStage_data()
{
    QTest::addColumn<int>("stage");
    QTest::newRow("at once") << -1;
    QTest::newRow("rows") << static_cast<int>(PlanStage::CheckingRows);
    QTest::newRow("gateway") << static_cast<int>(PlanStage::ReadingGateway);
    QTest::newRow("comparing") << static_cast<int>(PlanStage::Comparing);
}

void TestImportScripted::planCancelsAtEveryStage()
{
    QFETCH(int, stage);
    Scene scene;
    PlanJob *job = planTable(scene.desk.service, zoomTable(u"contoso"_s, 3000), {});
    int finished = 0;
    connect(job, &Job::finished, this, [&finished] { ++finished; });
    connect(job, &PlanJob::stageChanged, job, [job, stage](PlanStage reached) {
        if (static_cast<int>(reached) == stage)
            job->cancel();
    });
    if (stage < 0)
        job->cancel();
    const auto result = resultOf(job);
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ImportError::Kind::Cancelled);
    const auto next = scene.plan(1); // lets anything that is left behind come to the surface
    QVERIFY(next);
    QCOMPARE(finished, 1);
}

void TestImportScripted::planReportsGatewayErrors()
{
    Scene scene;
    scene.gateway.setScript([](const ScriptedRequest &) -> std::optional<ScriptedReply> {
        return ScriptedGateway::error(403, "Forbidden");
    });
    const auto result = resultOf(planTable(scene.desk.service, zoomTable(u"contoso"_s, 5), {}));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ImportError::Kind::Gateway);
    QCOMPARE(result->error().api->kind, ApiError::Kind::Forbidden);
}

void TestImportScripted::planNamesMissingAccountOfOptions()
{
    Scene scene;
    ImportOptions options;
    options.accountName = u"nobody"_s;
    options.services.insert(Service::ZoomPhoneCloudPeering);
    const CsvTable table = tableOf(u"Numbers\n+441632960000\n"_s);
    const auto result = resultOf(planTable(scene.desk.service, table, options));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ImportError::Kind::AccountMissing);
    QVERIFY(result->error().message.contains(u"nobody"_s));
}

void TestImportScripted::keepsAFewInFlight()
{
    Scene scene;
    const auto plan = scene.plan(1000);
    QVERIFY(plan);
    ImportJob *job = runImport(scene.desk.service, plan);
    qint64 most = 0;
    connect(job, &ImportJob::progressed, this, [&](const ImportProgress &progress) {
        most = std::max(most, progress.counts.sent - progress.rowsDone);
    });
    QVERIFY(resultOf(job));
    QVERIFY(most > 0);
    QVERIFY(most <= 400);
}

QTEST_GUILESS_MAIN(TestImportScripted)
#include "tst_importscripted.moc"
