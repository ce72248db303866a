// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "transfer/csv/mending.h"
#include "transfer/sending/rejectedrows.h"
#include "transfer/sending/resultfile.h"
#include "transfertest.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QString header = u"configuration_customSipHeader"_s;
const QString heading = u"telephoneNumber,accountName,%1,%2\n"_s.arg(zoomHeading, header);

MendingStep cellStep(const CsvTable &table, const QList<qint64> &lines, const QString &column,
                     const QString &text)
{
    MendingStep step;
    step.lines.insert(mendingFile(table), lines);
    step.heading = column;
    step.text = text;
    return step;
}

MendingStep leaveOutStep(const CsvTable &table, const QList<qint64> &lines)
{
    MendingStep step;
    step.kind = MendingStep::Kind::LeaveOut;
    step.lines.insert(mendingFile(table), lines);
    return step;
}

std::shared_ptr<ImportPlan> draftWith(const CsvTable &table, const QList<MendingStep> &steps)
{
    ImportOptions options;
    options.mending = steps;
    return draftOf({table}, options).value();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

} // namespace

/// Rows that a person mends in the plan instead of in their file.
class TestMending : public QObject
{
    Q_OBJECT

private slots:
    void aMendedCellIsReadInPlaceOfTheFiles();
    void aMendedRowIsAsIfTheFileHadIt_data();
    void aMendedRowIsAsIfTheFileHadIt();
    void aMendedCellMayBeBadAsWell();
    void whatIsMendedIsToldAsRepaired();
    void laterStepsGoBeforeEarlierOnes();
    void aRowLeftOutIsNoneOfTheImport();
    void aRepeatedNumberStandsOnceTheFirstIsLeftOut();
    void aLineThatIsNoRowCannotBeMended();
    void anotherFileIsNotMended();
    void anEmptiedCellClears();
    void rejectedRowsComeBackMended();
    void rejectedRowsOfOtherHeadingsAreRefused();
};

void TestMending::aMendedCellIsReadInPlaceOfTheFiles()
{
    const CsvTable table =
        tableOf(heading + u"0044,contoso,true,\n+441632960001,contoso,true,\n"_s);
    const auto plan =
        draftWith(table, {cellStep(table, {2}, u"telephoneNumber"_s, u"+441632960000"_s)});
    QCOMPARE(plan->counts().invalid, 0);
    QVERIFY(plan->errors.isEmpty());
    QCOMPARE(plan->rows.at(0).change.telephoneNumber.toString(), u"+441632960000"_s);
    QCOMPARE(plan->recordOf(plan->rows.at(0)).cells.at(0), u"+441632960000"_s);
    // The file itself is as it was, so that the step can be taken back.
    QCOMPARE(plan->tables.at(0).records.at(0).cells.at(0), u"0044"_s);
    QCOMPARE(draftOf(plan->tables).value()->counts().invalid, 1);
}

void TestMending::aMendedRowIsAsIfTheFileHadIt_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mended");
    const QString good = u"+441632960000,contoso,true,a"_s;
    QTest::newRow("number") << u"12,contoso,true,a"_s << u"telephoneNumber"_s << u"+441632960000"_s
                            << good;
    QTest::newRow("account") << u"+441632960000,con toso,true,a"_s << u"accountName"_s
                             << u"contoso"_s << good;
    QTest::newRow("flag") << u"+441632960000,contoso,yess,a"_s << zoomHeading << u"true"_s << good;
    QTest::newRow("header") << u"+441632960000,contoso,true,!"_s << header << u"a"_s << good;
    QTest::newRow("short row") << u"+441632960000,contoso,true"_s << header << u"a"_s << good;
    QTest::newRow("still bad") << u"12,contoso,true,a"_s << u"telephoneNumber"_s << u"13"_s
                               << u"13,contoso,true,a"_s;
    QTest::newRow("good before") << good << header << u"b"_s << u"+441632960000,contoso,true,b"_s;
}

void TestMending::aMendedRowIsAsIfTheFileHadIt()
{
    QFETCH(QString, row);
    QFETCH(QString, column);
    QFETCH(QString, text);
    QFETCH(QString, mended);
    const CsvTable table = tableOf(heading + row + u'\n');
    const auto plan = draftWith(table, {cellStep(table, {2}, column, text)});
    const auto asked = draftOf({tableOf(heading + mended + u'\n')}).value();
    const NumberChange &change = plan->rows.at(0).change;
    const NumberChange &wanted = asked->rows.at(0).change;
    QCOMPARE(change.telephoneNumber, wanted.telephoneNumber);
    QCOMPARE(change.accountName, wanted.accountName);
    QVERIFY(change.edits == wanted.edits);
    QCOMPARE(plan->rows.at(0).outcome, asked->rows.at(0).outcome);
    QCOMPARE(plan->errors, asked->errors);
}

void TestMending::aMendedCellMayBeBadAsWell()
{
    const CsvTable table = tableOf(heading + u"12,contoso,true,\n"_s);
    const auto plan = draftWith(table, {cellStep(table, {2}, u"telephoneNumber"_s, u"+0"_s)});
    QCOMPARE(plan->errors.size(), 1);
    QCOMPARE(plan->errors.at(0).found, u"+0"_s);
    QCOMPARE(plan->errors.at(0).line, 2);
}

void TestMending::whatIsMendedIsToldAsRepaired()
{
    QTemporaryDir directory;
    const CsvTable table = tableOf(heading + u"+441632960000,con toso,true,\n"_s);
    const auto plan = draftWith(table, {cellStep(table, {2}, u"accountName"_s, u"contoso"_s)});
    const QList<CellRepair> repairs{{u"accountName"_s, u"con toso"_s, u"contoso"_s}};
    QCOMPARE(plan->rows.at(0).repairs(), repairs);
    QVERIFY(plan->warnings.isEmpty());
    const QString path = directory.filePath(u"result.csv"_s);
    QVERIFY(writeResultFile(*plan, path));
    const QList<QByteArray> lines = contentOf(path).split('\n');
    QVERIFY2(lines.at(1).startsWith("+441632960000,con toso,true,,"), lines.at(1));
    QVERIFY2(lines.at(1).trimmed().endsWith("accountName=contoso"), lines.at(1));
}

void TestMending::laterStepsGoBeforeEarlierOnes()
{
    const CsvTable table = tableOf(heading + u"+441632960000,a,true,\n+441632960001,a,true,\n"_s);
    const auto plan = draftWith(table, {cellStep(table, {2, 3}, u"accountName"_s, u"b"_s),
                                        cellStep(table, {3}, u"accountName"_s, u"c"_s)});
    QCOMPARE(plan->rows.at(0).change.accountName, u"b"_s);
    QCOMPARE(plan->rows.at(1).change.accountName, u"c"_s);
}

void TestMending::aRowLeftOutIsNoneOfTheImport()
{
    const CsvTable table = tableOf(heading + u"12,contoso,true,\n+441632960001,contoso,true,\n"_s);
    const auto plan = draftWith(table, {leaveOutStep(table, {2})});
    QVERIFY(plan->errors.isEmpty());
    const ImportCounts counts = plan->counts();
    QCOMPARE(counts.rows, 2);
    QCOMPARE(counts.skipped, 1);
    QCOMPARE(counts.valid, 2);
    QCOMPARE(plan->rows.at(0).outcome, RowOutcome::Skipped);
    QVERIFY(!plan->rows.at(0).message().isEmpty());
    QVERIFY(!hasRejectedRows(*plan));
}

void TestMending::aRepeatedNumberStandsOnceTheFirstIsLeftOut()
{
    const CsvTable table =
        tableOf(heading + u"+441632960000,contoso,true,a\n+441632960000,contoso,true,b\n"_s);
    QCOMPARE(draftOf({table}).value()->counts().invalid, 1);
    const auto plan = draftWith(table, {leaveOutStep(table, {2})});
    QCOMPARE(plan->counts().invalid, 0);
    QVERIFY(plan->rows.at(1).hasWork());
}

void TestMending::aLineThatIsNoRowCannotBeMended()
{
    const CsvTable table = tableOf(heading + u"\"+441632960000\"x,contoso,true,\n"_s);
    const auto plan =
        draftWith(table, {cellStep(table, {2}, u"telephoneNumber"_s, u"+441632960000"_s)});
    QCOMPARE(plan->counts().invalid, 1);
    QCOMPARE(draftWith(table, {leaveOutStep(table, {2})})->counts().invalid, 0);
}

void TestMending::anotherFileIsNotMended()
{
    const CsvTable table = tableOf(heading + u"12,contoso,true,\n"_s, u"a.csv"_s);
    const CsvTable other = tableOf(heading + u"12,contoso,true,\n"_s, u"b.csv"_s);
    QCOMPARE(draftWith(table, {leaveOutStep(other, {2})})->counts().invalid, 1);
    CsvTable sheet = table;
    sheet.sheet = u"Numbers"_s;
    QVERIFY(mendingFile(sheet) != mendingFile(table));
}

/// Where a spreadsheet has left cells out, an empty one asks for nothing, unless somebody empties
/// it.
void TestMending::anEmptiedCellClears()
{
    const CsvTable table =
        tableOf(heading + u"+441632960000,contoso,true,a\n+441632960001,contoso,true\n"_s);
    QVERIFY(!draftOf({table}).value()->rows.at(1).change.edits.find(*columnFromHeading(header)));
    const auto plan = draftWith(table, {cellStep(table, {2}, header, {})});
    const FieldValue *cleared = plan->rows.at(0).change.edits.find(*columnFromHeading(header));
    QVERIFY(cleared != nullptr);
    QCOMPARE(*cleared, FieldValue(QString()));
}

void TestMending::rejectedRowsComeBackMended()
{
    QTemporaryDir directory;
    const CsvTable table = tableOf(heading + u"12,contoso,true,\n+441632960001,contoso,true,\n"
                                             "13,contoso,true,\n"_s);
    const auto plan = draftWith(table, {cellStep(table, {4}, u"telephoneNumber"_s, u"=1"_s)});
    const QString path = directory.filePath(u"rejected.csv"_s);
    QVERIFY(writeRejectedRows(*plan, path));
    const QList<QByteArray> lines = contentOf(path).split('\n');
    QCOMPARE(lines.size(), 4); // headings, two rows, nothing behind
    QCOMPARE(lines.at(0).trimmed(), (heading.trimmed() + u",_error"_s).toUtf8());
    QVERIFY2(lines.at(1).startsWith("12,contoso,true,,"), lines.at(1));
    QVERIFY2(lines.at(2).startsWith("=1,contoso,true,,"), lines.at(2)); // as it was mended
    QByteArray mended = contentOf(path);
    mended.replace("\n12,", "\n+441632960002,").replace("\n=1,", "\n+441632960003,");
    const CsvTable back = parseCsv(mended, u"rejected.csv"_s).value();
    const auto again = draftOf({back}).value();
    QCOMPARE(again->counts().invalid, 0);
    // The errors of before do not pile up.
    const auto bad = draftOf({parseCsv(contentOf(path), u"rejected.csv"_s).value()}).value();
    QVERIFY(writeRejectedRows(*bad, path));
    QCOMPARE(contentOf(path).split('\n').at(0).count("_error"), 1);
}

void TestMending::rejectedRowsOfOtherHeadingsAreRefused()
{
    QTemporaryDir directory;
    const CsvTable table = tableOf(heading + u"12,contoso,true,\n"_s);
    const CsvTable other = tableOf(
        u"telephoneNumber,accountName,%1\n12,contoso,true\n"_s.arg(zoomHeading), u"b.csv"_s);
    const QString path = directory.filePath(u"rejected.csv"_s);
    QVERIFY(!writeRejectedRows(*draftOf({table, other}).value(), path));
    QVERIFY(!QFile::exists(path));
}

NUMBERDESK_TEST("mending", TestMending)
#include "tst_mending.moc"
