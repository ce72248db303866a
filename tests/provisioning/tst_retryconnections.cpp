// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "retrydesk.h"
#include "support/testprogram.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace numberdesk;

/// Tries that get no connection, and waits that people or the gateway ask for.
class TestRetryConnections : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void looksTheNameUpAgain();
    void triesAgainWhenNoConnectionComesAbout();
    void reportsARefusedConnectionAtOnce();
    void neverRepeatsBadTls();
    void retriesNowWhenAsked();
    void holdsOthersBackWhenAskedToWait_data();
    void holdsOthersBackWhenAskedToWait();
};

void TestRetryConnections::initTestCase()
{
    prepareNetwork();
}

void TestRetryConnections::looksTheNameUpAgain()
{
    Desk desk(QUrl(u"https://gateway.invalid"_s));
    QCOMPARE(desk.call(Verb::Put), Ended(Kind::Offline));
    QCOMPARE(desk.client.requestsSent(), 4);
    QCOMPARE(desk.scheduled.count(), 3);
    for (const QList<QVariant> &wait : desk.scheduled)
        QVERIFY(wait[0].value<milliseconds>() >= 60s && wait[0].value<milliseconds>() <= 66s);
}

/// A host that takes no connection: the line of those that wait to be accepted is full.
void TestRetryConnections::triesAgainWhenNoConnectionComesAbout()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    auto *const general = reinterpret_cast<sockaddr *>(&address);
    QCOMPARE(::bind(listener, general, length), 0);
    QCOMPARE(::listen(listener, 0), 0);
    QCOMPARE(::getsockname(listener, general, &length), 0);
    QTcpSocket inLine;
    inLine.connectToHost(QHostAddress::LocalHost, ntohs(address.sin_port));
    QTRY_COMPARE(inLine.state(), QAbstractSocket::ConnectedState);

    Desk desk(QUrl(u"http://127.0.0.1:%1"_s.arg(ntohs(address.sin_port))), 100ms);
    QCOMPARE(desk.call(Verb::Put), Ended(Kind::TimedOut));
    QCOMPARE(desk.client.requestsSent(), 4);
    QCOMPARE(desk.scheduled.count(), 3);
    ::close(listener);
}

/// Not in the table: the host is there and says that nothing listens.
void TestRetryConnections::reportsARefusedConnectionAtOnce()
{
    ScriptedServer server;
    server.stop();
    Desk desk(server.url());
    QCOMPARE(desk.call(Verb::Put), Ended(Kind::Offline));
    QCOMPARE(desk.client.requestsSent(), 1);
    QCOMPARE(desk.scheduled.count(), 0);
}

void TestRetryConnections::neverRepeatsBadTls()
{
    QTcpServer server; // speaks no TLS at all
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *const socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket,
                [socket] { socket->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    });
    Desk desk(QUrl(u"https://127.0.0.1:%1"_s.arg(server.serverPort())));
    QCOMPARE(desk.call(Verb::Put), Ended(Kind::TlsFailed));
    QCOMPARE(desk.client.requestsSent(), 1);
    QCOMPARE(desk.scheduled.count(), 0);
}

void TestRetryConnections::retriesNowWhenAsked()
{
    for (const ScriptedReply &first :
         {plain(500), plain(429, {{"Retry-After", "200"}}), plain(503, {{"Retry-After", "200"}})}) {
        ScriptedServer server;
        server.enqueue(first);
        server.enqueue(success(Verb::Put));
        Desk desk(server.url());
        const Clock::TimePoint begun = desk.clock.now();
        auto *const job = desk.service.putAccount(plainAccount(u"contoso"_s), {});
        QTRY_COMPARE(desk.scheduled.count(), 1);
        desk.client.retryNow();
        QVERIFY(resultOf(job).value());
        QVERIFY(desk.clock.now() == begun);
    }
}

void TestRetryConnections::holdsOthersBackWhenAskedToWait_data()
{
    QTest::addColumn<ScriptedReply>("reply");
    QTest::addColumn<bool>("holds");
    QTest::newRow("429") << plain(429) << true;
    QTest::newRow("429 with Retry-After") << plain(429, {{"Retry-After", "9"}}) << true;
    QTest::newRow("503 with Retry-After") << plain(503, {{"Retry-After", "9"}}) << true;
    QTest::newRow("503") << plain(503) << false;
    QTest::newRow("500 with Retry-After") << plain(500, {{"Retry-After", "9"}}) << false;
}

/// A wait that the gateway asks of this desk holds for every request.
void TestRetryConnections::holdsOthersBackWhenAskedToWait()
{
    QFETCH(ScriptedReply, reply);
    QFETCH(bool, holds);
    ScriptedServer server;
    server.enqueue(reply);
    server.setHandler([](const ScriptedRequest &) { return success(Verb::Get); });
    Desk desk(server.url());
    const Clock::TimePoint begun = desk.clock.now();
    std::optional<ApiResult<Tagged<Account>>> put;
    desk.service.putAccount(plainAccount(u"contoso"_s), {})
        ->then(this, [&put](const ApiResult<Tagged<Account>> &result) { put = result; });
    QTRY_COMPARE(desk.scheduled.count(), 1);
    QVERIFY(!desk.call(Verb::Get));
    const auto wait = desk.scheduled[0][0].value<milliseconds>();
    QCOMPARE(desk.clock.now() - begun >= wait, holds);
    QVERIFY(desk.clock.runUntil([&put] { return put.has_value(); }, desk.client));
    QVERIFY(*put);
}

NUMBERDESK_TEST("retryconnections", TestRetryConnections)
#include "tst_retryconnections.moc"
