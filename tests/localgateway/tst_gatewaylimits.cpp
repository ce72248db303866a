// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/httpserver.h"
#include "localgateway/rawclient.h"
#include "localgateway/testgateway.h"
#include "support/testprogram.h"

#include <QElapsedTimer>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace numberdesk::localgateway;
using namespace numberdesk::localgateway::test;
using namespace std::chrono_literals;

namespace {

const QByteArray request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
const QByteArray halfHead = "GET / HTTP/1.1\r\nHost: local";
const QByteArray halfBody = "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1234";

/// A server that answers everything with the same body and counts what it was asked.
class Server
{
public:
    HttpLimits limits;
    QByteArray body = "{}";
    int asked = 0;

    bool start()
    {
        m_server = std::make_unique<HttpServer>(HttpService{[this](const Request &) {
                                                                ++asked;
                                                                return jsonReply(body);
                                                            },
                                                            errorReply, 0ms, limits});
        port = m_server->listenOnLoopback(0);
        return port != 0;
    }

    HttpServer &http() { return *m_server; }
    quint16 port = 0;

private:
    std::unique_ptr<HttpServer> m_server;
};

/// A connection of the operating system, which needs no event loop to be made.
class PlainSocket
{
public:
    explicit PlainSocket(quint16 port) : m_descriptor(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address),
                                sizeof address) == 0;
    }
    ~PlainSocket() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(PlainSocket)

    bool isConnected() const { return m_connected; }

private:
    int m_descriptor;
    bool m_connected = false;
};

/// As long as it lives this process gets no further file descriptor.
class NoDescriptors
{
public:
    NoDescriptors()
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const int next = ::dup(0);
        ::close(next);
        rlimit none = m_before;
        none.rlim_cur = static_cast<rlim_t>(next);
        ::setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    Q_DISABLE_COPY_MOVE(NoDescriptors)

private:
    rlimit m_before{};
};

} // namespace

/// What one client can cost the others: nothing that lasts.
class GatewayLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { server = std::make_unique<Server>(); }

    void aHalfSentRequestEndsInTime_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("head") << halfHead;
        QTest::newRow("one byte") << QByteArray("G");
        QTest::newRow("body") << halfBody;
        QTest::newRow("chunk") << QByteArray("PUT / HTTP/1.1\r\nHost: localhost\r\n"
                                             "Transfer-Encoding: chunked\r\n\r\n5\r\n12");
        QTest::newRow("second request") << request + halfHead;
    }

    void aHalfSentRequestEndsInTime()
    {
        QFETCH(QByteArray, bytes);
        server->limits.head = 100ms;
        server->limits.bodyPause = 100ms;
        QVERIFY(server->start());
        RawClient client(server->port);
        client.send(bytes);
        QVERIFY(client.waitUntilClosed());
        QVERIFY(client.received().contains("HTTP/1.1 408 "));
        QVERIFY(client.received().contains("x-ms-error-code: RequestTimeout\r\n"));
        QVERIFY(client.received().contains("Connection: close\r\n"));
        QCOMPARE(server->asked, bytes.startsWith(request) ? 1 : 0);
        QTRY_COMPARE(server->http().connectionCount(), 0);
    }

    void theTimesAreThoseOfTheContract()
    {
        QCOMPARE(HttpLimits().head, 10s);
        QCOMPARE(HttpLimits().bodyPause, 10s);
    }

    void aBodyMustNotDripForEver()
    {
        server->limits.body = 100ms;
        QVERIFY(server->start());
        RawClient client(server->port);
        client.send("PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
        QObject::connect(&client.socket(), &QTcpSocket::bytesWritten, &client.socket(), [&client] {
            if (client.received().isEmpty())
                client.send("x");
        });
        QVERIFY(client.waitUntilClosed());
        QCOMPARE(client.status(), 408);
        QCOMPARE(server->asked, 0);
    }

    void aSilentConnectionIsClosedWithoutAWord()
    {
        server->limits.idle = 100ms;
        QVERIFY(server->start());
        RawClient never(server->port);
        RawClient served(server->port);
        served.send(request);
        QVERIFY(never.waitUntilClosed());
        QVERIFY(served.waitUntilClosed());
        QCOMPARE(never.received(), QByteArray());
        QCOMPARE(served.answers(), 1);
        QTRY_COMPARE(server->http().connectionCount(), 0);
    }

    void whoReadsNoAnswersIsNotAnsweredOn()
    {
        constexpr int requests = 2'000;
        server->body = QByteArray(64LL * 1024, 'x');
        QVERIFY(server->start());
        RawClient greedy(server->port);
        greedy.socket().setReadBufferSize(1); // what is not read stays with the server
        QObject::disconnect(&greedy.socket(), &QTcpSocket::readyRead, nullptr, nullptr);
        greedy.send(request.repeated(requests));
        QTRY_VERIFY(server->asked > 0);
        // Others are served all the while, and each of their answers gives the greedy one a turn.
        for (int i = 0; i < 200; ++i) {
            RawClient other(server->port);
            other.send(request);
            QTRY_COMPARE(other.answers(), 1);
        }
        const qint64 answered = qint64(server->asked - 200) * server->body.size();
        // The kernel's own buffers take a few MiB, which are not the server's.
        QVERIFY2(answered < 16LL * 1024 * 1024, QByteArray::number(answered).constData());
        // It is not lost either: who reads on gets all answers.
        qint64 read = 0;
        greedy.socket().setReadBufferSize(0);
        const auto readOn = [&] { read += greedy.socket().readAll().size(); };
        QObject::connect(&greedy.socket(), &QTcpSocket::readyRead, &greedy.socket(), readOn);
        readOn();
        QTRY_COMPARE_WITH_TIMEOUT(server->asked, requests + 200, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(read > qint64(requests) * server->body.size(), 30'000);
    }

    void whoTakesNothingOfItsAnswerIsLeft()
    {
        server->limits.write = 100ms;
        server->body = QByteArray(32LL * 1024 * 1024, 'x');
        QVERIFY(server->start());
        RawClient client(server->port);
        client.socket().setReadBufferSize(1);
        QObject::disconnect(&client.socket(), &QTcpSocket::readyRead, nullptr, nullptr);
        client.send(request);
        QTRY_COMPARE(server->asked, 1);
        QTRY_COMPARE(server->http().connectionCount(), 0);
    }

    void beyondTheLimitOneIsToldSo()
    {
        server->limits.connections = 3;
        QVERIFY(server->start());
        std::vector<std::unique_ptr<RawClient>> busy;
        for (int i = 0; i < 3; ++i) {
            busy.push_back(std::make_unique<RawClient>(server->port));
            busy.back()->send(halfHead);
        }
        QTRY_COMPARE(server->http().connectionCount(), 3);
        RawClient more(server->port);
        more.send(request);
        QVERIFY(more.waitUntilClosed());
        QCOMPARE(more.status(), 503);
        QCOMPARE(more.header("x-ms-error-code"), "TooManyConnections");
        QVERIFY(more.header("retry-after").toInt() > 0);
        QCOMPARE(server->asked, 0);
        busy.pop_back();
        QTRY_COMPARE(server->http().connectionCount(), 2);
        RawClient another(server->port);
        another.send(request);
        QTRY_COMPARE(another.status(), 200);
    }

    void aFloodCostsNoMoreThanTheLimit()
    {
        server->limits.connections = 3;
        QVERIFY(server->start());
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 100; ++i) {
            clients.push_back(std::make_unique<RawClient>(server->port));
            clients.back()->send(halfHead);
        }
        qsizetype most = 0;
        const auto closed = [&] {
            most = std::max(most, server->http().connectionCount());
            return std::ranges::count_if(clients, [](auto &c) { return c->isClosed(); });
        };
        QTRY_COMPARE(closed(), 97);
        QVERIFY(most <= 3 + 8);
    }

    void whoIsIdleMakesRoom()
    {
        server->limits.connections = 3;
        server->limits.evictable = 0ms;
        QVERIFY(server->start());
        std::vector<std::unique_ptr<RawClient>> idle;
        for (int i = 0; i < 3; ++i) {
            idle.push_back(std::make_unique<RawClient>(server->port));
            idle.back()->send(request);
            QTRY_COMPARE(idle.back()->answers(), 1);
        }
        RawClient more(server->port);
        more.send(request);
        QTRY_COMPARE(more.status(), 200);
        const auto closed = [&] {
            return std::ranges::count_if(idle, [](auto &c) { return c->isClosed(); });
        };
        QTRY_COMPARE(closed(), 1);
        QTRY_COMPARE(server->http().connectionCount(), 3);
    }

    void theLimitLeavesDescriptors()
    {
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        for (const int descriptors : {16, 64, 256, 1024}) {
            rlimit fewer = before;
            fewer.rlim_cur = static_cast<rlim_t>(descriptors);
            QCOMPARE(::setrlimit(RLIMIT_NOFILE, &fewer), 0);
            const int allowed = connectionsWithinDescriptors();
            QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
            QVERIFY(allowed > 0);
            QVERIFY(allowed <= std::max(1, descriptors - 32));
        }
    }

    void withoutDescriptorsItRestsAndRecovers()
    {
        QVERIFY(server->start());
        QSignalSpy refusals(&server->http(), &QTcpServer::acceptError);
        std::vector<std::unique_ptr<PlainSocket>> clients;
        for (int i = 0; i < 10; ++i) {
            clients.push_back(std::make_unique<PlainSocket>(server->port));
            QVERIFY(clients.back()->isConnected());
        }
        QElapsedTimer time;
        time.start();
        {
            const NoDescriptors none;
            QTRY_VERIFY(refusals.count() >= 3);
        }
        // A core that spins sees thousands.
        QVERIFY(refusals.count() <= 2 + time.elapsed() / 200);
        QVERIFY(refusals.count() < 20);
        QTRY_COMPARE(server->http().connectionCount(), 10);
        RawClient client(server->port);
        client.send(request);
        QTRY_COMPARE(client.status(), 200);
    }

    void manyAtOnceAreAllServed()
    {
        QVERIFY(server->start());
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 200; ++i) {
            clients.push_back(std::make_unique<RawClient>(server->port));
            clients.back()->send(request);
        }
        const auto served = [&] {
            return std::ranges::count_if(clients, [](auto &c) { return c->status() == 200; });
        };
        QTRY_COMPARE(served(), 200);
        clients.clear();
        QTRY_COMPARE(server->http().connectionCount(), 0);
    }

    void aHeaderLineCannotBeSmuggledOut()
    {
        Reply reply = jsonReply("{}");
        reply.add("x-ms-client-request-id", "a\r\nX-Evil: 1\x1b[2J");
        const QByteArray bytes = wireBytes(reply, true, false);
        QVERIFY(!bytes.contains("\nX-Evil"));
        QVERIFY(!bytes.contains('\x1b'));
        QVERIFY(bytes.contains("x-ms-client-request-id: a??X-Evil: 1?[2J\r\n"));
    }

private:
    std::unique_ptr<Server> server;
};

NUMBERDESK_TEST("gatewaylimits", GatewayLimits)
#include "tst_gatewaylimits.moc"
