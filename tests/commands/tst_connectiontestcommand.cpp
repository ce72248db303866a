// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/programrun.h"
#include "support/places.h"
#include "support/scriptedserver.h"
#include "support/testprogram.h"
#include "support/testtokens.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace numberdesk;
using namespace Qt::StringLiterals;

/// `connection test` as a script sees it: one JSON document, and an exit code for each outcome.
class TestConnectionTestCommand : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void tellsThatAConnectionWorks();
    void triesTheLocalGateway();
    void exitsByTheFault_data();
    void exitsByTheFault();
    void exitsByATimeout();
    void exitsByAnUnknownName();
    void refusesOptionsOfOthers();

private:
    ProgramRun run(const QStringList &arguments);
    void addConnection(const QStringList &more = {});

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ScriptedServer> m_gateway;
    QByteArray m_token;
};

void TestConnectionTestCommand::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_gateway = std::make_unique<ScriptedServer>();
    m_token = tokenReplyOf(jwtOf(R"({"roles":["ProvisioningAPI.Read"]})"));
    m_gateway->setHandler([this](const ScriptedRequest &request) {
        return jsonReply(request.path() == "/token" ? m_token : R"({"value":[]})");
    });
}

/// Runs the program while this process serves its requests.
ProgramRun TestConnectionTestCommand::run(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NUMBERDESK_CLIENT_SECRET"_s, u"s3cret"_s);
    process.setProcessEnvironment(environment);
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(programPath(), arguments + QStringList{u"--data-dir"_s, m_directory->path()});
    process.closeWriteChannel();
    if (!finished.wait(60'000))
        process.kill();
    const bool ended =
        process.exitStatus() == QProcess::NormalExit && process.error() == QProcess::UnknownError;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

void TestConnectionTestCommand::addConnection(const QStringList &more)
{
    const QStringList usual{u"connection"_s,
                            u"add"_s,
                            u"Contoso"_s,
                            u"--base-url"_s,
                            m_gateway->url().toString(),
                            u"--token-url"_s,
                            m_gateway->url(u"/token"_s).toString(),
                            u"--client-id"_s,
                            u"id"_s};
    const ProgramRun added = run(usual + more);
    if (added.exitCode != 0)
        qFatal("%s", added.talk.constData());
}

void TestConnectionTestCommand::tellsThatAConnectionWorks()
{
    addConnection();
    const ProgramRun tested = run({u"connection"_s, u"test"_s, u"Contoso"_s, u"--json"_s});
    QVERIFY2(tested.exitCode == 0, tested.talk.constData());
    const QJsonObject report = tested.json();
    QCOMPARE(report.keys(),
             (QStringList{u"code"_s, u"message"_s, u"ok"_s, u"remedy"_s, u"roles"_s, u"step"_s}));
    QCOMPARE(report[u"code"].toString(), u"ok"_s);
    QCOMPARE(report[u"ok"].toBool(), true);
    QCOMPARE(report[u"step"].toString(), u"apiVersion"_s);
    QCOMPARE(report[u"roles"].toArray(), QJsonArray{u"ProvisioningAPI.Read"_s});
    const ProgramRun plain = run({u"connection"_s, u"test"_s, u"Contoso"_s});
    QCOMPARE(plain.exitCode, 0);
    QVERIFY(plain.output.contains("ProvisioningAPI.Read"));
    QVERIFY(plain.output.contains("Not tested: Certificate")); // over http there is none
}

void TestConnectionTestCommand::triesTheLocalGateway()
{
    const ProgramRun tested = run({u"connection"_s, u"test"_s, u"Local gateway"_s, u"--json"_s});
    QVERIFY2(tested.exitCode == 0, tested.talk.constData());
    QCOMPARE(tested.json()[u"roles"].toArray(), QJsonArray{u"ProvisioningAPI.Admin"_s});
}

void TestConnectionTestCommand::exitsByTheFault_data()
{
    QTest::addColumn<QByteArray>("path"); // the one that fails
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("sign-in") << QByteArray("/token") << 401
                             << QByteArray(R"({"error":"invalid_client","error_codes":[7000215]})")
                             << u"signIn"_s << 4;
    QTest::newRow("no roles") << QByteArray("/token") << 200 << tokenReplyOf(jwtOf("{}"))
                              << u"noRoles"_s << 4;
    QTest::newRow("version")
        << QByteArray("/accounts") << 400
        << QByteArray(R"({"error":{"code":"UnsupportedApiVersionValue","message":"m"}})")
        << u"apiVersion"_s << 1;
    QTest::newRow("odd") << QByteArray("/accounts") << 404 << QByteArray() << u"unexpectedReply"_s
                         << 1;
    QTest::newRow("throttled") << QByteArray("/accounts") << 429 << QByteArray() << u"timedOut"_s
                               << 7;
}

void TestConnectionTestCommand::exitsByTheFault()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(int, exitCode);
    addConnection();
    m_gateway->setHandler([&](const ScriptedRequest &request) {
        return request.path() == path ? jsonReply(body, status) : jsonReply(m_token);
    });
    const ProgramRun tested = run({u"connection"_s, u"test"_s, u"Contoso"_s, u"--json"_s});
    QCOMPARE(tested.exitCode, exitCode);
    const QJsonObject report = tested.json();
    QCOMPARE(report[u"code"].toString(), code);
    QCOMPARE(report[u"ok"].toBool(), false);
    QVERIFY(!report[u"message"].toString().isEmpty());
    QVERIFY(!report[u"remedy"].toString().isEmpty());
    QVERIFY(tested.talk.contains(report[u"remedy"].toString().toUtf8()));
    QVERIFY(!tested.talk.contains("s3cret"));
}

void TestConnectionTestCommand::exitsByATimeout()
{
    addConnection({u"--timeout"_s, u"1"_s});
    m_gateway->setHandler([](const ScriptedRequest &) {
        return ScriptedReply{200, {}, {}, ScriptedReply::Delivery::Silent};
    });
    const ProgramRun tested = run({u"connection"_s, u"test"_s, u"Contoso"_s, u"--json"_s});
    QCOMPARE(tested.exitCode, 7);
    QCOMPARE(tested.json()[u"code"].toString(), u"timedOut"_s);
}

void TestConnectionTestCommand::exitsByAnUnknownName()
{
    const ProgramRun tested = run({u"connection"_s, u"test"_s, u"Nobody"_s, u"--json"_s});
    QCOMPARE(tested.exitCode, 3);
    QVERIFY(tested.json().contains(u"error"_s));
}

void TestConnectionTestCommand::refusesOptionsOfOthers()
{
    QCOMPARE(run({u"connection"_s, u"test"_s}).exitCode, 2);
    QCOMPARE(run({u"connection"_s, u"test"_s, u"a"_s, u"b"_s}).exitCode, 2);
    QCOMPARE(run({u"connection"_s, u"test"_s, u"a"_s, u"--tenant"_s, u"x"_s}).exitCode, 2);
}

NUMBERDESK_TEST("connectiontestcommand", TestConnectionTestCommand)
#include "tst_connectiontestcommand.moc"
