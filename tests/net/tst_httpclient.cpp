// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clienttest.h"
#include "net/wire/transport.h"
#include "support/testprogram.h"

#include <QSignalSpy>
#include <QSslCertificate>
#include <QTest>

using namespace numberdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Delivery = ScriptedReply::Delivery;
using Kind = HttpError::Kind;

/// Every way in which one request can end, against a real socket.
class TestHttpClient : public ClientTest
{
    Q_OBJECT

private slots:
    void sendsARequest();
    void keepsTheConnection();
    void sendsAnEmptyPostWithoutContentType();
    void keepsTheEncodingOfPaths();
    void joinsThePathOfTheBase();
    void givesErrorStatusesAsReplies_data();
    void givesErrorStatusesAsReplies();
    void startsOnlyInTheEventLoop();
    void endsOnCancel();
    void survivesCancelsWhileABodyGoesOut();
    void endsOnCancelBeforeItStarted();
    void endsWhenTheClientGoesAway();
    void endsSilentlyWhenDeleted();
    void endsOnTimeout();
    void endsOnRefusal();
    void endsOnTruncatedReply();
    void endsOnTooLongReply();
    void takesALongReply();
    void refusesPlainHttpToOthers();
    void followsARedirectOnTheSameHost();
    void refusesARedirectElsewhere();
    void refusesARedirectOfAWrite();
    void followsARedirectOfAWriteThatKeepsItsMethod_data();
    void followsARedirectOfAWriteThatKeepsItsMethod();
    void refusesARedirectOfAWriteElsewhere();
    void stopsARedirectLoop();
    void sendsNothingThatHasGrownStale();
    void countsRequestsAndWrites();
    void sendsSixAtATime();
    void adoptsTheLimit();
    void trustsAnExtraAuthorityBesideTheSystems();
    void masksNumbersInLogs();
};

void TestHttpClient::sendsARequest()
{
    m_server->enqueue({201, {{"ETag", "\"7\""}}, "{\"a\":1}", Delivery::Whole});
    HttpRequest request;
    request.method = "PUT";
    request.path = "/accounts/contoso";
    request.query = "api-version=1";
    request.headers = {{"If-Match", "12345"}};
    request.body = "{}";
    request.contentType = "application/json";
    const auto result = send(request);
    QVERIFY(result && *result);
    QCOMPARE((*result)->status, 201);
    QCOMPARE((*result)->body, QByteArray("{\"a\":1}"));
    QCOMPARE((*result)->header("etag"), QByteArray("\"7\""));
    QVERIFY(!(*result)->repeated);
    const ScriptedRequest &seen = m_server->requests().first();
    QCOMPARE(seen.method, QByteArray("PUT"));
    QCOMPARE(seen.target, QByteArray("/accounts/contoso?api-version=1"));
    QCOMPARE(seen.header("if-match"), QByteArray("12345"));
    QCOMPARE(seen.header("content-type"), QByteArray("application/json"));
    QCOMPARE(seen.header("accept"), QByteArray("application/json"));
    QVERIFY(seen.header("user-agent").startsWith("Numberdesk/"));
    QVERIFY(seen.header("authorization").isEmpty());
    QCOMPARE(seen.body, QByteArray("{}"));
}

void TestHttpClient::keepsTheConnection()
{
    m_server->setHandler([](const ScriptedRequest &) { return jsonReply("{}"); });
    for (int i = 0; i < 5; ++i)
        QVERIFY(get().value().has_value());
    QCOMPARE(m_server->connections(), 1);
}

void TestHttpClient::sendsAnEmptyPostWithoutContentType()
{
    m_server->enqueue(jsonReply("{}"));
    HttpRequest request;
    request.method = "POST";
    request.path = "/accounts/contoso:getTeamsCapabilityPlans";
    request.query = "api-version=1";
    QVERIFY(send(request).value().has_value());
    const ScriptedRequest &seen = m_server->requests().first();
    QCOMPARE(seen.method, QByteArray("POST"));
    QVERIFY(seen.header("content-type").isEmpty());
    QCOMPARE(seen.header("content-length"), QByteArray("0"));
}

void TestHttpClient::keepsTheEncodingOfPaths()
{
    m_server->enqueue(jsonReply("{}"));
    HttpRequest request;
    request.path = "/accounts/a/numbers/%2B441632960000";
    request.query = "filter=x%20eq%20%27%2B44%27";
    QVERIFY(send(request).value().has_value());
    QCOMPARE(m_server->requests().first().target,
             QByteArray("/accounts/a/numbers/%2B441632960000?filter=x%20eq%20%27%2B44%27"));
}

void TestHttpClient::joinsThePathOfTheBase()
{
    m_server->enqueue(jsonReply("{}"));
    HttpClientOptions options = usual();
    options.baseUrl = m_server->url(u"/gateway/"_s);
    makeClient(options);
    QVERIFY(get().value().has_value());
    QCOMPARE(m_server->requests().first().target, QByteArray("/gateway/accounts"));
}

void TestHttpClient::givesErrorStatusesAsReplies_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {304, 400, 401, 403, 404, 405, 409, 412, 413, 415, 501})
        QTest::addRow("%d", status) << status;
}

void TestHttpClient::givesErrorStatusesAsReplies()
{
    QFETCH(int, status);
    m_server->enqueue(jsonReply("{\"error\":{}}", status));
    const auto result = get();
    QVERIFY(result && *result);
    QCOMPARE((*result)->status, status);
    QCOMPARE((*result)->body, status == 304 ? QByteArray() : QByteArray("{\"error\":{}}"));
    QCOMPARE(m_server->requests().size(), 1);
}

void TestHttpClient::startsOnlyInTheEventLoop()
{
    client().send({});
    QCOMPARE(client().requestsSent(), 0);
    QVERIFY(m_server->requests().isEmpty());
    QTRY_COMPARE(client().requestsSent(), 1);
}

void TestHttpClient::endsOnCancel()
{
    m_server->enqueue({200, {}, {}, Delivery::Silent});
    HttpJob *const job = client().send({});
    QSignalSpy finished(job, &Job::finished);
    std::optional<HttpResult> result;
    job->then(this, [&result](const HttpResult &value) { result = value; });
    QTRY_COMPARE(m_server->requests().size(), 1);
    job->cancel();
    job->cancel();
    QVERIFY(!result);
    QTRY_VERIFY(result);
    QCOMPARE(result->error().kind, Kind::Cancelled);
    QCOMPARE(finished.count(), 1);
}

/// Qt's own thread still asks for the body when the try has ended: the body outlives the asking.
void TestHttpClient::survivesCancelsWhileABodyGoesOut()
{
    m_server->setHandler(silent);
    HttpRequest request;
    request.method = "PUT";
    request.body = QByteArray(4'000'000, 'x');
    for (int round = 0; round < 40; ++round) {
        const qint64 before = client().requestsSent();
        QPointer<HttpJob> job = client().send(request);
        QTRY_VERIFY(client().requestsSent() > before);
        for (int i = 0; i < round % 8; ++i)
            QCoreApplication::sendPostedEvents();
        job->cancel();
        QTRY_VERIFY(!job);
    }
}

void TestHttpClient::endsOnCancelBeforeItStarted()
{
    HttpJob *const job = client().send({});
    job->cancel();
    const auto result = resultOf(job);
    QCOMPARE(result.value().error().kind, Kind::Cancelled);
    QVERIFY(m_server->requests().isEmpty());
}

void TestHttpClient::endsWhenTheClientGoesAway()
{
    m_server->setHandler(silent);
    int cancelled = 0;
    for (int i = 0; i < 20; ++i) {
        client().send({})->then(this, [&cancelled](const HttpResult &result) {
            cancelled += !result && result.error().kind == Kind::Cancelled ? 1 : 0;
        });
    }
    QTRY_VERIFY(!m_server->requests().isEmpty());
    m_client.reset();
    QCOMPARE(cancelled, 20);
}

void TestHttpClient::endsSilentlyWhenDeleted()
{
    m_server->setHandler(silent);
    HttpJob *const job = client().send({});
    bool called = false;
    job->then(this, [&called](const HttpResult &) { called = true; });
    QTRY_COMPARE(m_server->requests().size(), 1);
    delete job;
    // The place that it held is free again: six more get through.
    for (int i = 0; i < 6; ++i)
        client().send({});
    QTRY_COMPARE(m_server->requests().size(), 7);
    QVERIFY(!called);
}

void TestHttpClient::endsOnTimeout()
{
    m_server->setHandler(silent);
    HttpClientOptions options = usual();
    options.timeout = 50ms;
    makeClient(options);
    const auto result = get();
    QCOMPARE(result.value().error().kind, Kind::TimedOut);
    QCOMPARE(m_server->requests().size(), 4);
}

void TestHttpClient::endsOnRefusal()
{
    m_server->stop();
    const auto result = get();
    QCOMPARE(result.value().error().kind, Kind::ConnectionRefused);
    QCOMPARE(client().requestsSent(), 1);
}

void TestHttpClient::endsOnTruncatedReply()
{
    m_server->setHandler([](const ScriptedRequest &) {
        return ScriptedReply{200, {}, "{\"value\":", Delivery::Truncated};
    });
    const auto result = get();
    QCOMPARE(result.value().error().kind, Kind::ConnectionLost);
}

void TestHttpClient::endsOnTooLongReply()
{
    m_server->enqueue({200, {}, QByteArray(200'000, 'x'), Delivery::Whole});
    HttpClientOptions options = usual();
    options.maxReplyBytes = 100'000;
    makeClient(options);
    QCOMPARE(get().value().error().kind, Kind::ReplyTooLarge);
}

void TestHttpClient::takesALongReply()
{
    m_server->enqueue({200, {}, QByteArray(8'000'000, 'x'), Delivery::Whole});
    const auto result = get();
    QVERIFY(result && *result);
    QCOMPARE((*result)->body.size(), 8'000'000);
}

void TestHttpClient::refusesPlainHttpToOthers()
{
    HttpClientOptions options = usual();
    options.baseUrl = QUrl(u"http://gateway.example"_s);
    makeClient(options);
    QCOMPARE(get().value().error().kind, Kind::TlsFailed);
    QCOMPARE(client().requestsSent(), 0);
    QVERIFY(isSafeToUse(QUrl(u"https://gateway.example"_s)));
    for (const auto &url : {u"http://127.0.0.1:8"_s, u"http://127.9.9.9"_s, u"http://[::1]:80"_s,
                            u"http://localhost"_s})
        QVERIFY2(isSafeToUse(QUrl(url)), qPrintable(url));
    for (const auto &url : {u"http://10.0.0.1"_s, u"ftp://localhost"_s,
                            u"http://localhost.example"_s, u"https://"_s, u""_s})
        QVERIFY2(!isSafeToUse(QUrl(url)), qPrintable(url));
}

void TestHttpClient::followsARedirectOnTheSameHost()
{
    m_server->enqueue({307, {{"Location", "/elsewhere?a=%2B1"}}, {}, Delivery::Whole});
    m_server->enqueue(jsonReply("{}"));
    QCOMPARE(get().value().value().status, 200);
    QCOMPARE(m_server->requests().last().target, QByteArray("/elsewhere?a=%2B1"));
}

void TestHttpClient::refusesARedirectElsewhere()
{
    ScriptedServer other;
    m_server->enqueue({302, {{"Location", other.url(u"/x"_s).toEncoded()}}, {}, Delivery::Whole});
    QCOMPARE(get().value().error().kind, Kind::Redirected);
    QVERIFY(other.requests().isEmpty());
}

void TestHttpClient::refusesARedirectOfAWrite()
{
    m_server->enqueue({302, {{"Location", "/x"}}, {}, Delivery::Whole});
    HttpRequest request;
    request.method = "PUT";
    request.path = "/accounts/a";
    request.body = "{}";
    QCOMPARE(send(request).value().error().kind, Kind::Redirected);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestHttpClient::followsARedirectOfAWriteThatKeepsItsMethod_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("307") << 307;
    QTest::newRow("308") << 308;
}

void TestHttpClient::followsARedirectOfAWriteThatKeepsItsMethod()
{
    QFETCH(int, status);
    m_server->enqueue({status, {{"Location", "/there"}}, "gone there", Delivery::Whole});
    m_server->enqueue(jsonReply("{}"));
    HttpRequest request;
    request.method = "POST";
    request.path = "/accounts/a:createOrUpdateNumbers";
    request.body = "{\"numbers\":[]}";
    QCOMPARE(send(request).value().value().status, 200);
    QCOMPARE(m_server->requests().size(), 2);
    QCOMPARE(m_server->requests().last().target, QByteArray("/there"));
    QCOMPARE(m_server->requests().last().body, request.body);
}

/// Not carried out, and so never told as in doubt or tried again.
void TestHttpClient::refusesARedirectOfAWriteElsewhere()
{
    for (const int status : {301, 302, 303, 307, 308}) {
        const qsizetype before = m_server->requests().size();
        m_server->enqueue({status, {{"Location", "https://other.example/x"}}, {}, Delivery::Whole});
        HttpRequest request;
        request.method = "PUT";
        request.path = "/accounts/a";
        request.body = "{}";
        const HttpError error = send(request).value().error();
        QCOMPARE(error.kind, Kind::Redirected);
        QVERIFY(!error.inDoubt);
        QCOMPARE(m_server->requests().size(), before + 1);
    }
}

/// What a request rests on may have changed while it waited for its turn.
void TestHttpClient::sendsNothingThatHasGrownStale()
{
    m_server->setHandler([](const ScriptedRequest &) { return jsonReply("{}"); });
    HttpRequest request;
    request.method = "POST";
    request.path = "/accounts/a:createOrUpdateNumbers";
    request.body = "{}";
    request.freshFor = std::chrono::milliseconds(-1);
    const HttpError error = send(request).value().error();
    QCOMPARE(error.kind, Kind::Stale);
    QVERIFY(!error.inDoubt);
    QVERIFY(m_server->requests().isEmpty());
    request.freshFor = std::chrono::minutes(1);
    QCOMPARE(send(request).value().value().status, 200);
    // Fresh up to this very moment.
    request.freshFor = std::chrono::milliseconds(0);
    QCOMPARE(send(request).value().value().status, 200);
}

void TestHttpClient::stopsARedirectLoop()
{
    m_server->setHandler([](const ScriptedRequest &) {
        return ScriptedReply{308, {{"Location", "/again"}}, {}, Delivery::Whole};
    });
    QCOMPARE(get().value().error().kind, Kind::Redirected);
    QCOMPARE(m_server->requests().size(), 6);
}

void TestHttpClient::countsRequestsAndWrites()
{
    m_server->setHandler([](const ScriptedRequest &) { return jsonReply("{}"); });
    QSignalSpy sent(&client(), &HttpClient::requestSent);
    get();
    HttpRequest write;
    write.method = "DELETE";
    write.path = "/accounts/a";
    write.asksForChange = true;
    send(write);
    QCOMPARE(client().requestsSent(), 2);
    QCOMPARE(client().writesSent(), 1);
    QCOMPARE(sent.count(), 2);
}

void TestHttpClient::sendsSixAtATime()
{
    m_server->setHandler(silent);
    QList<HttpJob *> jobs;
    for (int i = 0; i < 12; ++i)
        jobs.append(client().send({}));
    HttpRequest urgent;
    urgent.path = "/urgent";
    QTRY_COMPARE(m_server->requests().size(), 6);
    QCOMPARE(client().requestsSent(), 6);
    client().send(urgent);
    jobs.first()->cancel();
    QTRY_COMPARE(m_server->requests().size(), 7);
    client().cancelAll();
    QTRY_VERIFY(client().findChildren<Job *>().isEmpty());
    QCOMPARE(client().requestsSent(), 7);
}

void TestHttpClient::adoptsTheLimit()
{
    m_server->enqueue({200, {{"x-ratelimit-limit", "42"}}, "{}", Delivery::Whole});
    get();
    QCOMPARE(m_parts->budget.limit(), 42);
}

void TestHttpClient::trustsAnExtraAuthorityBesideTheSystems()
{
    const auto system = QSslConfiguration::systemCaCertificates();
    const QSslConfiguration plain = tlsConfiguration({});
    QCOMPARE(plain.protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(plain.peerVerifyMode(), QSslSocket::VerifyPeer);
    if (system.isEmpty())
        QSKIP("This system has no certificate authorities");
    const QSslConfiguration more = tlsConfiguration(system.first().toPem());
    QCOMPARE(more.caCertificates().size(), system.size() + 1);
}

void TestHttpClient::masksNumbersInLogs()
{
    QCOMPARE(maskedDigits("/accounts/a1234/numbers/%2B441632960001"),
             QByteArray("/accounts/a1234/numbers/%2B**********01"));
    QCOMPARE(maskedDigits(""), QByteArray());
}

NUMBERDESK_TEST("httpclient", TestHttpClient)
#include "tst_httpclient.moc"
