// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/localgateway.h"
#include "session/connectiontest.h"
#include "support/jobresult.h"
#include "support/scriptedserver.h"
#include "support/testauthority.h"
#include "support/testtokens.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace numberdesk;
using Code = ConnectionReport::Code;
using Delivery = ScriptedReply::Delivery;
using Step = ConnectionReport::Step;

/// Test connection, against real sockets: the local gateway, and servers that do all else.
class TestConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void findsTheLocalGatewayFit();
    void findsAnyLocalGatewayOfTheDirectory();
    void tellsThatALocalGatewayCannotStart();
    void tellsARoleThatIsMissing();
    void tellsEachStep();
    void tellsWhatWasNotThereToTest();

    void tellsAnUnknownName();
    void tellsARefusal();
    void tellsAGatewayThatStaysSilent_data();
    void tellsAGatewayThatStaysSilent();
    void tellsAUsedUpBudget();
    void tellsTlsFaults_data();
    void tellsTlsFaults();
    void tellsAProxyThatRefuses();

    void tellsSignInFaults_data();
    void tellsSignInFaults();
    void tellsFaultsOnTheWayToTheSignIn_data();
    void tellsFaultsOnTheWayToTheSignIn();
    void tellsATokenWithoutRoles();
    void takesAnOpaqueToken();

    void tellsWhatTheGatewayAnswers_data();
    void tellsWhatTheGatewayAnswers();
    void offersTheOtherVersion();

    void sendsAtMostTwoRequestsAndNoChange();
    void asksOnceWithoutASignIn();
    void endsOnCancel();
    void mayBeDeletedAtAnyTime();
    void hasAWordForEachCodeAndStep();

private:
    Connection connectionTo(const ScriptedServer &gateway) const;
    ConnectionReport report(const Connection &connection);

    TestAuthority m_authority;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ScriptedServer> m_gateway;
    std::unique_ptr<ScriptedServer> m_tokens;
    QByteArray m_token;
    QList<Step> m_steps;
};

namespace {

const QByteArray emptyPage = R"({"value":[]})";

ScriptedReply silence(const ScriptedRequest &)
{
    return {200, {}, {}, Delivery::Silent};
}

} // namespace

Q_DECLARE_METATYPE(numberdesk::ScriptedReply)

void TestConnectionTest::init()
{
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy"})
        qunsetenv(name);
    m_directory = std::make_unique<QTemporaryDir>();
    m_token = jwtOf(R"({"roles":["ProvisioningAPI.Read"]})");
    m_gateway = std::make_unique<ScriptedServer>();
    m_gateway->setHandler([](const ScriptedRequest &request) {
        return request.header("Authorization").isEmpty() ? jsonReply({}, 401)
                                                         : jsonReply(emptyPage);
    });
    m_tokens = std::make_unique<ScriptedServer>();
    m_tokens->setHandler(
        [this](const ScriptedRequest &) { return jsonReply(tokenReplyOf(m_token)); });
}

Connection TestConnectionTest::connectionTo(const ScriptedServer &gateway) const
{
    Connection connection;
    connection.name = u"Contoso"_s;
    connection.baseUrl = gateway.url();
    connection.tokenUrl = m_tokens->url(u"/token"_s);
    connection.clientId = u"id"_s;
    connection.clientSecret = u"secret"_s;
    connection.extraCaPem = m_authority.pem();
    return connection;
}

ConnectionReport TestConnectionTest::report(const Connection &connection)
{
    m_steps.clear();
    ConnectionTestJob *const job =
        testConnection(connection, DataDirectory(m_directory->path()), this);
    connect(job, &ConnectionTestJob::stepStarted, this,
            [this](Step step) { m_steps.append(step); });
    const ConnectionReport report = resultOf(job).value_or(ConnectionReport{});
    // Whatever is not well is told in words, with what to do about it.
    if (report.isOk() != report.remedy.isEmpty() || report.message.isEmpty() ||
        report.message.contains(u"%1"_s))
        qFatal("A report without words: %s", qPrintable(toText(report.code)));
    return report;
}

void TestConnectionTest::findsTheLocalGatewayFit()
{
    localgateway::Options options;
    options.databaseFile = m_directory->filePath(u"gateway.sqlite"_s);
    options.roles = {u"Read"_s, u"Write"_s};
    localgateway::LocalGateway gateway(options);
    const auto address = gateway.start();
    QVERIFY(address);
    Connection connection;
    connection.baseUrl = address->baseUrl;
    connection.tokenUrl = address->tokenUrl;
    connection.clientId = address->clientId;
    connection.clientSecret = address->clientSecret;
    const ConnectionReport fit = report(connection);
    QVERIFY2(fit.isOk(), qPrintable(fit.message + fit.details));
    QCOMPARE(fit.step, Step::ApiVersion);
    QCOMPARE(fit.roles, (QStringList{u"ProvisioningAPI.Read"_s, u"ProvisioningAPI.Write"_s}));

    connection.clientSecret = u"wrong"_s;
    QCOMPARE(report(connection).code, Code::SignIn);
    connection.clientSecret = address->clientSecret;
    connection.apiVersion = u"2019-01-01"_s;
    const ConnectionReport version = report(connection);
    QCOMPARE(version.code, Code::ApiVersion);
    QCOMPARE(version.otherApiVersion, u"2024-02-29"_s);
    QVERIFY(version.remedy.contains(version.otherApiVersion));
}

void TestConnectionTest::findsAnyLocalGatewayOfTheDirectory()
{
    Connection connection;
    connection.local = true;
    const ConnectionReport fit = report(connection);
    QVERIFY2(fit.isOk(), qPrintable(fit.message + fit.details));
    QCOMPARE(fit.roles, QStringList{u"ProvisioningAPI.Admin"_s});
}

void TestConnectionTest::tellsThatALocalGatewayCannotStart()
{
    QFile file(m_directory->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Connection connection;
    connection.local = true;
    ConnectionTestJob *const job =
        testConnection(connection, DataDirectory(file.fileName() + "/below"_L1), this);
    const auto result = resultOf(job);
    QVERIFY(result && !result->isOk());
    QVERIFY(result->message.contains(file.fileName()));
}

void TestConnectionTest::tellsARoleThatIsMissing()
{
    localgateway::Options options;
    options.databaseFile = m_directory->filePath(u"gateway.sqlite"_s);
    options.roles = {u"Write"_s};
    localgateway::LocalGateway gateway(options);
    const auto address = gateway.start();
    QVERIFY(address);
    Connection connection;
    connection.baseUrl = address->baseUrl;
    connection.tokenUrl = address->tokenUrl;
    connection.clientId = address->clientId;
    connection.clientSecret = address->clientSecret;
    const ConnectionReport lacking = report(connection);
    QCOMPARE(lacking.code, Code::NoRoles);
    QCOMPARE(lacking.step, Step::Roles);
    QVERIFY2(lacking.message.contains(u"ProvisioningAPI.Read"), qPrintable(lacking.message));
    QCOMPARE(lacking.roles, QStringList{u"ProvisioningAPI.Write"_s});
}

void TestConnectionTest::tellsEachStep()
{
    ScriptedServer gateway(m_authority.serverConfiguration());
    gateway.setHandler([](const ScriptedRequest &) { return jsonReply(emptyPage); });
    QVERIFY(report(connectionTo(gateway)).isOk());
    QCOMPARE(m_steps, (QList<Step>{Step::FindName, Step::Connect, Step::Secure, Step::SignIn,
                                   Step::Roles, Step::ApiVersion}));
}

void TestConnectionTest::tellsWhatWasNotThereToTest()
{
    using Steps = QList<Step>;
    ScriptedServer secure(m_authority.serverConfiguration());
    secure.setHandler([](const ScriptedRequest &) { return jsonReply(emptyPage); });
    Connection connection = connectionTo(secure);
    QCOMPARE(untestedSteps(connection), Steps());
    QCOMPARE(report(connection).untested, Steps());
    m_token = "opaque"; // from which no roles can be read
    QCOMPARE(report(connection).untested, Steps{Step::Roles});
    connection.tokenUrl.clear();
    QCOMPARE(report(connection).untested, (Steps{Step::SignIn, Step::Roles}));
    connection.baseUrl = m_gateway->url();
    m_gateway->setHandler([](const ScriptedRequest &) { return jsonReply(emptyPage); });
    QCOMPARE(untestedSteps(connection), (Steps{Step::Secure, Step::SignIn, Step::Roles}));
    QCOMPARE(report(connection).untested, untestedSteps(connection));
    connection.local = true; // whose sign-in is not known before it is found
    QCOMPARE(untestedSteps(connection), Steps{Step::Secure});
}

void TestConnectionTest::tellsAnUnknownName()
{
    Connection connection = connectionTo(*m_gateway);
    connection.baseUrl = QUrl(u"https://provapi.gateway.invalid"_s);
    const ConnectionReport fault = report(connection);
    QCOMPARE(fault.code, Code::NameNotFound);
    QCOMPARE(fault.step, Step::FindName);
    QVERIFY(fault.message.contains(u"provapi.gateway.invalid"));
    QCOMPARE(m_steps, QList<Step>{Step::FindName});
    QVERIFY(m_tokens->requests().isEmpty());
}

void TestConnectionTest::tellsARefusal()
{
    m_gateway->stop();
    const ConnectionReport fault = report(connectionTo(*m_gateway));
    QCOMPARE(fault.code, Code::Refused);
    QCOMPARE(fault.step, Step::Connect);
    QVERIFY(m_tokens->requests().isEmpty());
}

void TestConnectionTest::tellsAGatewayThatStaysSilent_data()
{
    QTest::addColumn<bool>("atOnce");
    QTest::newRow("at once") << true;
    QTest::newRow("after the sign-in") << false;
}

void TestConnectionTest::tellsAGatewayThatStaysSilent()
{
    QFETCH(bool, atOnce);
    if (!atOnce)
        m_gateway->enqueue(jsonReply({}, 401));
    m_gateway->setHandler(silence);
    Connection connection = connectionTo(*m_gateway);
    connection.timeout = 300ms;
    const ConnectionReport fault = report(connection);
    QCOMPARE(fault.code, Code::TimedOut);
    QCOMPARE(fault.step, atOnce ? Step::Connect : Step::ApiVersion);
    QVERIFY(fault.remedy.contains(u"allowlist"));
    QCOMPARE(m_gateway->requests().size(), atOnce ? 1 : 2);
}

void TestConnectionTest::tellsAUsedUpBudget()
{
    Connection connection = connectionTo(*m_gateway);
    connection.requestBudget = 1;
    connection.timeout = 300ms;
    const ConnectionReport fault = report(connection);
    QCOMPARE(fault.code, Code::TimedOut);
    QVERIFY2(fault.message.contains(u"budget"), qPrintable(fault.message));
    QCOMPARE(m_gateway->requests().size(), 1);
}

void TestConnectionTest::tellsTlsFaults_data()
{
    QTest::addColumn<QSslConfiguration>("server");
    QTest::addColumn<Code>("code");
    CertificateWishes wishes;
    wishes.ends = -60s;
    QTest::newRow("expired") << m_authority.serverConfiguration(wishes) << Code::CertificateExpired;
    wishes = {};
    wishes.names = "DNS:other.example";
    QTest::newRow("wrong host") << m_authority.serverConfiguration(wishes)
                                << Code::CertificateWrongHost;
    wishes = {};
    wishes.selfSigned = true;
    QTest::newRow("untrusted") << m_authority.serverConfiguration(wishes)
                               << Code::CertificateUntrusted;
    QTest::newRow("too old") << m_authority.oldServerConfiguration() << Code::TlsTooOld;
}

void TestConnectionTest::tellsTlsFaults()
{
    QFETCH(QSslConfiguration, server);
    QFETCH(Code, code);
    ScriptedServer gateway(server);
    const ConnectionReport fault = report(connectionTo(gateway));
    QVERIFY2(fault.code == code, qPrintable(toText(fault.code) + fault.details));
    QCOMPARE(fault.step, Step::Secure);
    QCOMPARE(m_steps.last(), Step::Secure);
    QVERIFY(gateway.requests().isEmpty());
    QVERIFY(m_tokens->requests().isEmpty());
}

void TestConnectionTest::tellsAProxyThatRefuses()
{
    ScriptedServer proxy;
    proxy.setHandler([](const ScriptedRequest &) { return ScriptedReply{403, {}, {}, {}}; });
    Connection connection = connectionTo(*m_gateway);
    connection.baseUrl = QUrl(u"https://provapi.gateway.example"_s);
    connection.proxy = proxy.url().toString();
    const ConnectionReport fault = report(connection);
    QCOMPARE(fault.code, Code::Refused);
    QVERIFY2(fault.message.contains(u"proxy"), qPrintable(fault.message));
    QVERIFY(!proxy.requests().isEmpty());
}

void TestConnectionTest::tellsSignInFaults_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("wrong secret")
        << 401
        << QByteArray(
               R"({"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret","error_codes":[7000215]})")
        << u"The client secret is wrong."_s;
    QTest::newRow("unknown code")
        << 400 << QByteArray(R"({"error":"invalid_request","error_description":"Something new"})")
        << u"Something new"_s;
    QTest::newRow("busy") << 503 << QByteArray() << u"too much to do"_s;
    QTest::newRow("web page") << 200 << QByteArray("<html>Log in</html>")
                              << u"not as a sign-in service"_s;
}

void TestConnectionTest::tellsSignInFaults()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    m_tokens->setHandler([&](const ScriptedRequest &) { return jsonReply(body, status); });
    const ConnectionReport fault = report(connectionTo(*m_gateway));
    QCOMPARE(fault.code, Code::SignIn);
    QCOMPARE(fault.step, Step::SignIn);
    QVERIFY2(fault.message.contains(words), qPrintable(fault.message));
    QVERIFY(!fault.details.contains(u"secret=s"));
    QCOMPARE(m_tokens->requests().size(), 1);
    QCOMPARE(m_gateway->requests().size(), 1);
}

void TestConnectionTest::tellsFaultsOnTheWayToTheSignIn_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<Code>("code");
    QTest::newRow("unknown name") << u"name"_s << Code::NameNotFound;
    QTest::newRow("refused") << u"refused"_s << Code::Refused;
    QTest::newRow("silent") << u"silent"_s << Code::TimedOut;
    QTest::newRow("expired") << u"expired"_s << Code::CertificateExpired;
}

void TestConnectionTest::tellsFaultsOnTheWayToTheSignIn()
{
    QFETCH(QString, trouble);
    QFETCH(Code, code);
    CertificateWishes wishes;
    wishes.ends = -60s;
    ScriptedServer expired(m_authority.serverConfiguration(wishes));
    Connection connection = connectionTo(*m_gateway);
    if (trouble == u"name") {
        connection.tokenUrl = QUrl(u"https://login.invalid/token"_s);
    } else if (trouble == u"refused") {
        m_tokens->stop();
    } else if (trouble == u"silent") {
        m_tokens->setHandler(silence);
        connection.timeout = 300ms;
    } else {
        connection.tokenUrl = expired.url(u"/token"_s);
    }
    const ConnectionReport fault = report(connection);
    QVERIFY2(fault.code == code, qPrintable(toText(fault.code) + fault.details));
    QCOMPARE(fault.step, Step::SignIn);
    QVERIFY2(fault.message.startsWith(u"The sign-in service "_s + connection.tokenUrl.host()),
             qPrintable(fault.message));
    QCOMPARE(m_gateway->requests().size(), 1);
}

void TestConnectionTest::tellsATokenWithoutRoles()
{
    for (const char *claims : {R"({"aud":"x"})", R"({"roles":["Portal.Read"]})"}) {
        m_gateway->forgetRequests();
        m_token = jwtOf(claims);
        const ConnectionReport fault = report(connectionTo(*m_gateway));
        QCOMPARE(fault.code, Code::NoRoles);
        QCOMPARE(fault.step, Step::Roles);
        QCOMPARE(m_gateway->requests().size(), 1);
    }
}

void TestConnectionTest::takesAnOpaqueToken()
{
    m_token = "opaque";
    const ConnectionReport fit = report(connectionTo(*m_gateway));
    QVERIFY(fit.isOk());
    QVERIFY(fit.roles.isEmpty());
}

void TestConnectionTest::tellsWhatTheGatewayAnswers_data()
{
    QTest::addColumn<ScriptedReply>("reply");
    QTest::addColumn<Code>("code");
    QTest::addColumn<Step>("step");
    const QByteArray page = "<html>Hello</html>";
    const auto row = [](const char *name, int status, const QByteArray &body, Code code,
                        Step step = Step::ApiVersion) {
        QTest::newRow(name) << ScriptedReply{status, {}, body, {}} << code << step;
    };
    row("no content", 204, {}, Code::Ok);
    row("web page", 200, page, Code::UnexpectedReply);
    row("broken JSON", 200, "{\"value\":[", Code::UnexpectedReply);
    row("other JSON", 200, "{\"hello\":1}", Code::UnexpectedReply);
    row("not found", 404, {}, Code::UnexpectedReply);
    row("not found page", 404, page, Code::UnexpectedReply);
    row("trouble", 500, {}, Code::UnexpectedReply);
    row("trouble before it", 503, page, Code::UnexpectedReply);
    row("other 400", 400, R"({"error":{"code":"Bad","message":"m"}})", Code::UnexpectedReply);
    row("version", 400, R"({"error":{"code":"UnsupportedApiVersionValue","message":"m"}})",
        Code::ApiVersion);
    row("mentions the version", 400, R"({"error":{"code":"Bad","message":"odd api-version"}})",
        Code::ApiVersion);
    row("too many", 429, {}, Code::TimedOut);
    row("token refused", 401, R"({"error":{"code":"Unauthorized","message":"m"}})", Code::SignIn,
        Step::SignIn);
    row("role missing", 403, R"({"error":{"code":"Forbidden","message":"m"}})", Code::NoRoles,
        Step::Roles);
    QTest::newRow("redirect") << ScriptedReply{302, {{"Location", "https://x.example/"}}, {}, {}}
                              << Code::UnexpectedReply << Step::ApiVersion;
}

void TestConnectionTest::tellsWhatTheGatewayAnswers()
{
    QFETCH(ScriptedReply, reply);
    QFETCH(Code, code);
    QFETCH(Step, step);
    m_gateway->enqueue(jsonReply({}, 401));
    m_gateway->enqueue(reply);
    const ConnectionReport found = report(connectionTo(*m_gateway));
    QVERIFY2(found.code == code, qPrintable(toText(found.code) + found.details));
    QVERIFY2(found.step == step, qPrintable(toText(found.step)));
    QCOMPARE(m_gateway->requests().size(), 2);
}

void TestConnectionTest::offersTheOtherVersion()
{
    m_gateway->setHandler([](const ScriptedRequest &request) {
        return request.query().contains("preview")
                   ? jsonReply(emptyPage)
                   : jsonReply(R"({"error":{"code":"UnsupportedApiVersionValue"}})", 400);
    });
    Connection connection = connectionTo(*m_gateway);
    const ConnectionReport fault = report(connection);
    QCOMPARE(fault.code, Code::ApiVersion);
    QCOMPARE(fault.otherApiVersion, u"2024-02-29-preview"_s);
    connection.apiVersion = fault.otherApiVersion;
    QVERIFY(report(connection).isOk());
}

void TestConnectionTest::sendsAtMostTwoRequestsAndNoChange()
{
    m_gateway->setHandler([](const ScriptedRequest &) { return jsonReply({}, 503); });
    QCOMPARE(report(connectionTo(*m_gateway)).code, Code::UnexpectedReply);
    QCOMPARE(m_gateway->requests().size(), 2);
    for (const ScriptedRequest &request : m_gateway->requests()) {
        QCOMPARE(request.method, QByteArray("GET"));
        QCOMPARE(request.target, QByteArray("/accounts?api-version=2024-02-29&maxpagesize=1"));
    }
    QVERIFY(m_gateway->requests()[0].header("Authorization").isEmpty());
    QCOMPARE(m_gateway->requests()[1].header("Authorization"), "Bearer " + m_token);
    QCOMPARE(m_tokens->requests().size(), 1);
}

void TestConnectionTest::asksOnceWithoutASignIn()
{
    m_gateway->setHandler([](const ScriptedRequest &) { return jsonReply(emptyPage); });
    Connection connection = connectionTo(*m_gateway);
    connection.tokenUrl.clear();
    QVERIFY(report(connection).isOk());
    QCOMPARE(m_gateway->requests().size(), 1);
    QCOMPARE(m_steps.last(), Step::ApiVersion);
    m_gateway->setHandler([](const ScriptedRequest &) { return jsonReply({}, 401); });
    QCOMPARE(report(connection).code, Code::SignIn);
    m_gateway->stop();
    connection.baseUrl = QUrl(u"http://127.0.0.1:1"_s);
    QCOMPARE(report(connection).code, Code::Refused);
}

void TestConnectionTest::endsOnCancel()
{
    m_gateway->setHandler(silence);
    ConnectionTestJob *const job =
        testConnection(connectionTo(*m_gateway), DataDirectory(m_directory->path()), this);
    QTRY_COMPARE(m_gateway->requests().size(), 1);
    QSignalSpy finished(job, &Job::finished);
    job->cancel();
    job->cancel();
    QCOMPARE(resultOf(job).value().code, Code::Cancelled);
    QCOMPARE(finished.count(), 1);
    ConnectionTestJob *const early =
        testConnection(connectionTo(*m_gateway), DataDirectory(m_directory->path()), this);
    early->cancel();
    QCOMPARE(resultOf(early).value().code, Code::Cancelled);
}

void TestConnectionTest::mayBeDeletedAtAnyTime()
{
    m_tokens->setHandler(silence);
    for (int until = 0; until < 3; ++until) {
        ConnectionTestJob *const job =
            testConnection(connectionTo(*m_gateway), DataDirectory(m_directory->path()), this);
        bool told = false;
        job->then(this, [&told](const ConnectionReport &) { told = true; });
        if (until > 0)
            QTRY_VERIFY(!m_gateway->requests().isEmpty());
        if (until > 1)
            QTRY_VERIFY(!m_tokens->requests().isEmpty());
        delete job;
        QVERIFY(!told);
    }
}

void TestConnectionTest::hasAWordForEachCodeAndStep()
{
    QStringList codes;
    for (int code = 0; code <= static_cast<int>(Code::Cancelled); ++code)
        codes.append(toText(static_cast<Code>(code)));
    QCOMPARE(
        codes.join(u' '),
        u"ok nameNotFound refused timedOut certificateExpired certificateWrongHost "
        "certificateUntrusted tlsTooOld signIn noRoles apiVersion unexpectedReply cancelled"_s);
    QStringList steps;
    for (int step = 0; step <= static_cast<int>(Step::ApiVersion); ++step)
        steps.append(toText(static_cast<Step>(step)));
    QCOMPARE(steps.join(u' '), u"findName connect secure signIn roles apiVersion"_s);
}

QTEST_GUILESS_MAIN(TestConnectionTest)
#include "tst_connectiontest.moc"
