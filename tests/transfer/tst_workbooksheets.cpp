// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "workbookparts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// Which sheet and which parts of a workbook are read.
class TestWorkbookSheets : public QObject
{
    Q_OBJECT

private slots:
    void sharedStringsLoseTheirReadings();
    void titlesStandAbove();
    void hiddenRowsAreReadAndTold();
    void severalSheetsAreAskedAbout();
    void escapedCharactersAreRead();
    void targetsAreAddresses_data();
    void targetsAreAddresses();
    void namesOfTextStayText_data();
    void namesOfTextStayText();
    void passwordsAreTold();
};

void TestWorkbookSheets::sharedStringsLoseTheirReadings()
{
    const auto table = readParts(
        xlsxParts(sheet("<row r=\"2\">" + number + "<c r=\"B2\" t=\"s\"><v>1</v></c>" +
                        inlineCell("C2", "true") + "</row>"),
                  {}, {},
                  "<si><t>other</t></si><si><r><t>con</t></r><r><rPr><b/></rPr><t>toso</t></r>"
                  "<rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh></si>"));
    QCOMPARE(table->records.first().cells.at(1), u"contoso"_s);
}

void TestWorkbookSheets::titlesStandAbove()
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

void TestWorkbookSheets::hiddenRowsAreReadAndTold()
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

void TestWorkbookSheets::severalSheetsAreAskedAbout()
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

void TestWorkbookSheets::escapedCharactersAreRead()
{
    const auto table =
        readParts(xlsxParts(sheet("<row r=\"2\">" + number + "<c r=\"B2\" t=\"s\"><v>0</v></c>" +
                                  inlineCell("C2", "a_x0041_b_x005F_x0041_") +
                                  "<c r=\"D2\" t=\"str\"><v>_x00e4__x12_</v></c></row>"),
                            {}, {}, "<si><r><t>con_x0074_</t></r><r><t>oso</t></r></si>"));
    QVERIFY2(table.has_value(), qPrintable(messageOf(table)));
    QCOMPARE(table->records.first().cells.mid(1),
             QStringList({u"contoso"_s, u"aAb_x0041_"_s, u"ä_x12_"_s}));
}

void TestWorkbookSheets::targetsAreAddresses_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("from the root") << QByteArray("/book/pages/one.xml") << true;
    QTest::newRow("escaped") << QByteArray("pages/%6fne.xml") << true;
    QTest::newRow("in another letter case") << QByteArray("Pages/One.XML") << true;
    QTest::newRow("above the root") << QByteArray("../../../../book/pages/one.xml") << true;
    QTest::newRow("nowhere") << QByteArray("../../..") << false;
}

void TestWorkbookSheets::targetsAreAddresses()
{
    QFETCH(QByteArray, target);
    QFETCH(bool, isFound);
    ZipParts parts = withPart(QString(), {});
    parts[2].second.replace("pages/one.xml", target);
    QCOMPARE(readParts(parts).has_value(), isFound);
}

void TestWorkbookSheets::namesOfTextStayText_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isRead");
    for (const QString &name : {u"a.xlsx"_s, u"a.ODS"_s, u"a"_s, u"a.bak"_s, u"-"_s})
        QTest::newRow(qPrintable(name)) << name << true;
    for (const QString &name : {u"a.csv"_s, u"a.TSV"_s, u"a.txt"_s})
        QTest::newRow(qPrintable(name)) << name << false;
}

void TestWorkbookSheets::namesOfTextStayText()
{
    QFETCH(QString, name);
    QFETCH(bool, isRead);
    QCOMPARE(isWorkbook(name, zipOf({{u"a"_s, "b"}})), isRead);
    QVERIFY(!isWorkbook(name, "Numbers\n"));
}

void TestWorkbookSheets::passwordsAreTold()
{
    const auto ods = readParts({{u"mimetype"_s, "application/vnd.oasis.opendocument.spreadsheet"},
                                {u"content.xml"_s, "\x01\x02"},
                                {u"META-INF/manifest.xml"_s, "<m><encryption-data/></m>"}});
    QVERIFY2(messageOf(ods).contains(u"password-protected"_s), qPrintable(messageOf(ods)));
    const QByteArray compound = QByteArray::fromHex("d0cf11e0a1b11ae1") + QByteArray(500, '\0');
    QByteArray stream;
    for (const char c : QByteArray("EncryptedPackage"))
        stream += QByteArray(1, c) + '\0';
    const auto xlsx = parseCsv(compound + stream, u"a.xlsx"_s);
    QVERIFY2(messageOf(xlsx).contains(u"password-protected"_s), qPrintable(messageOf(xlsx)));
    const auto xls = parseCsv(compound, u"a.xlsx"_s);
    QVERIFY2(messageOf(xls).contains(u".xls)"_s), qPrintable(messageOf(xls)));
}

NUMBERDESK_TEST("workbooksheets", TestWorkbookSheets)
#include "tst_workbooksheets.moc"
