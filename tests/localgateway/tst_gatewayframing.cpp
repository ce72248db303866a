// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/requestparser.h"
#include "localgateway/rawclient.h"
#include "localgateway/testgateway.h"
#include "support/testprogram.h"

using namespace numberdesk::localgateway::test;

namespace {

const QByteArray version = "?api-version=2024-02-29";
const QByteArray host = "Host: localhost\r\n";
const QByteArray removal = "DELETE /accounts/del" + version + " HTTP/1.1\r\n";
const QByteArray chunked = "Transfer-Encoding: chunked\r\n";

/// A whole request that would remove the account: what a reader finds who loses its place.
const QByteArray smuggled = removal + host + "\r\n";

/// The removal with these header lines, and `body` behind them.
QByteArray removalWith(const QByteArray &lines, const QByteArray &body = {})
{
    return removal + host + lines + "\r\n" + body;
}

QByteArray removalIn(const QByteArray &chunks)
{
    return removalWith(chunked, chunks);
}

QByteArray zeros(const char *text)
{
    // A NUL does not fit into a literal that is read as text.
    return QByteArray(text).replace("NUL", QByteArray(1, '\0'));
}

} // namespace

/// Every way in which a request can hide where it ends: none has an effect.
class GatewayFraming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        gateway = runningGateway({"del"});
        QVERIFY(gateway);
    }

    void whatCannotBeTrustedHasNoEffect_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        addLengths();
        addChunks();
        addCodings();
        addHeaderLines();
        addRequestLines();
        addSizes();
    }

    void whatCannotBeTrustedHasNoEffect()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        RawClient client(port());
        client.send(bytes + smuggled);
        QVERIFY(client.waitUntilClosed());
        QCOMPARE(client.status(), status);
        QCOMPARE(client.answers(), 1);
        QCOMPARE(client.header("connection"), "close");
        QVERIFY(client.header("content-type").startsWith("application/json"));
        QVERIFY(!client.header("x-ms-error-code").isEmpty());
        QCOMPARE(client.header("x-ratelimit-limit"), "0");
        QVERIFY(client.received().contains("{\"error\":{\"code\":\"" +
                                           client.header("x-ms-error-code")));
        QCOMPARE(gateway->get("/accounts/del").status, 200);
    }

    void aCutRequestHasNoEffect_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("head") << removal + host;
        QTest::newRow("request line") << removal.first(30);
        QTest::newRow("body") << removalWith("Content-Length: 5\r\n", "1234");
        QTest::newRow("chunk") << removalIn("5\r\n123");
        QTest::newRow("no last chunk") << removalIn("5\r\n12345\r\n");
        QTest::newRow("no end of trailers") << removalIn("0\r\n");
    }

    void aCutRequestHasNoEffect()
    {
        QFETCH(QByteArray, bytes);
        RawClient client(port());
        client.send(bytes);
        client.endOutput();
        QVERIFY(client.waitUntilClosed());
        QCOMPARE(client.received(), QByteArray());
        QCOMPARE(gateway->get("/accounts/del").status, 200);
    }

    void wellFramedRequestsAreCarriedOut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no body") << removalWith({});
        QTest::newRow("length 0") << removalWith("Content-Length: 0\r\n");
        QTest::newRow("body") << removalWith("content-length: 5\r\n", "12345");
        QTest::newRow("chunks") << removalIn("5\r\n12345\r\nA\r\n1234567890\r\n0\r\n\r\n");
        QTest::newRow("chunk extension") << removalIn("5;a=b\r\n12345\r\n0\r\n\r\n");
        QTest::newRow("trailer") << removalIn("0\r\nX-Sum: 1\r\n\r\n");
        QTest::newRow("coding in capitals")
            << removalWith("Transfer-Encoding: Chunked\r\n", "0\r\n\r\n");
        QTest::newRow("empty lines before") << "\r\n\r\n" + removalWith({});
        QTest::newRow("absolute target")
            << "DELETE http://localhost/accounts/del" + version + " HTTP/1.1\r\n" + host + "\r\n";
        QTest::newRow("100 lines") << removalWith(QByteArray("X-A: 1\r\n").repeated(98));
    }

    void wellFramedRequestsAreCarriedOut()
    {
        QFETCH(QByteArray, bytes);
        RawClient client(port());
        client.send(bytes);
        QTRY_COMPARE(client.status(), 204);
        QCOMPARE(client.header("content-type"), QByteArray());
        QCOMPARE(client.header("content-length"), QByteArray());
        QVERIFY(client.received().endsWith("\r\n\r\n"));
        QVERIFY(!client.isClosed());
        QCOMPARE(gateway->get("/accounts/del").status, 404);
    }

    void aTrailerIsNoHeader()
    {
        RawClient client(port());
        client.send("PUT /accounts/del" + version + " HTTP/1.1\r\n" + host +
                    "Content-Type: application/json\r\n" + chunked +
                    "\r\n2\r\n{}\r\n0\r\nIf-Match: \"x\"\r\n\r\n");
        // Not 412: the condition came too late to be one.
        QTRY_COMPARE(client.status(), 400);
        QCOMPARE(client.header("x-ms-error-code"), "MissingField");
    }

    void theAuthorityOfAnAbsoluteTargetCounts()
    {
        RawClient client(port());
        client.send("DELETE http://evil.example/accounts/del" + version + " HTTP/1.1\r\n" + host +
                    "\r\n");
        QTRY_COMPARE(client.status(), 403);
        QCOMPARE(client.header("x-ms-error-code"), "HostNotAllowed");
        QCOMPARE(gateway->get("/accounts/del").status, 200);
    }

    void oneByteAtATimeIsUnderstood()
    {
        using numberdesk::localgateway::RequestParser;
        RequestParser parser;
        QByteArray input;
        int heads = 0;
        RequestParser::Progress progress = RequestParser::Progress::NeedsMore;
        for (const char c : removalIn("5\r\n12345\r\nA\r\n1234567890\r\n0\r\nX-A: b\r\n\r\n")) {
            QVERIFY(progress != RequestParser::Progress::Complete);
            input += c;
            progress = parser.feed(input);
            if (progress == RequestParser::Progress::HeadDone) {
                ++heads;
                progress = parser.feed(input);
            }
            QVERIFY(progress != RequestParser::Progress::Refused);
        }
        QVERIFY(progress == RequestParser::Progress::Complete);
        QCOMPARE(heads, 1);
        QCOMPARE(parser.takeRequest().body, "123451234567890");
    }

    void whoExpectsToContinueMayContinue()
    {
        RawClient client(port());
        client.send(removalWith("Expect: 100-continue\r\nContent-Length: 5\r\n"));
        QTRY_COMPARE(client.received(), "HTTP/1.1 100 Continue\r\n\r\n");
        QCOMPARE(gateway->get("/accounts/del").status, 200);
        client.send("12345");
        QTRY_VERIFY(client.received().contains("HTTP/1.1 204 "));
        QCOMPARE(gateway->get("/accounts/del").status, 404);
    }

    void whoSentItsBodyIsNotAskedForIt()
    {
        RawClient client(port());
        client.send(removalWith("Expect: 100-Continue\r\nContent-Length: 5\r\n", "12345"));
        QTRY_COMPARE(client.status(), 204);
    }

    void aBodyThatWouldBeTooLargeIsNotAskedFor()
    {
        RawClient client(port());
        client.send(removalWith("Expect: 100-continue\r\nContent-Length: 5000000\r\n"));
        QVERIFY(client.waitUntilClosed());
        QCOMPARE(client.status(), 413);
    }

    void pipelinedRequestsAreAnsweredInTheirOrder_data()
    {
        QTest::addColumn<int>("latency");
        QTest::newRow("at once") << 0;
        QTest::newRow("with latency") << 5;
    }

    void pipelinedRequestsAreAnsweredInTheirOrder()
    {
        QFETCH(int, latency);
        gateway->options.latency = std::chrono::milliseconds(latency);
        QVERIFY(gateway->restart());
        RawClient client(port());
        QByteArray requests;
        for (int i = 0; i < 20; ++i)
            requests += "GET /accounts/del" + version + " HTTP/1.1\r\n" + host +
                        "x-ms-client-request-id: n" + QByteArray::number(i) + "\r\n\r\n";
        client.send(requests);
        QTRY_COMPARE(client.answers(), 20);
        qsizetype at = 0;
        for (int i = 0; i < 20; ++i) {
            at = client.received().indexOf(
                "x-ms-client-request-id: n" + QByteArray::number(i) + "\r\n", at);
            QVERIFY(at > 0);
        }
    }

    void anOlderClientIsServedAndLeft()
    {
        RawClient client(port());
        client.send("GET /accounts/del" + version + " HTTP/1.0\r\n" + host +
                    "Connection: keep-alive\r\n\r\n");
        QVERIFY(client.waitUntilClosed());
        QCOMPARE(client.status(), 200);
        QCOMPARE(client.header("connection"), "close");
    }

    void headHasNoBodyAndLeavesTheConnectionUsable()
    {
        RawClient client(port());
        client.send("HEAD /accounts/del" + version + " HTTP/1.1\r\n" + host + "\r\n" +
                    removalWith({}));
        QTRY_COMPARE(client.answers(), 2);
        QCOMPARE(client.status(), 405);
        QVERIFY(!client.header("x-ms-error-code").isEmpty());
        QVERIFY(client.received().contains("\r\n\r\nHTTP/1.1 204 "));
    }

    void nothingEchoedBecomesAHeaderLine()
    {
        for (const char *id : {"a\tb", "a\x01-b", "a\x7f\x1b[2Jb", "a\x80\xe2\x80\xae-b"}) {
            RawClient client(port());
            client.send("GET /accounts/del" + version + " HTTP/1.1\r\n" + host +
                        "x-ms-client-request-id: " + id + "\r\nConnection: close\r\n\r\n");
            QVERIFY(client.waitUntilClosed());
            for (const char c : client.received().left(client.received().indexOf("\r\n\r\n")))
                QVERIFY2((c >= ' ' && c < 0x7f) || c == '\r' || c == '\n', id);
        }
    }

private:
    quint16 port() const { return static_cast<quint16>(gateway->address.baseUrl.port()); }

    static void add(const char *name, const QByteArray &bytes, int status = 400)
    {
        QTest::newRow(name) << bytes << status;
    }

    static void addLengths()
    {
        for (const char *value : {"-3", "abc", "+7", "7 7", "7,8", "0x7", "7.0", "", "7;",
                                  "1000000000000000000000000000000", "1e30"})
            add(QByteArray("length ") + value,
                removalWith(QByteArray("Content-Length: ") + value + "\r\n", "1234567"));
        add("two lengths", removalWith("Content-Length: 13\r\nContent-Length: 20\r\n", "12345"));
        add("the same length twice",
            removalWith("Content-Length: 5\r\nContent-Length: 5\r\n", "12345"));
        add("two lengths in one", removalWith("Content-Length: 5, 6\r\n", "12345"));
    }

    static void addChunks()
    {
        for (const char *size : {"zz", "-5", "fffffffffffffffff", "0x5", "", " 5", "5 5", "+5"})
            add(QByteArray("chunk size ") + size,
                removalIn(QByteArray(size) + "\r\n12345\r\n0\r\n\r\n"));
        add("chunk longer than it says", removalIn("3\r\n12345\r\n0\r\n\r\n"));
        add("chunk ended by LF", removalIn("5\r\n12345\n0\r\n\r\n"));
        add("chunk size ended by LF", removalIn("5\n12345\r\n0\r\n\r\n"));
        add("endless chunk extension", removalIn("5;" + QByteArray(200'000, 'x')));
        add("endless trailers", removalIn("0\r\n" + QByteArray("X-A: 1\r\n").repeated(20'000)));
        add("bad trailer", removalIn("0\r\nno colon\r\n\r\n"));
    }

    static void addCodings()
    {
        for (const char *coding : {"xchunked", "gzip, chunked", "chunked, gzip", "chunked, chunked",
                                   "identity", "chunked;q=1", "gzip", ""})
            add(QByteArray("coding ") + coding,
                removalWith(QByteArray("Transfer-Encoding: ") + coding + "\r\n", "0\r\n\r\n"));
        add("coding twice", removalWith(chunked + chunked, "0\r\n\r\n"));
        add("coding and length", removalWith(chunked + "Content-Length: 5\r\n", "0\r\n\r\n"));
        add("length and coding", removalWith("Content-Length: 5\r\n" + chunked, "0\r\n\r\n"));
        add("coding in HTTP/1.0",
            "DELETE /accounts/del" + version + " HTTP/1.0\r\n" + host + chunked + "\r\n0\r\n\r\n");
        add("other expectation", removalWith("Expect: tea\r\n"), 417);
    }

    static void addHeaderLines()
    {
        add("no colon", removalWith("Broken\r\n"));
        add("blank before the colon", removalWith("Content-Length : 0\r\n"));
        add("no name", removalWith(": value\r\n"));
        add("blank before the name", removal + " " + host + "\r\n");
        add("NUL in a value", removalWith(zeros("X-A: aNULb\r\n")));
        add("NUL in a name", removalWith(zeros("X-NULA: b\r\n")));
        add("bare CR in a value", removalWith("X-A: a\rb\r\n"));
        add("bare LF in a value", removalWith("X-A: a\nX-B: b\r\n"));
        add("folded line", removalWith("X-A: a\r\n b\r\n"));
        add("folded by tab", removalWith("X-A: a\r\n\tb\r\n"));
        add("no host", removal + "\r\n");
        add("two hosts", removal + host + host + "\r\n");
        add("lines ended by LF", QByteArray(removalWith({})).replace("\r\n", "\n"));
    }

    static void addRequestLines()
    {
        const auto line = [](const QByteArray &text) { return text + "\r\n" + host + "\r\n"; };
        add("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        add("HTTP/9.9", line("DELETE /accounts/del" + version + " HTTP/9.9"));
        add("HTTP/1.2", line("DELETE /accounts/del" + version + " HTTP/1.2"));
        add("no version", line("DELETE /accounts/del" + version));
        add("lower case version", line("DELETE /accounts/del" + version + " http/1.1"));
        add("no target", line("DELETE HTTP/1.1"));
        add("blanks in the target", line("DELETE /accounts/del ?api-version=2024-02-29 HTTP/1.1"));
        add("two blanks", line("DELETE  /accounts/del" + version + " HTTP/1.1"));
        add("control in the target", line("DELETE /accounts/del\x01" + version + " HTTP/1.1"));
        add("fragment", line("DELETE /accounts/del" + version + "#x HTTP/1.1"));
        add("broken percent", line("DELETE /accounts/del%2" + version + " HTTP/1.1"));
        add("encoded NUL", line("DELETE /accounts/del%00" + version + " HTTP/1.1"));
        add("not ASCII", line("DELETE /accounts/del\xc3\xbc" + version + " HTTP/1.1"));
        add("TLS", QByteArray::fromHex("16030100a5010000a10303") + QByteArray(160, 'x'));
    }

    static void addSizes()
    {
        add("header of 200 kB", removalWith("X-A: " + QByteArray(200'000, 'a') + "\r\n"), 431);
        add("header of 65 KiB", removalWith("X-A: " + QByteArray(65LL * 1024, 'a') + "\r\n"), 431);
        add("headers of 65 KiB",
            removalWith(("X-A: " + QByteArray(9'000, 'a') + "\r\n").repeated(8)), 431);
        add("10,000 headers", removalWith(QByteArray("X-A: 1\r\n").repeated(10'000)), 431);
        add("101 lines", removalWith(QByteArray("X-A: 1\r\n").repeated(99)), 431);
        add("target of 100 kB",
            "DELETE /accounts/" + QByteArray(100'000, 'a') + version + " HTTP/1.1\r\n" + host +
                "\r\n",
            431);
        add("endless request line", QByteArray(300'000, 'A'), 431);
        add("body of 5 MB", removalWith("Content-Length: 5000000\r\n", QByteArray(5'000'000, ' ')),
            413);
        add("chunks of 5 MB",
            removalIn(("10000\r\n" + QByteArray(0x10000, ' ') + "\r\n").repeated(77) + "0\r\n\r\n"),
            413);
    }

    std::unique_ptr<TestGateway> gateway;
};

NUMBERDESK_TEST("gatewayframing", GatewayFraming)
#include "tst_gatewayframing.moc"
