// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectionscene.h"
#include "support/testprogram.h"

using namespace numberdesk;
using namespace std::chrono_literals;

/// Test connection: what the token endpoint and the gateway answer.
class TestConnectionAnswers : public ConnectionScene
{
    Q_OBJECT

private slots:
    void tellsSignInFaults_data();
    void tellsSignInFaults();
    void tellsFaultsOnTheWayToTheSignIn_data();
    void tellsFaultsOnTheWayToTheSignIn();
    void tellsATokenWithoutRoles();
    void takesAnOpaqueToken();
    void tellsWhatTheGatewayAnswers_data();
    void tellsWhatTheGatewayAnswers();
    void offersTheOtherVersion();
};

void TestConnectionAnswers::tellsSignInFaults_data()
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

void TestConnectionAnswers::tellsSignInFaults()
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

void TestConnectionAnswers::tellsFaultsOnTheWayToTheSignIn_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<Code>("code");
    QTest::newRow("unknown name") << u"name"_s << Code::NameNotFound;
    QTest::newRow("refused") << u"refused"_s << Code::Refused;
    QTest::newRow("silent") << u"silent"_s << Code::TimedOut;
    QTest::newRow("expired") << u"expired"_s << Code::CertificateExpired;
}

void TestConnectionAnswers::tellsFaultsOnTheWayToTheSignIn()
{
    QFETCH(QString, trouble);
    QFETCH(Code, code);
    CertificateWishes wishes;
    wishes.ends = -60s;
    ScriptedServer expired(m_authority.serverConfiguration(wishes));
    Connection connection = connectionTo(*m_gateway);
    if (trouble == u"name") {
        connection.profile.tokenUrl = QUrl(u"https://login.invalid/token"_s);
    } else if (trouble == u"refused") {
        m_tokens->stop();
    } else if (trouble == u"silent") {
        m_tokens->setHandler(silence);
        connection.profile.timeout = 300ms;
    } else {
        connection.profile.tokenUrl = expired.url(u"/token"_s);
    }
    const ConnectionReport fault = report(connection);
    QVERIFY2(fault.code == code, qPrintable(toText(fault.code) + fault.details));
    QCOMPARE(fault.step, Step::SignIn);
    QVERIFY2(
        fault.message.startsWith(u"The sign-in service "_s + connection.profile.tokenUrl.host()),
        qPrintable(fault.message));
    QCOMPARE(m_gateway->requests().size(), 1);
}

void TestConnectionAnswers::tellsATokenWithoutRoles()
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

void TestConnectionAnswers::takesAnOpaqueToken()
{
    m_token = "opaque";
    const ConnectionReport fit = report(connectionTo(*m_gateway));
    QVERIFY(fit.isOk());
    QVERIFY(fit.roles.isEmpty());
}

void TestConnectionAnswers::tellsWhatTheGatewayAnswers_data()
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

void TestConnectionAnswers::tellsWhatTheGatewayAnswers()
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

void TestConnectionAnswers::offersTheOtherVersion()
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
    connection.profile.apiVersion = fault.otherApiVersion;
    QVERIFY(report(connection).isOk());
}

NUMBERDESK_TEST("connectionanswers", TestConnectionAnswers)
#include "tst_connectionanswers.moc"
