// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/programrun.h"
#include "support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace Qt::StringLiterals;

namespace {

QString caseFile(const QString &name)
{
    return numberdesk::sourcePath(u"tests/cases/"_s + name);
}

/// One member of every issue.
QStringList membersOf(const QJsonArray &issues, QLatin1StringView member)
{
    QStringList values;
    for (const QJsonValue &issue : issues)
        values.append(issue[member].toVariant().toString());
    return values;
}

} // namespace

/// What people who do this job report of such programs, with the files that they use.
class ImportCasesTest : public QObject
{
    Q_OBJECT

private slots:
    void namesInvisibleCharacters();
    void neverJoinsRanges();
    void dropsFloatTails();
    void takesLeftOutCellsForNotNamed();
    void takesGuardsOffOnConsent();
    void findsHeadingsBelowTitles_data();
    void findsHeadingsBelowTitles();
    void namesNearAccounts();
    void createsNoNearAccounts();
    void createsNoAccountThatCannotWork();
    void keepsWrongBytesInTheirRow();
    void ignoresWhatStandsAround_data();
    void ignoresWhatStandsAround();
    void readsDialects_data();
    void readsDialects();
    void callsWorkbooksByName_data();
    void callsWorkbooksByName();
    void readsWorkbooks_data();
    void readsWorkbooks();
    void readsTheNamedSheet_data();
    void readsTheNamedSheet();
    void asksAboutNearHeadings();
    void findsExportsRight();
    void endsEndlessInput();
    void readsStandardInputAndAnyName();
    void refusesBadOptions_data();
    void refusesBadOptions();

private:
    ProgramRun plan(const QStringList &arguments) const
    {
        return runProgram(QStringList{u"import"_s, u"--dry-run"_s, u"--json"_s, u"--sample-data"_s,
                                      u"--data-dir"_s, m_directory.path()} +
                          arguments);
    }
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(m_directory.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }

    QTemporaryDir m_directory;
};

void ImportCasesTest::namesInvisibleCharacters()
{
    const QString path = caseFile(u"01-invisible-characters/invisible.csv"_s);
    const QJsonObject offered = plan({path}).json();
    QCOMPARE(offered["invalid"_L1].toInt(), 6);
    const QStringList messages = membersOf(offered["errors"_L1].toArray(), "message"_L1);
    const QStringList codes{u"U+202A"_s, u"U+202D"_s, u"U+200B"_s,
                            u"U+2068"_s, u"U+FE0D"_s, u"U+00AD"_s};
    for (qsizetype i = 0; i < codes.size(); ++i)
        QVERIFY2(messages.value(i).contains(codes.at(i)), qPrintable(messages.value(i)));
    const QJsonObject repaired = plan({path, u"--repair"_s}).json();
    QCOMPARE(repaired["valid"_L1].toInt(), 7);
    QCOMPARE(repaired["repairs"_L1].toArray().size(), 6);
    QCOMPARE(repaired["repairs"_L1][0]["repaired"_L1].toString(), u"+13055550301"_s);
    QCOMPARE(repaired["repairs"_L1][0]["line"_L1].toInt(), 2);
}

void ImportCasesTest::neverJoinsRanges()
{
    const ProgramRun run = plan({caseFile(u"02-range-in-one-cell/ranges.csv"_s), u"--repair"_s});
    const QJsonObject counts = run.json();
    QCOMPARE(counts["valid"_L1].toInt(), 0);
    const QStringList messages = membersOf(counts["errors"_L1].toArray(), "message"_L1);
    QCOMPARE(messages.size(), 5);
    QCOMPARE(messages.first(), u"This is a range of 4 numbers."_s);
    for (const QString &message : messages)
        QVERIFY2(message.contains(u"range"_s), qPrintable(message));
    QCOMPARE(run.exitCode, 1);
}

void ImportCasesTest::dropsFloatTails()
{
    const QJsonObject counts =
        plan({caseFile(u"03-float-suffix/floats.csv"_s), u"--repair"_s}).json();
    QCOMPARE(counts["valid"_L1].toInt(), 4);
    QCOMPARE(
        membersOf(counts["repairs"_L1].toArray(), "repaired"_L1),
        (QStringList{u"+4930123456"_s, u"+4930123457"_s, u"+13055550331"_s, u"+13055550332"_s}));
}

void ImportCasesTest::takesLeftOutCellsForNotNamed()
{
    const QJsonObject counts = plan({caseFile(u"05-excel-short-rows/shortrows.csv"_s)}).json();
    QCOMPARE(counts["valid"_L1].toInt(), 30);
    QCOMPARE(counts["warnings"_L1].toArray().size(), 1);
    QVERIFY(counts["warnings"_L1][0]["message"_L1].toString().contains(u"15"_s));
}

void ImportCasesTest::takesGuardsOffOnConsent()
{
    const QString path = caseFile(u"06-equals-guard/equals.csv"_s);
    QCOMPARE(plan({path}).json()["invalid"_L1].toInt(), 6);
    const QString result = m_directory.filePath(u"guards.csv"_s);
    const QJsonObject counts = plan({path, u"--repair"_s, u"--result"_s, result}).json();
    QCOMPARE(counts["valid"_L1].toInt(), 6);
    QFile written(result);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QVERIFY(text.contains("_message,_repaired"));
    QVERIFY(text.contains("telephoneNumber=+13055550341"));
    QVERIFY(text.contains("accountName=adventure-works"));
}

void ImportCasesTest::findsHeadingsBelowTitles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("valid");
    QTest::addColumn<int>("invalid");
    QTest::newRow("titles and sums") << u"titled.csv"_s << 2 << 1;
    QTest::newRow("comment") << u"comment.csv"_s << 1 << 0;
    QTest::newRow("name of a table") << u"numbers-app.csv"_s << 1 << 0;
}

void ImportCasesTest::findsHeadingsBelowTitles()
{
    QFETCH(QString, name);
    const QJsonObject counts = plan({caseFile(u"07-title-rows/"_s + name)}).json();
    QTEST(counts["valid"_L1].toInt(), "valid");
    QTEST(counts["invalid"_L1].toInt(), "invalid");
    const QString above = counts["warnings"_L1][0]["message"_L1].toString();
    QVERIFY2(above.contains(u"above the headings"_s), qPrintable(above));
    if (counts["invalid"_L1].toInt() > 0)
        QVERIFY(counts["errors"_L1][0]["message"_L1].toString().contains(u"sums"_s));
}

void ImportCasesTest::namesNearAccounts()
{
    for (const QString &name : {u"case.csv"_s, u"two-accounts.csv"_s}) {
        const QJsonObject counts = plan({caseFile(u"10-case-of-account-name/"_s + name)}).json();
        const QJsonArray errors = counts["errors"_L1].toArray();
        QCOMPARE(errors.size(), 2);
        QVERIFY(errors[0]["remedy"_L1].toString().contains(u"adventure-works"_s));
    }
}

void ImportCasesTest::createsNoNearAccounts()
{
    const QString path =
        file(u"near.csv"_s, "telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_"
                            "enabled\n+13055550381,adventure-wroks,true\n"
                            "+13055550382,litware-north,true\n+13055550383,litware-norht,true\n"
                            "+13055550384,umbrella-co,true\n");
    const QJsonObject all = plan({path, u"--create-accounts"_s}).json();
    QCOMPARE(all["invalid"_L1].toInt(), 3);
    QCOMPARE(membersOf(all["accountsToCreate"_L1].toArray(), "name"_L1),
             QStringList{u"umbrella-co"_s});
    const QJsonObject named = plan({path, u"--create-account"_s, u"adventure-wroks"_s}).json();
    const QJsonArray created = named["accountsToCreate"_L1].toArray();
    QCOMPARE(created.size(), 1);
    QCOMPARE(created[0]["near"_L1].toString(), u"adventure-works"_s);
    QCOMPARE(created[0]["rows"_L1].toInt(), 1);
    QCOMPARE(created[0]["services"_L1].toArray(), QJsonArray{u"zoom"_s});
}

void ImportCasesTest::createsNoAccountThatCannotWork()
{
    const QString path = file(
        u"teams.csv"_s, "telephoneNumber,accountName,serviceDetails_teamsOperatorConnect_enabled\n"
                        "+13055550381,umbrella-co,true\n");
    const QJsonObject counts = plan({path, u"--create-accounts"_s}).json();
    QCOMPARE(counts["invalid"_L1].toInt(), 1);
    QVERIFY(counts["accountsToCreate"_L1].toArray().isEmpty());
    QVERIFY(counts["errors"_L1][0]["remedy"_L1].toString().contains(u"account create"_s));
}

void ImportCasesTest::keepsWrongBytesInTheirRow()
{
    const QJsonObject ignored = plan({caseFile(u"18-mixed-encodings/bom-then-1252.csv"_s)}).json();
    QCOMPARE(ignored["valid"_L1].toInt(), 3);
    const QString path =
        file(u"bytes.csv"_s, "\xEF\xBB\xBFtelephoneNumber,accountName,configuration_"
                             "customSipHeader\n+13055550541,adventure-works,a\n"
                             "+13055550542,adventure-works,\xFC\n"
                             "+13055550543,adventure-works,c\n");
    const QJsonObject counted = plan({path}).json();
    QCOMPARE(counted["valid"_L1].toInt(), 2);
    QCOMPARE(counted["errors"_L1].toArray().size(), 1);
    QCOMPARE(counted["errors"_L1][0]["line"_L1].toInt(), 3);
    QVERIFY(counted["errors"_L1][0]["message"_L1].toString().contains(u"encoding"_s));
}

void ImportCasesTest::ignoresWhatStandsAround_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("warnings");
    QTest::newRow("Ctrl-Z") << u"ctrlz.csv"_s << 1 << 0;
    QTest::newRow("index column") << u"index.csv"_s << 2 << 1;
    QTest::newRow("empty columns") << u"trailing.csv"_s << 1 << 1;
}

void ImportCasesTest::ignoresWhatStandsAround()
{
    QFETCH(QString, name);
    const QJsonObject counts = plan({caseFile(u"20-trailing-empty/"_s + name)}).json();
    QTEST(counts["rows"_L1].toInt(), "rows");
    QCOMPARE(counts["valid"_L1], counts["rows"_L1]);
    QTEST(static_cast<int>(counts["warnings"_L1].toArray().size()), "warnings");
}

void ImportCasesTest::readsDialects_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"quoted-comma-utf8.csv", "semicolon-charset1252.csv", "semicolon-german-1252.csv",
          "semicolon-quoted-german.csv", "tab-utf16-french.txt"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

/// Six rows each: two numbers, two that a repair mends, a rounded one and a line of sums.
void ImportCasesTest::readsDialects()
{
    QFETCH(QString, name);
    const QJsonObject counts = plan({caseFile(u"22-libreoffice/"_s + name), u"--repair"_s}).json();
    QCOMPARE(counts["rows"_L1].toInt(), 6);
    QCOMPARE(counts["valid"_L1].toInt(), 4);
    const QStringList messages = membersOf(counts["errors"_L1].toArray(), "message"_L1);
    QCOMPARE(messages.size(), 2);
    QVERIFY(messages.first().contains(u"rounded"_s));
    QVERIFY(messages.last().contains(u"sums"_s));
}

void ImportCasesTest::callsWorkbooksByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("kind");
    QTest::newRow("Excel") << u"en.xlsx"_s << u"Excel workbook"_s;
    QTest::newRow("OpenDocument") << u"de.ods"_s << u"OpenDocument spreadsheet"_s;
}

void ImportCasesTest::callsWorkbooksByName()
{
    QFETCH(QString, name);
    QFETCH(QString, kind);
    const QString renamed = m_directory.filePath(u"renamed.csv"_s);
    QFile::remove(renamed);
    QVERIFY(QFile::copy(caseFile(u"22-libreoffice/"_s + name), renamed));
    const ProgramRun run = plan({renamed});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.json()["errors"_L1][0]["message"_L1].toString().contains(kind));
}

void ImportCasesTest::readsWorkbooks_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("Excel") << u"en.xlsx"_s;
    QTest::newRow("OpenDocument") << u"de.ods"_s;
}

/// Made by LibreOffice in two languages of one table, its sums and its numbers without a plus
/// included; a job reads its own copy again.
void ImportCasesTest::readsWorkbooks()
{
    QFETCH(QString, name);
    const QString path = caseFile(u"22-libreoffice/"_s + name);
    const QJsonObject offered = plan({path}).json();
    QCOMPARE(offered["rows"_L1].toInt(), 6);
    QCOMPARE(offered["invalid"_L1].toInt(), 4);
    QTemporaryDir desk;
    const QStringList place{u"--data-dir"_s, desk.path()};
    const ProgramRun sent = runProgram(
        QStringList{u"import"_s, path, u"--repair"_s, u"--create-accounts"_s, u"--json"_s} + place);
    QCOMPARE(sent.exitCode, 6); // but for the sums
    QCOMPARE(sent.json()["created"_L1].toInt(), 5);
    const QString result = desk.filePath(u"result.csv"_s);
    QCOMPARE(runProgram(QStringList{u"job"_s, u"result"_s, u"1"_s, result} + place).exitCode, 0);
    QFile written(result);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArrayList lines = written.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 7);
    QVERIFY2(lines.at(1).contains(",synced,"), lines.at(1));
    const ProgramRun wrong = plan({path, u"--sheet"_s, u"July"_s});
    QCOMPARE(wrong.exitCode, 1);
    QVERIFY(wrong.json()["errors"_L1][0]["message"_L1].toString().contains(u"July"_s));
}

void ImportCasesTest::readsTheNamedSheet_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("Excel") << u"sheets.xlsx"_s;
    QTest::newRow("OpenDocument") << u"sheets.ods"_s;
}

/// One kind of cell a row, see tests/cases/23-workbooks: what the sheet has made of them is told
/// row by row, and only what needs no guessing is repaired.
void ImportCasesTest::readsTheNamedSheet()
{
    QFETCH(QString, name);
    const QString path = caseFile(u"23-workbooks/"_s + name);
    const ProgramRun unnamed = plan({path});
    QCOMPARE(unnamed.exitCode, 1);
    const QString which = unnamed.json()["errors"_L1][0]["message"_L1].toString();
    QVERIFY2(which.contains(u"July, August, Old numbers"_s), qPrintable(which));
    const auto badLines = [](const ProgramRun &run) {
        QList<int> lines;
        const QJsonArray errors = run.json()["errors"_L1].toArray();
        for (const QJsonValue &error : errors)
            lines.append(error["line"_L1].toInt());
        std::sort(lines.begin(), lines.end());
        return lines;
    };
    const QStringList july{path, u"--sheet"_s, u"july"_s};
    const ProgramRun run = plan(july);
    QCOMPARE(run.exitCode, 6);
    QCOMPARE(run.json()["rows"_L1].toInt(), 13);
    QCOMPARE(badLines(run), QList<int>({3, 4, 5, 6, 7, 8, 9, 11, 13}));
    const ProgramRun repaired = plan(july + QStringList{u"--repair"_s});
    QCOMPARE(badLines(repaired), QList<int>({5, 6, 7, 8, 9, 11, 13}));
    const QJsonArray repairs = repaired.json()["repairs"_L1].toArray();
    QCOMPARE(repairs.size(), 2);
    QCOMPARE(repairs.at(1)["repaired"_L1].toString(), u"0012"_s);
    const ProgramRun hidden = plan({path, u"--sheet"_s, u"Old numbers"_s});
    QCOMPARE(hidden.exitCode, 0);
    const QString warnings =
        QString::fromUtf8(QJsonDocument(hidden.json()["warnings"_L1].toArray()).toJson());
    QVERIFY2(warnings.contains(u"is hidden"_s), qPrintable(warnings));
}

void ImportCasesTest::asksAboutNearHeadings()
{
    const QString path =
        file(u"headings.csv"_s, "telephone_number,accountName,serviceDetails_zoomPhoneCloudPeering_"
                                "enabled,configuration_sip\n+13055550381,adventure-works,true,x\n");
    const ProgramRun asked = plan({path});
    QCOMPARE(asked.exitCode, 1);
    QCOMPARE(membersOf(asked.json()["errors"_L1].toArray(), "column"_L1),
             (QStringList{u"telephone_number"_s, u"configuration_sip"_s}));
    const ProgramRun mapped = plan({path, u"--map"_s, u"telephone_number=telephoneNumber"_s,
                                    u"--ignore"_s, u"configuration_sip"_s});
    QCOMPARE(mapped.exitCode, 0);
    QCOMPARE(mapped.json()["created"_L1].toInt(), 1);
}

void ImportCasesTest::findsExportsRight()
{
    const QString path = m_directory.filePath(u"export.csv"_s);
    QCOMPARE(runProgram({u"export"_s, u"numbers"_s, u"--sample-data"_s, u"--output"_s, path,
                         u"--data-dir"_s, m_directory.path()})
                 .exitCode,
             0);
    QFile exported(path);
    QVERIFY(exported.open(QIODevice::ReadOnly));
    QByteArray text = exported.readAll();
    // As a spreadsheet saves it: flags in capitals, lines ended by CR LF.
    text.replace(",true", ",TRUE").replace(",false", ",FALSE").replace("\n", "\r\n");
    for (const QString &file : {path, this->file(u"saved.csv"_s, text)}) {
        const QJsonObject counts = plan({file}).json();
        QVERIFY(counts["rows"_L1].toInt() > 0);
        QCOMPARE(counts["unchanged"_L1], counts["rows"_L1]);
    }
}

void ImportCasesTest::endsEndlessInput()
{
    for (const QString &path :
         {u"/dev/zero"_s,
          file(u"huge.csv"_s, "Numbers\n" + QByteArray("1\n").repeated(10'000'000))}) {
        const ProgramRun run =
            plan({path, u"--account"_s, u"adventure-works"_s, u"--service"_s, u"zoom"_s});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(!run.json()["errors"_L1][0]["message"_L1].toString().isEmpty());
    }
}

void ImportCasesTest::readsStandardInputAndAnyName()
{
    const QByteArray content = "telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_"
                               "enabled\n+13055550381,adventure-works,true\n";
    const std::string odd = m_directory.path().toStdString() + "/caf\xE9.csv";
    std::ofstream(odd) << content.toStdString();
    QProcess shell;
    const QString command =
        u"'%1' import \"$(printf '%2/caf\\351.csv')\" --dry-run --json "
        "--sample-data --data-dir '%2' && '%1' import - --dry-run --json "
        "--sample-data --data-dir '%2' < '%3'"_s.arg(numberdesk::programPath(), m_directory.path(),
                                                     file(u"in.csv"_s, content));
    shell.start(u"/bin/sh"_s, {u"-c"_s, command});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 0);
    QCOMPARE(shell.readAllStandardOutput().count("\"created\": 1"), 2);
}

void ImportCasesTest::refusesBadOptions_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("map to nothing known") << QStringList{u"--map"_s, u"a=telefonNumber"_s};
    QTest::newRow("map without =") << QStringList{u"--map"_s, u"a"_s};
    QTest::newRow("ignore what no file has") << QStringList{u"--ignore"_s, u"nothing"_s};
    QTest::newRow("country") << QStringList{u"--country"_s, u"XX"_s};
    QTest::newRow("separator") << QStringList{u"--separator"_s, u"ab"_s};
    QTest::newRow("encoding") << QStringList{u"--encoding"_s, u"nonsense"_s};
    QTest::newRow("account") << QStringList{u"--create-account"_s, u"a b"_s};
}

void ImportCasesTest::refusesBadOptions()
{
    QFETCH(QStringList, options);
    const QString path = caseFile(u"07-title-rows/comment.csv"_s);
    QCOMPARE(plan(QStringList{path} + options).exitCode, 2);
}

NUMBERDESK_TEST("importcases", ImportCasesTest)
#include "tst_importcases.moc"
