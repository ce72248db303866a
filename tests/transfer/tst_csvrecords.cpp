// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "transfer/csv/csvtable.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

using Lines = QList<qint64>;
using Rows = QList<QStringList>;

Rows cellsOf(const CsvRecords &records)
{
    Rows rows;
    for (const CsvRecord &record : records)
        rows.append(record.cells);
    return rows;
}

QByteArrayList plainCellsOf(const CsvRecords &records, qsizetype index)
{
    CsvRecords::PlainCells cells;
    QByteArrayList copied;
    if (records.readPlainCells(index, cells)) {
        for (const QByteArrayView cell : cells)
            copied.append(cell.toByteArray());
    }
    return copied;
}

} // namespace

class TestCsvRecords : public QObject
{
    Q_OBJECT

private slots:
    void givesBackWhatWasMade();
    void keepsMarks();
    void replacesRowsOfAText();
    void knowsLinesWithoutCells();
    void cutsPlainRowsOnly();
    void staysWithItsText();
    void knowsTheFewestCells();
};

void TestCsvRecords::givesBackWhatWasMade()
{
    const Rows rows{{u"+441632960000"_s, u"contoso"_s},
                    {},
                    {u""_s},
                    {u"a,\"b\"\r\nc"_s, u"äß€😀"_s, QString(QChar(u'\0'))},
                    {QString(QChar(0xD83D)), u"half a pair stands alone"_s},
                    {QString(300, u'x'), QString(20'000, u'y')}};
    CsvRecords records;
    for (const QStringList &cells : rows)
        records.append({records.size() + 7, cells});
    QCOMPARE(cellsOf(records), rows);
    QCOMPARE(records.first().line, 7);
    QCOMPARE(records.last().line, 12);
    records.append({99, {u"x"_s}, CsvRecord::Fault::TextAfterQuote});
    QCOMPARE(records.last().fault, CsvRecord::Fault::TextAfterQuote);
}

void TestCsvRecords::keepsMarks()
{
    const auto marks = std::make_shared<const SheetMarks>(SheetMarks{QBitArray(2, true), {}});
    const auto others = std::make_shared<const SheetMarks>(SheetMarks{QBitArray(2), {}});
    CsvRecords records;
    for (const auto &of : {marks, marks, others, marks})
        records.append({1, {u"x"_s, u"y"_s}, CsvRecord::Fault::None, of});
    records.append({2, {u"x"_s}});
    QCOMPARE(records.at(1).marks, marks);
    QCOMPARE(records.at(2).marks, others);
    QCOMPARE(records.at(3).marks, marks);
    QVERIFY(!records.last().marks);
}

void TestCsvRecords::replacesRowsOfAText()
{
    auto table = parseCsv("a,b\nx,y\nz,z\n"_ba, {});
    QVERIFY(table);
    const CsvRecords before = table->records;
    table->records.replace(0, {2, {u"other"_s, u"\"row\""_s}});
    QCOMPARE(cellsOf(table->records), (Rows{{u"other"_s, u"\"row\""_s}, {u"z"_s, u"z"_s}}));
    QCOMPARE(cellsOf(before), (Rows{{u"x"_s, u"y"_s}, {u"z"_s, u"z"_s}}));
}

void TestCsvRecords::knowsLinesWithoutCells()
{
    const auto table = parseCsv("a,b\r\n\r\n\"x\r\nx\",y\r\n\"x\r\nx,y"_ba, {});
    QVERIFY(table);
    Lines lines;
    for (qsizetype i = 0; i < table->records.size(); ++i) {
        lines.append(table->records.lineOf(i));
        QCOMPARE(table->records.at(i).line, lines.constLast());
    }
    QCOMPARE(lines, (Lines{3, 5, 6}));
    QCOMPARE(table->records.at(1).fault, CsvRecord::Fault::UnclosedQuote);
    QCOMPARE(table->records.at(1).cells, QStringList{u"\"x"_s});
}

void TestCsvRecords::cutsPlainRowsOnly()
{
    auto table = parseCsv("a,b\n x ,\xC3\xA4\n\"x,x\",\"\"\nx\"x,\"y\"\n,y\rx,y,\n"
                          "\"x\"\"x\",y\n\"x\nx\",y\n\"x\" ,y\n\"x\"x,y\nx,\"y"_ba,
                          {});
    QVERIFY(table);
    CsvRecords &records = table->records;
    QCOMPARE(plainCellsOf(records, 0), (QByteArrayList{" x "_ba, "\xC3\xA4"_ba}));
    QCOMPARE(plainCellsOf(records, 1), (QByteArrayList{"x,x"_ba, {}}));
    QCOMPARE(plainCellsOf(records, 2), (QByteArrayList{"x\"x"_ba, "y"_ba}));
    QCOMPARE(plainCellsOf(records, 3), (QByteArrayList{{}, "y"_ba}));
    QCOMPARE(plainCellsOf(records, 4), (QByteArrayList{"x"_ba, "y"_ba, {}}));
    QCOMPARE(records.size(), 10);
    for (qsizetype i = 5; i < records.size(); ++i)
        QVERIFY(plainCellsOf(records, i).isEmpty());
    records.replace(0, {2, {u"x"_s, u"y"_s}});
    QVERIFY(plainCellsOf(records, 0).isEmpty());
}

void TestCsvRecords::staysWithItsText()
{
    CsvRecords records;
    {
        QByteArray bytes = "\xEF\xBB\xBF"
                           "a,b\nx,y\n";
        records = parseCsv(bytes, {})->records;
        bytes.fill('?');
    }
    QCOMPARE(cellsOf(records), (Rows{{u"x"_s, u"y"_s}}));
}

void TestCsvRecords::knowsTheFewestCells()
{
    const auto table = parseCsv("a,b,c\nx,y,z\nx,y\nx\"\n\"x\"x\n"_ba, {});
    QVERIFY(table);
    QCOMPARE(table->records.size(), 4);
    QCOMPARE(table->records.fewestCells(), 1);
    QVERIFY(parseCsv("a,b\nx,y\n\"x\"x\n"_ba, {})->records.fewestCells() == 2);
}

NUMBERDESK_TEST("csvrecords", TestCsvRecords)

#include "tst_csvrecords.moc"
