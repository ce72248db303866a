// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/testgateway.h"
#include "support/testprogram.h"

using namespace numberdesk::localgateway::test;

class GatewayHeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        gateway = runningGateway();
        QVERIFY(gateway);
        created = gateway->send("PUT", "/accounts/contoso", anAccount("contoso"));
    }

    void anEntityTagChangesExactlyWithTheResource()
    {
        const QByteArray tag = created.header("etag");
        QCOMPARE(gateway->get("/accounts/contoso").header("etag"), tag);
        gateway->send("PUT", numberPath("contoso", 1), zoomNumber("contoso", 1));
        QVERIFY(gateway->get("/accounts/contoso").header("etag") != tag);
        gateway->send("DELETE", numberPath("contoso", 1));
        QCOMPARE(gateway->get("/accounts/contoso").header("etag"), tag);
    }

    void readsAreConditional_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("status");
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QByteArray later = imfDate(now.addDays(1));
        const QByteArray earlier = imfDate(now.addDays(-1));
        const auto row = [](const char *title, const char *name, const QByteArray &value,
                            int status) {
            QTest::newRow(title) << QByteArray(name) << value << status;
        };
        row("same tag", "If-None-Match", "TAG", 304);
        row("same tag, weak", "If-None-Match", "W/TAG", 304);
        row("one of several", "If-None-Match", "\"a\", TAG", 304);
        row("any", "If-None-Match", "*", 304);
        row("other tag", "If-None-Match", "\"a\"", 200);
        row("match", "If-Match", "TAG", 200);
        row("no match", "If-Match", "\"a\"", 412);
        row("weak never matches strongly", "If-Match", "W/TAG", 412);
        row("not modified since", "If-Modified-Since", later, 304);
        row("modified since", "If-Modified-Since", earlier, 200);
        row("RFC 3339", "If-Modified-Since", now.addDays(1).toString(Qt::ISODate).toLatin1(), 304);
        row("no date", "If-Modified-Since", "yesterday", 200);
        row("unmodified since", "If-Unmodified-Since", later, 200);
        row("not unmodified since", "If-Unmodified-Since", earlier, 412);
    }

    void readsAreConditional()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(int, status);
        value.replace("TAG", created.header("etag"));
        const Response reply = gateway->get("/accounts/contoso", {{name, value}});
        QCOMPARE(reply.status, status);
        if (status != 304)
            return;
        QVERIFY(reply.body.isEmpty());
        QVERIFY(!reply.has("content-type"));
        QCOMPARE(reply.header("etag"), created.header("etag"));
    }

    void writesAreConditional()
    {
        const QByteArray path = "/accounts/contoso";
        const Json body = anAccount("contoso", false);
        const Headers createOnly{{"If-None-Match", "*"}};
        const Headers guarded{{"If-Match", created.header("etag")}};
        QCOMPARE(gateway->send("PUT", path, body, createOnly).code(), "PreconditionFailed");
        QCOMPARE(gateway->send("PUT", "/accounts/new", anAccount("new"), createOnly).status, 201);
        QCOMPARE(
            gateway->send("PUT", "/accounts/none", anAccount("none"), {{"If-Match", "*"}}).status,
            412);
        QCOMPARE(gateway->send("PUT", path, body, guarded).status, 200);
        QCOMPARE(gateway->send("PUT", path, body, guarded).status, 412);
        QCOMPARE(gateway->send("DELETE", path, QByteArray(), guarded).status, 412);
        const Headers fresh{{"If-Match", gateway->get(path).header("etag")}};
        QCOMPARE(gateway->send("DELETE", path, QByteArray(), fresh).status, 204);
    }

    void aTagWithoutQuotesIsTaken()
    {
        QByteArray bare = created.header("etag");
        bare.replace("\"", "");
        QCOMPARE(gateway->get("/accounts/contoso", {{"If-None-Match", bare}}).status, 304);
    }

    void aRepeatedRequestHasOneEffectAndTheFirstAnswer()
    {
        const Headers headers = repeatable();
        const QByteArray path = numberPath("contoso", 1);
        const Response first = gateway->send("PUT", path, zoomNumber("contoso", 1), headers);
        QCOMPARE(first.status, 201);
        QCOMPARE(first.header("repeatability-result"), "accepted");
        gateway->send("DELETE", path);
        const Response again = gateway->send("PUT", path, zoomNumber("contoso", 1), headers);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.header("etag"), first.header("etag"));
        QCOMPARE(again.header("repeatability-result"), "accepted");
        QCOMPARE(gateway->get(path).status, 404);
    }

    void aRepeatedRefusalStaysARefusal()
    {
        const Headers headers = repeatable();
        const QByteArray path = "/accounts/contoso";
        gateway->send("PUT", numberPath("contoso", 1), zoomNumber("contoso", 1));
        QCOMPARE(gateway->send("DELETE", path, QByteArray(), headers).status, 409);
        gateway->send("DELETE", numberPath("contoso", 1));
        QCOMPARE(gateway->send("DELETE", path, QByteArray(), headers).status, 409);
        QCOMPARE(gateway->send("DELETE", path, QByteArray(), repeatable()).status, 204);
    }

    void answersSurviveARestart()
    {
        const Headers headers = repeatable();
        const Json batch{{"numbers", {zoomNumber("contoso", 1), zoomNumber("contoso", 2)}}};
        const QByteArray path = "/accounts/contoso:createOrUpdateNumbers";
        const Response first = gateway->send("POST", path, batch, headers);
        QVERIFY(gateway->restart());
        gateway->send("DELETE", numberPath("contoso", 1));
        QCOMPARE(gateway->send("POST", path, batch, headers).body, first.body);
        QCOMPARE(gateway->get(numberPath("contoso", 1)).status, 404);
    }

    void anIdIsForOneRequest()
    {
        const Headers headers = repeatable();
        gateway->send("PUT", numberPath("contoso", 1), zoomNumber("contoso", 1), headers);
        const Response other =
            gateway->send("PUT", numberPath("contoso", 2), zoomNumber("contoso", 2), headers);
        QCOMPARE(other.status, 400);
        QCOMPARE(other.code(), "RepeatabilityRequestMismatch");
        QCOMPARE(other.header("repeatability-result"), "rejected");
    }

    void repeatabilityHeadersAreChecked_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto row = [](const char *name, const QByteArray &i, const QByteArray &s, int status,
                            const char *code) {
            QTest::newRow(name) << i << s << status << QByteArray(code);
        };
        row("good", id, imfDate(now), 201, "");
        row("RFC 3339", id, now.toString(Qt::ISODate).toLatin1(), 201, "");
        row("four minutes ago", id, imfDate(now.addSecs(-240)), 201, "");
        row("six minutes ago", id, imfDate(now.addSecs(-360)), 412, "RepeatabilityWindowPassed");
        row("no GUID", "7", imfDate(now), 400, "InvalidHeaderValue");
        row("no date", id, "now", 400, "InvalidHeaderValue");
        row("id alone", id, "", 400, "InvalidHeaderValue");
        row("date alone", "", imfDate(now), 400, "InvalidHeaderValue");
    }

    void repeatabilityHeadersAreChecked()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, sent);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        Headers headers;
        if (!id.isEmpty())
            headers.append({"Repeatability-Request-ID", id});
        if (!sent.isEmpty())
            headers.append({"Repeatability-First-Sent", sent});
        const Response reply =
            gateway->send("PUT", numberPath("contoso", 1), zoomNumber("contoso", 1), headers);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.code(), code);
    }

    void theClientsRequestIdIsEchoed()
    {
        const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        const Headers headers{{"x-ms-client-request-id", id}};
        for (const char *path : {"/accounts", "/accounts/nobody", "/nothing"})
            QCOMPARE(gateway->get(path, headers).header("x-ms-client-request-id"), id);
    }

    void anOperationTakesItsOwnContentTypeOnly_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("status");
        QTest::newRow("JSON") << QByteArray("PUT") << QByteArray("application/json") << 200;
        QTest::newRow("JSON with charset")
            << QByteArray("PUT") << QByteArray("Application/JSON; charset=utf-8") << 200;
        QTest::newRow("text") << QByteArray("PUT") << QByteArray("text/plain") << 415;
        QTest::newRow("form") << QByteArray("PUT")
                              << QByteArray("application/x-www-form-urlencoded") << 415;
        QTest::newRow("merge patch on PUT")
            << QByteArray("PUT") << QByteArray("application/merge-patch+json") << 415;
    }

    void anOperationTakesItsOwnContentTypeOnly()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, type);
        QFETCH(int, status);
        const Response reply = gateway->send(method, "/accounts/contoso", anAccount("contoso"),
                                             {{"Content-Type", type}});
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.code(), status == 415 ? "UnsupportedMediaType" : "");
    }

private:
    std::unique_ptr<TestGateway> gateway;
    Response created;
};

NUMBERDESK_TEST("gatewayheaders", GatewayHeaders)
#include "tst_gatewayheaders.moc"
