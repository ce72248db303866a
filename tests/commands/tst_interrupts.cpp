// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/liverun.h"
#include "support/scriptedserver.h"
#include "support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace numberdesk;
using namespace Qt::StringLiterals;
using Delivery = ScriptedReply::Delivery;

namespace {

/// In which every command ends, and what a busy computer may add.
constexpr qint64 longestEnd = 3000;
constexpr qint64 slack = 1500;

const QByteArray account =
    R"({"name":"contoso","serviceDetails":{"zoomPhoneCloudPeering":{"enabled":true}}})";

} // namespace

/// SIGINT and SIGTERM end every command, whatever it waits for, and what was done is told.
class TestInterrupts : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void endsAPauseBeforeARetry_data();
    void endsAPauseBeforeARetry();
    void givesRequestsUnderWayALittleTime();
    void takesTheAnswerOfARequestUnderWay();
    void endsTheWaitForSync();
    void endsBesideAPipeThatNobodyWrites();
    void tellsOfAnImportThatWasNotPlanned_data();
    void tellsOfAnImportThatWasNotPlanned();
    void endsBeforeTheCommandHasBegun();
    void endsAReadingCommand();
    void theSecondSignalEndsAtOnce();

private:
    QStringList import(const QStringList &more = {});
    QString fifo();
    void answer(const std::function<ScriptedReply(const ScriptedRequest &)> &toWrite);

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ScriptedServer> m_gateway;
    qsizetype m_writes = 0;
};

void TestInterrupts::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_gateway = std::make_unique<ScriptedServer>();
    m_writes = 0;
}

QStringList TestInterrupts::import(const QStringList &more)
{
    QFile file(m_directory->filePath(u"numbers.csv"_s));
    if (!file.open(QIODevice::WriteOnly) ||
        file.write("telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled\n"
                   "+441632960001,contoso,true\n") < 0)
        qFatal("cannot write a test file");
    return QStringList{u"import"_s,     file.fileName(),
                       u"--base-url"_s, m_gateway->url().toString(),
                       u"--data-dir"_s, m_directory->path(),
                       u"--result"_s,   m_directory->filePath(u"result.csv"_s),
                       u"--json"_s} +
           more;
}

QString TestInterrupts::fifo()
{
    const QString path = m_directory->filePath(u"pipe"_s);
    if (::mkfifo(QFile::encodeName(path).constData(), 0600) != 0)
        qFatal("cannot make a pipe");
    return path;
}

/// A gateway with one account and no numbers, that treats writes as `toWrite` says.
void TestInterrupts::answer(const std::function<ScriptedReply(const ScriptedRequest &)> &toWrite)
{
    m_gateway->setHandler([this, toWrite](const ScriptedRequest &request) {
        if (request.method == "PUT") { // a row that stands alone
            ++m_writes;
            return toWrite(request);
        }
        if (request.path() == "/accounts/contoso")
            return jsonReply(account);
        if (request.path().contains("/numbers/") && m_writes > 0)
            return toWrite(request); // what it answered is what it has
        if (request.path().contains("/numbers/"))
            return jsonReply(R"({"error":{"code":"NotFound","message":"no"}})", 404);
        return ScriptedReply{200, {{"x-ms-record-count", "0"}}, R"({"value":[]})", Delivery::Whole};
    });
}

void TestInterrupts::endsAPauseBeforeARetry_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("signal");
    QTest::addColumn<bool>("inDoubt");
    QTest::newRow("503, SIGINT") << 503 << SIGINT << true;
    QTest::newRow("503, SIGTERM") << 503 << SIGTERM << true;
    QTest::newRow("429, SIGTERM") << 429 << SIGTERM << false;
}

void TestInterrupts::endsAPauseBeforeARetry()
{
    QFETCH(int, status);
    QFETCH(int, signal);
    QFETCH(bool, inDoubt);
    answer([status](const ScriptedRequest &) {
        return ScriptedReply{status, {{"Retry-After", "50"}}, "{}", Delivery::Whole};
    });
    LiveRun run(import());
    QTRY_VERIFY_WITH_TIMEOUT(run.talk().contains("Trying again"), 30'000);
    run.signal(signal);
    const ProgramRun ended = run.end();
    QVERIFY(run.millisecondsSinceSignal() < longestEnd + slack);
    QCOMPARE(ended.exitCode, 130);
    QCOMPARE(ended.json()["notSent"_L1].toInt(), 1);
    QCOMPARE(m_writes, 1);
    QFile result(m_directory->filePath(u"result.csv"_s));
    QVERIFY(result.open(QIODevice::ReadOnly));
    const QByteArray rows = result.readAll();
    QVERIFY2(rows.contains("notSent"), rows.constData());
    QCOMPARE(rows.contains("may have stored"), inDoubt);
}

void TestInterrupts::givesRequestsUnderWayALittleTime()
{
    answer([](const ScriptedRequest &) { return ScriptedReply{200, {}, {}, Delivery::Silent}; });
    LiveRun run(import());
    QTRY_COMPARE_WITH_TIMEOUT(m_writes, 1, 30'000);
    run.signal(SIGINT);
    const ProgramRun ended = run.end();
    QVERIFY(run.millisecondsSinceSignal() < longestEnd + slack);
    QCOMPARE(ended.exitCode, 130);
    QVERIFY(ended.talk.contains("under way"));
    QCOMPARE(ended.json()["notSent"_L1].toInt(), 1);
    QVERIFY(ended.talk.contains("may have stored"));
    QVERIFY(QFile::exists(m_directory->filePath(u"result.csv"_s)));
}

void TestInterrupts::takesTheAnswerOfARequestUnderWay()
{
    LiveRun *interrupted = nullptr;
    answer([&](const ScriptedRequest &) {
        interrupted->signal(SIGINT);
        return jsonReply(
            R"({"telephoneNumber":"+441632960001","accountName":"contoso","serviceDetails":{"zoomPhoneCloudPeering":{"enabled":true}},"serviceProvisioningStatus":"synced"})");
    });
    LiveRun run(import());
    interrupted = &run;
    const ProgramRun ended = run.end();
    QCOMPARE(ended.exitCode, 130);
    QCOMPARE(ended.json()["created"_L1].toInt(), 1);
    QCOMPARE(ended.json()["notSent"_L1].toInt(), 0);
}

void TestInterrupts::endsTheWaitForSync()
{
    answer([](const ScriptedRequest &) {
        return jsonReply(
            R"({"telephoneNumber":"+441632960001","accountName":"contoso","serviceDetails":{"zoomPhoneCloudPeering":{"enabled":true}},"serviceProvisioningStatus":"pending"})");
    });
    LiveRun run(import({u"--wait"_s}));
    const auto polled = [this] {
        return m_writes == 1 && m_gateway->requests().last().method == "GET";
    };
    QTRY_VERIFY_WITH_TIMEOUT(polled(), 30'000);
    run.signal(SIGTERM);
    const ProgramRun ended = run.end();
    QVERIFY(run.millisecondsSinceSignal() < longestEnd + slack);
    QCOMPARE(ended.exitCode, 130);
    QCOMPARE(ended.json()["created"_L1].toInt(), 1);
    QVERIFY(QFile::exists(m_directory->filePath(u"result.csv"_s)));
}

void TestInterrupts::endsBesideAPipeThatNobodyWrites()
{
    LiveRun run({u"import"_s, fifo(), u"--dry-run"_s, u"--base-url"_s, m_gateway->url().toString(),
                 u"--data-dir"_s, m_directory->path(), u"--json"_s});
    QTRY_VERIFY_WITH_TIMEOUT(run.catches(SIGTERM), 30'000);
    run.signal(SIGTERM);
    const ProgramRun ended = run.end();
    QVERIFY(run.millisecondsSinceSignal() < longestEnd + slack);
    QCOMPARE(ended.exitCode, 130);
    QVERIFY(!ended.json().isEmpty());
}

void TestInterrupts::tellsOfAnImportThatWasNotPlanned_data()
{
    QTest::addColumn<QString>("waitsFor");
    QTest::newRow("a token") << u"/token"_s;
    QTest::newRow("the account") << u"/accounts/contoso"_s;
}

/// Always the import's object, whatever was under way.
void TestInterrupts::tellsOfAnImportThatWasNotPlanned()
{
    QFETCH(QString, waitsFor);
    bool waits = false;
    int asked = 0;
    m_gateway->setHandler([&](const ScriptedRequest &request) {
        asked += request.path().startsWith("/accounts") ? 1 : 0;
        waits = waits || QString::fromUtf8(request.path()).startsWith(waitsFor);
        if (waits)
            return ScriptedReply{200, {}, {}, Delivery::Silent};
        if (request.path() == "/token")
            return jsonReply(R"({"access_token":"t","token_type":"Bearer","expires_in":3599})");
        return jsonReply(account);
    });
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NUMBERDESK_CLIENT_SECRET"_s, u"a secret"_s);
    LiveRun run(import({u"--token-url"_s, m_gateway->url().toString() + u"/token"_s,
                        u"--client-id"_s, u"i"_s}),
                environment);
    QTRY_VERIFY_WITH_TIMEOUT(waits, 30'000);
    run.signal(SIGINT);
    const ProgramRun ended = run.end();
    QVERIFY(run.millisecondsSinceSignal() < longestEnd + slack);
    QCOMPARE(ended.exitCode, 130);
    const QJsonObject object = ended.json();
    QCOMPARE(object["rows"_L1].toInt(-1), 0);
    QCOMPARE(object["requests"_L1].toInt(-1), asked);
    QCOMPARE(object["errors"_L1].toArray().size(), 1);
    QVERIFY(!object.contains("error"_L1));
}

/// A file that an option names is read before there is a command.
void TestInterrupts::endsBeforeTheCommandHasBegun()
{
    LiveRun run({u"status"_s, u"--base-url"_s, u"https://gateway.example"_s, u"--ca-file"_s, fifo(),
                 u"--data-dir"_s, m_directory->path(), u"--json"_s});
    // It handles signals itself as soon as it begins; until then the system would end it.
    QTRY_VERIFY_WITH_TIMEOUT(run.catches(SIGTERM), 30'000);
    run.signal(SIGTERM);
    const ProgramRun ended = run.end();
    QVERIFY(run.millisecondsSinceSignal() < longestEnd + slack);
    QCOMPARE(ended.exitCode, 130);
    QCOMPARE(ended.json()["error"_L1].toObject()["exitCode"_L1].toInt(), 130);
}

void TestInterrupts::endsAReadingCommand()
{
    m_gateway->setHandler([](const ScriptedRequest &) {
        return ScriptedReply{200, {}, {}, Delivery::Silent};
    });
    LiveRun run({u"export"_s, u"numbers"_s, u"--base-url"_s, m_gateway->url().toString(),
                 u"--data-dir"_s, m_directory->path(), u"--json"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_gateway->requests().size(), 1, 30'000);
    run.signal(SIGINT);
    const ProgramRun ended = run.end();
    QVERIFY(run.millisecondsSinceSignal() < longestEnd + slack);
    QCOMPARE(ended.exitCode, 130);
    QVERIFY(!ended.json().isEmpty());
}

void TestInterrupts::theSecondSignalEndsAtOnce()
{
    answer([](const ScriptedRequest &) { return ScriptedReply{200, {}, {}, Delivery::Silent}; });
    LiveRun run(import());
    QTRY_COMPARE_WITH_TIMEOUT(m_writes, 1, 30'000);
    run.signal(SIGINT);
    QTRY_VERIFY(run.talk().contains("under way"));
    run.signal(SIGINT);
    const ProgramRun ended = run.end();
    QVERIFY(run.millisecondsSinceSignal() < slack);
    QCOMPARE(ended.exitCode, 130);
    QVERIFY(!ended.json().isEmpty());
}

NUMBERDESK_TEST("interrupts", TestInterrupts)
#include "tst_interrupts.moc"
