// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "emptyaccountscene.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// Imports and plans that end early: cancelled, without a right, without a gateway.
class TestImportEnds : public QObject
{
    Q_OBJECT

private slots:
    void endsOnMissingRight();
    void endsOnMissingRightToCreateAccounts();
    void endsOnLostConnection();
    void endsOnRefusedVersion();
    void cancelsHalfWay();
    void cancelsBeforeItBegins();
    void survivesDestruction();
    void endsWithTheService();
    void planCancelsAtEveryStage_data();
    void planCancelsAtEveryStage();
    void planReportsGatewayErrors();
    void planNamesMissingAccountOfOptions();
};

/// Without the right to write no row is at fault, and no further request would fare better.
void TestImportEnds::endsOnMissingRight()
{
    EmptyAccountScene scene;
    const auto plan = scene.plan(1000);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (isBatch(request))
            return errorReply(403, "AuthorizationFailed");
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

void TestImportEnds::endsOnMissingRightToCreateAccounts()
{
    EmptyAccountScene scene;
    ImportOptions options;
    options.createAccounts = true;
    const auto plan = scene.plan(150, u"new"_s, options);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.method == "PUT")
            return errorReply(403, "AuthorizationFailed");
        return {};
    });
    const auto result = scene.run(plan);
    QVERIFY(result && !*result);
    QCOMPARE(plan->counts().notSent, 150);
    QCOMPARE(plan->counts().sent, 0);
    QCOMPARE(plan->errors.size(), 1);
}

void TestImportEnds::endsOnLostConnection()
{
    EmptyAccountScene scene;
    const auto plan = scene.plan(1000);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (isBatch(request))
            return errorReply(401, "Expired");
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
    QCOMPARE(plan->rows.first().message(), userMessage(*result->error().api));
    QVERIFY(addsUp(plan->counts()));
}

void TestImportEnds::endsOnRefusedVersion()
{
    EmptyAccountScene scene;
    const auto plan = scene.plan(300);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (isBatch(request))
            return errorReply(400, "UnsupportedApiVersionValue");
        return {};
    });
    const auto result = scene.run(plan);
    QVERIFY(result && !*result);
    QVERIFY(scene.gateway.batchSizes().size() <= 4);
    QCOMPARE(plan->counts().notSent, 300);
}

void TestImportEnds::cancelsHalfWay()
{
    EmptyAccountScene scene;
    const auto plan = scene.plan(2000);
    QVERIFY(plan);
    ImportJob *job = runImport(scene.desk.service, plan);
    connect(job, &ImportJob::progressed, job, [job](const ImportProgress &progress) {
        if (progress.rowsDone >= 500)
            job->cancel();
    });
    const auto result = scene.desk.resultOf(job);
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ImportError::Kind::Cancelled);
    const ImportCounts counts = plan->counts();
    QVERIFY(addsUp(counts));
    QCOMPARE(counts.created + counts.notSent, 2000);
    QVERIFY(counts.notSent > 0);
    QCOMPARE(scene.gateway.others.numberCount(), counts.created);
    QCOMPARE(counts.sent, counts.created);
}

void TestImportEnds::cancelsBeforeItBegins()
{
    EmptyAccountScene scene;
    const auto plan = scene.plan(10);
    QVERIFY(plan);
    ImportJob *job = runImport(scene.desk.service, plan);
    job->cancel();
    QVERIFY(!job->isFinished());
    const auto result = scene.desk.resultOf(job);
    QVERIFY(result && !*result);
    QCOMPARE(plan->counts().notSent, 10);
    QVERIFY(scene.gateway.batchSizes().isEmpty());
}

void TestImportEnds::survivesDestruction()
{
    EmptyAccountScene scene;
    const auto plan = scene.plan(500);
    QVERIFY(plan);
    ImportJob *job = runImport(scene.desk.service, plan);
    const QSignalSpy requested(&scene.gateway.server(), &ScriptedServer::received);
    QTRY_VERIFY(requested.count() > 0);
    delete job;
    PlanJob *planning = planTable(scene.desk.service, zoomTable(u"contoso"_s, 5000), {});
    const QSignalSpy stages(planning, &PlanJob::stageChanged);
    QTRY_VERIFY(stages.count() > 0);
    delete planning;
    const auto again = scene.plan(10);
    QVERIFY(again); // everything still works
}

void TestImportEnds::endsWithTheService()
{
    ScriptedGateway gateway;
    gateway.others.putAccount(u"contoso"_s, zoomOnly);
    auto desk = std::make_unique<ServiceRig>(gateway.url());
    const auto plan = planned(*desk, zoomTable(u"contoso"_s, 500));
    QVERIFY(plan);
    int finished = 0;
    ImportJob *job = runImport(desk->service, plan);
    job->then(this, [&](const ImportResult &result) { finished += result ? 0 : 1; });
    planTable(desk->service, zoomTable(u"contoso"_s, 500), {})
        ->then(this, [&](const PlanResult &result) { finished += result ? 0 : 1; });
    const QSignalSpy requested(&gateway.server(), &ScriptedServer::received);
    QTRY_VERIFY(requested.count() > 0);
    desk.reset();
    QCOMPARE(finished, 2);
    QVERIFY(addsUp(plan->counts()));
}

void TestImportEnds::planCancelsAtEveryStage_data()
{
    QTest::addColumn<int>("stage");
    QTest::newRow("at once") << -1;
    QTest::newRow("rows") << static_cast<int>(PlanStage::CheckingRows);
    QTest::newRow("gateway") << static_cast<int>(PlanStage::ReadingGateway);
    QTest::newRow("comparing") << static_cast<int>(PlanStage::Comparing);
}

void TestImportEnds::planCancelsAtEveryStage()
{
    QFETCH(int, stage);
    EmptyAccountScene scene;
    PlanJob *job = planTable(scene.desk.service, zoomTable(u"contoso"_s, 3000), {});
    int finished = 0;
    connect(job, &Job::finished, this, [&finished] { ++finished; });
    connect(job, &PlanJob::stageChanged, job, [job, stage](PlanStage reached) {
        if (static_cast<int>(reached) == stage)
            job->cancel();
    });
    if (stage < 0)
        job->cancel();
    const auto result = scene.desk.resultOf(job);
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ImportError::Kind::Cancelled);
    const auto next = scene.plan(1); // lets anything that is left behind come to the surface
    QVERIFY(next);
    QCOMPARE(finished, 1);
}

void TestImportEnds::planReportsGatewayErrors()
{
    EmptyAccountScene scene;
    scene.gateway.setScript([](const ScriptedRequest &) -> std::optional<ScriptedReply> {
        return errorReply(403, "Forbidden");
    });
    const auto result =
        scene.desk.resultOf(planTable(scene.desk.service, zoomTable(u"contoso"_s, 5), {}));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ImportError::Kind::Gateway);
    QCOMPARE(result->error().api->kind, ApiError::Kind::Forbidden);
}

void TestImportEnds::planNamesMissingAccountOfOptions()
{
    EmptyAccountScene scene;
    ImportOptions options;
    options.accountName = u"nobody"_s;
    options.edits.set(enabledColumn(Service::ZoomPhoneCloudPeering), std::optional(true));
    const CsvTable table = tableOf(u"Numbers\n+441632960000\n"_s);
    const auto result = scene.desk.resultOf(planTable(scene.desk.service, table, options));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ImportError::Kind::AccountMissing);
    QVERIFY(result->error().message.contains(u"nobody"_s));
}

NUMBERDESK_TEST("importends", TestImportEnds)
#include "tst_importends.moc"
