// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/programrun.h"
#include "support/places.h"
#include "support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

constexpr int patience = 90'000;

/// A process of the program that runs beside others.
struct Running
{
    explicit Running(const QStringList &arguments)
    {
        process->start(programPath(), arguments);
        process->closeWriteChannel();
    }
    ~Running()
    {
        if (process->state() != QProcess::NotRunning) {
            process->kill();
            process->waitForFinished();
        }
    }
    Q_DISABLE_COPY_MOVE(Running)

    /// Its end; exit code -1 when it crashed or hung.
    ProgramRun run() const
    {
        const bool ended =
            process->state() == QProcess::NotRunning || process->waitForFinished(patience);
        const bool whole = ended && process->exitStatus() == QProcess::NormalExit;
        return {whole ? process->exitCode() : -1, process->readAllStandardOutput(),
                process->readAllStandardError()};
    }

    std::unique_ptr<QProcess> process = std::make_unique<QProcess>();
};

} // namespace

/// Any number of processes on one data directory, each of which may end at any moment.
class SideBySideTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void commandsAtOnceAllDoTheirWork();
    void importsAtOnceAllArrive();
    void anImportOutlivesItsServer_data();
    void anImportOutlivesItsServer();
    void aStaleLockFileBlocksNothing_data();
    void aStaleLockFileBlocksNothing();
    void aFolderForALockIsNamed();
    void aHolderThatDoesNotAnswerIsNamed();
    void aHolderOnAnotherComputerIsNamed();

private:
    QString path(const QString &name) const { return m_directory->filePath(name); }
    QStringList local(const QStringList &arguments) const
    {
        return arguments + QStringList{u"--data-dir"_s, path(u"data"_s)};
    }
    QString database() const { return path(u"data/local-gateway.sqlite"_s); }
    void put(const QString &name, const QByteArray &content) const
    {
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a test file");
    }
    /// A file of `count` new numbers, the first of which ends in `first`.
    QString numbers(int first, int count) const
    {
        QByteArray content =
            "telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled\n";
        for (int i = first; i < first + count; ++i)
            content += "+4416329" + QByteArray::number(60000 + i) + ",contoso,true\n";
        QString name = path(u"numbers%1.csv"_s.arg(first));
        put(name, content);
        return name;
    }
    void createContoso() const
    {
        const ProgramRun run =
            runProgram(local({u"account"_s, u"create"_s, u"contoso"_s, u"--service"_s, u"zoom"_s}));
        QVERIFY2(run.exitCode == 0, run.talk.constData());
    }
    /// Past the gateway: its answer would come when the import has long ended.
    int numbersInDatabase() const
    {
        constexpr QLatin1StringView name("beside the gateway");
        int count = -1;
        {
            QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            connection.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
            connection.setDatabaseName(database());
            QSqlQuery query(connection);
            if (connection.open() && query.exec(u"SELECT count(*) FROM numbers"_s) && query.next())
                count = query.value(0).toInt();
        }
        QSqlDatabase::removeDatabase(name);
        return count;
    }

    int numbersStored() const
    {
        return runProgram(local({u"status"_s, u"--json"_s}))
            .json()["numbers"_L1]["total"_L1]
            .toInt();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void SideBySideTest::commandsAtOnceAllDoTheirWork()
{
    constexpr int count = 12;
    std::vector<std::unique_ptr<Running>> commands;
    commands.reserve(count);
    for (int i = 0; i < count; ++i)
        commands.push_back(std::make_unique<Running>(local({u"status"_s, u"--json"_s})));
    for (const auto &command : commands) {
        const ProgramRun run = command->run();
        QVERIFY2(run.exitCode == 0, run.talk.constData());
        QCOMPARE(run.json()["accounts"_L1].toInt(-1), 0);
    }
}

void SideBySideTest::importsAtOnceAllArrive()
{
    createContoso();
    constexpr int imports = 4;
    std::vector<std::unique_ptr<Running>> commands;
    commands.reserve(imports + 2);
    for (int i = 0; i < imports; ++i) {
        commands.push_back(std::make_unique<Running>(local(
            {u"import"_s, numbers(i * 500, 500), u"--json"_s, u"--request-budget"_s, u"0"_s})));
    }
    commands.push_back(std::make_unique<Running>(local({u"status"_s, u"--json"_s})));
    commands.push_back(std::make_unique<Running>(local({u"export"_s, u"numbers"_s})));
    for (const auto &command : commands) {
        const ProgramRun run = command->run();
        // A list that grows while it is walked may fall short of its count, and export says so.
        const bool fellShort = run.talk.contains("in this list, but gave");
        QVERIFY2(run.exitCode == 0 || fellShort, (run.talk + run.output.left(2000)).constData());
    }
    QCOMPARE(numbersStored(), 2000);
}

void SideBySideTest::anImportOutlivesItsServer_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("killed") << SIGKILL;
    QTest::newRow("ended") << SIGTERM;
}

void SideBySideTest::anImportOutlivesItsServer()
{
    QFETCH(int, signal);
    createContoso();
    const Running server(
        local({u"serve"_s, u"--rate-limit"_s, u"0"_s, u"--latency-ms"_s, u"100"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(server.process->canReadLine(), patience);
    const Running import(
        local({u"import"_s, numbers(0, 6000), u"--json"_s, u"--request-budget"_s, u"0"_s}));
    // In the middle: some numbers are stored, most are not.
    QTRY_VERIFY_WITH_TIMEOUT(numbersInDatabase() > 0, patience);
    QVERIFY(numbersInDatabase() < 6000);
    QCOMPARE(::kill(static_cast<pid_t>(server.process->processId()), signal), 0);

    const ProgramRun run = import.run();
    QVERIFY2(run.exitCode == 0, (run.talk + run.output.left(2000)).constData());
    QCOMPARE(run.json()["created"_L1].toInt(), 6000);
    QCOMPARE(run.json()["notSent"_L1].toInt(), 0);
    QCOMPARE(numbersStored(), 6000);
}

void SideBySideTest::aStaleLockFileBlocksNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("of another computer") << QByteArray("99999999\nnumberdesk\notherhost\n");
    QTest::newRow("of a process that lives") << QByteArray("1\nnumberdesk\n");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("garbage") << QByteArray("\0\xff?\n\n", 5);
}

void SideBySideTest::aStaleLockFileBlocksNothing()
{
    QFETCH(QByteArray, content);
    QVERIFY(QDir().mkpath(path(u"data"_s)));
    put(database() + ".lock"_L1, content);
    QCOMPARE(runProgram(local({u"status"_s})).exitCode, 0);
}

void SideBySideTest::aFolderForALockIsNamed()
{
    QVERIFY(QDir().mkpath(database() + ".lock"_L1));
    const ProgramRun run = runProgram(local({u"status"_s}));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.talk.contains("local-gateway.sqlite.lock cannot be used: it is a folder."),
             run.talk.constData());
}

void SideBySideTest::aHolderThatDoesNotAnswerIsNamed()
{
    const Running server(local({u"serve"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(server.process->canReadLine(), patience);
    const auto process = static_cast<pid_t>(server.process->processId());
    QCOMPARE(::kill(process, SIGSTOP), 0);
    const ProgramRun run = runProgram(local({u"status"_s}));
    QCOMPARE(::kill(process, SIGCONT), 0);
    QCOMPARE(run.exitCode, 5);
    QVERIFY2(run.talk.contains("is held by process " + QByteArray::number(process) +
                               ", which does not answer."),
             run.talk.constData());
    QCOMPARE(runProgram(local({u"status"_s})).exitCode, 0);
}

void SideBySideTest::aHolderOnAnotherComputerIsNamed()
{
    const Running server(local({u"serve"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(server.process->canReadLine(), patience);
    put(database() + ".address.json"_L1,
        R"({"baseUrl":"http://127.0.0.1:1","tokenUrl":"","clientId":"local","clientSecret":"",)"
        R"("process":42,"host":"far.example","boot":"another"})");
    const ProgramRun run = runProgram(local({u"serve"_s}));
    QCOMPARE(run.exitCode, 5);
    QVERIFY2(run.talk.contains("on the computer far.example"), run.talk.constData());
}

NUMBERDESK_TEST("sidebyside", SideBySideTest)
#include "tst_sidebyside.moc"
