// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "support/zipbuilder.h"
#include "transfer/planning/plandraft.h"
#include "transfer/workbook/cellformat.h"
#include "transfer/workbook/sheetcell.h"
#include "transfer/workbook/sheetxml.h"
#include "transfer/workbook/workbook.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

QByteArray inlineCell(const QByteArray &reference, const QByteArray &text)
{
    return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

const QByteArray headings = "<row r=\"1\">" + inlineCell("A1", "telephoneNumber") +
                            inlineCell("B1", "accountName") +
                            inlineCell("C1", "serviceDetails_zoomPhoneCloudPeering_enabled") +
                            inlineCell("D1", "configuration_customSipHeader") + "</row>";

/// A sheet with the headings and these rows.
QByteArray sheet(const QByteArray &rows, const QByteArray &behind = {})
{
    return "<sheetData>" + headings + rows + "</sheetData>" + behind;
}

Result<CsvTable, CsvError> readParts(const ZipParts &parts, const QString &sheetName = {})
{
    CsvReading reading;
    reading.sheet = sheetName;
    return readWorkbook(zipOf(parts), u"numbers.xlsx"_s, reading);
}

/// The plan's rows of a table, as far as the file alone tells.
std::shared_ptr<ImportPlan> draft(const CsvTable &table, bool repairs = false)
{
    ImportOptions options;
    options.repair = repairs;
    const auto plan = draftPlan({table}, options, std::make_shared<std::atomic_bool>(false));
    return plan.value();
}

/// Errors of the cell in that column of a sheet with one row.
QStringList faultsOf(const ZipParts &parts)
{
    const auto table = readParts(parts);
    QStringList messages;
    if (!table)
        return {table.error().message};
    const auto plan = draft(*table);
    for (const RowIssue &issue : plan->errors)
        messages.append(issue.column + u": "_s + issue.message);
    return messages;
}

const QByteArray number = inlineCell("A2", "+441632960000");
const QByteArray account = inlineCell("B2", "contoso");

} // namespace

/// Sheets of workbooks as tables: what a cell is, and what it is refused as.
class TestWorkbook : public QObject
{
    Q_OBJECT

private slots:
    void digitsAreExact_data();
    void digitsAreExact();
    void formatsAreTold_data();
    void formatsAreTold();
    void textStays();
    void numbersKeepTheirDigits();
    void flagsAreWords();
    void figuresWhereTextIsMeantAreBad();
    void shownZerosAreOffered();
    void datesAreBadEverywhere();
    void errorsAndUnknownResultsAreBad();
    void mergedRowsAreOneBadCell();
    void whatIsNotStoredIsNotNamed();
    void sharedStringsLoseTheirReadings();
    void titlesStandAbove();
    void hiddenRowsAreReadAndTold();
    void severalSheetsAreAskedAbout();
    void odsIsRead();
    void odsRepeatsToTheEndOfTheSheet();
    void odsHiddenSheetsAreTold();
    void bombsAreRefused();
    void entitiesAreRefused();
    void brokenArchivesAreRefused_data();
    void brokenArchivesAreRefused();
};

void TestWorkbook::digitsAreExact_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("digits"); // empty = none
    QTest::newRow("plain") << u"441632960000"_s << u"441632960000"_s;
    QTest::newRow("exponent") << u"4.4163296E11"_s << u"441632960000"_s;
    QTest::newRow("small exponent") << u"4.4163296e+11"_s << u"441632960000"_s;
    QTest::newRow("a float's tail") << u"441632960000.0"_s << u"441632960000"_s;
    QTest::newRow("fifteen digits") << u"123456789012345"_s << u"123456789012345"_s;
    QTest::newRow("sixteen digits") << u"1234567890123456"_s << QString();
    QTest::newRow("a huge exponent") << u"4.4E300"_s << QString();
    QTest::newRow("an endless exponent") << u"1E99999999999999999999"_s << QString();
    QTest::newRow("a fraction") << u"44.5"_s << QString();
    QTest::newRow("a small fraction") << u"4.45E1"_s << QString();
    QTest::newRow("negative exponent") << u"4416329600000E-1"_s << u"441632960000"_s;
    QTest::newRow("zero") << u"0"_s << u"0"_s;
    QTest::newRow("zero with an exponent") << u"0E5"_s << u"0"_s;
    QTest::newRow("leading zeros") << u"007"_s << u"7"_s;
    QTest::newRow("negative") << u"-5"_s << u"-5"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("a word") << u"NaN"_s << QString();
}

void TestWorkbook::digitsAreExact()
{
    QFETCH(QString, stored);
    QFETCH(QString, digits);
    QCOMPARE(exactDigits(stored).value_or(QString()), digits);
}

void TestWorkbook::formatsAreTold_data()
{
    using Kind = CellFormat::Kind;
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("zeros");
    const auto row = [](const char *code, Kind kind, int zeros = 0) {
        QTest::newRow(code) << QString::fromUtf8(code) << static_cast<int>(kind) << zeros;
    };
    row("General", Kind::Plain);
    row("0", Kind::Plain);
    row("0000", Kind::Plain, 4);
    row("#,##0.00", Kind::Plain);
    row("@", Kind::Plain);
    row("0.00E+00", Kind::Plain);
    row("dd/mm/yyyy", Kind::Date);
    row("mmm", Kind::Date);
    row("[$-409]d. mmmm yyyy;@", Kind::Date);
    row("hh:mm", Kind::Time);
    row("[h]:mm", Kind::Time);
    row("0%", Kind::Percent);
    row("[$€-407]#,##0.00", Kind::Currency);
    row("#,##0.00 €", Kind::Currency);
    row("\"$\"0", Kind::Plain); // what is shown as it stands says nothing
    row("# ?/?", Kind::Fraction);
    row("\"day \"0", Kind::Plain);
    row("[Red]0", Kind::Plain);
    row("000\\ 000", Kind::Plain);
}

void TestWorkbook::formatsAreTold()
{
    QFETCH(QString, code);
    QFETCH(int, kind);
    QFETCH(int, zeros);
    const CellFormat format = formatOfCode(code);
    QCOMPARE(static_cast<int>(format.kind), kind);
    if (code != u"000\\ 000"_s)
        QCOMPARE(format.zeros, zeros);
}

void TestWorkbook::textStays()
{
    const auto table =
        readParts(xlsxParts(sheet("<row r=\"2\">" + number + account + inlineCell("C2", "true") +
                                  inlineCell("D2", " 007 ") + "</row>")));
    QVERIFY(table.has_value());
    QVERIFY(table->isWorkbook);
    QCOMPARE(table->sheet, u"Numbers"_s);
    QCOMPARE(table->records.size(), 1);
    QCOMPARE(table->records.first().line, 2);
    QCOMPARE(table->records.first().cells.at(3), u" 007 "_s);
    QVERIFY(draft(*table)->errors.isEmpty());
}

void TestWorkbook::numbersKeepTheirDigits()
{
    const auto table =
        readParts(xlsxParts(sheet("<row r=\"2\"><c r=\"A2\"><v>4.4163296E11</v></c>" + account +
                                  inlineCell("C2", "true") + "</row>")));
    QVERIFY(table.has_value());
    QCOMPARE(table->records.first().cells.first(), u"441632960000"_s);
    QCOMPARE(draft(*table)->errors.size(), 1); // its + is missing
    const auto repaired = draft(*table, true);
    QVERIFY(repaired->errors.isEmpty());
    QCOMPARE(repaired->rows.first().change.telephoneNumber.toString(), u"+441632960000"_s);
}

void TestWorkbook::flagsAreWords()
{
    const auto table = readParts(xlsxParts(
        sheet("<row r=\"2\">" + number + account + "<c r=\"C2\" t=\"b\"><v>1</v></c></row>")));
    QVERIFY(table.has_value());
    QCOMPARE(table->records.first().cells.at(2), u"true"_s);
    QVERIFY(draft(*table)->errors.isEmpty());
}

void TestWorkbook::figuresWhereTextIsMeantAreBad()
{
    const QByteArray row = "<row r=\"2\">" + number + "<c r=\"B2\"><v>4711</v></c>" +
                           inlineCell("C2", "true") + "<c r=\"D2\"><v>12</v></c></row>";
    const auto table = readParts(xlsxParts(sheet(row)));
    const auto plan = draft(*table);
    QCOMPARE(plan->errors.size(), 2);
    QCOMPARE(plan->errors.first().repaired, u"4711"_s);
    const auto repaired = draft(*table, true);
    QVERIFY(repaired->errors.isEmpty());
    QCOMPARE(repaired->rows.first().change.accountName, u"4711"_s);
    QCOMPARE(repaired->rows.first().repairs.size(), 2);
}

void TestWorkbook::shownZerosAreOffered()
{
    const auto table =
        readParts(xlsxParts(sheet("<row r=\"2\">" + number + account + inlineCell("C2", "true") +
                                  "<c r=\"D2\" s=\"1\"><v>12</v></c></row>"),
                            "<xf numFmtId=\"0\"/><xf numFmtId=\"164\"/>",
                            "<numFmt numFmtId=\"164\" formatCode=\"0000\"/>"));
    const auto plan = draft(*table);
    QCOMPARE(plan->errors.size(), 1);
    QCOMPARE(plan->errors.first().repaired, u"0012"_s);
}

void TestWorkbook::datesAreBadEverywhere()
{
    for (const QByteArray &column : QByteArrayList{"A", "B", "C", "D"}) {
        QByteArray row = "<row r=\"2\">";
        for (const QByteArray &at : QByteArrayList{"A", "B", "C", "D"}) {
            if (at == column)
                row += "<c r=\"" + at + "2\" s=\"1\"><v>45000</v></c>";
            else if (at == "A")
                row += number;
            else
                row += inlineCell(at + "2", at == "C" ? "true" : "contoso");
        }
        const QStringList faults =
            faultsOf(xlsxParts(sheet(row + "</row>"), "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"));
        QCOMPARE(faults.size(), 1);
        QVERIFY2(faults.first().contains(u"a date"_s), qPrintable(faults.first()));
    }
}

void TestWorkbook::errorsAndUnknownResultsAreBad()
{
    const QStringList faults =
        faultsOf(xlsxParts(sheet("<row r=\"2\">" + number + account +
                                 "<c r=\"C2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
                                 "<c r=\"D2\"><f>A1</f></c></row>")));
    QCOMPARE(faults.size(), 2);
    const auto result =
        readParts(xlsxParts(sheet("<row r=\"2\">" + number + account + inlineCell("C2", "true") +
                                  "<c r=\"D2\" t=\"str\"><f>A1</f><v>desk</v></c></row>")));
    QCOMPARE(result->records.first().cells.at(3), u"desk"_s);
}

void TestWorkbook::mergedRowsAreOneBadCell()
{
    QByteArray rows;
    for (const QByteArray &line : QByteArrayList{"2", "3"}) {
        rows += "<row r=\"" + line + "\">" + inlineCell("A" + line, "+44163296000" + line) +
                inlineCell("B" + line, "contoso") + inlineCell("C" + line, "true") +
                inlineCell("D" + line, line == "2" ? "x" : "") + "</row>";
    }
    const auto table =
        readParts(xlsxParts(sheet(rows, "<mergeCells><mergeCell ref=\"D2:D3\"/></mergeCells>")));
    const auto plan = draft(*table);
    QCOMPARE(plan->errors.size(), 1);
    QCOMPARE(plan->errors.first().line, 2);
    QCOMPARE(plan->rows.at(1).change.edits.find(customSipHeaderColumn()), nullptr);
}

void TestWorkbook::whatIsNotStoredIsNotNamed()
{
    const auto table = readParts(xlsxParts(
        sheet("<row r=\"2\">" + number + account + inlineCell("C2", "true") +
              "</row><row r=\"3\">" + inlineCell("A3", "+441632960001") +
              inlineCell("B3", "contoso") + inlineCell("C3", "true") + "<c r=\"D3\"/></row>")));
    const auto plan = draft(*table);
    QVERIFY(plan->errors.isEmpty());
    QCOMPARE(plan->rows.at(0).change.edits.find(customSipHeaderColumn()), nullptr);
    QVERIFY(plan->rows.at(1).change.edits.find(customSipHeaderColumn()) != nullptr); // it clears
}

void TestWorkbook::sharedStringsLoseTheirReadings()
{
    const auto table = readParts(
        xlsxParts(sheet("<row r=\"2\">" + number + "<c r=\"B2\" t=\"s\"><v>1</v></c>" +
                        inlineCell("C2", "true") + "</row>"),
                  {}, {},
                  "<si><t>other</t></si><si><r><t>con</t></r><r><rPr><b/></rPr><t>toso</t></r>"
                  "<rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh></si>"));
    QCOMPARE(table->records.first().cells.at(1), u"contoso"_s);
}

void TestWorkbook::titlesStandAbove()
{
    QByteArray moved = headings;
    moved.replace("r=\"1\"", "r=\"4\"");
    for (const QByteArray &column : QByteArrayList{"A", "B", "C", "D"})
        moved.replace("r=\"" + column + "1\"", "r=\"" + column + "4\"");
    const auto table = readParts(
        xlsxParts("<sheetData><row r=\"2\">" + inlineCell("B2", "Numbers of our customers") +
                  "</row>" + moved + "<row r=\"9\">" + inlineCell("A9", "+441632960000") +
                  inlineCell("B9", "contoso") + inlineCell("C9", "true") + "</row></sheetData>"));
    QVERIFY(table.has_value());
    QCOMPARE(table->above.size(), 1);
    QCOMPARE(table->heading.line, 4);
    QCOMPARE(table->records.first().line, 9);
}

void TestWorkbook::hiddenRowsAreReadAndTold()
{
    const auto table = readParts(xlsxParts(sheet("<row r=\"2\" hidden=\"1\">" + number + account +
                                                 inlineCell("C2", "true") + "</row>")));
    QCOMPARE(table->records.size(), 1);
    QCOMPARE(table->notes.size(), 1);
    const auto plan = draft(*table);
    QVERIFY(std::any_of(plan->warnings.cbegin(), plan->warnings.cend(), [&](const auto &warning) {
        return warning.message == table->notes.first();
    }));
}

void TestWorkbook::severalSheetsAreAskedAbout()
{
    ZipParts parts = xlsxParts(sheet("<row r=\"2\">" + number + account + "</row>"));
    parts[1].second.replace("</sheets>", "<sheet name=\"Notes\" sheetId=\"2\" state=\"hidden\""
                                         " r:id=\"s9\"/></sheets>");
    parts[2].second.replace(
        "</Relationships>",
        "<Relationship Id=\"s9\" Type=\"http://x/worksheet\" Target=\"two.xml\"/></Relationships>");
    parts.append({u"book/two.xml"_s, "<worksheet><sheetData/></worksheet>"});
    QVERIFY(readParts(parts).has_value()); // one of them holds nothing
    parts.last().second = "<worksheet><sheetData>" + headings + "</sheetData></worksheet>";
    const auto both = readParts(parts);
    QVERIFY(!both);
    QCOMPARE(both.error().sheets, QStringList({u"Numbers"_s, u"Notes"_s}));
    const auto chosen = readParts(parts, u"notes"_s);
    QVERIFY(chosen.has_value());
    QCOMPARE(chosen->sheet, u"Notes"_s);
    QCOMPARE(chosen->notes.size(), 1); // it is hidden
    const auto wrong = readParts(parts, u"Nothing"_s);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().sheets.size(), 2);
}

void TestWorkbook::odsIsRead()
{
    const auto text = [](const QByteArray &value) {
        return "<table:table-cell office:value-type=\"string\"><text:p>" + value +
               "</text:p></table:table-cell>";
    };
    const QByteArray table =
        "<table:table table:name=\"Sheet1\"><table:table-column"
        " table:number-columns-repeated=\"4\"/><table:table-row>" +
        text("telephoneNumber") + text("accountName") +
        text("serviceDetails_zoomPhoneCloudPeering_enabled") +
        text("configuration_customSipHeader") +
        "</table:table-row><table:table-row>"
        "<table:table-cell office:value-type=\"float\" office:value=\"441632960000\">"
        "<text:p>4.42E+11</text:p></table:table-cell>" +
        text("con<text:span>to</text:span>so") +
        "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\">"
        "<text:p>TRUE</text:p></table:table-cell>"
        "<table:table-cell table:style-name=\"ce1\" office:value-type=\"float\""
        " office:value=\"12\"><office:annotation><text:p>a note</text:p></office:annotation>"
        "<text:p>0012</text:p></table:table-cell></table:table-row></table:table>";
    const QByteArray styles = "<number:number-style style:name=\"N1\"><number:number"
                              " number:decimal-places=\"0\" number:min-integer-digits=\"4\"/>"
                              "</number:number-style><style:style style:name=\"ce1\""
                              " style:family=\"table-cell\" style:data-style-name=\"N1\"/>";
    const auto sheetTable = readParts(odsParts(table, styles));
    QVERIFY2(sheetTable.has_value(), sheetTable ? "" : qPrintable(sheetTable.error().message));
    QCOMPARE(sheetTable->records.first().cells,
             QStringList({u"441632960000"_s, u"contoso"_s, u"true"_s, u"12"_s}));
    const auto plan = draft(*sheetTable);
    QCOMPARE(plan->errors.size(), 2); // a missing +, and a header that is a number
    QCOMPARE(plan->errors.last().repaired, u"0012"_s);
}

void TestWorkbook::odsRepeatsToTheEndOfTheSheet()
{
    const QByteArray cell = "<table:table-cell office:value-type=\"string\"><text:p>";
    const QByteArray end = "</text:p></table:table-cell>";
    const QByteArray empty = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
    const auto table = readParts(
        odsParts("<table:table table:name=\"a\"><table:table-row>" + cell + "Numbers" + end +
                 empty + "</table:table-row><table:table-row table:number-rows-repeated=\"3\">" +
                 cell + "+441632960000" + end +
                 "</table:table-row><table:table-row table:number-rows-repeated=\"1048571\">" +
                 empty + "</table:table-row></table:table>"));
    QVERIFY(table.has_value());
    QCOMPARE(table->records.size(), 3);
    QCOMPARE(table->records.last().line, 4);
}

void TestWorkbook::odsHiddenSheetsAreTold()
{
    const auto table = readParts(
        odsParts("<table:table table:name=\"a\" table:style-name=\"ta1\"><table:table-row>"
                 "<table:table-cell office:value-type=\"string\"><text:p>Numbers</text:p>"
                 "</table:table-cell></table:table-row></table:table>",
                 "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties"
                 " table:display=\"false\"/></style:style>"));
    QVERIFY(table.has_value());
    QCOMPARE(table->notes.size(), 1);
}

/// It packs to next to nothing and unpacks to more than a part may have.
void TestWorkbook::bombsAreRefused()
{
    constexpr qint64 most = 100'000;
    const auto archive = ZipArchive::open(
        zipOf({{u"a.xml"_s, "<a>" + QByteArray(10 * most, ' ') + "</a>"}, {u"b.xml"_s, "<b/>"}}),
        most);
    QVERIFY(archive);
    const auto bomb = SheetXml::open(*archive, u"a.xml"_s);
    while (bomb->nextElement()) {
    }
    QVERIFY2(bomb->fault().value_or(QString()).contains(u"100,000"_s),
             qPrintable(bomb->fault().value_or(QString())));
    const auto small = SheetXml::open(*archive, u"b.xml"_s);
    QVERIFY(small->nextElement());
    QVERIFY(!small->nextElement());
    QVERIFY(!small->fault());
}

void TestWorkbook::entitiesAreRefused()
{
    ZipParts parts = xlsxParts(sheet("<row r=\"2\">" + number + account + "</row>"));
    parts[3].second.prepend("<!DOCTYPE x [<!ENTITY a \"aaaa\">]>");
    QVERIFY(!readParts(parts));
}

void TestWorkbook::brokenArchivesAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray whole = zipOf(xlsxParts(sheet("<row r=\"2\">" + number + account + "</row>")));
    QTest::newRow("cut") << whole.first(whole.size() / 2);
    QTest::newRow("no archive") << QByteArray("PK\x03\x04 and nothing more");
    QTest::newRow("no workbook") << zipOf({{u"a.txt"_s, "text"}});
    ZipParts cut = xlsxParts(sheet("<row r=\"2\">" + number + account + "</row>"));
    cut[3].second.chop(40);
    QTest::newRow("a sheet without an end") << zipOf(cut);
    cut.remove(3);
    QTest::newRow("no sheet") << zipOf(cut);
    QTest::newRow("an encrypted document")
        << zipOf({{u"mimetype"_s, "application/vnd.oasis.opendocument.spreadsheet"},
                  {u"content.xml"_s, "\x01\x02"},
                  {u"META-INF/manifest.xml"_s, "<m><encryption-data/></m>"}});
}

void TestWorkbook::brokenArchivesAreRefused()
{
    QFETCH(QByteArray, content);
    const auto table = readWorkbook(content, u"a.xlsx"_s, {});
    QVERIFY(!table);
    QVERIFY(!table.error().message.isEmpty() && !table.error().remedy.isEmpty());
}

NUMBERDESK_TEST("workbook", TestWorkbook)
#include "tst_workbook.moc"
