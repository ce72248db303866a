// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "workbookparts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// OpenDocument spreadsheets as tables.
class TestWorkbookOds : public QObject
{
    Q_OBJECT

private slots:
    void odsIsRead();
    void odsRepeatsToTheEndOfTheSheet();
    void odsHiddenSheetsAreTold();
    void odsStylesAreInherited_data();
    void odsStylesAreInherited();
};

void TestWorkbookOds::odsIsRead()
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

void TestWorkbookOds::odsRepeatsToTheEndOfTheSheet()
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

void TestWorkbookOds::odsHiddenSheetsAreTold()
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

void TestWorkbookOds::odsStylesAreInherited_data()
{
    QTest::addColumn<QByteArray>("row");    // attributes of the row
    QTest::addColumn<QByteArray>("cell");   // attributes of the cell
    QTest::addColumn<QByteArray>("column"); // attributes of its column
    QTest::addColumn<QString>("repaired"); // what is offered; empty = a fraction, bad in any column
    QTest::newRow("its own style's parent")
        << QByteArray() << QByteArray("table:style-name=\"ce1\"") << QByteArray() << u"0012"_s;
    QTest::newRow("the row's") << QByteArray("table:default-cell-style-name=\"ce1\"")
                               << QByteArray()
                               << QByteArray("table:default-cell-style-name=\"ce2\"") << u"0012"_s;
    QTest::newRow("the column's") << QByteArray() << QByteArray()
                                  << QByteArray("table:default-cell-style-name=\"ce1\"")
                                  << u"0012"_s;
    QTest::newRow("a fraction's") << QByteArray() << QByteArray("table:style-name=\"ce2\"")
                                  << QByteArray() << QString();
}

void TestWorkbookOds::odsStylesAreInherited()
{
    QFETCH(QByteArray, row);
    QFETCH(QByteArray, cell);
    QFETCH(QByteArray, column);
    QFETCH(QString, repaired);
    const auto text = [](const QByteArray &value) {
        return "<table:table-cell office:value-type=\"string\"><text:p>" + value +
               "</text:p></table:table-cell>";
    };
    ZipParts parts =
        odsParts("<table:table table:name=\"a\"><table:table-column/><table:table-column " +
                     column + "/><table:table-row>" + text("telephoneNumber") +
                     text("accountName") + text("serviceDetails_zoomPhoneCloudPeering_enabled") +
                     "</table:table-row><table:table-row " + row + ">" + text("+441632960000") +
                     "<table:table-cell " + cell +
                     " office:value-type=\"float\" office:value=\"12\">"
                     "<text:p>12</text:p></table:table-cell>" +
                     text("true") + "</table:table-row></table:table>",
                 "<style:style style:name=\"ce1\" style:family=\"table-cell\""
                 " style:parent-style-name=\"Codes\"/>"
                 "<style:style style:name=\"ce2\" style:family=\"table-cell\""
                 " style:parent-style-name=\"Parts\"/>");
    QByteArray styles = parts[1].second;
    styles = styles.first(styles.indexOf("<office:automatic-styles>")) +
             "<office:styles><number:number-style style:name=\"N1\"><number:number"
             " number:min-integer-digits=\"4\"/></number:number-style><number:number-style"
             " style:name=\"N2\"><number:fraction/></number:number-style>"
             "<style:style style:name=\"Codes\" style:family=\"table-cell\""
             " style:data-style-name=\"N1\"/><style:style style:name=\"Parts\""
             " style:family=\"table-cell\" style:data-style-name=\"N2\"/>"
             "</office:styles></office:document-content>";
    parts.append({u"styles.xml"_s, styles});
    const auto table = readParts(parts);
    QVERIFY2(table.has_value(), qPrintable(messageOf(table)));
    const auto plan = draft(*table);
    QCOMPARE(plan->errors.size(), 1);
    QCOMPARE(plan->errors.first().repaired, repaired);
}

NUMBERDESK_TEST("workbookods", TestWorkbookOds)
#include "tst_workbookods.moc"
