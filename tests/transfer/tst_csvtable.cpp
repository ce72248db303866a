// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filename.h"
#include "support/testprogram.h"
#include "transfer/csv/csvtable.h"
#include "transfer/csv/csvtext.h"
#include "transfer/workbook/tablefile.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

#include <fstream>
#include <sys/stat.h>

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
    void goesOnBehindBrokenLines_data();
    void goesOnBehindBrokenLines();
    void findsHeadingsBelowTitles_data();
    void findsHeadingsBelowTitles();
    void readsSeparatorLines_data();
    void readsSeparatorLines();
    void readsWhatTheOptionsSay();
    void keepsWrongBytesInTheirCell();
    void readsPipesAndGivesUpWhenCancelled();
    void readsFilesOfAnyName();
    void survivesRandomText();
    void countsPhysicalLines();
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
    QTest::newRow("zeros") << QByteArray(1 << 20, '\0') << qint64(0);
    QTest::newRow("workbook") << "PK\x03\x04 xl/workbook.xml"_ba << qint64(0);
    QTest::newRow("old workbook") << "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 x"_ba << qint64(0);
    QTest::newRow("web page") << "\n <!DOCTYPE html><html>"_ba << qint64(0);
    QTest::newRow("web page behind a mark") << utf16(u"<html><table>"_s, false) << qint64(0);
    QTest::newRow("PDF") << "%PDF-1.7"_ba << qint64(0);
    QTest::newRow("one long line") << QByteArray(70000, 'x') << qint64(0);
    QTest::newRow("too many rows")
        << "a\n" + QByteArray("1\n").repeated(static_cast<qsizetype>(mostRows) + 1) << qint64(0);
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

void TestCsvTable::goesOnBehindBrokenLines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Lines>("broken");
    QTest::addColumn<Lines>("good");
    const QByteArray start = "telephoneNumber,accountName\n";
    const auto row = [&](const char *name, const QByteArray &rest, const Lines &broken,
                         const Lines &good) {
        QTest::newRow(name) << start + rest << broken << good;
    };
    row("unclosed", "+441632960000,x\n\"+441632960001,x\n+441632960002,x\n", {3}, {2, 4});
    row("unclosed at the end", "+441632960000,x\n+441632960001,\"x", {3}, {2});
    row("text after quote", "\"x\"z,y\n+441632960001,x\n", {2}, {3});
    row("closed by another row", "+441632960000,\"x\n+441632960001,x\n+441632960002,x\"\n", {2},
        {3, 4});
    row("two open quotes", "\"+441632960000,x\n\"+441632960001,x\n+441632960002,x\n", {2, 3}, {4});
    row("long line", QByteArray(70000, 'x') + ",y\n+441632960001,x\n", {2}, {3});
    row("long quote", "\"" + QByteArray("x\n").repeated(40000) + "\"\n", {2}, {});
    row("NUL", QByteArray("+4416329\0", 9) + "60000,x\n+441632960001,x\n", {}, {2, 3});
    row("a cell of two lines", "+441632960000,\"x\ny\"\n+441632960001,x\n", {}, {2, 4});
}

void TestCsvTable::goesOnBehindBrokenLines()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Lines, broken);
    QFETCH(Lines, good);
    const auto table = parseCsv(bytes, {});
    QVERIFY(table);
    Lines bad;
    Lines right;
    for (const CsvRecord &record : table->records)
        (record.fault == CsvRecord::Fault::None ? right : bad).append(record.line);
    // The lines inside an endless quote are read for themselves.
    QCOMPARE(bad.first(std::min(bad.size(), broken.size())), broken);
    for (const qint64 line : good)
        QVERIFY2(right.contains(line), qPrintable(QString::number(line)));
}

void TestCsvTable::findsHeadingsBelowTitles_data()
{
    QTest::addColumn<QByteArray>("above");
    QTest::addColumn<qsizetype>("titles");
    QTest::addColumn<qint64>("line");
    QTest::newRow("none") << ""_ba << qsizetype(0) << qint64(1);
    QTest::newRow("title") << "Numbers for us;;\nPrepared by ops\n;;\n"_ba << qsizetype(2)
                           << qint64(4);
    QTest::newRow("comment") << "# exported, by a tool\n"_ba << qsizetype(1) << qint64(2);
    QTest::newRow("other separators") << "a,b,c,d,e,f,g\n"_ba << qsizetype(1) << qint64(2);
    QTest::newRow("open quote") << "5\" numbers \"\n"_ba << qsizetype(1) << qint64(2);
    QTest::newRow("line 20") << QByteArray("x\n").repeated(19) << qsizetype(19) << qint64(20);
    QTest::newRow("separator line and title") << "sep=;\nTitle\n"_ba << qsizetype(1) << qint64(3);
}

void TestCsvTable::findsHeadingsBelowTitles()
{
    QFETCH(QByteArray, above);
    const auto table = parseCsv(above + "telephoneNumber;accountName\n+441632960000;x\n", {});
    QVERIFY(table);
    QTEST(table->above.size(), "titles");
    QTEST(table->heading.line, "line");
    QCOMPARE(table->heading.cells, (QStringList{u"telephoneNumber"_s, u"accountName"_s}));
    QCOMPARE(table->records.size(), 1);
}

void TestCsvTable::readsSeparatorLines_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"sep=;", "SEP=;", "\"sep=;\"", "sep=;;;;", "\"sep=;\";;;", "sep= ;",
                             "sep=", "\xEF\xBB\xBFsep=;", "\xEF\xBB\xBF\"sep=;\""})
        QTest::newRow(line) << QByteArray(line);
}

void TestCsvTable::readsSeparatorLines()
{
    QFETCH(QByteArray, line);
    const auto table = parseCsv(line + "\r\ntelephoneNumber;accountName\r\n1,5;x\r\n", {});
    QVERIFY(table);
    QCOMPARE(table->dialect.separator, u';');
    QVERIFY(table->above.isEmpty());
    QCOMPARE(table->heading.cells, (QStringList{u"telephoneNumber"_s, u"accountName"_s}));
    QCOMPARE(table->records.first().cells, (QStringList{u"1,5"_s, u"x"_s}));
}

void TestCsvTable::readsWhatTheOptionsSay()
{
    CsvReading reading;
    reading.separator = u'^';
    reading.encoding = u"iso-8859-15"_s;
    const auto table = parseCsv("a^b,c\nx^\xA4\n"_ba, {}, reading);
    QVERIFY(table);
    QCOMPARE(table->heading.cells, (QStringList{u"a"_s, u"b,c"_s}));
    QCOMPARE(table->records.first().cells, (QStringList{u"x"_s, u"€"_s}));
    QVERIFY(isKnownEncoding(u"windows-1252"_s));
    QVERIFY(!isKnownEncoding(u"nonsense"_s));
}

void TestCsvTable::keepsWrongBytesInTheirCell()
{
    for (const QByteArray &bytes : {"\xEF\xBB\xBFtelephoneNumber,note\nx,\xFC\ny,z\n"_ba,
                                    "telephoneNumber,note\nx,\xFC\ny,\xC3\xA4\n"_ba}) {
        const auto table = parseCsv(bytes, {});
        QVERIFY(table);
        QVERIFY(table->isDamaged);
        QCOMPARE(table->records.size(), 2);
        QCOMPARE(table->records.at(0).cells.at(1), QString(QChar(QChar::ReplacementCharacter)));
        QVERIFY(!table->records.at(1).cells.at(1).contains(QChar(QChar::ReplacementCharacter)));
    }
    QVERIFY(parseCsv("\xFF\xFE"
                     "a"_ba,
                     {})
                ->isDamaged);
}

/// A pipe is read to its end; one that nobody writes to is given up when the job is.
void TestCsvTable::readsPipesAndGivesUpWhenCancelled()
{
    const QTemporaryDir folder;
    const QByteArray pipe = QFile::encodeName(folder.filePath(u"pipe"_s));
    QCOMPARE(mkfifo(pipe.constData(), 0600), 0);
    CsvReading reading;
    QScopedPointer<QThread> writer(QThread::create([&pipe] {
        QFile file(QFile::decodeName(pipe));
        if (file.open(QIODevice::WriteOnly))
            file.write("a,b\nx,y\n");
    }));
    writer->start();
    const auto table = readTableFile(QFile::decodeName(pipe), reading);
    QVERIFY(writer->wait());
    QVERIFY(table);
    QCOMPARE(table->records.size(), 1);

    QScopedPointer<QThread> canceller(QThread::create([flag = reading.cancel] { *flag = true; }));
    canceller->start();
    QVERIFY(!readTableFile(QFile::decodeName(pipe), reading));
    QVERIFY(canceller->wait());
}

void TestCsvTable::readsFilesOfAnyName()
{
    const QTemporaryDir folder;
    const QByteArray path = QFile::encodeName(folder.path()) + "/caf\xE9.csv";
    std::ofstream(path.toStdString()) << "a,b\nx,y\n";
    const QString name = fileNameFromBytes(path);
    QVERIFY(fileNameExists(name));
    QCOMPARE(bytesOfFileName(name), path);
    const auto table = readTableFile(name);
    QVERIFY(table);
    QCOMPARE(table->records.size(), 1);
    QVERIFY(table->fileName.endsWith(u"caf\\xE9.csv"_s));
}

/// Whatever the bytes, reading ends with a table or a sentence, and loses no line of text.
void TestCsvTable::survivesRandomText()
{
    QRandomGenerator random(14);
    const QByteArray pieces[] = {",",
                                 ";",
                                 "\t",
                                 "\"",
                                 "\"\"",
                                 "\n",
                                 "\r",
                                 "\r\n",
                                 "x",
                                 " ",
                                 "+441632960000",
                                 "\xC3\xA4",
                                 "\xFC",
                                 QByteArray(1, '\0'),
                                 "true",
                                 "=",
                                 "\x1A",
                                 "sep=;\n",
                                 "\xEF\xBB\xBF"};
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes = round % 2 == 0 ? "telephoneNumber,accountName\n"_ba : ""_ba;
        for (int i = random.bounded(60); i > 0; --i)
            bytes += pieces[random.bounded(static_cast<int>(std::size(pieces)))];
        const bool hasRow = round % 2 == 0;
        bytes += hasRow ? "\n+15550000001,last\n"_ba : ""_ba;
        const auto table = parseCsv(bytes, u"x.csv"_s);
        if (!table) {
            QVERIFY(!table.error().message.isEmpty());
            continue;
        }
        QVERIFY(!hasRow || !table->records.isEmpty());
        if (hasRow)
            QVERIFY(table->records.last().cells.join(u',').contains(u"+15550000001"_s));
    }
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

void TestCsvTable::readsFiles()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"täglich 1.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("a,b\nx,y\n");
    file.close();
    const auto table = readTableFile(path);
    QVERIFY(table);
    QCOMPARE(table->fileName, path);
    QCOMPARE(table->records.size(), 1);
}

void TestCsvTable::refusesMissingFiles()
{
    QTemporaryDir folder;
    const auto missing = readTableFile(folder.filePath(u"no.csv"_s));
    QVERIFY(!missing);
    QVERIFY(missing.error().missing);
    const auto directory = readTableFile(folder.path());
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

NUMBERDESK_TEST("csvtable", TestCsvTable)
#include "tst_csvtable.moc"
