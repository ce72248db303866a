// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "transfer/workbook/cellformat.h"
#include "transfer/workbook/sheetcell.h"
#include "workbookparts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// What the cells of a workbook are, and what they are refused as.
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
    void unknownResultsAreNeverRepaired_data();
    void unknownResultsAreNeverRepaired();
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
    row("\"$\"#,##0.00", Kind::Currency); // as Excel writes it in the United States
    row("_(\"$\"* #,##0.00_)", Kind::Currency);
    row("#,##0.00\\ \"€\"", Kind::Currency);
    row("0\\€", Kind::Currency);
    row("#,##0.00 \"kr\"", Kind::Currency);
    row("\"CHF\" 0", Kind::Currency);
    row("\"Ext\" 0", Kind::Plain); // what else is shown as it stands says nothing
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
    QCOMPARE(repaired->rows.first().change.accountName.text(), u"4711"_s);
    QCOMPARE(repaired->rows.first().repairs().size(), 2);
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

void TestWorkbook::unknownResultsAreNeverRepaired_data()
{
    QTest::addColumn<QByteArray>("cells");
    const QByteArray flag = inlineCell("C2", "true");
    QTest::newRow("in a text") << flag + "<c r=\"D2\"><f>A1</f></c>";
    QTest::newRow("in a text, empty") << flag + "<c r=\"D2\"><f>A1</f><v></v></c>";
    QTest::newRow("in a flag") << QByteArray("<c r=\"C2\"><f>A1</f><v/></c>");
    QTest::newRow("of a text") << flag + "<c r=\"D2\" t=\"str\"><f>A1</f></c>";
}

/// It looks empty; empty cells clear, and leave a service alone.
void TestWorkbook::unknownResultsAreNeverRepaired()
{
    QFETCH(QByteArray, cells);
    const auto table =
        readParts(xlsxParts(sheet("<row r=\"2\">" + number + account + cells + "</row>")));
    QVERIFY2(table.has_value(), qPrintable(messageOf(table)));
    for (const bool repairs : {false, true}) {
        const auto plan = draft(*table, repairs);
        QCOMPARE(plan->errors.size(), 1);
        QVERIFY(plan->errors.first().message.contains(u"formula"_s));
        QVERIFY(plan->errors.first().repaired.isEmpty());
    }
}

NUMBERDESK_TEST("workbook", TestWorkbook)
#include "tst_workbook.moc"
