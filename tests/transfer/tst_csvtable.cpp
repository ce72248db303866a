// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csvtable.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

using Lines = QList<qint64>;
using Rows = QList<QStringList>;

QByteArray utf16(const QString &text, bool bigEndian)
{
    QStringEncoder encoder(bigEndian ? QStringEncoder::Utf16BE : QStringEncoder::Utf16LE,
                           QStringConverter::Flag::WriteBom);
    return encoder.encode(text);
}

} // namespace

class TestCsvTable : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void recognisesDialect_data();
    void recognisesDialect();
    void refuses_data();
    void refuses();
    void countsPhysicalLines();
    void sharesRepeatedCells();
    void readsFiles();
    void refusesMissingFiles();
    void writesWhatItReads_data();
    void writesWhatItReads();
};

void TestCsvTable::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("heading");
    QTest::addColumn<Rows>("rows");

    const QStringList ab{u"a"_s, u"b"_s};
    const Rows xy{{u"x"_s, u"y"_s}};
    QTest::newRow("comma") << "a,b\nx,y\n"_ba << ab << xy;
    QTest::newRow("semicolon") << "a;b\nx;y\n"_ba << ab << xy;
    QTest::newRow("tab") << "a\tb\nx\ty\n"_ba << ab << xy;
    QTest::newRow("bar") << "a|b\nx|y\n"_ba << ab << xy;
    QTest::newRow("CRLF") << "a,b\r\nx,y\r\n"_ba << ab << xy;
    QTest::newRow("CR") << "a,b\rx,y\r"_ba << ab << xy;
    QTest::newRow("mixed line ends") << "a,b\r\nx,y\rx,y\nx,y"_ba << ab << Rows{xy + xy + xy};
    QTest::newRow("no line end at the end") << "a,b\nx,y"_ba << ab << xy;
    QTest::newRow("heading only") << "a,b"_ba << ab << Rows{};
    QTest::newRow("named separator") << "sep=;\r\na;b\r\nx;y\r\n"_ba << ab << xy;
    QTest::newRow("named separator, capitals") << "SEP=|\na|b\nx|y\n"_ba << ab << xy;
    QTest::newRow("separator inside quoted heading")
        << "\"a,a,a\";b\nx;y\n"_ba << QStringList{u"a,a,a"_s, u"b"_s} << xy;
    QTest::newRow("quoted separator") << "a,b\n\"x,x\",y\n"_ba << ab << Rows{{u"x,x"_s, u"y"_s}};
    QTest::newRow("doubled quote") << "a,b\n\"x\"\"x\",y\n"_ba << ab << Rows{{u"x\"x"_s, u"y"_s}};
    QTest::newRow("only quotes") << "a,b\n\"\"\"\",\"\"\n"_ba << ab << Rows{{u"\""_s, u""_s}};
    QTest::newRow("quoted newline")
        << "a,b\n\"x\r\nx\",y\n"_ba << ab << Rows{{u"x\r\nx"_s, u"y"_s}};
    QTest::newRow("quote inside text") << "a,b\nx\"x,y\n"_ba << ab << Rows{{u"x\"x"_s, u"y"_s}};
    QTest::newRow("blank after quote") << "a,b\n\"x\" ,y\n"_ba << ab << xy;
    QTest::newRow("empty cells") << "a,b\n\"\",\n"_ba << ab << Rows{{u""_s, u""_s}};
    QTest::newRow("separators only") << ",\na,b\nx,y\n,\n , ,\n,,,,"_ba << ab << xy;
    QTest::newRow("short and long rows")
        << "a,b\nx\nx,y,z\n"_ba << ab << Rows{{u"x"_s}, {u"x"_s, u"y"_s, u"z"_s}};
    QTest::newRow("blank lines") << "\n  \na,b\n\nx,y\n \n\n"_ba << ab << xy;
    QTest::newRow("quoted blank is a row")
        << "a\n\" \"\n"_ba << QStringList{u"a"_s} << Rows{{u" "_s}};
    QTest::newRow("outer blanks stay") << "a,b\n x ,y\t\n"_ba << ab << Rows{{u" x "_s, u"y\t"_s}};
    QTest::newRow("UTF-8") << "a,b\n\xC3\xA4,\xE2\x82\xAC\n"_ba << ab << Rows{{u"ä"_s, u"€"_s}};
    QTest::newRow("UTF-8 with BOM") << "\xEF\xBB\xBF"
                                       "a,b\nx,y\n"_ba
                                    << ab << xy;
    QTest::newRow("Windows-1252") << "a,b\n\xE4,\x80\x93\n"_ba << ab << Rows{{u"ä"_s, u"€“"_s}};
    QTest::newRow("UTF-16LE") << utf16(u"a,b\nä,€\n"_s, false) << ab << Rows{{u"ä"_s, u"€"_s}};
    QTest::newRow("UTF-16BE") << utf16(u"a,b\nä,€\n"_s, true) << ab << Rows{{u"ä"_s, u"€"_s}};
    QTest::newRow("UTF-16LE without BOM")
        << utf16(u"a,b\nä,€\n"_s, false).sliced(2) << ab << Rows{{u"ä"_s, u"€"_s}};
    QTest::newRow("UTF-16BE without BOM") << utf16(u"a,b\nx,y\n"_s, true).sliced(2) << ab << xy;
    QTest::newRow("leading zeros and plus")
        << "a,b\n007,+441632960000\n"_ba << ab << Rows{{u"007"_s, u"+441632960000"_s}};
}

void TestCsvTable::reads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, heading);
    QFETCH(Rows, rows);
    const auto table = parseCsv(bytes, u"x.csv"_s);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    QCOMPARE(table->fileName, u"x.csv"_s);
    QCOMPARE(table->heading.cells, heading);
    Rows found;
    for (const CsvRecord &record : table->records)
        found.append(record.cells);
    QCOMPARE(found, rows);
}

void TestCsvTable::recognisesDialect_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<CsvDialect>("dialect");
    QTest::newRow("plain") << "a,b\r\n"_ba << CsvDialect{u',', false, u"UTF-8"_s, true};
    QTest::newRow("LF") << "a;b\n"_ba << CsvDialect{u';', false, u"UTF-8"_s, false};
    QTest::newRow("BOM") << "\xEF\xBB\xBF"
                            "a\tb\n"_ba
                         << CsvDialect{u'\t', true, u"UTF-8"_s, false};
    QTest::newRow("1252") << "a|\xE4\r\n"_ba << CsvDialect{u'|', false, u"windows-1252"_s, true};
    QTest::newRow("UTF-16") << utf16(u"a,b\r\n"_s, false)
                            << CsvDialect{u',', true, u"UTF-16"_s, true};
    QTest::newRow("one column") << "Numbers\n+441632960000\n"_ba
                                << CsvDialect{u',', false, u"UTF-8"_s, false};
}

void TestCsvTable::recognisesDialect()
{
    QFETCH(QByteArray, bytes);
    QFETCH(CsvDialect, dialect);
    const auto table = parseCsv(bytes, {});
    QVERIFY(table);
    QCOMPARE(table->dialect.separator, dialect.separator);
    QCOMPARE(table->dialect.encoding, dialect.encoding);
    QCOMPARE(table->dialect, dialect);
}

void TestCsvTable::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("line");
    QTest::newRow("empty") << ""_ba << qint64(0);
    QTest::newRow("blank lines only") << "\n \n\n"_ba << qint64(0);
    QTest::newRow("unclosed quote") << "a,b\nx,y\n\"x,y\nx,y\n"_ba << qint64(3);
    QTest::newRow("unclosed quote behind quoted newline") << "a\n\"x\ny\"\n\"z\n"_ba << qint64(4);
    QTest::newRow("text after quote") << "a,b\nx,y\n\"x\"z,y\n"_ba << qint64(3);
    QTest::newRow("NUL") << QByteArray("a,b\nx,\0\n", 8) << qint64(2);
    QTest::newRow("NUL behind CRLF") << QByteArray("a,b\r\nx,\r\n\0", 10) << qint64(3);
    QTest::newRow("long line") << "a\nx\n" + QByteArray(70000, 'x') + "\n" << qint64(3);
    QTest::newRow("long last line") << "a\n" + QByteArray(70000, 'x') << qint64(2);
    QTest::newRow("bad UTF-8 behind BOM") << "\xEF\xBB\xBF"
                                             "a,\xE4\n"_ba
                                          << qint64(0);
    QTest::newRow("odd UTF-16 without BOM")
        << utf16(u"a,b\nx,y\n"_s, false).sliced(2) + "z" << qint64(0);
    QTest::newRow("half a UTF-16 character") << "\xFF\xFE"
                                                "a"_ba
                                             << qint64(0);
}

void TestCsvTable::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, line);
    const auto table = parseCsv(bytes, u"bad.csv"_s);
    QVERIFY(!table);
    QCOMPARE(table.error().line, line);
    QCOMPARE(table.error().fileName, u"bad.csv"_s);
    QVERIFY(!table.error().message.isEmpty());
    QVERIFY(!table.error().remedy.isEmpty());
}

void TestCsvTable::countsPhysicalLines()
{
    const auto table = parseCsv("sep=,\n\na,b\r\n\n\"x\n\nx\",y\nx,y\r\r\nx,y"_ba, {});
    QVERIFY(table);
    QCOMPARE(table->heading.line, 3);
    Lines lines;
    for (const CsvRecord &record : table->records)
        lines.append(record.line);
    QCOMPARE(lines, (Lines{5, 8, 10}));
}

void TestCsvTable::sharesRepeatedCells()
{
    const auto table = parseCsv("a,b\nx,contoso\ny,contoso\n"_ba, {});
    QVERIFY(table);
    const QString &first = table->records.at(0).cells.at(1);
    const QString &second = table->records.at(1).cells.at(1);
    QCOMPARE(second, u"contoso"_s);
    QCOMPARE(second.constData(), first.constData());
}

void TestCsvTable::readsFiles()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"täglich 1.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("a,b\nx,y\n");
    file.close();
    const auto table = readCsvFile(path);
    QVERIFY(table);
    QCOMPARE(table->fileName, path);
    QCOMPARE(table->records.size(), 1);
}

void TestCsvTable::refusesMissingFiles()
{
    QTemporaryDir folder;
    const auto missing = readCsvFile(folder.filePath(u"no.csv"_s));
    QVERIFY(!missing);
    QVERIFY(missing.error().missing);
    const auto directory = readCsvFile(folder.path());
    QVERIFY(!directory);
    QVERIFY(!directory.error().missing);
}

void TestCsvTable::writesWhatItReads_data()
{
    QTest::addColumn<QStringList>("cells");
    QTest::newRow("plain") << QStringList{u"x"_s, u"y"_s};
    QTest::newRow("special") << QStringList{u"a,b"_s, u"a;b"_s, u"a\tb|c"_s, u"\""_s, u"\r\n"_s};
    QTest::newRow("blanks") << QStringList{u" x "_s, u""_s, u" "_s};
    QTest::newRow("one blank cell") << QStringList{u""_s};
    QTest::newRow("blank cells") << QStringList{u""_s, u" "_s, u""_s};
    QTest::newRow("one cell with newline") << QStringList{u"\n"_s};
}

void TestCsvTable::writesWhatItReads()
{
    QFETCH(QStringList, cells);
    for (const QChar separator : {u',', u';', u'\t', u'|'}) {
        for (const bool crlf : {true, false}) {
            const CsvDialect dialect{separator, false, u"UTF-8"_s, crlf};
            QStringList heading{u"a"_s, u"b"_s};
            const QString text = toCsvLine(heading, dialect) + toCsvLine(cells, dialect);
            const auto table = parseCsv(text.toUtf8(), {});
            QVERIFY(table);
            QCOMPARE(table->dialect.separator, separator);
            QCOMPARE(table->records.size(), 1);
            QCOMPARE(table->records.first().cells, cells);
        }
    }
}

QTEST_GUILESS_MAIN(TestCsvTable)
#include "tst_csvtable.moc"
