// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/oddgatewaytest.h"
#include "support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

using namespace numberdesk;
using namespace Qt::StringLiterals;
using Delivery = ScriptedReply::Delivery;

namespace {

QByteArray number(const QByteArray &text, const QByteArray &status,
                  const QByteArray &account = "contoso")
{
    return R"({"telephoneNumber":")" + text + R"(","serviceDetails":{},"accountName":")" + account +
           R"(","serviceProvisioningStatus":")" + status + R"("})";
}

const QByteArray firstNumber = number("+14255550001", "synced");
/// Legal under older contracts, and with the fields in another order.
const QByteArray oldNumber =
    R"({ "accountName": "contoso", "telephoneNumber" : "14255550000","serviceDetails":{"zoomPhoneCloudPeering":{"enabled":false}}, "serviceProvisioningStatus":"synced", "future": [1.50, "]}"]})";
const QByteArray longNumber = number("+1234567890123456", "failed");

} // namespace

/// What commands make of gateways with odd habits.
class TestOddGateways : public OddGatewayTest
{
    Q_OBJECT

private slots:
    void exportsWhatItCannotRead();
    void exportsResourcesAsTheyCame();
    void tellsACountThatDiffers();
    void asksForADifferingCountOnce();
    void followsARelativeLink();
    void countsByEachNumbersOwnStatus();
    void countsOneAccountsRequestsOnly();
    void watchesUntilNothingIsPending();
    void watchesNoLongerThanAsked();
    void namesTheListThatIsMissing_data();
    void namesTheListThatIsMissing();
    void namesTheAccountThatIsMissing();
    void neverLeavesAHoleInASentence_data();
    void neverLeavesAHoleInASentence();
    void giveAReasonWhereTheBackendGivesNone();
    void tellsAFullDiskOnce();
    void triesThatRunOutExitWithSeven();
    void showsControlCharactersOfOthers();
    void dropsBlanksAroundSecrets();
    void refusesNumbersOutOfRange_data();
    void refusesNumbersOutOfRange();
    void tellsThatTheGatewayIsGoneWhileItWaits();
};

void TestOddGateways::exportsWhatItCannotRead()
{
    m_lists["/numbers"] = {firstNumber, oldNumber, longNumber};
    const ProgramRun table = run({u"export"_s, u"numbers"_s});
    QCOMPARE(table.exitCode, 6);
    QCOMPARE(table.output.count('\n'), 1 + 1);
    QVERIFY2(table.talk.contains("2 numbers") && table.talk.contains("14255550000") &&
                 table.talk.contains("+1234567890123456"),
             table.talk.constData());
    const ProgramRun json = run({u"export"_s, u"numbers"_s, u"--json"_s});
    QCOMPARE(json.exitCode, 6);
    QCOMPARE(QJsonDocument::fromJson(json.output).array().size(), 3);
    QVERIFY2(json.output.contains(oldNumber), json.output.constData());
    const QString file = m_directory->filePath(u"out.csv"_s);
    const ProgramRun written = run({u"export"_s, u"numbers"_s, u"--output"_s, file});
    QCOMPARE(written.exitCode, 6);
    QVERIFY(written.talk.contains("Wrote 1 rows"));
}

void TestOddGateways::exportsResourcesAsTheyCame()
{
    const QByteArray account =
        R"({"serviceDetails":{"teamsDirectRouting":{"syncEnabled":false,"enabled":false}},"name":"contoso","x":null,"n":1.0})";
    m_lists["/accounts"] = {account};
    const QByteArray request =
        R"({"tenantId":"t1","status":"active","contacts":[],"accountName":"contoso","odd":{"b":1,"a":2}})";
    m_lists["/teamsRequestsForInformation"] = {request};
    const ProgramRun accounts = run({u"export"_s, u"accounts"_s, u"--json"_s});
    QCOMPARE(accounts.exitCode, 0);
    QVERIFY2(accounts.output.contains(account), accounts.output.constData());
    QVERIFY(run({u"export"_s, u"rfis"_s, u"--json"_s}).output.contains(request));
}

void TestOddGateways::tellsACountThatDiffers()
{
    m_gateway->setHandler([](const ScriptedRequest &) { return page({firstNumber}, "5"); });
    const ProgramRun table = run({u"export"_s, u"numbers"_s});
    QCOMPARE(table.exitCode, 6);
    QVERIFY2(table.talk.contains("counts 5") && table.talk.contains("gave 1"),
             table.talk.constData());
    QCOMPARE(m_gateway->requests().size(), 2);
}

void TestOddGateways::asksForADifferingCountOnce()
{
    m_gateway->enqueue(page({firstNumber}, "5"));
    m_gateway->setHandler([](const ScriptedRequest &) { return page({firstNumber}, "1"); });
    const ProgramRun table = run({u"export"_s, u"numbers"_s});
    QCOMPARE(table.exitCode, 0);
    QCOMPARE(table.talk, QByteArray());
    QCOMPARE(m_gateway->requests().size(), 2);
}

/// RFC 3986 section 5.2: a link that is a query only belongs to the page's own path.
void TestOddGateways::followsARelativeLink()
{
    m_gateway->setHandler([](const ScriptedRequest &request) {
        if (request.path() != "/numbers")
            return jsonReply("{}", 404);
        return request.query().contains("at=1")
                   ? page({number("+14255550002", "synced")}, "2")
                   : page({firstNumber}, "2", "?at=1&api-version=2024-02-29");
    });
    const ProgramRun table = run({u"export"_s, u"numbers"_s});
    QCOMPARE(table.exitCode, 0);
    QVERIFY(table.output.contains("+14255550002"));
}

void TestOddGateways::countsByEachNumbersOwnStatus()
{
    m_lists["/numbers"] = {firstNumber,
                           number("+14255550002", "Pending"),
                           number("+14255550003", "failed"),
                           number("+14255550004", "paused"),
                           number("+14255550005", ""),
                           oldNumber,
                           longNumber};
    const ProgramRun status = run({u"status"_s, u"--json"_s});
    QCOMPARE(status.exitCode, 0);
    const QJsonObject numbers = status.json()["numbers"_L1].toObject();
    QCOMPARE(numbers["total"_L1].toInt(), 7);
    QCOMPARE(numbers["synced"_L1].toInt(), 2);
    QCOMPARE(numbers["pending"_L1].toInt(), 1);
    QCOMPARE(numbers["failed"_L1].toInt(), 2);
    QCOMPARE(numbers["other"_L1].toObject(), (QJsonObject{{u"paused"_s, 1}, {u"unknown"_s, 1}}));
    QCOMPARE(status.json()["failed"_L1].toArray().size(), 1);
    QVERIFY2(status.talk.contains("2 numbers"), status.talk.constData());
    QVERIFY(run({u"status"_s}).output.contains("paused:"));
}

void TestOddGateways::countsOneAccountsRequestsOnly()
{
    m_lists["/teamsRequestsForInformation"] = {
        R"({"tenantId":"t1","status":"active","accountName":"contoso"})",
        R"({"tenantId":"t2","status":"active","accountName":"fabrikam"})",
        R"({"tenantId":"t3","status":"active"})"};
    const QJsonObject own = run({u"status"_s, u"--account"_s, u"contoso"_s, u"--json"_s}).json();
    QCOMPARE(own["requestsForInformation"_L1].toObject(),
             (QJsonObject{{u"total"_s, 1}, {u"awaiting"_s, 1}}));
    const QJsonObject all = run({u"status"_s, u"--json"_s}).json();
    QCOMPARE(all["requestsForInformation"_L1].toObject()["total"_L1].toInt(), 3);
}

void TestOddGateways::watchesUntilNothingIsPending()
{
    m_lists["/numbers"] = {firstNumber, number("+14255550002", "failed")};
    const ProgramRun status = run({u"status"_s, u"--watch"_s, u"--json"_s});
    QCOMPARE(status.exitCode, 6);
    QCOMPARE(status.json()["numbers"_L1].toObject()["pending"_L1].toInt(), 0);
}

void TestOddGateways::watchesNoLongerThanAsked()
{
    m_lists["/numbers"] = {number("+14255550001", "pending"), number("+14255550002", "failed")};
    const ProgramRun status =
        run({u"status"_s, u"--watch"_s, u"--wait-timeout"_s, u"1"_s, u"--json"_s});
    QCOMPARE(status.exitCode, 7);
    QCOMPARE(status.json()["numbers"_L1].toObject()["pending"_L1].toInt(), 1);
}

void TestOddGateways::namesTheListThatIsMissing_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("missing");
    QTest::newRow("status") << QStringList{u"status"_s} << QByteArray("/accounts");
    QTest::newRow("status of an account")
        << QStringList{u"status"_s, u"--account"_s, u"contoso"_s} << QByteArray("/accounts");
    QTest::newRow("status, no list of requests")
        << QStringList{u"status"_s} << QByteArray("/teamsRequestsForInformation");
    QTest::newRow("export") << QStringList{u"export"_s, u"numbers"_s} << QByteArray("/numbers");
    QTest::newRow("import") << QStringList{u"import"_s, u"numbers.csv"_s, u"--dry-run"_s}
                            << QByteArray("/accounts");
}

void TestOddGateways::namesTheListThatIsMissing()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, missing);
    if (arguments.constFirst() == "import"_L1)
        arguments[1] = numbersFile();
    if (missing == "/accounts")
        m_lists.clear();
    m_lists.remove(missing);
    m_gateway->setHandler([this](const ScriptedRequest &request) {
        if (m_lists.contains(request.path()))
            return page(m_lists[request.path()]);
        return ScriptedReply{404, {{"Content-Type", "text/html"}}, "<html>no</html>", {}};
    });
    const ProgramRun ended = run(arguments + QStringList{u"--json"_s});
    QCOMPARE(ended.exitCode, 1);
    QVERIFY2(ended.talk.contains(missing + '.') && ended.talk.contains("127.0.0.1"),
             ended.talk.constData());
    QVERIFY(!ended.talk.contains("named ."));
}

void TestOddGateways::namesTheAccountThatIsMissing()
{
    const ProgramRun status = run({u"status"_s, u"--account"_s, u"nobody"_s});
    QCOMPARE(status.exitCode, 3);
    QVERIFY2(status.talk.contains("no account named nobody."), status.talk.constData());
    QCOMPARE(run({u"export"_s, u"numbers"_s, u"--account"_s, u"nobody"_s}).exitCode, 3);
}

void TestOddGateways::neverLeavesAHoleInASentence_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 403, 404, 409, 412, 413})
        QTest::addRow("%d", status) << status;
}

void TestOddGateways::neverLeavesAHoleInASentence()
{
    QFETCH(int, status);
    m_lists["/accounts/contoso/numbers"] = {firstNumber};
    m_lists["/accounts/contoso/numbers/%2B14255550001"] = {};
    m_gateway->setHandler([this, status](const ScriptedRequest &request) {
        if (request.method != "GET")
            return ScriptedReply{status, {}, {}, Delivery::Whole};
        if (request.path() == "/accounts/contoso")
            return jsonReply(m_lists["/accounts"].first());
        if (request.path().endsWith("/numbers"))
            return page({firstNumber});
        return jsonReply(firstNumber);
    });
    const ProgramRun ended = run({u"import"_s, numbersFile(), u"--json"_s});
    QVERIFY(ended.exitCode > 0);
    const QJsonArray errors = ended.json()["errors"_L1].toArray();
    QVERIFY(!errors.isEmpty());
    for (const auto &error : errors) {
        const QString message = error["message"_L1].toString();
        QVERIFY2(message.contains(QString::number(status)), qPrintable(message));
        QVERIFY(!message.trimmed().endsWith(u':'));
    }
}

void TestOddGateways::giveAReasonWhereTheBackendGivesNone()
{
    m_lists["/numbers"] = {number("+14255550001", "failed")};
    const ProgramRun status = run({u"status"_s, u"--json"_s});
    const QJsonObject failed = status.json()["failed"_L1].toArray().first().toObject();
    QVERIFY(failed["message"_L1].toString().contains(u"no reason"_s));
    QVERIFY(run({u"status"_s}).output.contains("contoso: The backend gives no reason."));
}

void TestOddGateways::tellsAFullDiskOnce()
{
    qsizetype writes = 0;
    m_gateway->setHandler([&](const ScriptedRequest &request) {
        if (request.method != "GET") {
            ++writes;
            return ScriptedReply{507, {{"Retry-After", "1"}}, {}, Delivery::Whole};
        }
        return jsonReply("{}", 404);
    });
    const ProgramRun ended =
        run({u"account"_s, u"create"_s, u"fabrikam"_s, u"--service"_s, u"zoom"_s});
    QCOMPARE(ended.exitCode, 1);
    QCOMPARE(writes, 1);
    QVERIFY2(ended.talk.contains("disk is full"), ended.talk.constData());
}

void TestOddGateways::triesThatRunOutExitWithSeven()
{
    m_gateway->setHandler([](const ScriptedRequest &) {
        return ScriptedReply{503, {{"Retry-After", "1"}}, {}, Delivery::Whole};
    });
    QCOMPARE(run({u"export"_s, u"numbers"_s}).exitCode, 7);
    const QStringList arguments = remote({u"export"_s, u"numbers"_s});
    m_gateway->stop();
    LiveRun refused(arguments);
    QCOMPARE(refused.end().exitCode, 1);
}

void TestOddGateways::showsControlCharactersOfOthers()
{
    m_lists["/numbers"] = {
        R"({"telephoneNumber":"+14255550001","accountName":"contoso","serviceDetails":{},"serviceProvisioningStatus":"failed","serviceProvisioningErrors":[{"code":"x","message":"\u001b[2J\u001b]0;owned\u0007"}]})"};
    const ProgramRun status = run({u"status"_s});
    QVERIFY(!status.output.contains('\x1b') && !status.output.contains('\x07'));
    QVERIFY(status.output.contains("␛[2J"));
    m_gateway->setHandler([](const ScriptedRequest &) {
        return jsonReply(R"({"error":{"code":"Bad","message":"\u001b[2J\u009b31m"}})", 400);
    });
    const ProgramRun failed = run({u"export"_s, u"numbers"_s});
    QVERIFY(!failed.talk.contains('\x1b') && !failed.talk.contains("\xc2\x9b"));
    QVERIFY(failed.talk.contains("␛[2J"));
}

void TestOddGateways::dropsBlanksAroundSecrets()
{
    QByteArray asked;
    m_gateway->setHandler([&](const ScriptedRequest &request) {
        if (request.method == "POST") {
            asked = request.body;
            return jsonReply(R"({"access_token":"abc","expires_in":3600})");
        }
        return page({});
    });
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NUMBERDESK_CLIENT_SECRET"_s, u" s3cret\r\n"_s);
    const ProgramRun ended =
        run({u"export"_s, u"numbers"_s, u"--token-url"_s, m_gateway->url(u"/token"_s).toString(),
             u"--client-id"_s, u" abc\n"_s},
            environment);
    QCOMPARE(ended.exitCode, 0);
    const QUrlQuery fields(QString::fromUtf8(asked));
    QCOMPARE(fields.queryItemValue(u"client_secret"_s), u"s3cret"_s);
    QCOMPARE(fields.queryItemValue(u"client_id"_s), u"abc"_s);
    QVERIFY2(ended.talk.contains("NUMBERDESK_CLIENT_SECRET") && ended.talk.contains("--client-id"),
             ended.talk.constData());
    QVERIFY(!ended.talk.contains("s3cret"));
}

void TestOddGateways::refusesNumbersOutOfRange_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString file = u"numbers.csv"_s;
    QTest::newRow("--timeout") << QStringList{u"export"_s, u"numbers"_s, u"--timeout"_s,
                                              u"3000000"_s};
    QTest::newRow("--timeout 0") << QStringList{u"export"_s, u"numbers"_s, u"--timeout"_s, u"0"_s};
    QTest::newRow("--request-budget")
        << QStringList{u"export"_s, u"numbers"_s, u"--request-budget"_s, u"3000000000"_s};
    QTest::newRow("import --wait-timeout")
        << QStringList{u"import"_s, file, u"--wait-timeout"_s, u"3000000"_s};
    QTest::newRow("status --wait-timeout")
        << QStringList{u"status"_s, u"--watch"_s, u"--wait-timeout"_s, u"3000000"_s};
    QTest::newRow("negative") << QStringList{u"status"_s, u"--watch"_s, u"--wait-timeout"_s,
                                             u"-1"_s};
    QTest::newRow("port 0") << QStringList{u"status"_s, u"--base-url"_s, u"http://127.0.0.1:0"_s};
    QTest::newRow("port 65536") << QStringList{u"status"_s, u"--base-url"_s,
                                               u"http://127.0.0.1:65536"_s};
}

void TestOddGateways::refusesNumbersOutOfRange()
{
    QFETCH(QStringList, arguments);
    if (arguments.constFirst() == "import"_L1)
        arguments[1] = numbersFile();
    arguments += QStringList{u"--data-dir"_s, m_directory->path()};
    if (!arguments.contains(u"--base-url"_s))
        arguments += QStringList{u"--base-url"_s, m_gateway->url().toString()};
    LiveRun live(arguments);
    const ProgramRun ended = live.end();
    QCOMPARE(ended.exitCode, 2);
    QVERIFY(!ended.talk.contains("QObject"));
    QVERIFY(m_gateway->requests().isEmpty());
}

void TestOddGateways::tellsThatTheGatewayIsGoneWhileItWaits()
{
    const QByteArray pending =
        R"({"telephoneNumber":"+14255550001","accountName":"contoso","serviceDetails":{},"configuration":{"customSipHeader":"abc"},"serviceProvisioningStatus":"pending"})";
    bool written = false;
    m_gateway->setHandler([&](const ScriptedRequest &request) {
        if (request.method == "PUT") { // a row that stands alone
            written = true;
            return jsonReply(pending);
        }
        if (written)
            return jsonReply(R"({"error":{"code":"Gone","message":"moved away"}})", 410);
        if (request.path() == "/accounts/contoso")
            return jsonReply(m_lists["/accounts"].first());
        return request.path().endsWith("/numbers") ? page({firstNumber}) : jsonReply(firstNumber);
    });
    const ProgramRun ended =
        run({u"import"_s, numbersFile(), u"--wait"_s, u"--wait-timeout"_s, u"3"_s, u"--json"_s});
    QCOMPARE(ended.exitCode, 7);
    QVERIFY2(ended.talk.contains("refused the request"), ended.talk.constData());
}

NUMBERDESK_TEST("oddgateways", TestOddGateways)
#include "tst_oddgateways.moc"
