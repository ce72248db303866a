// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobscene.h"
#include "support/testprogram.h"
#include "transfer/planning/mirrorplan.h"
#include "transfer/sending/resultfile.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

ImportOptions withMode(ImportMode mode)
{
    ImportOptions options;
    options.mode = mode;
    return options;
}

qint64 count(const ImportPlan &plan, RowOutcome outcome)
{
    return std::count_if(plan.rows.cbegin(), plan.rows.cend(),
                         [outcome](const PlanRow &row) { return row.outcome == outcome; });
}

} // namespace

/// Imports that leave rows out, and those that make accounts like their files.
class TestImportModes : public QObject
{
    Q_OBJECT

private slots:
    void createLeavesOutWhatExists();
    void updateLeavesOutWhatDoesNotExist();
    void mirrorDeletesWhatTheFileHasNot();
    void mirrorLeavesOtherAccountsAlone();
    void mirrorRefusesBadRows();
    void mirrorRefusesAFileWithoutRows();
    void mirrorRefusesAListThatIsNotWhole();
    void nothingGoesWhereARowIsRefused();
    void whatAppearedSinceStays();
    void aKilledMirrorGoesOn();
    void aMirrorIsUndone();
    void massiveDeletionsAreKnown();
    void theResultNamesWhatWasDeleted();
};

void TestImportModes::createLeavesOutWhatExists()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber, 3, "before");
    scene.start(zoomRows(5), withMode(ImportMode::CreateOnly));
    QVERIFY(scene.ends());
    const ImportCounts counts = scene.run().counts();
    QCOMPARE(counts.skipped, 3);
    QCOMPARE(counts.created, 2);
    QCOMPARE(counts.right, 5);
    QCOMPARE(counts.valid, counts.skipped + counts.created);
    QVERIFY(scene.gateway.others.number(numberAt(0))["configuration"]["customSipHeader"] ==
            "before");
    QCOMPARE(scene.loaded(1).plan->counts(), counts);
    QVERIFY(!scene.run().plan()->rows.first().message().isEmpty());
}

void TestImportModes::updateLeavesOutWhatDoesNotExist()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber, 3, "before");
    scene.start(zoomRows(5), withMode(ImportMode::UpdateOnly));
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().skipped, 2);
    QCOMPARE(scene.run().counts().updated + scene.run().counts().unchanged, 3);
    QCOMPARE(scene.gateway.others.numberCount(), 3);
}

void TestImportModes::mirrorDeletesWhatTheFileHasNot()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber + 10, 700, "before");
    scene.start(zoomRows(30), withMode(ImportMode::Mirror));
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().deleted, 680);
    QCOMPARE(scene.run().counts().rows, 710);
    QCOMPARE(scene.gateway.others.numberCount(), 30);
    const PlanRow &added = scene.run().plan()->rows.last();
    QVERIFY(!added.isListed());
    QCOMPARE(scene.run().plan()->lineOf(added), 0);
}

void TestImportModes::mirrorLeavesOtherAccountsAlone()
{
    JobScene scene;
    scene.gateway.others.putAccount(u"fabrikam"_s, {u"zoomPhoneCloudPeering"_s});
    scene.gateway.others.addNumbers(u"fabrikam"_s, firstNumber + 100, 5);
    scene.gateway.others.addNumbers(scene.account, firstNumber + 10, 5);
    scene.start(zoomRows(3), withMode(ImportMode::Mirror));
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().deleted, 5);
    QCOMPARE(scene.gateway.others.numberCount(), 8);
}

void TestImportModes::mirrorRefusesBadRows()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber + 10, 5);
    const auto plan =
        scene.planned(zoomRows(3) + u"12,contoso,true,\n"_s, withMode(ImportMode::Mirror));
    QCOMPARE(plan->refusals.size(), 1);
    QVERIFY(!plan->errors.isEmpty());
}

void TestImportModes::mirrorRefusesAFileWithoutRows()
{
    JobScene scene;
    const auto plan = scene.planned(zoomHeadings, withMode(ImportMode::Mirror));
    QCOMPARE(plan->refusals.size(), 1);
}

/// The gateway counts more numbers than it lists.
void TestImportModes::mirrorRefusesAListThatIsNotWhole()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber + 10, 5);
    scene.gateway.setScript(
        [&scene](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
            if (request.method != "GET" || !request.target.contains("/numbers?"))
                return {};
            ScriptedReply reply = scene.gateway.pass(request);
            reply.headers.removeIf([](const auto &header) {
                return header.first.compare("X-MS-Total-Count", Qt::CaseInsensitive) == 0;
            });
            nlohmann::json body = nlohmann::json::parse(reply.body.toStdString());
            if (!body["value"].empty())
                body["value"].erase(body["value"].begin());
            reply.body = QByteArray::fromStdString(body.dump());
            return reply;
        });
    const auto plan = scene.planned(zoomRows(3), withMode(ImportMode::Mirror));
    QCOMPARE(plan->refusals.size(), 1);
    QVERIFY2(plan->refusals.first().contains(scene.account), qPrintable(plan->refusals.first()));
}

void TestImportModes::nothingGoesWhereARowIsRefused()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber + 10, 5);
    scene.gateway.setScript([](const ScriptedRequest &request) {
        if (isBatch(request) && request.body.contains(numberAt(2).toUtf8()))
            return std::optional(errorReply(400, "Refused"));
        return std::optional<ScriptedReply>();
    });
    scene.start(zoomRows(4), withMode(ImportMode::Mirror));
    QVERIFY(scene.ends());
    QVERIFY(scene.run().counts().refused > 0);
    QCOMPARE(scene.run().counts().deleted, 0);
    QCOMPARE(count(*scene.run().plan(), RowOutcome::NotSent), 5);
    const PlanRow &stays = scene.run().plan()->rows.last();
    QVERIFY2(stays.message().contains(scene.account), qPrintable(stays.message()));
    QCOMPARE(scene.record(1).state, JobState::Done);
}

void TestImportModes::whatAppearedSinceStays()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber + 10, 5);
    const auto plan = scene.planned(zoomRows(3), withMode(ImportMode::Mirror));
    scene.gateway.others.addNumbers(scene.account, firstNumber + 50, 2);
    scene.run().start(plan, {JobKind::Import, u"numbers.csv"_s, {}, 0});
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().deleted, 5);
    QCOMPARE(scene.gateway.others.numberCount(), 5);
}

void TestImportModes::aKilledMirrorGoesOn()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber + 300, 300);
    scene.start(zoomRows(300), withMode(ImportMode::Mirror));
    scene.killAtWrite(5); // among the deletions
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().created, 300);
    QCOMPARE(scene.run().counts().deleted, 300);
    QCOMPARE(scene.run().plan()->options.mode, ImportMode::Mirror);
    QCOMPARE(scene.gateway.others.numberCount(), 300);
}

void TestImportModes::aMirrorIsUndone()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber + 10, 5, "before");
    scene.start(zoomRows(3), withMode(ImportMode::Mirror));
    QVERIFY(scene.ends());
    const auto plan = scene.undo(1);
    QCOMPARE(plan->counts().created, 5);
    QCOMPARE(plan->counts().deleted, 3);
    QCOMPARE(scene.gateway.others.numberCount(), 5);
    QVERIFY(scene.gateway.others.number(numberAt(12))["configuration"]["customSipHeader"] ==
            "before");
}

void TestImportModes::massiveDeletionsAreKnown()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber, 120);
    const QList<AccountDeletions> few =
        mirrorDeletions(*scene.planned(zoomRows(70), withMode(ImportMode::Mirror)));
    QCOMPARE(few.size(), 1);
    QCOMPARE(few.first().deletions, 50);
    QCOMPARE(few.first().numbers, 120);
    QVERIFY(!few.first().isMassive());
    const QList<AccountDeletions> many =
        mirrorDeletions(*scene.planned(zoomRows(59), withMode(ImportMode::Mirror)));
    QVERIFY(many.first().isMassive());
    QVERIFY(mirrorDeletions(*scene.planned(zoomRows(59))).isEmpty());
}

void TestImportModes::theResultNamesWhatWasDeleted()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber + 10, 2);
    scene.start(zoomRows(1), withMode(ImportMode::Mirror));
    QVERIFY(scene.ends());
    const QString path = scene.directory.filePath(u"result.csv"_s);
    QVERIFY(writeResultFile(*scene.run().plan(), path).has_value());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines.last().startsWith(numberAt(11).toUtf8() + ",contoso,"), lines.last());
    QVERIFY2(lines.last().contains("deleted"), lines.last());
}

NUMBERDESK_TEST("importmodes", TestImportModes)
#include "tst_importmodes.moc"
