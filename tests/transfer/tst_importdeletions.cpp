// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importscene.h"
#include "provisioning/lists/numberlookup.h"
#include "support/testprogram.h"
#include "transfer/plan/planchanges.h"
#include "transfer/planning/deletionplan.h"
#include "transfer/sending/resultfile.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace numberdesk;
using nlohmann::json;

namespace {

bool isBatchDeletion(const ScriptedRequest &request)
{
    return request.path().endsWith(":deleteNumbers");
}

/// Numbers at a gateway, as a person was shown them, that are to be deleted.
struct DeletionScene : ImportScene
{
    explicit DeletionScene(int numbers = 3, bool retries = true) : ImportScene(numbers, retries)
    {
        if (numbers > 0)
            show();
    }

    /// What the gateway has now is what is shown.
    void show(int count = -1)
    {
        NumberLookupQuery query;
        const qint64 all = gateway.others.numberCount();
        query.numbersByAccount[account] = numberRange(firstNumber, static_cast<quint64>(all));
        const auto found = desk.resultOf(lookUpNumbers(desk.service, query));
        shown = found && *found ? (*found)->found.values() : QList<Number>();
        std::sort(shown.begin(), shown.end(), [](const Number &left, const Number &right) {
            return left.telephoneNumber.toString() < right.telephoneNumber.toString();
        });
        if (count >= 0)
            shown = shown.first(count);
        plan = planDeletion(shown, {{account, desk.clock.timeOfDay()}});
    }

    /// It was read long ago.
    void ageShown() { plan->accountsReadAt.clear(); }

    /// Deletions take the place of the script's answer, or of the gateway's.
    void answerDeletions(const ScriptedGateway::Script &script)
    {
        gateway.setScript([script](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
            const bool deletes = isBatchDeletion(request) || request.method == "DELETE";
            return deletes ? script(request) : std::nullopt;
        });
    }

    QList<qsizetype> deletionSizes() const
    {
        QList<qsizetype> sizes;
        for (const ScriptedRequest &request : gateway.requests()) {
            if (isBatchDeletion(request))
                sizes.append(numbersOf(request).size());
        }
        return sizes;
    }

    const PlanRow &row(int index) const { return std::as_const(plan->rows).at(index); }
    bool isThere(int index) { return !gateway.others.number(numberAt(index)).is_null(); }

    QList<Number> shown;
};

/// Appends `deletions` to `plan`, as one that takes away what a file does not name.
void append(ImportPlan &plan, const ImportPlan &deletions)
{
    for (PlanRow row : deletions.rows) {
        row.file = static_cast<int>(plan.tables.size());
        plan.rowOfNumber.insert(row.change.telephoneNumber, plan.rows.size());
        plan.rows.append(row);
    }
    plan.tables += deletions.tables;
    plan.headings += deletions.headings;
}

} // namespace

/// Deletions by the engine of imports: what goes out, and when a number counts as deleted.
class TestImportDeletions : public QObject
{
    Q_OBJECT

private slots:
    void plansWhatWasShown();
    void deletesInBatches();
    void deletesAfterTheOtherRowsOfTheAccount();
    void waitsForRowsThatAreUnclear();
    void aLoneNumberGoesUnderItsETag();
    void aLoneNumberThatChangesAtTheLastMomentStays();
    void aLoneNumberThatIsGoneIsToldApart();
    void whatChangedMeanwhileStays();
    void whatWasGivenToAUserStays();
    void whatIsGoneAlreadyIsToldApart();
    void closesInOnARefusal();
    void refusesTheNumbersThatAreNamed();
    void stopsWhenWholeBatchesAreRefusedAlike();
    void readsAfterA404();
    void believesNoAnswerButTheContracts_data();
    void believesNoAnswerButTheContracts();
    void countsWhatAnUnclearAnswerDeleted();
    void doubtsWhatWasCutOff();
    void aBatchThatWaitedTooLongIsReadAnew();
    void cancelLeavesTheRest();
    void newsKeepsBackWhatWaits();
    void tellsOfWhatIsReadAndDeleted();
    void writesAResultFile();
};

void TestImportDeletions::plansWhatWasShown()
{
    const QList<Number> shown = plainNumbers(u"contoso"_s, 3);
    const auto plan = planDeletion(shown + shown.first(1));
    QCOMPARE(plan->rows.size(), 3);
    const ImportCounts expected{.rows = 3, .valid = 3, .deleted = 3, .waiting = 3, .right = 3};
    QCOMPARE(plan->counts(), expected);
    QVERIFY(addsUp(plan->counts()));
    QCOMPARE(plan->rowsWithWork(), 3);
    QCOMPARE(plan->lineOf(plan->rows.at(2)), 4);
    QCOMPARE(actionOf(plan->rows.at(0)), RowAction::Delete);
    QCOMPARE(actionWord(RowAction::Delete), u"delete"_s);
    const QList<FieldDifference> changes = fieldChanges(plan->rows.at(0));
    QVERIFY(!changes.isEmpty());
    for (const FieldDifference &change : changes)
        QVERIFY(!change.before.isEmpty() && change.after.isEmpty());

    const auto fewer = planDeletion(shown.first(2));
    QVERIFY(!plan->doesSameWorkAs(*fewer));
    QVERIFY(plan->doesSameWorkAs(*planDeletion(shown)));
}

void TestImportDeletions::deletesInBatches()
{
    DeletionScene scene(250);
    const qsizetype before = scene.gateway.readings();
    scene.run();
    QVERIFY(*scene.result);
    QCOMPARE(scene.deletionSizes(), (QList<qsizetype>{83, 83, 84}));
    QCOMPARE(scene.gateway.readings(), before); // what was shown is fresh
    QCOMPARE(scene.gateway.others.numberCount(), 0);
    const ImportCounts expected{
        .rows = 250, .valid = 250, .deleted = 250, .sent = 250, .right = 250};
    QCOMPARE(scene.plan->counts(), expected);
    QCOMPARE(scene.row(249).outcome, RowOutcome::Deleted);
    QVERIFY(!scene.plan->hasWork());
}

/// In batches of their own, when all else has its answer.
void TestImportDeletions::deletesAfterTheOtherRowsOfTheAccount()
{
    DeletionScene scene(300);
    const auto deletions = planDeletion(scene.shown.sliced(150));
    scene.plan = planned(scene.desk, scene.headerTable(150));
    QVERIFY(scene.plan);
    append(*scene.plan, *deletions);
    bool early = false;
    scene.answerDeletions([&](const ScriptedRequest &) -> std::optional<ScriptedReply> {
        for (int i = 0; i < 150; ++i)
            early = early || scene.row(i).hasWork();
        return {};
    });
    scene.run();
    QVERIFY(*scene.result);
    QCOMPARE(scene.gateway.batchSizes(), (QList<qsizetype>{75, 75}));
    QCOMPARE(scene.deletionSizes(), (QList<qsizetype>{75, 75}));
    QVERIFY(!early);
    QCOMPARE(scene.plan->counts().updated, 150);
    QCOMPARE(scene.plan->counts().deleted, 150);
    QCOMPARE(scene.gateway.others.numberCount(), 150);
}

void TestImportDeletions::waitsForRowsThatAreUnclear()
{
    DeletionScene scene(6);
    const auto deletions = planDeletion(scene.shown.sliced(3));
    scene.plan = planned(scene.desk, scene.headerTable(3));
    QVERIFY(scene.plan);
    append(*scene.plan, *deletions);
    bool early = false;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (isBatchDeletion(request))
            early = scene.row(0).hasWork();
        if (!isBatch(request))
            return {};
        scene.gateway.pass(request);
        return htmlReply("<html><body>Sign in to the network</body></html>");
    });
    scene.run();
    QVERIFY(!early);
    QCOMPARE(scene.plan->counts().updated, 3);
    QCOMPARE(scene.plan->counts().deleted, 3);
}

void TestImportDeletions::aLoneNumberGoesUnderItsETag()
{
    DeletionScene scene;
    scene.show(1);
    scene.run();
    const ScriptedRequest &write = scene.gateway.requests().last();
    QCOMPARE(write.method, "DELETE");
    QVERIFY(!write.header("If-Match").isEmpty());
    QCOMPARE(scene.plan->counts().deleted, 1);
    QCOMPARE(scene.plan->counts().sent, 1);
    QVERIFY(!scene.isThere(0));
}

/// Between the reading and the write.
void TestImportDeletions::aLoneNumberThatChangesAtTheLastMomentStays()
{
    DeletionScene scene;
    scene.show(1);
    int writes = 0;
    scene.answerDeletions([&](const ScriptedRequest &) -> std::optional<ScriptedReply> {
        if (++writes == 1) {
            scene.gateway.others.changeNumber(numberAt(0), [](json &number) {
                number["configuration"]["customSipHeader"] = "theirs";
            });
        }
        return {};
    });
    scene.run();
    QCOMPARE(writes, 1);
    QCOMPARE(scene.plan->counts().notSent, 1);
    QCOMPARE(scene.plan->counts().deleted, 0);
    QVERIFY(scene.row(0).message().contains(u"was keepme, is theirs"_s));
    QVERIFY(scene.isThere(0));
}

void TestImportDeletions::aLoneNumberThatIsGoneIsToldApart()
{
    DeletionScene scene;
    scene.show(1);
    scene.gateway.others.removeNumber(numberAt(0));
    scene.run();
    QCOMPARE(scene.plan->counts().unchanged, 1);
    QCOMPARE(scene.plan->counts().deleted, 0);
    QCOMPARE(scene.plan->counts().sent, 0);
    QVERIFY(scene.row(0).gone);
}

void TestImportDeletions::whatChangedMeanwhileStays()
{
    DeletionScene scene(300);
    scene.gateway.others.changeNumber(
        numberAt(42), [](json &number) { number["configuration"]["customSipHeader"] = "theirs"; });
    scene.ageShown();
    scene.run();
    QCOMPARE(scene.plan->counts().deleted, 299);
    QCOMPARE(scene.plan->counts().notSent, 1);
    QCOMPARE(scene.row(42).outcome, RowOutcome::NotSent);
    QCOMPARE(scene.row(42).message(),
             u"changed meanwhile: configuration_customSipHeader was keepme, is theirs"_s);
    QCOMPARE(scene.plan->errors.size(), 1);
    QVERIFY(scene.isThere(42));
}

void TestImportDeletions::whatWasGivenToAUserStays()
{
    DeletionScene scene;
    scene.giveToTeams(0, false);
    scene.show();
    scene.giveToTeams(1, false);
    scene.ageShown();
    scene.run();
    QCOMPARE(scene.plan->counts().deleted, 2);
    QCOMPARE(scene.plan->counts().notSent, 1);
    QVERIFY(scene.isThere(0));
}

void TestImportDeletions::whatIsGoneAlreadyIsToldApart()
{
    DeletionScene scene(300);
    scene.gateway.others.removeNumber(numberAt(9));
    scene.ageShown();
    scene.run();
    QVERIFY(*scene.result);
    const ImportCounts expected{
        .rows = 300, .valid = 300, .unchanged = 1, .deleted = 299, .sent = 299, .right = 300};
    QCOMPARE(scene.plan->counts(), expected);
    QVERIFY(scene.row(9).gone);
    QCOMPARE(scene.row(9).outcome, RowOutcome::Unchanged);
    QVERIFY(!actionOf(scene.row(9)));
    QVERIFY(scene.plan->errors.isEmpty());
}

void TestImportDeletions::closesInOnARefusal()
{
    DeletionScene scene(100);
    scene.answerDeletions([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (numbersOf(request).contains(numberAt(42)))
            return errorReply(409, "Mystery");
        return {};
    });
    scene.run();
    QVERIFY(*scene.result);
    QCOMPARE(scene.plan->counts().refused, 1);
    QCOMPARE(scene.plan->counts().deleted, 99);
    QCOMPARE(scene.row(42).code(), u"Mystery"_s);
    QCOMPARE(scene.row(42).outcome, RowOutcome::Failed);
    QCOMPARE(scene.gateway.others.numberCount(), 1);
}

void TestImportDeletions::refusesTheNumbersThatAreNamed()
{
    DeletionScene scene(100);
    scene.answerDeletions([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (numbersOf(request).size() < 100)
            return {};
        return errorReply(400, "NumberInUse", "numbers[3].telephoneNumber");
    });
    scene.run();
    QCOMPARE(scene.deletionSizes(), (QList<qsizetype>{100, 99}));
    QCOMPARE(scene.plan->counts().refused, 1);
    QCOMPARE(scene.plan->counts().failed, 1);
    QCOMPARE(scene.plan->errors.size(), 1);
    QCOMPARE(scene.plan->errors.first().line, 5);
    QCOMPARE(scene.plan->errors.first().column, u"telephoneNumber"_s);
    QVERIFY(scene.isThere(3));
}

void TestImportDeletions::stopsWhenWholeBatchesAreRefusedAlike()
{
    DeletionScene scene(1000);
    scene.answerDeletions([](const ScriptedRequest &) -> std::optional<ScriptedReply> {
        return errorReply(409, "Locked");
    });
    scene.run();
    QVERIFY(!*scene.result);
    QCOMPARE(scene.plan->counts().notSent, 1000);
    QVERIFY(scene.deletionSizes().size() <= 6); // what was in flight with the second
}

/// What somebody else has deleted in the meantime is as it was asked, what is there was refused.
void TestImportDeletions::readsAfterA404()
{
    DeletionScene scene(4);
    scene.answerDeletions([&](const ScriptedRequest &) -> std::optional<ScriptedReply> {
        scene.gateway.others.removeNumber(numberAt(1));
        return errorReply(404, "NumberNotFound");
    });
    scene.run();
    QCOMPARE(scene.plan->counts().unchanged, 1);
    QCOMPARE(scene.plan->counts().refused, 3);
    QCOMPARE(scene.plan->counts().deleted, 0);
    QVERIFY(scene.row(1).gone);
    QCOMPARE(scene.row(0).code(), u"NumberNotFound"_s);
}

/// Nothing is deleted, whatever the answer looks like.
void TestImportDeletions::believesNoAnswerButTheContracts_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("kind");
    for (const int count : {3, 1}) {
        const QByteArray rows = QByteArray::number(count) + " rows, ";
        QTest::newRow(rows + "web page") << count << 0;
        QTest::newRow(rows + "JSON") << count << 1;
        QTest::newRow(rows + "accepted") << count << 2;
        QTest::newRow(rows + "redirect") << count << 3;
    }
}

void TestImportDeletions::believesNoAnswerButTheContracts()
{
    QFETCH(int, count);
    QFETCH(int, kind);
    const QList<ScriptedReply> replies{
        htmlReply("<html><body>Sign in to the network</body></html>"), replyOf(json::object()),
        ScriptedReply{202, {}, {}, {}},
        ScriptedReply{302, {{"Location", "https://login.example/"}}, {}, {}}};
    DeletionScene scene(3);
    scene.show(count);
    scene.answerDeletions(
        [&](const ScriptedRequest &) -> std::optional<ScriptedReply> { return replies.at(kind); });
    scene.run();
    QCOMPARE(scene.plan->counts().deleted, 0);
    QCOMPARE(scene.plan->counts().right, 0);
    QCOMPARE(scene.plan->counts().notSent + scene.plan->counts().refused, count);
    QCOMPARE(scene.gateway.others.numberCount(), 3);
    QCOMPARE(scene.plan->errors.size(), count);
}

void TestImportDeletions::countsWhatAnUnclearAnswerDeleted()
{
    for (const int count : {3, 1}) {
        DeletionScene scene(3);
        scene.show(count);
        scene.answerDeletions([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
            scene.gateway.pass(request);
            return htmlReply("<html><body>Sign in to the network</body></html>");
        });
        ImportJob *job = runImport(scene.desk.service, scene.plan);
        QList<TelephoneNumber> deleted;
        connect(job, &ImportJob::numbersDeleted, this,
                [&deleted](const QList<TelephoneNumber> &numbers) { deleted += numbers; });
        const auto result = scene.desk.resultOf(job);
        QVERIFY(result && *result);
        QCOMPARE(scene.plan->counts().deleted, count);
        QCOMPARE(scene.row(0).outcome, RowOutcome::Deleted);
        QCOMPARE(deleted.size(), count);
    }
}

void TestImportDeletions::doubtsWhatWasCutOff()
{
    for (const int count : {3, 1}) {
        DeletionScene scene(3, false);
        scene.show(count);
        scene.answerDeletions([](const ScriptedRequest &) -> std::optional<ScriptedReply> {
            return ScriptedReply{204, {}, {}, ScriptedReply::Delivery::Closed};
        });
        scene.run();
        QVERIFY(!*scene.result);
        QCOMPARE(scene.plan->counts().notSent, count);
        QCOMPARE(scene.plan->counts().inDoubt, count);
        QCOMPARE(scene.plan->counts().sent, count);
        QCOMPARE(scene.plan->errors.first().code, QString(rowcode::inDoubt));
        QVERIFY(scene.row(0).message().contains(u"may have deleted"_s));
    }
}

void TestImportDeletions::aBatchThatWaitedTooLongIsReadAnew()
{
    DeletionScene scene(300);
    scene.desk.budget.pause(1500ms); // the turn comes then
    SendOptions options;
    options.maximumAge = 1000ms;
    scene.plan->accountsReadAt[scene.account] = scene.desk.clock.timeOfDay();
    ImportJob *job = runImport(scene.desk.service, scene.plan, options);
    scene.gateway.others.changeNumber(
        numberAt(7), [](json &number) { number["configuration"]["customSipHeader"] = "theirs"; });
    scene.result = scene.desk.resultOf(job);
    QVERIFY(scene.result && *scene.result);
    QCOMPARE(scene.plan->counts().deleted, 299);
    QCOMPARE(scene.plan->counts().sent, 299);
    QCOMPARE(scene.plan->counts().notSent, 1);
    QVERIFY(addsUp(scene.plan->counts()));
    QVERIFY(scene.isThere(7));
}

void TestImportDeletions::cancelLeavesTheRest()
{
    DeletionScene scene(300);
    SendOptions options;
    options.mostInFlight = 1;
    ImportJob *job = runImport(scene.desk.service, scene.plan, options);
    connect(job, &ImportJob::progressed, job, &ImportJob::cancel);
    scene.result = scene.desk.resultOf(job);
    QVERIFY(scene.result && !*scene.result);
    QCOMPARE(scene.result->error().kind, ImportError::Kind::Cancelled);
    QCOMPARE(scene.plan->counts().deleted, 100);
    QCOMPARE(scene.plan->counts().sent, 100);
    QCOMPARE(scene.plan->counts().notSent, 200);
    QVERIFY(addsUp(scene.plan->counts()));
    QCOMPARE(scene.gateway.others.numberCount(), 200);
}

/// Whoever has read that a number has changed, or is gone.
void TestImportDeletions::newsKeepsBackWhatWaits()
{
    DeletionScene scene(300);
    SendOptions options;
    options.mostInFlight = 1;
    ImportJob *job = runImport(scene.desk.service, scene.plan, options);
    Number changed = scene.shown.at(250);
    changed.customSipHeader = u"theirs"_s;
    QList<MergeVerdict> kept;
    connect(job, &ImportJob::rowKept, this,
            [&kept](qsizetype, const Merge &merge) { kept.append(merge.verdict); });
    connect(job, &ImportJob::numbersDeleted, job,
            [&, job] { job->takeRead({changed}, {scene.shown.at(251).telephoneNumber}); });
    scene.result = scene.desk.resultOf(job);
    QVERIFY(scene.result && *scene.result);
    QVERIFY(addsUp(scene.plan->counts()));
    QCOMPARE(scene.plan->counts().deleted, 298);
    QCOMPARE(scene.plan->counts().notSent, 1);
    QCOMPARE(scene.plan->counts().unchanged, 1);
    QCOMPARE(kept, (QList<MergeVerdict>{MergeVerdict::Changed, MergeVerdict::Gone}));
    QCOMPARE(scene.deletionSizes(), (QList<qsizetype>{100, 100, 98}));
    QVERIFY(scene.isThere(250));
}

void TestImportDeletions::tellsOfWhatIsReadAndDeleted()
{
    DeletionScene scene(3);
    scene.gateway.others.changeNumber(
        numberAt(1), [](json &number) { number["configuration"]["customSipHeader"] = "theirs"; });
    scene.ageShown();
    ImportJob *job = runImport(scene.desk.service, scene.plan);
    QList<Number> read;
    QList<TelephoneNumber> deleted;
    connect(job, &ImportJob::numbersRead, this,
            [&read](const QList<Number> &numbers) { read += numbers; });
    connect(job, &ImportJob::numbersDeleted, this,
            [&deleted](const QList<TelephoneNumber> &numbers) { deleted += numbers; });
    QVERIFY(scene.desk.resultOf(job));
    QCOMPARE(read.size(), 3);
    QVERIFY(std::any_of(read.cbegin(), read.cend(), [](const Number &number) {
        return number.customSipHeader == u"theirs"_s;
    }));
    QCOMPARE(deleted, (QList<TelephoneNumber>{scene.shown.at(0).telephoneNumber,
                                              scene.shown.at(2).telephoneNumber}));
}

void TestImportDeletions::writesAResultFile()
{
    DeletionScene scene(3);
    scene.gateway.others.removeNumber(numberAt(1));
    scene.ageShown();
    scene.run();
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"result.csv"_s);
    QVERIFY(writeResultFile(*scene.plan, path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QVERIFY(lines.at(0).startsWith("telephoneNumber,accountName,_status"));
    QVERIFY2(lines.at(1).startsWith("+441632960000,contoso,deleted"), lines.at(1).constData());
    QVERIFY2(lines.at(2).startsWith("+441632960001,contoso,unchanged"), lines.at(2).constData());
}

NUMBERDESK_TEST("importdeletions", TestImportDeletions)
#include "tst_importdeletions.moc"
