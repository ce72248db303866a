// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/dispatcher.h"
#include "localgateway/http/httpserver.h"
#include "localgateway/store/database.h"
#include "localgateway/testgateway.h"
#include "support/testprogram.h"

using namespace numberdesk::localgateway;
using namespace numberdesk::localgateway::test;

namespace {

/// An array of arrays, that many deep.
QByteArray nested(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

} // namespace

/// A store that cannot store, and bodies that nobody could walk.
class GatewayStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        gateway = std::make_unique<TestGateway>();
        auto opened = Database::open(gateway->options.databaseFile);
        QVERIFY(opened);
        database = std::move(*opened);
        tokens =
            std::make_unique<TokenService>(gateway->options.roles, gateway->options.tokenLifetime);
        tokens->acceptAnyone();
        dispatcher = std::make_unique<Dispatcher>(Backend{*database, gateway->options.syncDelay},
                                                  *tokens, 0, QUrl(), [] {});
        server = std::make_unique<HttpServer>(
            HttpService{[this](const Request &request) { return dispatcher->handle(request); },
                        [this](const ApiError &error) { return dispatcher->refusal(error); }});
        const quint16 port = server->listenOnLoopback(0);
        QVERIFY(port != 0);
        gateway->address.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
        QCOMPARE(gateway->send("PUT", "/accounts/contoso", anAccount("contoso")).status, 201);
    }

    void cleanup()
    {
        server.reset();
        dispatcher.reset();
        database.reset();
        gateway.reset();
    }

    void aFullDiskIsCalledFullAndNothingIsStored()
    {
        leaveRoomFor(8);
        int stored = 0;
        Response last;
        for (int batch = 0; batch < 100; ++batch) {
            last = upload(batch);
            if (last.status != 200)
                break;
            stored += 100;
        }
        QCOMPARE(last.status, 507);
        QCOMPARE(last.code(), "StoreFull");
        QVERIFY(last.header("content-type").startsWith("application/json"));
        QVERIFY(!last.has("retry-after"));
        QCOMPARE(numberCount(), stored);
        // Not a passing fault: nothing changes until there is room.
        QCOMPARE(upload(50).status, 507);
        QCOMPARE(numberCount(), stored);
        QCOMPARE(gateway->get("/accounts/contoso").status, 200);
    }

    void withRoomAgainTheSameRequestIsCarriedOutOnce()
    {
        leaveRoomFor(0);
        const Headers headers = repeatable();
        QCOMPARE(upload(0, headers).status, 507);
        QCOMPARE(numberCount(), 0);
        leaveRoomFor(100'000);
        const Response first = upload(0, headers);
        QCOMPARE(first.status, 200);
        QCOMPARE(upload(0, headers).body, first.body);
        QCOMPARE(numberCount(), 100);
    }

    void aStoreHeldBySomebodyElseIsWaitedFor()
    {
        database->execute(QStringLiteral("PRAGMA busy_timeout = 0"));
        auto other = Database::open(gateway->options.databaseFile);
        QVERIFY(other);
        (*other)->execute(QStringLiteral("BEGIN IMMEDIATE"));
        const Response refused = upload(0);
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.code(), "StoreUnavailable");
        QVERIFY(refused.header("retry-after").toInt() > 0);
        QCOMPARE(gateway->get("/accounts/contoso").status, 200);
        (*other)->execute(QStringLiteral("ROLLBACK"));
        QCOMPARE(upload(0).status, 200);
    }

    void deepJsonIsRefusedByEveryOperation_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *method, const QByteArray &path, const char *before,
                            const char *after) {
            QTest::addRow("%s %s %s", method, path.constData(), before)
                << QByteArray(method) << path << QByteArray(before) << QByteArray(after);
        };
        for (const char *action : {"createOrUpdateNumbers", "deleteNumbers",
                                   "getTeamsCapabilityPlans", "getTeamsAvailableCapabilities"}) {
            row("POST", QByteArray("/accounts/contoso:") + action, R"({"numbers":)", "}");
            row("POST", QByteArray("/accounts/contoso:") + action, R"({"unknown":[)", "]}");
        }
        row("PUT", "/accounts/acme", "", "");
        row("PUT", "/accounts/acme", R"({"name":"acme","serviceProvisioningErrors":)", "}");
        row("PUT", "/accounts/acme", R"({"name":"acme","serviceDetails":{"x":)", "}}");
        row("PUT", numberPath("contoso", 1), "{\"serviceProvisioningErrors\":", "}");
        row("PATCH", "/teamsRequestsForInformation/a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a",
            "{\"relationshipStatus\":", "}");
    }

    void deepJsonIsRefusedByEveryOperation()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        for (const int depth : {257, 60'000, 2'000'000}) {
            const Response refused = gateway->send(method, path, before + nested(depth) + after);
            QCOMPARE(refused.status, 400);
            QCOMPARE(refused.code(), "InvalidBody");
        }
        // Objects, and what is open only, nest as well.
        QByteArray objects;
        for (int i = 0; i < 60'000; ++i)
            objects += "{\"a\":";
        QCOMPARE(
            gateway->send(method, path, before + objects + "1" + QByteArray(60'000, '}') + after)
                .code(),
            "InvalidBody");
        QCOMPARE(gateway->send(method, path, before + objects).code(), "InvalidBody");
    }

    void jsonOfTheGreatestDepthIsRead()
    {
        const QByteArray path = "/accounts/contoso:createOrUpdateNumbers";
        const Response read = gateway->send("POST", path, "{\"numbers\":" + nested(255) + "}");
        QCOMPARE(read.status, 400);
        QCOMPARE(read.code(), "InvalidFieldValue");
        QCOMPARE(gateway->send("POST", path, "{\"numbers\":" + nested(256) + "}").code(),
                 "InvalidBody");
        // Brackets in a text nest nothing.
        const QByteArray brackets = QByteArray(1'000, '[') + R"(\")";
        const Response text = gateway->send("POST", path, R"({"numbers":")" + brackets + R"("})");
        QCOMPARE(text.code(), "InvalidFieldValue");
    }

private:
    /// Lets the database grow by that many pages: SQLite then says what it says on a full disk.
    void leaveRoomFor(qint64 pages)
    {
        qint64 now = 0;
        {
            Statement count(*database, QStringLiteral("PRAGMA page_count"));
            QVERIFY(count.next());
            now = count.integer(0);
        }
        database->execute(QStringLiteral("PRAGMA max_page_count = %1").arg(now + pages));
    }

    Response upload(int batch, const Headers &headers = {})
    {
        return gateway->send("POST", "/accounts/contoso:createOrUpdateNumbers",
                             zoomBatch("contoso", batch * 100, 100), headers);
    }

    int numberCount()
    {
        const Response page = gateway->get("/numbers?top=1&countRecords=true");
        return page.header("x-ms-record-count").toInt();
    }

    std::unique_ptr<TestGateway> gateway;
    std::unique_ptr<Database> database;
    std::unique_ptr<TokenService> tokens;
    std::unique_ptr<Dispatcher> dispatcher;
    std::unique_ptr<HttpServer> server;
};

NUMBERDESK_TEST("gatewaystore", GatewayStore)
#include "tst_gatewaystore.moc"
