// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/signin/tokenreply.h"
#include "net/signin/clientcredentials.h"
#include "support/jobresult.h"
#include "support/scriptedserver.h"
#include "support/testprogram.h"
#include "support/testtokens.h"
#include "support/virtualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace numberdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = HttpError::Kind;

class TestTokenSource : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void asksWithClientCredentials();
    void fetchesOnceForAllWhoWait();
    void keepsTheTokenUntilItIsOld();
    void fetchesAnewAfterARejection();
    void ignoresTheRejectionOfAnOlderToken();
    void reportsARefusalWithoutTheSecret();
    void neverRepeatsARefusal();
    void tellsTheNumberOfARefusal_data();
    void tellsTheNumberOfARefusal();
    void tellsWhatIsNoTokenEndpoint_data();
    void tellsWhatIsNoTokenEndpoint();
    void neverWaitsLongForTheEndpoint();
    void tellsTheRolesOfTheLastToken();
    void repeatsWhatMayPass_data();
    void repeatsWhatMayPass();
    void givesUpAfterThreeTries();
    void reportsTransportTrouble();
    void refusesPlainHttp();
    void endsOnCancel();
    void endsWhenTheSourceGoesAway();
    void usesATokenForMostOfItsLife();

private:
    std::optional<TokenResult> tokenAfterWaits();

    std::unique_ptr<VirtualClock> m_clock;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ClientCredentialsTokenSource> m_source;
};

namespace {

const QByteArray tokenBody = R"({"token_type":"Bearer","expires_in":3599,"access_token":"abc"})";

} // namespace

void TestTokenSource::init()
{
    m_source.reset();
    m_clock = std::make_unique<VirtualClock>();
    m_server = std::make_unique<ScriptedServer>();
    ClientCredentials credentials;
    credentials.tokenUrl = m_server->url(u"/token"_s);
    credentials.clientId = u"the id"_s;
    credentials.clientSecret = u"s3cr+t&=ä"_s;
    credentials.scope = u"https://x/.default"_s;
    credentials.clock = m_clock.get();
    m_source = std::make_unique<ClientCredentialsTokenSource>(credentials);
}

/// The token, or why there is none, with the waits between tries passed over.
std::optional<TokenResult> TestTokenSource::tokenAfterWaits()
{
    std::optional<TokenResult> result;
    m_source->token()->then(this, [&result](const TokenResult &token) { result = token; });
    const auto before = m_server->requests().size();
    qsizetype seen = before;
    while (!result) {
        // The wait begins when the reply to the last request is there.
        if (!QTest::qWaitFor([&] {
                return result || (m_server->requests().size() > seen && m_clock->nextAlarm());
            }))
            break;
        seen = m_server->requests().size();
        if (const auto next = m_clock->nextAlarm())
            m_clock->advance(std::chrono::ceil<std::chrono::milliseconds>(*next - m_clock->now()));
    }
    return result;
}

void TestTokenSource::asksWithClientCredentials()
{
    m_server->enqueue(jsonReply(tokenBody));
    QCOMPARE(resultOf(m_source->token()).value().value(), QByteArray("abc"));
    const ScriptedRequest &seen = m_server->requests().first();
    QCOMPARE(seen.method, QByteArray("POST"));
    QCOMPARE(seen.path(), QByteArray("/token"));
    QCOMPARE(seen.header("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(seen.body, QByteArray("grant_type=client_credentials&client_id=the%20id&client_secret="
                                   "s3cr%2Bt%26%3D%C3%A4&scope=https%3A%2F%2Fx%2F.default"));
}

void TestTokenSource::fetchesOnceForAllWhoWait()
{
    m_server->setHandler([](const ScriptedRequest &) { return jsonReply(tokenBody); });
    int got = 0;
    for (int i = 0; i < 50; ++i) {
        m_source->token()->then(
            this, [&got](const TokenResult &token) { got += token == QByteArray("abc") ? 1 : 0; });
    }
    QTRY_COMPARE(got, 50);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestTokenSource::keepsTheTokenUntilItIsOld()
{
    m_server->setHandler([](const ScriptedRequest &) { return jsonReply(tokenBody); });
    resultOf(m_source->token());
    m_clock->advance(3298s);
    resultOf(m_source->token());
    QCOMPARE(m_server->requests().size(), 1);
    m_clock->advance(2s);
    resultOf(m_source->token());
    QCOMPARE(m_server->requests().size(), 2);
}

void TestTokenSource::fetchesAnewAfterARejection()
{
    m_server->setHandler([](const ScriptedRequest &) { return jsonReply(tokenBody); });
    const QByteArray token = resultOf(m_source->token()).value().value();
    m_source->reject(token);
    resultOf(m_source->token());
    QCOMPARE(m_server->requests().size(), 2);
}

void TestTokenSource::ignoresTheRejectionOfAnOlderToken()
{
    m_server->setHandler([](const ScriptedRequest &) { return jsonReply(tokenBody); });
    resultOf(m_source->token());
    m_source->reject("older");
    resultOf(m_source->token());
    QCOMPARE(m_server->requests().size(), 1);
}

void TestTokenSource::reportsARefusalWithoutTheSecret()
{
    m_server->enqueue(jsonReply(
        R"json({"error":"invalid_client","error_description":"AADSTS7000215: no s3cr+t&=ä (s3cr%2Bt%26%3D%C3%A4)","error_codes":[7000215]})json",
        401));
    const auto result = resultOf(m_source->token());
    QCOMPARE(result.value().error().kind, Kind::SignInFailed);
    QCOMPARE(result.value().error().detail, u"invalid_client: AADSTS7000215: no *** (***)"_s);
}

void TestTokenSource::neverRepeatsARefusal()
{
    m_server->setHandler(
        [](const ScriptedRequest &) { return jsonReply(R"({"error":"invalid_scope"})", 400); });
    QCOMPARE(resultOf(m_source->token()).value().error().detail, u"invalid_scope"_s);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestTokenSource::repeatsWhatMayPass_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("503") << 503 << QByteArray("<html>busy</html>");
    QTest::newRow("429") << 429 << QByteArray();
    QTest::newRow("temporarily") << 400 << QByteArray(R"({"error":"temporarily_unavailable"})");
    for (const char *code : {"90006", "90012", "90024", "90033", "90055"}) {
        QTest::newRow(code) << 400 << QByteArray(R"({"error":"x","error_codes":[)") + code + "]}";
    }
    QTest::newRow("code in the text")
        << 400 << QByteArray(R"({"error":"x","error_description":"AADSTS90024: busy"})");
}

void TestTokenSource::repeatsWhatMayPass()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_server->enqueue(jsonReply(body, status));
    m_server->enqueue(jsonReply(tokenBody));
    QCOMPARE(tokenAfterWaits().value().value(), QByteArray("abc"));
    QCOMPARE(m_server->requests().size(), 2);
}

void TestTokenSource::givesUpAfterThreeTries()
{
    m_server->setHandler([](const ScriptedRequest &) { return jsonReply({}, 503); });
    QCOMPARE(tokenAfterWaits().value().error().kind, Kind::SignInBusy);
    QCOMPARE(m_server->requests().size(), 3);
    QCOMPARE(tokenAfterWaits().value().error().kind, Kind::SignInBusy);
    QCOMPARE(m_server->requests().size(), 6);
}

void TestTokenSource::reportsTransportTrouble()
{
    m_server->stop();
    const HttpError error = resultOf(m_source->token()).value().error();
    QCOMPARE(error.kind, Kind::ConnectionRefused);
    QVERIFY(error.host.startsWith(u"127.0.0.1:"_s));
    QVERIFY(error.atTokenEndpoint);
}

void TestTokenSource::tellsTheNumberOfARefusal_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::newRow("in the codes")
        << QByteArray(
               R"({"error":"invalid_client","error_description":"AADSTS1234: x","error_codes":[7000215,50012]})")
        << 7000215;
    QTest::newRow("in the text")
        << QByteArray(
               R"({"error":"invalid_client","error_description":"AADSTS700016: x","error_codes":["odd"]})")
        << 700016;
    QTest::newRow("nowhere") << QByteArray(R"({"error":"invalid_client"})") << 0;
}

void TestTokenSource::tellsTheNumberOfARefusal()
{
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    m_server->enqueue(jsonReply(body, 401));
    const HttpError error = resultOf(m_source->token()).value().error();
    QCOMPARE(error.kind, Kind::SignInFailed);
    QCOMPARE(error.signInCode, code);
    QVERIFY(error.host.startsWith(u"127.0.0.1:"_s));
    QVERIFY(error.atTokenEndpoint);
}

void TestTokenSource::tellsWhatIsNoTokenEndpoint_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("web page") << 200 << QByteArray("<html>Log in</html>");
    QTest::newRow("not found") << 404 << QByteArray("<html>404</html>");
    QTest::newRow("redirect") << 302 << QByteArray();
    QTest::newRow("other JSON") << 200 << QByteArray(R"({"hello":"world"})");
    QTest::newRow("broken JSON") << 200 << QByteArray(R"({"access_token":"abc)");
    QTest::newRow("token with a line end") // which would become a header of its own
        << 200 << QByteArray(R"({"access_token":"a\r\nX-Evil: 1"})");
    QTest::newRow("token with a blank") << 200 << QByteArray(R"({"access_token":"a b"})");
    QTest::newRow("token beyond ASCII") << 200 << QByteArray(R"({"access_token":"a\u00e9"})");
    QTest::newRow("deep JSON") << 200 << QByteArray("[").repeated(100'000);
}

void TestTokenSource::tellsWhatIsNoTokenEndpoint()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_server->enqueue({status, {}, body, {}});
    const HttpError error = resultOf(m_source->token()).value().error();
    QCOMPARE(error.kind, Kind::SignInUnreadable);
    QVERIFY(error.atTokenEndpoint);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestTokenSource::neverWaitsLongForTheEndpoint()
{
    // Five minutes are waited for, an hour is not.
    m_server->enqueue({429, {{"Retry-After", "300"}}, {}, {}});
    m_server->enqueue({429, {{"Retry-After", "3600"}}, {}, {}});
    QCOMPARE(tokenAfterWaits().value().error().kind, Kind::SignInBusy);
    QCOMPARE(m_server->requests().size(), 2);
}

void TestTokenSource::tellsTheRolesOfTheLastToken()
{
    const auto giving = [this](const QByteArray &token) {
        m_server->enqueue(jsonReply(tokenReplyOf(token)));
        m_clock->advance(1h);
        resultOf(m_source->token());
    };
    QSignalSpy changed(m_source.get(), &TokenSource::rolesChanged);
    QVERIFY(!m_source->roles());
    giving(jwtOf(R"({"roles":["ProvisioningAPI.Read"]})"));
    QCOMPARE(m_source->roles(), QStringList{u"ProvisioningAPI.Read"_s});
    QCOMPARE(changed.count(), 1);
    giving(jwtOf(R"({"roles":["ProvisioningAPI.Read"],"exp":1})"));
    QCOMPARE(changed.count(), 1);
    giving("opaque");
    QVERIFY(!m_source->roles());
    QCOMPARE(changed.count(), 2);
}

void TestTokenSource::refusesPlainHttp()
{
    ClientCredentials credentials;
    credentials.tokenUrl = QUrl(u"http://login.example/token"_s);
    ClientCredentialsTokenSource source(credentials);
    QCOMPARE(resultOf(source.token()).value().error().kind, Kind::TlsFailed);
}

void TestTokenSource::endsOnCancel()
{
    m_server->enqueue({200, {}, {}, ScriptedReply::Delivery::Silent});
    TokenJob *const job = m_source->token();
    QTRY_COMPARE(m_server->requests().size(), 1);
    job->cancel();
    QCOMPARE(resultOf(job).value().error().kind, Kind::Cancelled);
}

void TestTokenSource::endsWhenTheSourceGoesAway()
{
    m_server->enqueue({200, {}, {}, ScriptedReply::Delivery::Silent});
    std::optional<TokenResult> result;
    m_source->token()->then(this, [&result](const TokenResult &token) { result = token; });
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_source.reset();
    QVERIFY(result);
    QCOMPARE(result->error().kind, Kind::Cancelled);
}

void TestTokenSource::usesATokenForMostOfItsLife()
{
    QCOMPARE(usefulLife(3599s).count(), 3'299'000);
    QCOMPARE(usefulLife(86'400s).count(), 86'100'000);
    QCOMPARE(usefulLife(100s).count(), 80'000);
    QCOMPARE(usefulLife(0s).count(), 0);
    QCOMPARE(usefulLife(-5s).count(), 0);
}

NUMBERDESK_TEST("tokensource", TestTokenSource)
#include "tst_tokensource.moc"
