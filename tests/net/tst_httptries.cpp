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

/// What one try puts on the wire and when, and what is known of its fate.
class TestHttpTries : public ClientTest
{
    Q_OBJECT

private slots:
    void aBodyGoesOutOnceATry_data();
    void aBodyGoesOutOnceATry();
    void countsWhatQtSendsAgain();
    void wrapsUpWhatWaits();
    void letsWhatIsOnTheWireEnd();
    void tellsWhatIsInDoubt();
    void stampsARequestWhenItFirstGoesOut();
    void goesByTheGatewaysClockWhenOursIsWrong();
    void trustsOurClockOnceItIsRight();
};

void TestHttpTries::aBodyGoesOutOnceATry_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("POST") << QByteArray("POST") << QByteArray("{}");
    QTest::newRow("PUT") << QByteArray("PUT") << QByteArray("{}");
    QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray("{}");
    QTest::newRow("POST without a body") << QByteArray("POST") << QByteArray();
    QTest::newRow("a long body") << QByteArray("POST") << QByteArray(300'000, 'x');
}

/// On a kept connection that breaks Qt would send once more by itself.
void TestHttpTries::aBodyGoesOutOnceATry()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    m_server->enqueue(status(200));
    m_server->setHandler([](const ScriptedRequest &) {
        return ScriptedReply{200, {}, {}, Delivery::Closed};
    });
    send();
    HttpRequest request;
    request.method = method;
    request.body = body;
    request.asksForChange = true;
    const auto result = send(request);
    QCOMPARE(result.value().error().kind, HttpError::Kind::ConnectionLost);
    QCOMPARE(m_server->requests().size(), 1 + 4);
    QCOMPARE(m_server->requests().last().body, body);
    QCOMPARE(client().requestsSent(), 1 + 4);
    QCOMPARE(client().writesSent(), 4);
}

void TestHttpTries::countsWhatQtSendsAgain()
{
    m_server->enqueue(status(200));
    m_server->enqueue({200, {}, {}, Delivery::Closed});
    m_server->setHandler([](const ScriptedRequest &) { return status(200); });
    m_parts->budget.fixLimit(100);
    send();
    send();
    QVERIFY(m_server->requests().size() > 2);
    QCOMPARE(client().requestsSent(), m_server->requests().size());
    QVERIFY(m_parts->clock.runUntil(
        [&] { return m_parts->budget.used() == m_server->requests().size(); }));
}

void TestHttpTries::wrapsUpWhatWaits()
{
    m_server->setHandler([](const ScriptedRequest &) { return status(503); });
    QSignalSpy scheduled(&client(), &HttpClient::retryScheduled);
    HttpJob *const waiting = client().send({});
    ResultSpy result(waiting);
    QTRY_COMPARE(scheduled.count(), 1);
    client().wrapUp();
    QTRY_VERIFY(result.value());
    QCOMPARE(result.value()->error().kind, HttpError::Kind::Cancelled);
    QVERIFY(result.value()->error().inDoubt);
    ResultSpy late(client().send({}));
    QTRY_VERIFY(late.value());
    QCOMPARE(late.value()->error().kind, HttpError::Kind::Cancelled);
    QVERIFY(!late.value()->error().inDoubt);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestHttpTries::letsWhatIsOnTheWireEnd()
{
    m_server->setHandler([&](const ScriptedRequest &) {
        client().wrapUp();
        return status(503);
    });
    HttpRequest request;
    request.method = "PUT";
    request.asksForChange = true;
    ResultSpy result(client().send(request));
    QTRY_VERIFY(result.value());
    QCOMPARE(result.value()->value().status, 503);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestHttpTries::tellsWhatIsInDoubt()
{
    m_server->setHandler(silent);
    HttpRequest request;
    request.method = "PUT";
    request.body = "{}";
    request.asksForChange = true;
    ResultSpy result(client().send(request));
    QTRY_COMPARE(m_server->requests().size(), 1);
    QTRY_COMPARE(client().changesUnderWay(), 1);
    client().cancelAll();
    QTRY_VERIFY(result.value());
    QCOMPARE(result.value()->error().kind, HttpError::Kind::Cancelled);
    QVERIFY(result.value()->error().inDoubt);
    m_server->stop();
    makeClient(usual());
    const auto never = send(request);
    QCOMPARE(never.value().error().kind, HttpError::Kind::ConnectionRefused);
    QVERIFY(!never.value().error().inDoubt);
}

void TestHttpTries::stampsARequestWhenItFirstGoesOut()
{
    m_parts->clock.setTimeOfDay(QDateTime::fromString(u"2026-11-21T12:00:00Z"_s, Qt::ISODate));
    m_server->enqueue(status(503));
    m_server->setHandler([](const ScriptedRequest &) { return status(200); });
    m_parts->budget.fixLimit(100);
    m_parts->budget.pause(10min);
    HttpRequest request;
    request.firstSentHeader = "First-Sent";
    QCOMPARE(send(request).value().value().status, 200);
    QCOMPARE(m_server->requests().size(), 2);
    const QDateTime stamp = readImfFixdate(m_server->requests().first().header("First-Sent"));
    QVERIFY(stamp >= QDateTime::fromString(u"2026-11-21T12:10:00Z"_s, Qt::ISODate));
    QCOMPARE(m_server->requests().last().header("First-Sent"),
             m_server->requests().first().header("First-Sent"));
}

void TestHttpTries::goesByTheGatewaysClockWhenOursIsWrong()
{
    const QDateTime ours = QDateTime::fromString(u"2026-11-21T12:00:00Z"_s, Qt::ISODate);
    m_parts->clock.setTimeOfDay(ours);
    m_server->setHandler([&](const ScriptedRequest &) {
        return ScriptedReply{200, {{"Date", imfFixdate(ours.addSecs(600))}}, "{}", Delivery::Whole};
    });
    QSignalSpy wrong(&client(), &HttpClient::clockFoundWrong);
    HttpRequest request;
    request.firstSentHeader = "First-Sent";
    for (int i = 0; i < 4; ++i)
        send(request);
    QCOMPARE(wrong.count(), 1);
    QCOMPARE(wrong.first().first().value<std::chrono::seconds>(), 600s);
    const auto sentAt = [this](qsizetype i) {
        return readImfFixdate(m_server->requests().at(i).header("First-Sent"));
    };
    QVERIFY(qAbs(sentAt(2).secsTo(ours)) < 60);
    QVERIFY(qAbs(sentAt(3).secsTo(ours.addSecs(600))) < 60);
}

void TestHttpTries::trustsOurClockOnceItIsRight()
{
    const QDateTime ours = QDateTime::fromString(u"2026-11-21T12:00:00Z"_s, Qt::ISODate);
    m_parts->clock.setTimeOfDay(ours);
    int ahead = 600;
    m_server->setHandler([&](const ScriptedRequest &) {
        return ScriptedReply{
            200, {{"Date", imfFixdate(ours.addSecs(ahead))}}, "{}", Delivery::Whole};
    });
    QSignalSpy wrong(&client(), &HttpClient::clockFoundWrong);
    HttpRequest request;
    request.firstSentHeader = "First-Sent";
    const auto ask = [&] { send(request); };
    ask();
    ask();
    ahead = 100; // not three in a row
    ask();
    ahead = 600;
    ask();
    ask();
    QCOMPARE(wrong.count(), 0);
    ask();
    QCOMPARE(wrong.count(), 1);
    ahead = 0;
    ask();
    ask();
    QVERIFY(qAbs(readImfFixdate(m_server->requests().last().header("First-Sent")).secsTo(ours)) <
            60);
}

NUMBERDESK_TEST("httptries", TestHttpTries)
#include "tst_httptries.moc"
