// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobscene.h"
#include "net/budget/requestbudget.h"
#include "support/gatewaystock.h"
#include "support/testprogram.h"
#include "support/zipbuilder.h"
#include "transfer/workbook/tablefile.h"

#include <QSet>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace numberdesk;

namespace {

/// Writes of rows that came, by their ids.
QHash<QByteArray, int> writesById(const ScriptedGateway &gateway)
{
    QHash<QByteArray, int> writes;
    for (const ScriptedRequest &request : gateway.requests()) {
        if (isBatch(request) || request.method == "PUT")
            ++writes[request.header("Repeatability-Request-ID")];
    }
    return writes;
}

const QByteArray heading = "telephoneNumber,accountName,"
                           "serviceDetails_zoomPhoneCloudPeering_enabled,"
                           "configuration_customSipHeader";

/// A good row, and one whose header is a date; another sheet stands in front.
QByteArray odsOfTwoSheets()
{
    const auto texts = [](const QByteArray &cells) {
        QByteArray row;
        for (const QByteArray &cell : cells.split(','))
            row += "<table:table-cell office:value-type=\"string\"><text:p>" + cell +
                   "</text:p></table:table-cell>";
        return row;
    };
    const QByteArray start = "<table:table-row>" + texts(heading) +
                             "</table:table-row>"
                             "<table:table-row>" +
                             texts("+441632960000,contoso,true");
    const QByteArray end = "</table:table-row></table:table>";
    return zipOf(odsParts("<table:table table:name=\"Other\">" + start + end +
                          "<table:table table:name=\"Numbers\">" + start +
                          "</table:table-row><table:table-row>" +
                          texts("+441632960001,contoso,true") +
                          "<table:table-cell office:value-type=\"date\"/>" + end));
}

/// The same.
QByteArray xlsxOfTwoSheets()
{
    const auto texts = [](const QByteArray &cells) {
        QByteArray row;
        for (const QByteArray &cell : cells.split(','))
            row += "<c t=\"str\"><v>" + cell + "</v></c>";
        return row;
    };
    const QByteArray rows =
        "<row>" + texts(heading) + "</row><row>" + texts("+441632960000,contoso,true") + "</row>";
    ZipParts parts =
        xlsxParts("<sheetData>" + rows + "<row>" + texts("+441632960001,contoso,true") +
                      "<c s=\"1\"><v>45000</v></c></row></sheetData>",
                  "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>");
    parts[1].second.replace("<sheets>", "<sheets><sheet name=\"Other\" r:id=\"s9\"/>");
    parts[2].second.replace("</Relationships>",
                            "<Relationship Id=\"s9\" Type=\"http://x/worksheet\""
                            " Target=\"two.xml\"/></Relationships>");
    parts.append({u"book/two.xml"_s, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"});
    return zipOf(parts);
}

} // namespace

/// Jobs that are killed, paused and gone on with.
class TestJobRun : public QObject
{
    Q_OBJECT

private slots:
    void isWrittenDown();
    void aKilledJobGoesOnUnderTheSameIds();
    void laterWhatWasInFlightIsReadFirst();
    void whatFiltersHaveShownIsStillKnown();
    void aWorkbookIsReadAgainAsItWas_data();
    void aWorkbookIsReadAgainAsItWas();
    void aKilledRowAloneIsSettled();
    void aKilledRowAloneStaysInDoubt();
    void whatHasGoneIsNotToldFromMemory_data();
    void whatHasGoneIsNotToldFromMemory();
    void aKilledCreationOfAnAccountIsSettled();
    void pausedAndGoneOnWith();
    void anotherProcessMayCancel();
    void whatCannotBeWrittenDownIsNotSent();
    void aLostNetworkLeavesARest();
    void eachRowKeepsItsOutcome();
    void twoProcessesNeverRunOneJob();
    void whatWasPendingIsFollowed();
};

void TestJobRun::isWrittenDown()
{
    JobScene scene;
    scene.start(zoomRows(250));
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().state(), JobState::Done);
    const JobRecord record = scene.record(scene.run().id());
    QCOMPARE(record.state, JobState::Done);
    QCOMPARE(record.tally.rows, 250);
    QCOMPARE(record.tally.done, 250);
    QCOMPARE(record.tally.failed, 0);
    QCOMPARE(record.title, u"numbers.csv"_s);
    const LoadedJob job = scene.loaded(record.id);
    QCOMPARE(job.plan->counts().created, 250);
    QVERIFY(job.history.openWrites.isEmpty());
    QCOMPARE(job.history.images.size(), 250);
}

void TestJobRun::aKilledJobGoesOnUnderTheSameIds()
{
    JobScene scene;
    scene.start(zoomRows(1000));
    scene.killAtWrite(3);
    const qint64 id = 1;
    QCOMPARE(scene.record(id).state, JobState::Interrupted);
    const qint64 before = scene.gateway.others.numberCount();
    QVERIFY(before >= 100 && before < 1000);
    scene.run().goOn(id);
    QVERIFY(scene.ends());
    QVERIFY(!scene.run().error());
    QCOMPARE(scene.run().state(), JobState::Done);
    QCOMPARE(scene.run().counts().created, 1000);
    QCOMPARE(scene.run().counts().synced, 1000);
    QCOMPARE(scene.gateway.others.numberCount(), 1000);
    QCOMPARE(writesById(scene.gateway).size(), 10); // none was sent under another id
    QCOMPARE(scene.record(id).tally.done, 1000);
}

void TestJobRun::laterWhatWasInFlightIsReadFirst()
{
    JobScene scene;
    scene.start(zoomRows(1000));
    scene.killAtWrite(3);
    scene.clock.advance(5min);
    const qsizetype before = writesById(scene.gateway).size();
    const qsizetype readings = scene.gateway.readings();
    const qint64 stored = scene.gateway.others.numberCount();
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().created, 1000);
    QCOMPARE(scene.gateway.others.numberCount(), 1000);
    QVERIFY(scene.gateway.readings() > readings);
    // What the gateway had taken already was not sent again.
    QCOMPARE(writesById(scene.gateway).size() - before, (1000 - stored + 99) / 100);
}

/// A new process has not proved the gateway's filters yet; the one that made the plan had.
void TestJobRun::whatFiltersHaveShownIsStillKnown()
{
    JobScene scene;
    GatewayStock(scene.gateway.live).put(scene.account, 441700000000, 10'000, u"synced"_s);
    const auto plan = scene.planned(zoomRows(600));
    QVERIFY(plan->filtersUsed);
    scene.run().start(plan, {JobKind::Import, u"numbers.csv"_s, {}, 0});
    scene.killAtWrite(2);
    const qsizetype before = scene.gateway.requests().size();
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().created, 600);
    QCOMPARE(scene.gateway.others.numberCount(), 10'600);
    // Nothing was read once more before it was sent.
    qsizetype readings = 0;
    qsizetype readingsBefore = 0;
    for (const ScriptedRequest &request : scene.gateway.requests().mid(before)) {
        readings += request.method == "GET" ? 1 : 0;
        readingsBefore = isBatch(request) ? readings : readingsBefore;
    }
    QCOMPARE(readingsBefore, 0);
}

void TestJobRun::aWorkbookIsReadAgainAsItWas_data()
{
    QTest::addColumn<bool>("isXlsx");
    QTest::newRow(".xlsx") << true;
    QTest::newRow(".ods") << false;
}

/// From the private copy, whose name says nothing of its kind, and the sheet that was named.
void TestJobRun::aWorkbookIsReadAgainAsItWas()
{
    QFETCH(bool, isXlsx);
    JobScene scene;
    CsvReading reading;
    reading.sheet = u"Numbers"_s;
    reading.copyFolder = scene.directory.filePath(u"copies"_s); // what else lies there is cleared
    QVERIFY(QDir().mkpath(reading.copyFolder));
    const QString path = scene.directory.filePath(isXlsx ? u"a.xlsx"_s : u"a.ods"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(isXlsx ? xlsxOfTwoSheets() : odsOfTwoSheets());
    file.close();
    const Result<CsvTable, CsvError> table = readTableFile(path, reading);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    QVERIFY(QFile::remove(path));
    scene.run().start(scene.plannedOf(*table), {JobKind::Import, u"a workbook"_s, {}, 0});
    scene.killAtWrite(1);
    const LoadedJob job = scene.loaded(1);
    QCOMPARE(job.plan->tables.size(), 1);
    const CsvTable &again = job.plan->tables.first();
    QCOMPARE(again.sheet, u"Numbers"_s);
    QVERIFY(again.isWorkbook);
    QCOMPARE(again.fileName, table->fileName);
    QCOMPARE(again.records.size(), table->records.size());
    for (qsizetype i = 0; i < again.records.size(); ++i) {
        QCOMPARE(again.records.at(i).line, table->records.at(i).line);
        QCOMPARE(again.records.at(i).cells, table->records.at(i).cells);
        QVERIFY(*again.records.at(i).marks == *table->records.at(i).marks);
    }
    QCOMPARE(again.cellFaults, table->cellFaults);
    QVERIFY(!again.cellFaults.isEmpty());
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().created, 1);
    QCOMPARE(scene.run().counts().invalid, 1);
}

void TestJobRun::aKilledRowAloneIsSettled()
{
    JobScene scene;
    scene.start(zoomRows(1));
    scene.killAtWrite(1);
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().created, 1);
    QCOMPARE(scene.run().state(), JobState::Done);
    QCOMPARE(writesById(scene.gateway).size(), 1);
}

/// As long as nobody has read it: it is not told as not sent.
void TestJobRun::aKilledRowAloneStaysInDoubt()
{
    JobScene scene;
    scene.start(zoomRows(1));
    scene.killAtWrite(1);
    scene.gateway.setScript([&scene](const ScriptedRequest &) {
        scene.run().stop(JobState::Cancelled);
        return std::optional(ScriptedReply{200, {}, {}, ScriptedReply::Delivery::Closed});
    });
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().inDoubt, 1);
    QCOMPARE(scene.run().state(), JobState::Cancelled);
    scene.gateway.setScript({});
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().created, 1);
}

void TestJobRun::whatHasGoneIsNotToldFromMemory_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("a batch") << 50;
    QTest::newRow("a row alone") << 1;
}

/// A write that is sent again is answered as it was at first; a colleague has deleted since.
void TestJobRun::whatHasGoneIsNotToldFromMemory()
{
    QFETCH(int, rows);
    JobScene scene;
    scene.start(zoomRows(rows));
    scene.killAtWrite(1);
    QCOMPARE(scene.gateway.others.numberCount(), rows);
    scene.gateway.others.removeNumber(numberAt(0));
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QVERIFY(!scene.run().error());
    const PlanRow &gone = scene.run().plan()->rows.first();
    QCOMPARE(gone.outcome, RowOutcome::Failed);
    QVERIFY(gone.gone);
    QCOMPARE(scene.run().counts().created, rows);
    QCOMPARE(scene.run().counts().failed, 1);
    QCOMPARE(scene.run().counts().synced, rows - 1);
    QCOMPARE(scene.gateway.others.numberCount(), rows - 1);
    QCOMPARE(scene.loaded(1).plan->counts(), scene.run().counts());
}

void TestJobRun::aKilledCreationOfAnAccountIsSettled()
{
    JobScene scene;
    ImportOptions options;
    options.createAccounts = true;
    scene.start(zoomRows(150, u"fabrikam"_s), options);
    scene.killAtWrite(1);
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QVERIFY(!scene.run().error());
    QCOMPARE(scene.run().counts().created, 150);
    QCOMPARE(scene.loaded(1).history.createdAccounts.size(), 1);
}

void TestJobRun::pausedAndGoneOnWith()
{
    JobScene scene;
    scene.gateway.setScript([&scene](const ScriptedRequest &request) {
        if (isBatch(request) && scene.gateway.batchSizes().size() == 2)
            scene.run().stop(JobState::Paused);
        return std::optional<ScriptedReply>();
    });
    scene.start(zoomRows(1000));
    QVERIFY(scene.ends());
    scene.gateway.setScript({});
    QCOMPARE(scene.run().state(), JobState::Paused);
    QCOMPARE(scene.record(1).state, JobState::Paused);
    QVERIFY(scene.record(1).tally.done < 1000);
    QCOMPARE(scene.record(1).tally.done, scene.gateway.others.numberCount());
    qint64 lastDone = scene.record(1).tally.done;
    connect(&scene.run(), &JobRun::progressed, this, [&scene, &lastDone] {
        const ImportProgress &progress = scene.run().progress();
        if (progress.rowsDone == 0)
            return;                             // the job is being read
        QVERIFY(progress.rowsDone >= lastDone); // it never falls
        QVERIFY(progress.rowsDone <= progress.rowsToSend);
        lastDone = progress.rowsDone;
    });
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().created, 1000);
    QCOMPARE(scene.run().progress().rowsDone, 1000);
    QCOMPARE(scene.run().progress().rowsToSend, 1000);
    QCOMPARE(scene.record(1).state, JobState::Done);
}

void TestJobRun::anotherProcessMayCancel()
{
    JobScene scene;
    JobProcess other(UploadScene::connection(scene.gateway.url(), false), scene.desk(),
                     scene.clock);
    scene.process->session.budget().fixLimit(10); // so that there is time to hear of it
    bool isAsked = false;
    scene.gateway.setScript([&](const ScriptedRequest &request) {
        if (isBatch(request) && !std::exchange(isAsked, true))
            other.session.jobs().ask(1, JobRequest::Cancel);
        return std::optional<ScriptedReply>();
    });
    scene.start(zoomRows(3000));
    QVERIFY(scene.ends());
    QVERIFY(isAsked);
    QCOMPARE(scene.record(1).state, JobState::Cancelled);
    const qint64 waiting = scene.run().counts().waiting;
    QVERIFY(waiting > 0);
    QCOMPARE(scene.record(1).tally.requestsLeft, (waiting + 99) / 100);
    QCOMPARE(scene.run().counts().created, scene.gateway.others.numberCount());
}

void TestJobRun::whatCannotBeWrittenDownIsNotSent()
{
    JobScene scene;
    const auto plan = scene.planned(zoomRows(250));
    QFile::remove(scene.desk().jobsFolder());
    QVERIFY(QFile(scene.desk().jobsFolder()).open(QIODevice::WriteOnly)); // no folder
    const qsizetype writes = writesById(scene.gateway).size();
    scene.run().start(plan, {});
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().id(), 0);
    QCOMPARE(scene.run().error()->api->kind, ApiError::Kind::NotWrittenDown);
    QCOMPARE(writesById(scene.gateway).size(), writes);
    QCOMPARE(plan->counts().waiting, 250);
    QCOMPARE(plan->counts().sent, 0);
}

void TestJobRun::aLostNetworkLeavesARest()
{
    JobScene scene;
    scene.gateway.setScript([&scene](const ScriptedRequest &request) {
        if (isBatch(request) && scene.gateway.batchSizes().size() > 2)
            return std::optional(ScriptedReply{200, {}, {}, ScriptedReply::Delivery::Closed});
        return std::optional<ScriptedReply>();
    });
    scene.start(zoomRows(1000));
    QVERIFY(scene.ends());
    scene.gateway.setScript({});
    QCOMPARE(scene.run().state(), JobState::Interrupted);
    QVERIFY(!scene.record(1).note.isEmpty());
    scene.begin();
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().created, 1000);
    QCOMPARE(scene.gateway.others.numberCount(), 1000);
}

void TestJobRun::eachRowKeepsItsOutcome()
{
    JobScene scene;
    scene.gateway.others.putAccount(u"fabrikam"_s, {u"zoomPhoneCloudPeering"_s});
    scene.gateway.others.addNumbers(u"fabrikam"_s, firstNumber + 7, 1);
    scene.gateway.others.addNumbers(scene.account, firstNumber + 3, 1, "desk");
    scene.start(zoomRows(600) + u"+1,contoso,true,\n"_s);
    scene.killAtWrite(2);
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    const ImportCounts &counts = scene.run().counts();
    QCOMPARE(counts.rows, 601);
    QCOMPARE(counts.invalid, 2); // a number of another account is a bad row, too
    QCOMPARE(counts.unchanged, 1);
    QCOMPARE(counts.created, 598);
    QCOMPARE(counts.valid, counts.unchanged + counts.created + counts.refused + counts.notSent);
    QCOMPARE(scene.loaded(1).plan->counts(), counts);
    QCOMPARE(scene.loaded(1).plan->errors.size(), scene.run().plan()->errors.size());
}

void TestJobRun::twoProcessesNeverRunOneJob()
{
    JobScene scene;
    scene.start(zoomRows(1000));
    scene.killAtWrite(2);
    JobProcess other(UploadScene::connection(scene.gateway.url(), false), scene.desk(),
                     scene.clock);
    scene.run().goOn(1);
    other.run.goOn(1);
    QVERIFY(scene.waitFor([&] { return !scene.run().isBusy() && !other.run.isBusy(); }));
    const bool oursRan = scene.run().state() == JobState::Done;
    const JobRun &refused = oursRan ? other.run : scene.run();
    QVERIFY(oursRan || other.run.state() == JobState::Done);
    QVERIFY(refused.error().has_value());
    QCOMPARE(scene.gateway.others.numberCount(), 1000);
    QCOMPARE(writesById(scene.gateway).size(), 10);
}

/// Also what an earlier process has sent.
void TestJobRun::whatWasPendingIsFollowed()
{
    JobScene scene;
    scene.gateway.others.putAccount(scene.account,
                                    {u"teamsOperatorConnect"_s, u"zoomPhoneCloudPeering"_s}, true);
    constexpr int rows = 120;
    SendOptions oneByOne;
    oneByOne.mostInFlight = 1; // so that the first has its answer when the second goes out
    scene.run().start(scene.planned(teamsRows(rows)), {JobKind::Import, u"a"_s, {}, 0}, oneByOne);
    scene.killAtWrite(2);
    QVERIFY(scene.loaded(1).plan->counts().pending > 0);
    scene.process->session.poller().setPaused(false);
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().created, rows);
    // From now on what is written is synced at once.
    scene.gateway.others.putAccount(scene.account,
                                    {u"teamsOperatorConnect"_s, u"zoomPhoneCloudPeering"_s}, false);
    for (int i = 0; i < rows; ++i)
        scene.gateway.others.changeNumber(numberAt(i), [](nlohmann::json &) {});
    QVERIFY(scene.waitFor([&scene] { return scene.run().counts().pending == 0; }));
    QCOMPARE(scene.run().counts().synced, rows);
    QTRY_COMPARE(scene.loaded(1).plan->counts().synced, rows);
}

NUMBERDESK_TEST("jobrun", TestJobRun)
#include "tst_jobrun.moc"
