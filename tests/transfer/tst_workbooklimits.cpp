// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "transfer/workbook/sheetxml.h"
#include "workbookparts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// What is broken, or made to fill memory, is refused and never taken for empty.
class TestWorkbookLimits : public QObject
{
    Q_OBJECT

private slots:
    void bombsAreRefused();
    void entitiesAreRefused();
    void brokenArchivesAreRefused_data();
    void brokenArchivesAreRefused();
    void bombsAreRefusedSoon_data();
    void bombsAreRefusedSoon();
    void longTokensAreRefused_data();
    void longTokensAreRefused();
    void deepElementsAreRefused_data();
    void deepElementsAreRefused();
    void rowsWithoutEndDoNotLast();
    void cancellingEndsReading();
    void brokenPartsAreNoEmptyCells_data();
    void brokenPartsAreNoEmptyCells();
};

/// It packs to next to nothing and unpacks to more than a part may have.
void TestWorkbookLimits::bombsAreRefused()
{
    constexpr qint64 most = 100'000;
    PartLimits limits;
    limits.most = most;
    const auto archive = ZipArchive::open(
        zipOf({{u"a.xml"_s, "<a>" + QByteArray(10 * most, ' ') + "</a>"}, {u"b.xml"_s, "<b/>"}}),
        limits);
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

void TestWorkbookLimits::entitiesAreRefused()
{
    ZipParts parts = xlsxParts(sheet("<row r=\"2\">" + number + account + "</row>"));
    parts[3].second.prepend("<!DOCTYPE x [<!ENTITY a \"aaaa\">]>");
    QVERIFY(!readParts(parts));
}

void TestWorkbookLimits::brokenArchivesAreRefused_data()
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

void TestWorkbookLimits::brokenArchivesAreRefused()
{
    QFETCH(QByteArray, content);
    const auto table = readWorkbook(content, u"a.xlsx"_s, {});
    QVERIFY(!table);
    QVERIFY(!table.error().message.isEmpty() && !table.error().remedy.isEmpty());
}

void TestWorkbookLimits::bombsAreRefusedSoon_data()
{
    constexpr qsizetype mebibytes = 40;
    const QByteArray blanks(mebibytes * 1024 * 1024, ' ');
    QTest::addColumn<QString>("part");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("sheet") << sheetPart << "<worksheet><sheetData>" + blanks + "</sheetData>";
    QTest::newRow("texts") << u"words.xml"_s << "<sst>" + blanks;
    QTest::newRow("formats") << u"book/looks.xml"_s << "<styleSheet>" + blanks;
}

/// Long before the limit of a part: what unpacks to hundreds of times its size is no sheet.
void TestWorkbookLimits::bombsAreRefusedSoon()
{
    QFETCH(QString, part);
    QFETCH(QByteArray, content);
    const QString message = messageOf(readParts(withPart(part, content)));
    QVERIFY2(message.contains(u"600 times its size"_s) || message.contains(u"a text of more"_s),
             qPrintable(message));
}

void TestWorkbookLimits::longTokensAreRefused_data()
{
    const QByteArray text = QByteArray("0123456789abcdef").repeated(1024 * 1024); // 16 MiB
    const QByteArray tags = QByteArray("<a>bcdefghijklmn").repeated(1024 * 1024);
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << "<worksheet>" + text;
    QTest::newRow("attribute") << "<worksheet a=\"" + text;
    QTest::newRow("comment") << "<worksheet><!--" + tags;
    QTest::newRow("a comment that looks closed") << "<worksheet><!-->" + tags;
    QTest::newRow("section") << "<worksheet><![CDATA[" + tags;
    QTest::newRow("instruction") << "<worksheet><?a " + tags;
    QTest::newRow("document type")
        << "<!DOCTYPE a [" + QByteArray("<!ELEMENT b ANY>").repeated(1024 * 1024);
}

/// The reader hands each of them out whole, which would fill memory.
void TestWorkbookLimits::longTokensAreRefused()
{
    QFETCH(QByteArray, content);
    PartLimits limits;
    limits.mostTimes = content.size(); // how much it is packed does not matter here
    const auto archive = ZipArchive::open(zipOf({{u"a.xml"_s, content}}), limits);
    QVERIFY(archive);
    const auto xml = SheetXml::open(*archive, u"a.xml"_s);
    while (xml->nextElement()) {
    }
    const QString fault = xml->fault().value_or(QString());
    QVERIFY2(fault.contains(u"a text of more"_s), qPrintable(fault));
}

void TestWorkbookLimits::deepElementsAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("runs in runs") << sheet("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is>" +
                                           QByteArray("<r>").repeated(100'000));
    QTest::newRow("anything") << QByteArray("<a>").repeated(100'000);
}

void TestWorkbookLimits::deepElementsAreRefused()
{
    QFETCH(QByteArray, content);
    const QString message = messageOf(readParts(xlsxParts(content)));
    QVERIFY2(message.contains(u"nested deeper"_s), qPrintable(message));
    const ZipParts groups = odsParts("<table:table table:name=\"a\">" +
                                     QByteArray("<table:table-row-group>").repeated(100'000));
    QVERIFY(!readParts(groups));
    const ZipParts spans =
        odsParts("<table:table table:name=\"a\"><table:table-row><table:table-cell"
                 " office:value-type=\"string\"><text:p>" +
                 QByteArray("<text:span>").repeated(100'000));
    QVERIFY(!readParts(spans));
}

/// Two thousand million rows of empty texts, and a row of more cells than a sheet has columns.
void TestWorkbookLimits::rowsWithoutEndDoNotLast()
{
    const QByteArray filled = "<table:table-row><table:table-cell office:value-type=\"string\">"
                              "<text:p>Numbers</text:p></table:table-cell></table:table-row>";
    const auto table = readParts(
        odsParts("<table:table table:name=\"a\">" + filled +
                 "<table:table-row table:number-rows-repeated=\"2147483647\"><table:table-cell"
                 " office:value-type=\"string\" table:number-columns-repeated=\"16384\"/>"
                 "</table:table-row></table:table>"));
    QVERIFY2(table.has_value(), qPrintable(messageOf(table)));
    QVERIFY(table->records.isEmpty());
    const QByteArray cells = QByteArray("<c t=\"str\"><v>x</v></c>").repeated(100'000);
    const auto wide = readParts(xlsxParts(sheet("<row r=\"2\">" + number + cells + "</row>")));
    QVERIFY2(messageOf(wide).contains(u"more rows or cells"_s), qPrintable(messageOf(wide)));
}

void TestWorkbookLimits::cancellingEndsReading()
{
    CsvReading reading;
    *reading.cancel = true;
    const auto table =
        readWorkbook(zipOf(xlsxParts(sheet("<row r=\"2\">" + number + account + "</row>"))),
                     u"a.xlsx"_s, reading);
    QCOMPARE(messageOf(table), u"Reading was cancelled."_s);
}

void TestWorkbookLimits::brokenPartsAreNoEmptyCells_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("word"); // of the message
    QTest::newRow("texts end early")
        << u"words.xml"_s << QByteArray("<sst><si><t>con") << u"ends"_s;
    QTest::newRow("texts are missing") << u"words.xml"_s << QByteArray() << u"missing"_s;
    QTest::newRow("a text is missing") << u"words.xml"_s << QByteArray("<sst/>") << u"refers"_s;
    QTest::newRow("formats end early")
        << u"book/looks.xml"_s << QByteArray("<styleSheet><cellXfs>") << u"ends"_s;
    QTest::newRow("formats are missing") << u"book/looks.xml"_s << QByteArray() << u"missing"_s;
    QTest::newRow("formats with a document type")
        << u"book/looks.xml"_s << QByteArray("<!DOCTYPE a><styleSheet/>") << u"document type"_s;
    QTest::newRow("the sheet ends early")
        << sheetPart << QByteArray("<worksheet><sheetData><row><c t=\"str\"><v>x</v></c></row>")
        << u"ends in the middle"_s;
}

/// An empty cell clears a field, and a date without its format is a number.
void TestWorkbookLimits::brokenPartsAreNoEmptyCells()
{
    QFETCH(QString, part);
    QFETCH(QByteArray, content);
    QFETCH(QString, word);
    const QString message = messageOf(readParts(withPart(part, content)));
    QVERIFY2(message.contains(word), qPrintable(message));
}

NUMBERDESK_TEST("workbooklimits", TestWorkbookLimits)
#include "tst_workbooklimits.moc"
