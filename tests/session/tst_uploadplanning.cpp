// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "uploadscene.h"

#include "support/testprogram.h"
#include "transfer/csv/csvtable.h"

using namespace Qt::StringLiterals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

CsvTable typed(const QString &text)
{
    return parseCsv(text.toUtf8(), u"Manual input"_s).value();
}

UploadSource typedSource(const QString &text)
{
    UploadSource source;
    source.table = typed(text);
    return source;
}

bool readsTheGateway(const ScriptedRequest &request)
{
    return request.method == "GET";
}

} // namespace

/// How an upload comes to its plan, and every way in which it does not.
class TestUploadPlanning : public QObject
{
    Q_OBJECT

private slots:
    void plansAFileAndSendsNothing();
    void aNewSourceTakesThePlaceOfAPlan();
    void twoSourcesBecomeOnePlan();
    void aFileThatCannotBeReadIsTriedAgain();
    void aGatewayThatRefusesLeavesNoPlan();
    void numbersOnlyAskForTheRest();
    void nearHeadingsAreReadAsTold();
    void cancelEndsPlanning();
    void cancelKeepsThePlanFromBefore();
    void aFailureKeepsThePlanFromBefore();
    void missingAccountsAreCreatedByName();
    void repairsAreAgreedTo();
    void mendingAsksForWhatIsNotKnownOnly();
    void mendingIsTakenBackAndPutInAgain();
    void aFileReadAnewIsNotMended();
    void rightTypedNumbersGoOutAtOnce();
    void wrongTypedNumbersWait();
    void typedNumbersWaitWhereNothingMayBeSent();
    void dismissForgetsThePlan();
};

void TestUploadPlanning::plansAFileAndSendsNothing()
{
    UploadScene scene;
    QSignalSpy ended(&scene.upload, &Upload::planningEnded);
    scene.upload.start(scene.fileOf(zoomRows(3)));
    QCOMPARE(scene.upload.stage(), Stage::Planning);
    QVERIFY(scene.upload.isBusy() && !scene.upload.isGoingOut());
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(ended.size(), 1);
    QVERIFY(!scene.upload.isBusy());
    QVERIFY(!scene.upload.error());
    QCOMPARE(scene.upload.counts().created, 3);
    QCOMPARE(scene.upload.sourceName(), u"numbers.csv"_s);
    QCOMPARE(scene.writes(), 0);
}

void TestUploadPlanning::aNewSourceTakesThePlaceOfAPlan()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(3)));
    scene.upload.setRecheck(false);
    QVERIFY(scene.plan(zoomRows(2)));
    QCOMPARE(scene.upload.counts().created, 2);
    QVERIFY(scene.upload.rechecks()); // that was said of the other plan
}

void TestUploadPlanning::twoSourcesBecomeOnePlan()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(3)));
    scene.upload.add(scene.fileOf(u"more.csv"_s, zoomRows(2, u"contoso"_s, 10)));
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().created, 5);
    QCOMPARE(scene.upload.sourceName(), u"numbers.csv, more.csv"_s);
    // What cannot be read is not taken in.
    scene.upload.add(scene.fileOf(u"other.csv"_s, u"name,street\nx,y\n"_s));
    QVERIFY(scene.reaches(Stage::Planned));
    QVERIFY(scene.upload.error());
    QCOMPARE(scene.upload.counts().created, 5);
    QCOMPARE(scene.upload.sourceName(), u"numbers.csv, more.csv"_s);
}

void TestUploadPlanning::aFileThatCannotBeReadIsTriedAgain()
{
    UploadScene scene;
    QSignalSpy ended(&scene.upload, &Upload::planningEnded);
    scene.upload.start(scene.fileOf(u"name,street\nx,y\n"_s));
    QVERIFY(scene.reaches(Stage::Unplannable));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(scene.upload.error()->kind, ImportError::Kind::Unreadable);
    QVERIFY(!scene.upload.error()->issues.isEmpty());
    QVERIFY(scene.upload.plan() == nullptr);
    scene.fileOf(zoomRows(1)); // mended
    scene.upload.retry();
    QVERIFY(scene.reaches(Stage::Planned));
    QVERIFY(!scene.upload.error());
    QCOMPARE(scene.upload.counts().created, 1);
}

void TestUploadPlanning::aGatewayThatRefusesLeavesNoPlan()
{
    UploadScene scene;
    scene.refuse(403, readsTheGateway);
    scene.upload.start(scene.fileOf(zoomRows(1)));
    QVERIFY(scene.reaches(Stage::Unplannable));
    QCOMPARE(scene.upload.error()->kind, ImportError::Kind::Gateway);
    QCOMPARE(scene.upload.error()->api->kind, ApiError::Kind::Forbidden);
}

void TestUploadPlanning::numbersOnlyAskForTheRest()
{
    UploadScene scene;
    scene.upload.start(scene.fileOf(u"Numbers\n"_s + numberAt(0) + u'\n' + numberAt(1) + u'\n'));
    QVERIFY(scene.reaches(Stage::NeedsSettings));
    QCOMPARE(scene.upload.error()->kind, ImportError::Kind::Usage);
    ImportOptions options;
    options.accountName = u"contoso"_s;
    options.edits.set(enabledColumn(Service::ZoomPhoneCloudPeering), std::optional(true));
    scene.upload.complete(options);
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().created, 2);
}

void TestUploadPlanning::nearHeadingsAreReadAsTold()
{
    UploadScene scene;
    QString text = zoomRows(2);
    text.replace(u"accountName"_s, u"acountName"_s);
    scene.upload.start(scene.fileOf(text));
    QVERIFY(scene.reaches(Stage::Unplannable));
    QCOMPARE(scene.upload.error()->issues.first().kind, RowIssue::Kind::NearHeading);
    scene.upload.readHeadings({{u"acountName"_s, u"accountName"_s}}, {});
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().created, 2);
}

void TestUploadPlanning::cancelEndsPlanning()
{
    UploadScene scene;
    QSignalSpy ended(&scene.upload, &Upload::planningEnded);
    QSignalSpy ready(&scene.upload, &Upload::readyForNext);
    scene.upload.start(scene.fileOf(zoomRows(3)));
    scene.upload.cancel();
    QVERIFY(scene.reaches(Stage::Idle));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ready.size(), 1);
    QCOMPARE(scene.upload.error()->kind, ImportError::Kind::Cancelled);
    QVERIFY(scene.upload.plan() == nullptr);
}

void TestUploadPlanning::cancelKeepsThePlanFromBefore()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(3)));
    const auto before = scene.upload.plan();
    QSignalSpy ready(&scene.upload, &Upload::readyForNext);
    scene.upload.planWith(before->options);
    QCOMPARE(scene.upload.stage(), Stage::Planning);
    scene.upload.cancel();
    QVERIFY(scene.reaches(Stage::Planned));
    QVERIFY(!scene.upload.error());
    QCOMPARE(scene.upload.plan(), before);
    QVERIFY(ready.isEmpty());
}

void TestUploadPlanning::aFailureKeepsThePlanFromBefore()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(3)));
    const auto before = scene.upload.plan();
    scene.refuse(403, readsTheGateway);
    scene.upload.repairRows();
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.error()->kind, ImportError::Kind::Gateway);
    QCOMPARE(scene.upload.plan(), before);
    QVERIFY(!scene.upload.source().options.repair);
}

void TestUploadPlanning::missingAccountsAreCreatedByName()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(3, u"fabrikam"_s)));
    QCOMPARE(scene.upload.plan()->missingAccounts.first().name, u"fabrikam"_s);
    QVERIFY(!scene.upload.plan()->hasWork());
    scene.upload.createAccounts({u"fabrikam"_s});
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.plan()->accountsToCreate(), QStringList{u"fabrikam"_s});
    QCOMPARE(scene.upload.counts().created, 3);
    QCOMPARE(scene.writes(), 0);
    scene.upload.createAccounts({}); // taken back
    QVERIFY(scene.reaches(Stage::Planned));
    QVERIFY(!scene.upload.plan()->hasWork());
}

void TestUploadPlanning::repairsAreAgreedTo()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomHeadings + u"00441632960000,contoso,true,\n"_s));
    QCOMPARE(scene.upload.plan()->repairableRows(), 1);
    scene.upload.repairRows();
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.plan()->repairableRows(), 0);
    QCOMPARE(scene.upload.counts().created, 1);
    QVERIFY(scene.upload.source().options.repair);
}

/// One step that puts `text` into the cell of that line of the plan's only file.
MendingStep mendedCell(const Upload &upload, qint64 line, const QString &column,
                       const QString &text)
{
    MendingStep step;
    step.lines.insert(mendingFile(upload.plan()->tables.first()), {line});
    step.heading = column;
    step.text = text;
    return step;
}

void TestUploadPlanning::mendingAsksForWhatIsNotKnownOnly()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(50) + u"12,contoso,true,\n+441632970001,contoso,yess,\n"_s));
    QCOMPARE(scene.upload.counts().invalid, 2);
    const auto asked = [&scene] {
        const auto requests = scene.gateway.requests();
        return std::count_if(requests.begin(), requests.end(), readsTheGateway);
    };
    const auto before = asked();
    const QString flag = scene.upload.plan()->tables.first().heading.cells.at(2);
    scene.upload.mend(mendedCell(scene.upload, 53, flag, u"true"_s));
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().invalid, 1);
    QCOMPARE(scene.upload.counts().created, 51);
    QCOMPARE(asked(), before); // it was asked for when its flag was bad
    scene.upload.mend(mendedCell(scene.upload, 52, u"telephoneNumber"_s, u"+441632970002"_s));
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().invalid, 0);
    QCOMPARE(scene.upload.counts().created, 52);
    QVERIFY(asked() > before && asked() <= before + 2);
    scene.upload.send();
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.gateway.others.numberCount(), 52);
}

void TestUploadPlanning::mendingIsTakenBackAndPutInAgain()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(1) + u"12,contoso,true,\n"_s));
    QVERIFY(!scene.upload.canUndoMending() && !scene.upload.canRedoMending());
    scene.upload.mend(mendedCell(scene.upload, 3, u"telephoneNumber"_s, u"+441632970002"_s));
    QVERIFY(!scene.upload.canUndoMending()); // while it is planned
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().invalid, 0);
    scene.upload.undoMending();
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().invalid, 1);
    QVERIFY(!scene.upload.canUndoMending() && scene.upload.canRedoMending());
    scene.upload.redoMending();
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().invalid, 0);
    QVERIFY(!scene.upload.canRedoMending());
    // A new step takes the place of what was taken back.
    scene.upload.undoMending();
    QVERIFY(scene.reaches(Stage::Planned));
    scene.upload.mend(mendedCell(scene.upload, 3, u"telephoneNumber"_s, u"+441632970003"_s));
    QVERIFY(scene.reaches(Stage::Planned));
    QVERIFY(!scene.upload.canRedoMending());
}

void TestUploadPlanning::aFileReadAnewIsNotMended()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(1) + u"12,contoso,true,\n"_s));
    scene.upload.mend(mendedCell(scene.upload, 3, u"telephoneNumber"_s, u"+441632970002"_s));
    QVERIFY(scene.reaches(Stage::Planned));
    scene.fileOf(zoomRows(1) + u"13,contoso,true,\n"_s);
    scene.upload.readAgain();
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().invalid, 1);
    QVERIFY(!scene.upload.notice().isEmpty());
    QVERIFY(!scene.upload.canUndoMending());
}

void TestUploadPlanning::rightTypedNumbersGoOutAtOnce()
{
    UploadScene scene;
    QSignalSpy ended(&scene.upload, &Upload::planningEnded);
    scene.upload.start(typedSource(zoomRows(2)));
    QVERIFY(scene.reaches(Stage::Sent));
    QVERIFY(ended.isEmpty()); // nobody was asked
    QCOMPARE(scene.upload.counts().synced, 2);
}

void TestUploadPlanning::wrongTypedNumbersWait()
{
    UploadScene scene;
    scene.upload.start(typedSource(zoomRows(2) + u"no number,contoso,true,\n"_s));
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().invalid, 1);
    QCOMPARE(scene.writes(), 0);
    scene.upload.upload(); // the right ones, when somebody wants them
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload.counts().synced, 2);
}

void TestUploadPlanning::typedNumbersWaitWhereNothingMayBeSent()
{
    UploadScene scene(true);
    scene.upload.start(typedSource(zoomRows(2)));
    QVERIFY(scene.reaches(Stage::Planned));
    QVERIFY(!scene.upload.whyNotSend().isEmpty());
    scene.upload.upload();
    QCOMPARE(scene.upload.stage(), Stage::Planned);
    QCOMPARE(scene.writes(), 0);
}

void TestUploadPlanning::dismissForgetsThePlan()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(2)));
    QSignalSpy ready(&scene.upload, &Upload::readyForNext);
    scene.upload.dismiss();
    QCOMPARE(scene.upload.stage(), Stage::Idle);
    QVERIFY(scene.upload.plan() == nullptr);
    QVERIFY(scene.upload.sourceName().isEmpty());
    QCOMPARE(ready.size(), 1);
}

NUMBERDESK_TEST("uploadplanning", TestUploadPlanning)
#include "tst_uploadplanning.moc"
