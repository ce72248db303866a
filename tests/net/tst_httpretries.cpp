// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clienttest.h"
#include "support/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace numberdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Delivery = ScriptedReply::Delivery;

/// What the client does after a try that failed, on a clock that passes over the waits.
class TestHttpRetries : public ClientTest
{
    Q_OBJECT

private slots:
    void triesFourTimesOnServerTrouble();
    void opensANewConnectionAfterTrouble();
    void keepsOtherRequestsAliveMeanwhile();
    void followsRetryAfterOn429();
    void givesUpOn429AfterFiveMinutes();
    void neverRepeatsWhatIsNotRepeatable();
    void marksRepeatedReplies();
    void retriesNowWhenAsked();
    void cancelEndsAWait();
    void renewsTheTokenOnce();
    void leavesA401WithoutSignIn();
    void everyTryTakesTheBudget();
    void slowsDownAfterTimeoutsInABurst();
    void slowsDownOnceWhenThrottled();
    void waitsForAGatewayThatAnsweredBefore();
};

void TestHttpRetries::triesFourTimesOnServerTrouble()
{
    m_server->setHandler([](const ScriptedRequest &) { return status(503); });
    QSignalSpy scheduled(&client(), &HttpClient::retryScheduled);
    const auto result = send();
    QCOMPARE(result.value().value().status, 503);
    QCOMPARE(m_server->requests().size(), 4);
    QCOMPARE(client().requestsSent(), 4);
    QCOMPARE(scheduled.count(), 3);
    const auto wait = scheduled.first().first().value<std::chrono::milliseconds>();
    QVERIFY(wait >= 60s && wait <= 66s);
    QVERIFY(!scheduled.first().at(1).toString().isEmpty());
}

void TestHttpRetries::opensANewConnectionAfterTrouble()
{
    m_server->enqueue(status(500));
    m_server->enqueue(status(200));
    QCOMPARE(send().value().value().status, 200);
    QCOMPARE(m_server->requests().first().connection, 1);
    QCOMPARE(m_server->requests().last().connection, 2);
}

void TestHttpRetries::keepsOtherRequestsAliveMeanwhile()
{
    m_server->setHandler([this](const ScriptedRequest &request) {
        if (request.path() == "/slow")
            return ScriptedReply{200, {}, {}, Delivery::Silent};
        return status(m_server->requests().size() < 3 ? 500 : 200);
    });
    HttpRequest slow;
    slow.path = "/slow";
    HttpJob *const waiting = client().send(slow);
    QSignalSpy finished(waiting, &Job::finished);
    QTRY_COMPARE(m_server->requests().size(), 1);
    QSignalSpy scheduled(&client(), &HttpClient::retryScheduled);
    HttpJob *const other = client().send({});
    QTRY_COMPARE(scheduled.count(), 1);
    m_parts->clock.advance(66s);
    QCOMPARE(resultOf(other).value().value().status, 200);
    QCOMPARE(finished.count(), 0);
    waiting->cancel();
    QCOMPARE(resultOf(waiting).value().error().kind, HttpError::Kind::Cancelled);
}

void TestHttpRetries::followsRetryAfterOn429()
{
    m_server->enqueue({429, {{"Retry-After", "7"}}, {}, Delivery::Whole});
    m_server->enqueue({429, {{"retry-after-ms", "1234"}}, {}, Delivery::Whole});
    m_server->enqueue(status(200));
    QSignalSpy scheduled(&client(), &HttpClient::retryScheduled);
    QCOMPARE(send().value().value().status, 200);
    QCOMPARE(scheduled.count(), 2);
    QCOMPARE(scheduled[0][0].value<std::chrono::milliseconds>().count(), 7000);
    QCOMPARE(scheduled[1][0].value<std::chrono::milliseconds>().count(), 1234);
    QCOMPARE(m_server->connections(), 1);
}

void TestHttpRetries::givesUpOn429AfterFiveMinutes()
{
    m_server->setHandler([](const ScriptedRequest &) {
        return ScriptedReply{429, {{"Retry-After", "30"}}, {}, Delivery::Whole};
    });
    QCOMPARE(send().value().value().status, 429);
    QCOMPARE(m_server->requests().size(), 10); // at 0, 30, … 270 s
}

void TestHttpRetries::neverRepeatsWhatIsNotRepeatable()
{
    m_server->setHandler([](const ScriptedRequest &) { return status(500); });
    HttpRequest request;
    request.method = "POST";
    request.body = "{}";
    request.contentType = "application/json";
    request.repeatable = false;
    QCOMPARE(send(request).value().value().status, 500);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestHttpRetries::marksRepeatedReplies()
{
    m_server->enqueue(status(429));
    m_server->enqueue(status(200));
    QVERIFY(!send().value().value().repeated);
    m_server->enqueue(status(504));
    m_server->enqueue(status(412));
    const auto result = send();
    QCOMPARE(result.value().value().status, 412);
    QVERIFY(result.value().value().repeated);
}

void TestHttpRetries::retriesNowWhenAsked()
{
    m_server->enqueue({429, {{"Retry-After", "200"}}, {}, Delivery::Whole});
    m_server->enqueue(status(200));
    QSignalSpy scheduled(&client(), &HttpClient::retryScheduled);
    HttpJob *const job = client().send({});
    QTRY_COMPARE(scheduled.count(), 1);
    client().retryNow();
    QCOMPARE(numberdesk::resultOf(job).value().value().status, 200);
}

void TestHttpRetries::cancelEndsAWait()
{
    m_server->setHandler([](const ScriptedRequest &) { return status(500); });
    QSignalSpy scheduled(&client(), &HttpClient::retryScheduled);
    HttpJob *const job = client().send({});
    QTRY_COMPARE(scheduled.count(), 1);
    job->cancel();
    QCOMPARE(resultOf(job).value().error().kind, HttpError::Kind::Cancelled);
}

void TestHttpRetries::renewsTheTokenOnce()
{
    m_parts->tokens.signsIn = true;
    m_server->enqueue(status(401));
    m_server->enqueue(status(200));
    QCOMPARE(send().value().value().status, 200);
    QCOMPARE(m_server->requests()[0].header("Authorization"), QByteArray("Bearer t0"));
    QCOMPARE(m_server->requests()[1].header("Authorization"), QByteArray("Bearer t1"));
    m_server->setHandler([](const ScriptedRequest &) { return status(401); });
    QCOMPARE(send().value().value().status, 401);
    QCOMPARE(m_server->requests().size(), 4);
    QCOMPARE(client().requestsSent(), 4);
}

void TestHttpRetries::leavesA401WithoutSignIn()
{
    m_server->enqueue({401, {{"WWW-Authenticate", "Bearer"}}, "{\"error\":{}}", Delivery::Whole});
    const auto result = send();
    QCOMPARE(result.value().value().status, 401);
    QCOMPARE(result.value().value().body, QByteArray("{\"error\":{}}"));
    QCOMPARE(m_server->requests().size(), 1);
}

void TestHttpRetries::everyTryTakesTheBudget()
{
    for (int i = 0; i < 3; ++i)
        m_server->enqueue(status(429));
    m_server->enqueue(status(200));
    QCOMPARE(send().value().value().status, 200);
    QCOMPARE(m_parts->budget.used(), 4);
}

void TestHttpRetries::slowsDownAfterTimeoutsInABurst()
{
    m_server->setHandler([this](const ScriptedRequest &) {
        if (m_server->requests().size() <= 25)
            return status(200);
        return ScriptedReply{200, {}, {}, Delivery::Silent};
    });
    HttpClientOptions options = usual();
    options.timeout = 60ms;
    makeClient(options);
    for (int i = 0; i < 25; ++i)
        send();
    QCOMPARE(send().value().error().kind, HttpError::Kind::TimedOut);
    // A slower pace shows in that not even the usual burst of ten is let out.
    m_parts->budget.fixLimit(600);
    int sent = 0;
    for (int i = 0; i < 5; ++i)
        m_parts->budget.acquire(Priority::Interactive, this, [&sent] { ++sent; });
    m_parts->clock.advance(0ms);
    QVERIFY(sent <= 1);
}

void TestHttpRetries::slowsDownOnceWhenThrottled()
{
    m_parts->budget.fixLimit(100);
    const auto usual = m_parts->budget.pace().interval;
    m_server->setHandler([this](const ScriptedRequest &) {
        if (m_server->requests().size() > 4)
            return status(200);
        return ScriptedReply{429, {{"Retry-After", "5"}}, {}, Delivery::Whole};
    });
    QList<HttpJob *> together;
    for (int i = 0; i < 4; ++i)
        together.append(client().send({}));
    std::chrono::milliseconds slowest{0};
    connect(&client(), &HttpClient::retryScheduled, this,
            [&] { slowest = std::max(slowest, m_parts->budget.pace().interval); });
    QCOMPARE(resultOf(together.last()).value().value().status, 200);
    QCOMPARE(slowest.count() / usual.count(), 2); // not sixteenfold
    for (int i = 0; i < 8; ++i)
        send();
    QCOMPARE(m_parts->budget.pace().interval, usual);
}

void TestHttpRetries::waitsForAGatewayThatAnsweredBefore()
{
    m_server->enqueue({200, {{"Connection", "close"}}, "{}", Delivery::Whole});
    QCOMPARE(send().value().value().status, 200);
    m_server->stop();
    QSignalSpy scheduled(&client(), &HttpClient::retryScheduled);
    const auto before = m_parts->clock.now();
    const auto result = send();
    QCOMPARE(result.value().error().kind, HttpError::Kind::ConnectionRefused);
    QVERIFY(m_parts->clock.now() - before < 5min);
    QVERIFY(scheduled.count() >= 7);
    const std::array waits{2s, 4s, 8s, 16s, 32s, 60s, 60s};
    for (std::size_t i = 0; i < waits.size(); ++i)
        QCOMPARE(scheduled[qsizetype(i)][0].value<std::chrono::milliseconds>(), waits[i]);
}

NUMBERDESK_TEST("httpretries", TestHttpRetries)
#include "tst_httpretries.moc"
