// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "emptyaccountscene.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;
using nlohmann::json;

namespace {

/// What the gateway's backend has found out after a number was accepted.
const json lateErrors{{{"code", "InvalidRequest"}, {"message", "m"}, {"target", "oc"}}};

} // namespace

/// Imports at a gateway that a test bends at will: what goes out, and what replies mean for rows.
class TestImportScripted : public QObject
{
    Q_OBJECT

private slots:
    void sendsEachRowOnce();
    void failsNamedRowsAndSendsTheRest();
    void sendsNothingWhenAllAreNamed();
    void halvesWhenNoneIsNamed();
    void failsAnAccountAtOnce();
    void refusesAnAccountOnceOthersWereTaken();
    void readsWhatTheReplyLeftOut();
    void takesStatusesFromTheReply();
    void followsUnchangedRows();
    void createsAccounts();
    void usesAccountsOfOthers();
    void keepsAFewInFlight();
};

void TestImportScripted::sendsEachRowOnce()
{
    EmptyAccountScene scene;
    const auto plan = scene.plan(250);
    QVERIFY(plan);
    ImportJob *job = runImport(scene.desk.service, plan);
    const QSignalSpy written(job, &ImportJob::numbersWritten);
    const QSignalSpy progress(job, &ImportJob::progressed);
    const auto result = scene.desk.resultOf(job);
    QVERIFY(result && *result);
    QCOMPARE(scene.gateway.batchSizes(), (QList<qsizetype>{83, 83, 84}));
    QCOMPARE(scene.gateway.others.numberCount(), 250);
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
    EmptyAccountScene scene;
    const auto plan = scene.plan(100);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!isBatch(request) || numbersOf(request).size() < 100)
            return {};
        return errorReply(
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
    QCOMPARE(refused.code(), u"InvalidNumber"_s);
    QCOMPARE(plan->errors.size(), 2);
    QCOMPARE(plan->errors.first().line, 5);
    QCOMPARE(plan->errors.first().column, u"accountName"_s);
    QCOMPARE(plan->errors.last().code, u"NumberInUse"_s);
    QCOMPARE(plan->errors.last().found, u"+441632960097"_s); // no column: the row by its number
    const ImportCounts counts = plan->counts();
    QVERIFY(addsUp(counts));
    QCOMPARE(counts.refused, 2);
    QCOMPARE(counts.created, 98);
    QCOMPARE(counts.sent, 100);
}

void TestImportScripted::sendsNothingWhenAllAreNamed()
{
    EmptyAccountScene scene;
    const auto plan = scene.plan(2);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!isBatch(request))
            return {};
        return errorReply(409, "Several", "numbers[0]",
                          {{{"code", "X"}, {"message", "m"}, {"target", "numbers[1]"}}});
    });
    QVERIFY(scene.run(plan));
    QCOMPARE(scene.gateway.batchSizes(), QList<qsizetype>{2});
    QCOMPARE(plan->counts().refused, 2);
}

void TestImportScripted::halvesWhenNoneIsNamed()
{
    EmptyAccountScene scene;
    const auto plan = scene.plan(100);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (isBatch(request) && numbersOf(request).contains(u"+441632960042"_s))
            return errorReply(400, "Mystery");
        return {};
    });
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QCOMPARE(plan->counts().refused, 1);
    QCOMPARE(plan->counts().synced, 99);
    QCOMPARE(plan->rows.at(42).code(), u"Mystery"_s);
    QVERIFY(scene.gateway.batchSizes().size() <= 15); // 1 + 2 for each halving of 100
}

void TestImportScripted::failsAnAccountAtOnce()
{
    EmptyAccountScene scene;
    scene.gateway.others.putAccount(u"fabrikam"_s, zoomOnly);
    CsvTable table = zoomTable(u"contoso"_s, 1000);
    const CsvTable others = zoomTable(u"fabrikam"_s, 150, 441632970000);
    for (const CsvRecord &record : others.records)
        table.records.append(record);
    const auto plan = planned(scene.desk, table);
    QVERIFY(plan);
    scene.gateway.setScript([](const ScriptedRequest &r) -> std::optional<ScriptedReply> {
        if (isBatch(r) && accountOf(r) == u"contoso")
            return errorReply(404, "No");
        return {};
    });
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QVERIFY(scene.gateway.batchSizes().size() <= 6); // what was in flight, and the other account
    QCOMPARE(plan->counts().refused, 1000);
    QCOMPARE(plan->counts().synced, 150);
    QVERIFY(addsUp(plan->counts()));
}

void TestImportScripted::refusesAnAccountOnceOthersWereTaken()
{
    EmptyAccountScene scene;
    const auto plan = scene.plan(1000);
    QVERIFY(plan);
    int batches = 0;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (isBatch(request) && ++batches > 4)
            return errorReply(403, "No");
        return {};
    });
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QCOMPARE(plan->counts().synced, 400);
    QCOMPARE(plan->counts().refused, 600);
    QVERIFY(addsUp(plan->counts()));
}

void TestImportScripted::readsWhatTheReplyLeftOut()
{
    EmptyAccountScene scene;
    scene.gateway.others.putAccount(u"contoso"_s, {u"teamsOperatorConnect"_s}, true);
    const auto plan = planned(scene.desk, teamsTable(u"contoso"_s, 10));
    QVERIFY(plan);
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!isBatch(request))
            return {};
        return changed(scene.gateway.pass(request), [](json &body) {
            json first = body["numbers"][0];
            first.erase("serviceProvisioningStatus");
            body["numbers"] = json::array({first});
        });
    });
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QCOMPARE(plan->counts().created, 10);
    QCOMPARE(plan->counts().pending, 9);
    QCOMPARE(scene.gateway.batchSizes().size(), 1);
}

void TestImportScripted::takesStatusesFromTheReply()
{
    EmptyAccountScene scene;
    const auto plan = scene.plan(3);
    QVERIFY(plan);
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!isBatch(request))
            return {};
        return changed(scene.gateway.pass(request), [](json &body) {
            json &numbers = body["numbers"];
            std::reverse(numbers.begin(), numbers.end());
            numbers[0]["serviceProvisioningStatus"] = "pending";
            numbers[1]["serviceProvisioningStatus"] = "failed";
            numbers[1]["serviceProvisioningErrors"] = lateErrors;
            numbers[2].erase("serviceProvisioningStatus");
        });
    });
    QVERIFY(scene.run(plan));
    QCOMPARE(plan->rows.at(2).outcome, RowOutcome::Pending);
    QCOMPARE(plan->rows.at(1).outcome, RowOutcome::Failed);
    QVERIFY(!plan->rows.at(1).refused);
    QCOMPARE(plan->rows.at(1).code(), u"InvalidRequest"_s);
    QCOMPARE(plan->rows.at(1).message(), u"m (oc)"_s);
    QCOMPARE(plan->rows.at(0).outcome, RowOutcome::OtherStatus); // accepted, no more is known
    QVERIFY(plan->rows.at(0).accepted);
    QCOMPARE(plan->counts().created, 3);
    QVERIFY(!plan->hasWork());
}

/// Rows that are right already tell what the backend last said of them.
void TestImportScripted::followsUnchangedRows()
{
    EmptyAccountScene scene;
    QVERIFY(scene.run(scene.plan(4)));
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.method != "GET" || !request.path().endsWith("/numbers"))
            return {};
        return changed(scene.gateway.pass(request), [](json &body) {
            json &stored = body["value"];
            stored[0]["serviceProvisioningStatus"] = "pending";
            stored[1]["serviceProvisioningStatus"] = "failed";
            stored[1]["serviceProvisioningErrors"] = lateErrors;
            stored[2]["serviceProvisioningStatus"] = "pending";
        });
    });
    const auto plan = scene.plan(4);
    QVERIFY(plan);
    QVERIFY(!plan->hasWork());
    QVERIFY(addsUp(plan->counts()));
    QCOMPARE(plan->counts().unchanged, 4);
    QCOMPARE(plan->counts().pending, 2);
    QCOMPARE(plan->counts().failed, 1);
    QCOMPARE(plan->counts().synced, 0);
    QCOMPARE(plan->rows.at(1).code(), u"InvalidRequest"_s);
    QCOMPARE(plan->rows.at(1).message(), u"m (oc)"_s);
    QCOMPARE(plan->rows.at(3).outcome, RowOutcome::Unchanged);

    QList<Number> read = unsettledNumbers(*plan);
    QCOMPARE(read.size(), 2);
    read[0].provisioning.status = ProvisioningStatus::Synced;
    read[1].provisioning.status = ProvisioningStatus::Failed;
    ImportCounts counts = plan->counts();
    QCOMPARE(applyReadNumbers(*plan, counts, read, {}), (QList<qsizetype>{0, 2}));
    QCOMPARE(counts, plan->counts());
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
    QVERIFY(applyReadNumbers(*plan, counts, read.first(1), {}).isEmpty());
}

void TestImportScripted::createsAccounts()
{
    EmptyAccountScene scene;
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
    EmptyAccountScene scene;
    ImportOptions options;
    options.createAccounts = true;
    CsvTable table = zoomTable(u"late"_s, 3);
    table.heading.cells.append(u"serviceDetails_azureOperatorCallProtection_enabled"_s);
    for (qsizetype i = 0; i < table.records.size(); ++i) {
        CsvRecord record = table.records.at(i);
        record.cells.append(i + 1 == table.records.size() ? u"true"_s : u""_s);
        table.records.replace(i, record);
    }
    const auto plan = planned(scene.desk, table, options);
    QVERIFY(plan);
    scene.gateway.others.putAccount(u"late"_s, zoomOnly); // somebody was faster
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QCOMPARE(plan->counts().synced, 2);
    QCOMPARE(plan->counts().refused, 1);
    QCOMPARE(plan->rows.last().code(), u"ServiceNotEnabled"_s);
}

void TestImportScripted::keepsAFewInFlight()
{
    EmptyAccountScene scene;
    const auto plan = scene.plan(1000);
    QVERIFY(plan);
    ImportJob *job = runImport(scene.desk.service, plan);
    qint64 most = 0;
    connect(job, &ImportJob::progressed, this, [&](const ImportProgress &progress) {
        most = std::max(most, progress.counts.sent - progress.rowsDone);
    });
    QVERIFY(scene.desk.resultOf(job));
    QVERIFY(most > 0);
    QVERIFY(most <= 400);
}

NUMBERDESK_TEST("importscripted", TestImportScripted)
#include "tst_importscripted.moc"
