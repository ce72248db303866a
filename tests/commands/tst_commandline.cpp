// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/programrun.h"
#include "support/places.h"
#include "support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace numberdesk;

class CommandLineTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void tellsItsVersionAndHelp();
    void helpListsEveryCommand();
    void aWrongCallIsToldTheRightOne_data();
    void aWrongCallIsToldTheRightOne();
    void createsAnAccountOnce();
    void tellsOfNearAccounts();
    void importsExportsAndFindsEverythingRight();
    void aDryRunSendsNothing();
    void aDryRunTellsEveryChangeFieldByField();
    void reportsEveryBadRowWithItsPlace();
    void completesAFileOfNumbers();
    void writesAResultFileLikeItsInput();
    void waitsForTheBackend();
    void tellsTheStatus();
    void knowsNoOtherAccount();
    void serveTellsItsAddressAndStopsOnSignal();
    void serveRefusesASecondProcess();
    void serveRefusesATakenPort();
    void needsNoTokenWithoutTokenUrl();
    void signInFailuresHaveTheirExitCode();
    void aFullDiskIsNoSuccess();
    void refusesAResultFileBeforeSending();
    void failedRowsStayFailedTheSecondTime();

private:
    QStringList local(const QStringList &arguments) const
    {
        return arguments + QStringList{u"--data-dir"_s, m_directory->path()};
    }
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(m_directory->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }
    void createContoso() const
    {
        QCOMPARE(runProgram(local({u"account"_s, u"create"_s, u"contoso"_s, u"--service"_s,
                                   u"zoom,direct-routing"_s}))
                     .exitCode,
                 0);
    }
    QString zoomFile(int rows) const
    {
        QByteArray content =
            "telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled\r\n";
        for (int i = 0; i < rows; ++i)
            content += "+4416329" + QByteArray::number(60000 + i) + ",contoso,true\r\n";
        return file(u"zoom.csv"_s, content);
    }
    static void checkIdentities(const QJsonObject &counts);

    std::unique_ptr<QTemporaryDir> m_directory;
};

/// The identities between the counts, whatever an import came to.
void CommandLineTest::checkIdentities(const QJsonObject &counts)
{
    const auto n = [&](const char *key) { return counts[QLatin1StringView(key)].toInteger(-1); };
    QCOMPARE(n("rows"), n("valid") + n("invalid"));
    QCOMPARE(n("valid"),
             n("unchanged") + n("created") + n("updated") + n("refused") + n("notSent"));
    QVERIFY(n("requests") >= n("writes"));
    QVERIFY(counts["seconds"_L1].toDouble(-1) >= 0);
    QVERIFY(counts["errors"_L1].isArray() && counts["warnings"_L1].isArray());
}

void CommandLineTest::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char *name, const QStringList &arguments, int exitCode) {
        QTest::newRow(name) << arguments << exitCode;
    };
    row("unknown option", {u"status"_s, u"--nonsense"_s}, 2);
    row("unknown command", {u"frobnicate"_s}, 2);
    row("no file", {u"import"_s}, 2);
    row("missing file", {u"import"_s, u"/nowhere/numbers.csv"_s}, 3);
    row("two files and a result", {u"import"_s, u"a"_s, u"b"_s, u"--result"_s, u"r"_s}, 2);
    row("a result to -", {u"import"_s, u"/dev/null"_s, u"--result"_s, u"-"_s}, 2);
    row("an export to -", {u"export"_s, u"numbers"_s, u"--output"_s, u"-"_s}, 2);
    row("http to elsewhere", {u"status"_s, u"--base-url"_s, u"http://gateway.example"_s}, 2);
    row("token over http",
        {u"status"_s, u"--base-url"_s, u"https://gateway.example"_s, u"--token-url"_s,
         u"http://login.example"_s, u"--client-id"_s, u"a"_s},
        2);
    row("no such connection", {u"status"_s, u"--connection"_s, u"production"_s}, 3);
    row("missing CA file",
        {u"status"_s, u"--base-url"_s, u"https://gateway.example"_s, u"--ca-file"_s,
         u"/nowhere.pem"_s},
        3);
    row("what to export", {u"export"_s, u"everything"_s}, 2);
    row("unknown service", {u"account"_s, u"create"_s, u"a"_s, u"--service"_s, u"skype"_s}, 2);
    row("bad account name", {u"account"_s, u"create"_s, u"a b"_s, u"--service"_s, u"zoom"_s}, 2);
    row("half of direct routing",
        {u"account"_s, u"create"_s, u"a"_s, u"--service"_s, u"direct-routing"_s, u"--subdomain"_s,
         u"a"_s},
        2);
    row("negative budget", {u"status"_s, u"--request-budget"_s, u"-5"_s}, 2);
    row("serve with a role that is none", {u"serve"_s, u"--roles"_s, u"Owner"_s}, 2);
}

void CommandLineTest::refusesWhatItDoesNotKnow()
{
    QFETCH(QStringList, arguments);
    const ProgramRun run = runProgram(local(arguments) + QStringList{u"--json"_s});
    QTEST(run.exitCode, "exitCode");
    QVERIFY2(!run.talk.isEmpty(), "people are told");
    if (arguments.constFirst() != "serve"_L1)
        QVERIFY2(!run.json().isEmpty(), "scripts are told");
}

void CommandLineTest::tellsItsVersionAndHelp()
{
    const ProgramRun version = runProgram({u"--version"_s});
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.output.startsWith("numberdesk "));
    const ProgramRun help = runProgram({u"import"_s, u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.output.contains("--dry-run"));
}

void CommandLineTest::helpListsEveryCommand()
{
    QVERIFY(runProgram({u"--help"_s})
                .output.contains(
                    "Commands: serve, import, export, status, account create, "
                    "job list, job show, job resume, job cancel, job retry, job undo, job result, "
                    "connection add, connection list, connection test, "
                    "connection remove. Without a command the window opens"));
    const QByteArray connection = runProgram({u"connection"_s, u"--help"_s}).output;
    QVERIFY(connection.contains("[options] add NAME | list | test NAME | remove NAME\n"));
    QVERIFY(connection.contains("Forget a connection and its secret."));
    QVERIFY(runProgram({u"account"_s, u"--help"_s}).output.contains("[options] create NAME\n"));
}

void CommandLineTest::aWrongCallIsToldTheRightOne_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("usage");
    const QByteArray account =
        "numberdesk: Usage: numberdesk account create NAME --service S[,S]\n";
    const QByteArray connection = "numberdesk: Usage: numberdesk connection add NAME ..., "
                                  "connection list, connection test NAME, or "
                                  "connection remove NAME; see numberdesk connection --help.\n";
    QTest::newRow("no second word") << QStringList{u"account"_s} << account;
    QTest::newRow("another second word") << QStringList{u"account"_s, u"burn"_s, u"a"_s} << account;
    QTest::newRow("no name") << QStringList{u"connection"_s, u"test"_s} << connection;
    QTest::newRow("one too many") << QStringList{u"connection"_s, u"list"_s, u"a"_s} << connection;
    QTest::newRow("another's option")
        << QStringList{u"connection"_s, u"list"_s, u"--base-url"_s, u"https://a.example"_s}
        << QByteArray("numberdesk: --base-url does not go with connection list.\n");
}

void CommandLineTest::aWrongCallIsToldTheRightOne()
{
    QFETCH(QStringList, arguments);
    const ProgramRun run = runProgram(local(arguments));
    QCOMPARE(run.exitCode, 2);
    QTEST(run.talk, "usage");
}

void CommandLineTest::createsAnAccountOnce()
{
    const QStringList arguments = local({u"account"_s, u"create"_s, u"contoso"_s, u"--service"_s,
                                         u"zoom"_s, u"--correlation-id"_s, u"C-1"_s, u"--json"_s});
    const ProgramRun first = runProgram(arguments);
    QCOMPARE(first.exitCode, 0);
    QCOMPARE(first.json()["name"_L1].toString(), u"contoso"_s);
    QCOMPARE(first.json()["correlationId"_L1].toString(), u"C-1"_s);
    QCOMPARE(runProgram(arguments).exitCode, 5);
}

void CommandLineTest::tellsOfNearAccounts()
{
    const auto create = [&](const QString &name) {
        return runProgram(
            local({u"account"_s, u"create"_s, name, u"--service"_s, u"zoom"_s, u"--json"_s}));
    };
    QVERIFY(!create(u"contoso-emea"_s).talk.contains("near"));
    QVERIFY(!create(u"fabrikam"_s).talk.contains("near"));
    const ProgramRun near = create(u"contoso-emae"_s);
    QCOMPARE(near.exitCode, 0);
    QCOMPARE(near.json()["name"_L1].toString(), u"contoso-emae"_s);
    QVERIFY2(near.talk.contains("near that of the account contoso-emea"), near.talk.constData());
    QCOMPARE(create(u"contoso-emae"_s).exitCode, 5);
}

void CommandLineTest::importsExportsAndFindsEverythingRight()
{
    createContoso();
    const QString input = zoomFile(250);
    const ProgramRun first = runProgram(local({u"import"_s, input, u"--wait"_s, u"--json"_s}));
    QCOMPARE(first.exitCode, 0);
    const QJsonObject counts = first.json();
    checkIdentities(counts);
    QCOMPARE(counts["created"_L1].toInt(), 250);
    QCOMPARE(counts["synced"_L1].toInt(), 250);
    QCOMPARE(counts["writes"_L1].toInt(), 3);

    const ProgramRun second = runProgram(local({u"import"_s, input, u"--json"_s}));
    QCOMPARE(second.exitCode, 0);
    QCOMPARE(second.json()["unchanged"_L1].toInt(), 250);
    QCOMPARE(second.json()["writes"_L1].toInt(), 0);

    const QString exported = m_directory->filePath(u"exported.csv"_s);
    QCOMPARE(runProgram(local({u"export"_s, u"numbers"_s, u"--output"_s, exported})).exitCode, 0);
    const ProgramRun third = runProgram(local({u"import"_s, exported, u"--json"_s}));
    QCOMPARE(third.exitCode, 0);
    QCOMPARE(third.json()["unchanged"_L1].toInt(), 250);

    const ProgramRun json = runProgram(local({u"export"_s, u"numbers"_s, u"--json"_s}));
    QCOMPARE(QJsonDocument::fromJson(json.output).array().size(), 250);
}

void CommandLineTest::aDryRunSendsNothing()
{
    createContoso();
    const ProgramRun run =
        runProgram(local({u"import"_s, zoomFile(10), u"--dry-run"_s, u"--json"_s}));
    QCOMPARE(run.exitCode, 0);
    checkIdentities(run.json());
    QCOMPARE(run.json()["created"_L1].toInt(), 10);
    QCOMPARE(run.json()["sent"_L1].toInt(), 0);
    QCOMPARE(run.json()["writes"_L1].toInt(), 0);
}

void CommandLineTest::aDryRunTellsEveryChangeFieldByField()
{
    createContoso();
    const QByteArray heading =
        "telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled,"
        "serviceDetails_teamsDirectRouting_enabled,configuration_customSipHeader\n";
    const QString before = file(u"before.csv"_s, heading + "+441632960000,contoso,true,true,desk\n"
                                                           "+441632960001,contoso,true,,\n");
    QCOMPARE(runProgram(local({u"import"_s, before})).exitCode, 0);
    const QString after = file(u"after.csv"_s, heading + "+441632960000,contoso,false,,\n"
                                                         "+441632960001,contoso,true,,\n"
                                                         "+441632960002,contoso,true,,desk-2\n"
                                                         "12,contoso,true,,\n");
    const ProgramRun run = runProgram(local({u"import"_s, after, u"--dry-run"_s, u"--json"_s}));
    const QString zoom = u"serviceDetails_zoomPhoneCloudPeering_enabled"_s;
    const QString header = u"configuration_customSipHeader"_s;
    const QJsonArray expected{
        QJsonObject{{u"telephoneNumber"_s, u"+441632960000"_s},
                    {u"accountName"_s, u"contoso"_s},
                    {u"action"_s, u"update"_s},
                    {u"fields"_s, QJsonObject{{zoom, QJsonArray{u"true"_s, u"false"_s}},
                                              {header, QJsonArray{u"desk"_s, QString()}}}}},
        QJsonObject{{u"telephoneNumber"_s, u"+441632960002"_s},
                    {u"accountName"_s, u"contoso"_s},
                    {u"action"_s, u"create"_s},
                    {u"fields"_s, QJsonObject{{zoom, QJsonArray{QString(), u"true"_s}},
                                              {header, QJsonArray{QString(), u"desk-2"_s}}}}}};
    QCOMPARE(run.json()["changes"_L1].toArray(), expected);
    QVERIFY(!run.json().contains("changesLeftOut"_L1));
}

void CommandLineTest::reportsEveryBadRowWithItsPlace()
{
    createContoso();
    const QString input = file(
        u"bad.csv"_s, "telephoneNumber;accountName;serviceDetails_zoomPhoneCloudPeering_enabled\n"
                      "+441632960000;contoso;true\n"
                      "\n"
                      "4.41633E+11;contoso;true\n"
                      "+441632960001;nobody;true\n"
                      "+441632960000;contoso;maybe\n");
    const ProgramRun run = runProgram(local({u"import"_s, input, u"--json"_s}));
    QCOMPARE(run.exitCode, 6);
    const QJsonObject counts = run.json();
    checkIdentities(counts);
    QCOMPARE(counts["rows"_L1].toInt(), 4);
    QCOMPARE(counts["invalid"_L1].toInt(), 3);
    QCOMPARE(counts["created"_L1].toInt(), 1);
    QSet<int> lines;
    for (const auto &error : counts["errors"_L1].toArray()) {
        lines.insert(error["line"_L1].toInt());
        QCOMPARE(error["file"_L1].toString(), input);
        QVERIFY(!error["message"_L1].toString().isEmpty());
        QVERIFY(!error["remedy"_L1].toString().isEmpty());
    }
    QCOMPARE(lines, QSet<int>({4, 5, 6}));
}

void CommandLineTest::completesAFileOfNumbers()
{
    createContoso();
    const QString input = file(u"numbers.csv"_s, "Numbers\n+441632960000\n+441632960001\n");
    QCOMPARE(runProgram(local({u"import"_s, input})).exitCode, 2);
    const ProgramRun run = runProgram(local({u"import"_s, input, u"--account"_s, u"contoso"_s,
                                             u"--service"_s, u"zoom"_s, u"--json"_s}));
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()["created"_L1].toInt(), 2);
    QCOMPARE(runProgram(local({u"import"_s, input, u"--account"_s, u"nobody"_s, u"--service"_s,
                               u"zoom"_s}))
                 .exitCode,
             3);
}

void CommandLineTest::writesAResultFileLikeItsInput()
{
    createContoso();
    const QString input = file(u"in.csv"_s, "\xEF\xBB\xBFtelephoneNumber;accountName;"
                                            "serviceDetails_zoomPhoneCloudPeering_enabled\r\n"
                                            "+441632960000;contoso;TRUE\r\n"
                                            "12;contoso;true\r\n");
    const QString result = m_directory->filePath(u"result.csv"_s);
    QCOMPARE(runProgram(local({u"import"_s, input, u"--result"_s, result})).exitCode, 6);
    QFile written(result);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = written.readAll().split('\n');
    QVERIFY(lines.at(0).startsWith("\xEF\xBB\xBFtelephoneNumber;"));
    QVERIFY(lines.at(0).endsWith(";_status;_code;_message;_repaired\r"));
    QVERIFY(lines.at(1).startsWith("+441632960000;contoso;TRUE;synced;"));
    QVERIFY(lines.at(2).startsWith("12;contoso;true;invalid;"));
}

void CommandLineTest::waitsForTheBackend()
{
    QCOMPARE(runProgram(local({u"account"_s, u"create"_s, u"teams"_s, u"--service"_s,
                               u"operator-connect"_s, u"--sync"_s, u"--teams-tenant-id"_s,
                               u"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"_s}))
                 .exitCode,
             0);
    const QString prefix = u"serviceDetails_teamsOperatorConnect_"_s;
    const QByteArray heading =
        (u"telephoneNumber,accountName,"_s + prefix + u"enabled,"_s + prefix +
         u"configuration_usage,"_s + prefix + u"configuration_choosableCapabilities\n"_s)
            .toUtf8();
    const QString input =
        file(u"teams.csv"_s,
             heading + "+441632960000,teams,true,CallingUserAssignment,InboundCalling\n");
    const ProgramRun hasty = runProgram(
        local({u"import"_s, input, u"--wait"_s, u"--wait-timeout"_s, u"0"_s, u"--json"_s}));
    QCOMPARE(hasty.exitCode, 7);
    QCOMPARE(hasty.json()["pending"_L1].toInt(), 1);
    const ProgramRun again = runProgram(local({u"import"_s, input, u"--wait"_s, u"--json"_s}));
    QCOMPARE(again.exitCode, 0);
    checkIdentities(again.json());
    QCOMPARE(again.json()["unchanged"_L1].toInt(), 1);
    QVERIFY2(again.json()["pending"_L1].toInt() == 0, "an earlier import's row is waited for");
    const ProgramRun watched = runProgram(local({u"status"_s, u"--watch"_s, u"--json"_s}));
    QCOMPARE(watched.exitCode, 0);
    QCOMPARE(watched.json()["numbers"_L1]["synced"_L1].toInt(), 1);
}

void CommandLineTest::tellsTheStatus()
{
    const ProgramRun run = runProgram(local({u"status"_s, u"--sample-data"_s, u"--json"_s}));
    QCOMPARE(run.exitCode, 0);
    const QJsonObject status = run.json();
    QCOMPARE(status["accounts"_L1].toInt(), 12);
    const QJsonObject numbers = status["numbers"_L1].toObject();
    QCOMPARE(numbers["total"_L1].toInt(), 5000);
    QCOMPARE(numbers["pending"_L1].toInt() + numbers["synced"_L1].toInt() +
                 numbers["failed"_L1].toInt(),
             5000);
    QCOMPARE(status["failed"_L1].toArray().size(), numbers["failed"_L1].toInt());
    QVERIFY(numbers["failed"_L1].toInt() > 0);
    QCOMPARE(status["requestsForInformation"_L1]["total"_L1].toInt(), 25);
    const QJsonValue failure = status["failed"_L1].toArray().at(0);
    QCOMPARE(failure["code"_L1].toString(), u"InvalidRequest"_s);
    QVERIFY(!failure["accountName"_L1].toString().isEmpty());
}

void CommandLineTest::knowsNoOtherAccount()
{
    QCOMPARE(runProgram(local({u"status"_s, u"--account"_s, u"nobody"_s})).exitCode, 3);
    QCOMPARE(runProgram(local({u"export"_s, u"numbers"_s, u"--account"_s, u"nobody"_s})).exitCode,
             3);
}

void CommandLineTest::serveTellsItsAddressAndStopsOnSignal()
{
    QProcess server;
    server.start(programPath(), local({u"serve"_s}));
    QTRY_VERIFY(server.canReadLine() || server.waitForReadyRead(100));
    QVERIFY(server.readLine().startsWith("listening on http://127.0.0.1:"));
    QTRY_VERIFY(server.canReadLine() || server.waitForReadyRead(100));
    QVERIFY(server.readLine().startsWith("client secret: "));
    ::kill(static_cast<pid_t>(server.processId()), SIGTERM);
    QVERIFY(server.waitForFinished());
    QCOMPARE(server.exitCode(), 0);
}

void CommandLineTest::serveRefusesASecondProcess()
{
    QProcess server;
    server.start(programPath(), local({u"serve"_s}));
    QVERIFY(server.waitForReadyRead(20000));
    const ProgramRun second = runProgram(local({u"serve"_s}));
    QCOMPARE(second.exitCode, 5);
    QVERIFY(second.talk.contains(QByteArray::number(server.processId())));
    server.kill();
    QVERIFY(server.waitForFinished());
}

void CommandLineTest::serveRefusesATakenPort()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    const ProgramRun run =
        runProgram(local({u"serve"_s, u"--port"_s, QString::number(holder.serverPort())}));
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.talk.contains(QByteArray::number(holder.serverPort())));
}

void CommandLineTest::needsNoTokenWithoutTokenUrl()
{
    QProcess server;
    server.start(programPath(), local({u"serve"_s, u"--no-auth"_s, u"--rate-limit"_s, u"0"_s}));
    QVERIFY(server.waitForReadyRead(20000));
    const QString url = QString::fromUtf8(server.readLine().trimmed()).section(u' ', -1);
    const ProgramRun run = runProgram({u"status"_s, u"--base-url"_s, url, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()["gateway"_L1].toString(), url);
    server.kill();
    QVERIFY(server.waitForFinished());
}

void CommandLineTest::signInFailuresHaveTheirExitCode()
{
    QProcess server;
    server.start(programPath(), local({u"serve"_s}));
    QVERIFY(server.waitForReadyRead(20000));
    const QString url = QString::fromUtf8(server.readLine().trimmed()).section(u' ', -1);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NUMBERDESK_CLIENT_SECRET"_s, u"wrong-secret"_s);
    const ProgramRun wrong =
        runProgram({u"status"_s, u"--base-url"_s, url, u"--token-url"_s,
                    url + "/oauth2/v2.0/token"_L1, u"--client-id"_s, u"local"_s},
                   environment);
    QCOMPARE(wrong.exitCode, 4);
    QVERIFY(!wrong.talk.contains("wrong-secret"));
    QCOMPARE(runProgram({u"status"_s, u"--base-url"_s, url}).exitCode, 4);
    server.kill();
    QVERIFY(server.waitForFinished());
}

void CommandLineTest::aFullDiskIsNoSuccess()
{
    QProcess process;
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(programPath(), local({u"export"_s, u"accounts"_s}));
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("Standard output"));
    QCOMPARE(
        runProgram(local({u"export"_s, u"accounts"_s, u"--output"_s, u"/dev/full"_s})).exitCode, 1);
}

void CommandLineTest::refusesAResultFileBeforeSending()
{
    createContoso();
    const ProgramRun run = runProgram(
        local({u"import"_s, zoomFile(3), u"--result"_s, u"/nowhere/result.csv"_s, u"--json"_s}));
    QCOMPARE(run.exitCode, 1);
    const ProgramRun status = runProgram(local({u"status"_s, u"--json"_s}));
    QCOMPARE(status.json()["numbers"_L1]["total"_L1].toInt(), 0);
}

void CommandLineTest::failedRowsStayFailedTheSecondTime()
{
    const QString tenant = u"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"_s;
    QCOMPARE(runProgram(local({u"account"_s, u"create"_s, u"teams"_s, u"--service"_s,
                               u"operator-connect"_s, u"--sync"_s, u"--teams-tenant-id"_s, tenant}))
                 .exitCode,
             0);
    const QString input = file(u"teams.csv"_s, "telephoneNumber,accountName,"
                                               "serviceDetails_teamsOperatorConnect_enabled\n"
                                               "+441632960000,teams,true\n");
    const QStringList import = local({u"import"_s, input, u"--wait"_s, u"--json"_s});
    QCOMPARE(runProgram(import).exitCode, 1);
    const ProgramRun again = runProgram(import);
    QCOMPARE(again.exitCode, 1);
    checkIdentities(again.json());
    QCOMPARE(again.json()["failed"_L1].toInt(), 1);
    QCOMPARE(again.json()["unchanged"_L1].toInt(), 1);
    QCOMPARE(again.json()["writes"_L1].toInt(), 0);
}

NUMBERDESK_TEST("commandline", CommandLineTest)
#include "tst_commandline.moc"
