// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/testgateway.h"
#include "support/testprogram.h"

#include <QTcpSocket>

using namespace numberdesk::localgateway::test;

namespace {

QByteArray tokenForm(const QByteArray &secret, const QByteArray &change = {},
                     const QByteArray &value = {})
{
    QByteArray form;
    const QList<std::pair<QByteArray, QByteArray>> fields{
        {"grant_type", "client_credentials"},
        {"client_id", "local"},
        {"scope", "https://gateway.example/.default"},
        {"client_secret", secret}};
    for (const auto &[name, usual] : fields)
        form += name + '=' + (name == change ? value : usual).toPercentEncoding() + '&';
    return form;
}

Json claimsOf(const Headers &signedIn)
{
    const QByteArray payload = signedIn.first().second.split('.').at(1);
    return Json::parse(
        QByteArray::fromBase64(payload, QByteArray::Base64UrlEncoding).toStdString());
}

} // namespace

class GatewayAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        gateway = std::make_unique<TestGateway>();
        gateway->options.authenticate = true;
        QVERIFY(gateway->start());
    }

    void aTokenIsASignedJwtWithRolesAudienceAndExpiry()
    {
        const Response reply = gateway->requestToken(tokenForm(secret()));
        QCOMPARE(reply.status, 200);
        QCOMPARE(text(reply.json()["token_type"]), "Bearer");
        QCOMPARE(text(reply.json()["expires_in"]), "3599");
        const Json claims = claimsOf(gateway->signIn());
        QCOMPARE(text(claims["roles"]), R"(["ProvisioningAPI.Admin"])");
        QVERIFY(claims["aud"].is_string());
        QCOMPARE(claims["exp"].get<qint64>() - claims["iat"].get<qint64>(), 3599);
        QCOMPARE(gateway->get("/accounts", gateway->signIn()).status, 200);
    }

    void aWrongTokenRequestIsRefusedAsTheIdentityPlatformDoes_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char *name, const char *field, const char *value, int status,
                            const char *error) {
            QTest::newRow(name) << QByteArray(field) << QByteArray(value) << status
                                << QByteArray(error);
        };
        row("wrong secret", "client_secret", "guess", 401, "invalid_client");
        row("no secret", "client_secret", "", 401, "invalid_client");
        row("unknown client", "client_id", "someone", 400, "unauthorized_client");
        row("no client", "client_id", "", 400, "invalid_request");
        row("no scope", "scope", "", 400, "invalid_request");
        row("wrong scope", "scope", "openid", 400, "invalid_scope");
        row("other grant", "grant_type", "password", 400, "unsupported_grant_type");
    }

    void aWrongTokenRequestIsRefusedAsTheIdentityPlatformDoes()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        QFETCH(int, status);
        QFETCH(QByteArray, error);
        const Response refused = gateway->requestToken(tokenForm(secret(), field, value));
        QCOMPARE(refused.status, status);
        const Json body = refused.json();
        QCOMPARE(text(body["error"]), error);
        QVERIFY(text(body["error_description"]).startsWith("AADSTS"));
        for (const char *name : {"error_codes", "timestamp", "trace_id", "correlation_id"})
            QVERIFY(body.contains(name));
    }

    void aRequestWithoutAGoodTokenIsUnauthorized()
    {
        const QByteArray good = gateway->signIn().first().second;
        QByteArray forged = good;
        forged.replace(good.size() - 5, 1, forged.at(good.size() - 5) == 'A' ? "B" : "A");
        for (const QByteArray &value :
             {QByteArray(), QByteArray("Bearer"), QByteArray("Bearer x.y.z"),
              QByteArray("Basic bG9jYWw6"), forged, QByteArray(good + "x")}) {
            const Headers headers = value.isEmpty() ? Headers() : Headers{{"Authorization", value}};
            const Response refused = gateway->get("/accounts", headers);
            QCOMPARE(refused.status, 401);
            QCOMPARE(refused.code(), "InvalidAuthenticationToken");
            QVERIFY(refused.has("www-authenticate"));
        }
    }

    void aTokenExpires()
    {
        gateway->options.tokenLifetime = std::chrono::seconds(1);
        QVERIFY(gateway->restart());
        const Headers headers = gateway->signIn();
        QTRY_COMPARE(gateway->get("/accounts", headers).status, 401);
    }

    void aTokenOfAnEarlierRunIsWorthless()
    {
        const Headers headers = gateway->signIn();
        const QString before = gateway->address.clientSecret;
        QVERIFY(gateway->restart());
        QVERIFY(gateway->address.clientSecret != before);
        QCOMPARE(gateway->get("/accounts", headers).status, 401);
    }

    void anOperationNeedsItsRole_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("role");
        const auto row = [](const char *method, const char *path, const char *role) {
            QTest::addRow("%s %s", method, path)
                << QByteArray(method) << QByteArray(path) << QString::fromLatin1(role);
        };
        row("GET", "/accounts", "Read");
        row("GET", "/numbers", "Read");
        row("PUT", "/accounts/a", "Write");
        row("PUT", "/accounts/a/numbers/%2B441632960000", "Write");
        row("PATCH", "/teamsRequestsForInformation/t", "Write");
        row("DELETE", "/accounts/a", "Delete");
        row("DELETE", "/accounts/a/numbers/%2B441632960000", "Delete");
        row("POST", "/accounts/a:createOrUpdateNumbers", "Write");
        row("POST", "/accounts/a:deleteNumbers", "Delete");
        row("POST", "/accounts/a:getTeamsCapabilityPlans", "Read");
        row("POST", "/accounts/a:getTeamsAvailableCapabilities", "Read");
    }

    void anOperationNeedsItsRole()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QString, role);
        for (const QString &granted : numberdesk::localgateway::roleNames()) {
            gateway->options.roles = {granted};
            QVERIFY(gateway->restart());
            const Response reply = gateway->send(method, path, Json::object(), gateway->signIn());
            const bool enough = granted == role || granted == QStringLiteral("Admin");
            QCOMPARE(reply.status == 403, !enough);
            if (!enough)
                QCOMPARE(reply.code(), "AuthorizationFailed");
        }
    }

    void aHundredRequestsAMinuteAreServed()
    {
        gateway->options.rateLimit = 5;
        QVERIFY(gateway->restart());
        QCOMPARE(gateway->get("/accounts").status, 401);
        const Headers headers = gateway->signIn();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(gateway->get("/accounts", headers).status, 200);
        const Response refused = gateway->get("/accounts", headers);
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.code(), "TooManyRequests");
        QVERIFY(refused.header("retry-after").toInt() > 50);
        QVERIFY(refused.header("retry-after").toInt() <= 60);
        QCOMPARE(refused.header("x-ratelimit-limit"), "5");
        QCOMPARE(gateway->requestToken(tokenForm(secret())).status, 200);
        QCOMPARE(gateway->get("/accounts").status, 401);
    }

    void checksComeInTheirOrder()
    {
        gateway->options.rateLimit = 1;
        gateway->options.roles = {QStringLiteral("Read")};
        QVERIFY(gateway->restart());
        const Headers headers = gateway->signIn();
        QCOMPARE(gateway->sendExactly("GET", "/nothing").status, 404);
        QCOMPARE(gateway->sendExactly("PATCH", "/accounts").status, 405);
        QCOMPARE(gateway->sendExactly("PUT", "/accounts/a").status, 401);
        QCOMPARE(gateway->sendExactly("GET", "/accounts", {}, headers).code(),
                 "MissingApiVersionParameter");
        QCOMPARE(gateway->sendExactly("PUT", "/accounts/a", "{", headers).status, 403);
        QCOMPARE(gateway->sendExactly("GET", "/accounts", {}, headers).status, 429);

        gateway->options.rateLimit = 0;
        gateway->options.roles = {QStringLiteral("Admin")};
        QVERIFY(gateway->restart());
        Headers odd = gateway->signIn();
        odd << std::pair<QByteArray, QByteArray>("Content-Type", "text/plain");
        odd << std::pair<QByteArray, QByteArray>("If-Match", "\"x\"");
        QCOMPARE(gateway->sendExactly("PUT", "/accounts/a", "{", odd).status, 400);
        QCOMPARE(gateway->send("PUT", "/accounts/a", QByteArray("{"), odd).status, 415);
        odd[1].second = "application/json";
        QCOMPARE(gateway->send("PUT", "/accounts/a", QByteArray("{"), odd).status, 412);
        odd.removeLast();
        QCOMPARE(gateway->send("PUT", "/accounts/a", QByteArray("{"), odd).code(), "InvalidBody");
    }

    void bothPublishedVersionsAreTaken()
    {
        const Headers headers = gateway->signIn();
        const auto ask = [&](const QByteArray &version) {
            return gateway->sendExactly("GET", "/accounts?api-version=" + version, {}, headers);
        };
        QCOMPARE(ask("2024-02-29").status, 200);
        QCOMPARE(ask("2024-02-29-preview").status, 200);
        QCOMPARE(ask("").code(), "MissingApiVersionParameter");
        const Response unknown = ask("2023-10-01");
        QCOMPARE(unknown.code(), "UnsupportedApiVersionValue");
        QVERIFY(unknown.body.contains("2024-02-29-preview"));
    }

    void aKnownPathNamesItsMethods_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("allow");
        const auto row = [](const char *method, const char *path, const char *allow) {
            QTest::addRow("%s %s", method, path)
                << QByteArray(method) << QByteArray(path) << QByteArray(allow);
        };
        row("POST", "/accounts", "GET");
        row("HEAD", "/accounts/a", "GET, PUT, DELETE");
        row("GET", "/accounts/a:createOrUpdateNumbers", "POST");
        row("PUT", "/accounts/a/teamsCivicAddresses/1", "GET");
        row("PUT", "/teamsRequestsForInformation/t", "GET, PATCH");
        row("GET", "/oauth2/v2.0/token", "POST");
        row("PROPFIND", "/numbers", "GET");
        row("GET", "/accounts/", "");
        row("GET", "/accounts/a:unknownAction", "");
        row("GET", "/accounts/a/number", "");
        row("GET", "/", "");
    }

    void aKnownPathNamesItsMethods()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, allow);
        const Response refused = gateway->send(method, path);
        QCOMPARE(refused.status, allow.isEmpty() ? 404 : 405);
        QCOMPARE(refused.code(), allow.isEmpty() ? "RouteNotFound" : "MethodNotAllowed");
        QCOMPARE(refused.header("allow"), allow);
        QVERIFY(refused.header("content-type").startsWith("application/json"));
    }

    void foreignHostsAndOriginsAreTurnedAway_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("status");
        const auto row = [](const char *headers, const char *status) {
            QTest::newRow(QByteArray(headers).replace("\r\n", ", "))
                << QByteArray(headers) << QByteArray(status);
        };
        row("Host: 127.0.0.1:PORT", "200");
        row("Host: localhost:PORT", "200");
        row("Host: LOCALHOST", "200");
        row("Host: [::1]:PORT", "200");
        row("Host: desk.example", "200");
        row("Host: evil.example", "403");
        row("Host: 127.0.0.1.evil.example", "403");
        row("Host: 10.0.0.1", "403");
        row("Host: localhost@evil.example", "403");
        row("Host: localhost:PORT\r\nX-Forwarded-Host: evil.example", "200");
        row("Host: localhost:PORT\r\nOrigin: http://localhost:PORT", "200");
        row("Host: localhost:PORT\r\nOrigin: https://desk.example", "200");
        row("Host: localhost:PORT\r\nOrigin: http://localhost:1", "403");
        row("Host: localhost:PORT\r\nOrigin: https://evil.example", "403");
        row("Host: localhost:PORT\r\nOrigin: null", "403");
    }

    void foreignHostsAndOriginsAreTurnedAway()
    {
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, status);
        gateway->options.authenticate = false;
        gateway->options.publicUrl = QUrl(QStringLiteral("https://desk.example"));
        QVERIFY(gateway->restart());
        const int port = gateway->address.baseUrl.port();
        headers.replace("PORT", QByteArray::number(port));
        const QByteArray reply = converse("GET /accounts?api-version=2024-02-29 HTTP/1.1\r\n" +
                                          headers + "\r\nConnection: close\r\n\r\n");
        QCOMPARE(reply.left(12), "HTTP/1.1 " + status);
    }

    void aBodyOverFourMebibytesIsRefused()
    {
        gateway->options.authenticate = false;
        QVERIFY(gateway->restart());
        const QByteArray head = "PUT /accounts/a?api-version=2024-02-29 HTTP/1.1\r\n"
                                "Host: localhost\r\nContent-Type: application/json\r\n"
                                "Content-Length: ";
        const QByteArray justOver(4 * 1024 * 1024 + 1, ' ');
        const QByteArray huge(9 * 1024 * 1024, ' ');
        for (const QByteArray &body : {justOver, huge}) {
            const QByteArray reply = converse(head + QByteArray::number(body.size()) +
                                              "\r\nConnection: close\r\n\r\n" + body);
            QCOMPARE(reply.left(12), "HTTP/1.1 413");
            QVERIFY(reply.contains("x-ms-error-code: BodyTooLarge"));
            QVERIFY(reply.contains("x-ratelimit-limit: 0"));
        }
    }

private:
    QByteArray secret() const { return gateway->address.clientSecret.toLatin1(); }

    /// Sends bytes as they are and reads until the gateway closes.
    QByteArray converse(const QByteArray &bytes)
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(gateway->address.baseUrl.port()));
        QSignalSpy disconnected(&socket, &QTcpSocket::disconnected);
        socket.write(bytes);
        disconnected.wait(10'000);
        return socket.readAll();
    }

    std::unique_ptr<TestGateway> gateway;
};

NUMBERDESK_TEST("gatewayaccess", GatewayAccess)
#include "tst_gatewayaccess.moc"
