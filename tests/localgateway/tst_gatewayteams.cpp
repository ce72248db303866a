// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/schemachecker.h"
#include "localgateway/testgateway.h"
#include "support/testprogram.h"

using namespace numberdesk::localgateway::test;

namespace {

/// All items of a list, page by page.
Json allItems(TestGateway &gateway, const QByteArray &path)
{
    Json items = Json::array();
    Response page = gateway.get(path + (path.contains('?') ? '&' : '?') + "maxpagesize=500");
    while (page.status == 200) {
        const Json body = page.json();
        for (const Json &item : body.at("value"))
            items.push_back(item);
        page = gateway.next(page);
    }
    return items;
}

std::map<std::string, int> tally(const Json &items, const std::string &pointer)
{
    std::map<std::string, int> counts;
    for (const Json &item : items)
        ++counts[item.value(Json::json_pointer(pointer), std::string())];
    return counts;
}

} // namespace

/// What comes from Teams, on sample data: requests for information, civic addresses and more.
class GatewayTeams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        filled.options.sampleData = true;
        QVERIFY(filled.start());
        QVERIFY(!filled.gateway().sampleDataSkipped());
        filled.stop();
    }

    /// Each test has a copy of one filled database, since filling takes longer than the test.
    void init()
    {
        gateway = std::make_unique<TestGateway>();
        QVERIFY(QFile::copy(filled.options.databaseFile, gateway->options.databaseFile));
        QVERIFY(gateway->start());
    }

    void sampleDataCoversEverything()
    {
        const Json accounts = allItems(*gateway, "/accounts");
        QCOMPARE(accounts.size(), 12u);
        std::map<std::string, int> enabled;
        for (const Json &account : accounts) {
            for (const auto &[name, service] : account["serviceDetails"].items())
                enabled[name] += service.is_object() ? 1 : 0;
        }
        enabled.erase("teamsTenantId");
        QCOMPARE(enabled.size(), numberdesk::localgateway::services.size());

        const Json numbers = allItems(*gateway, "/numbers");
        QCOMPARE(numbers.size(), 5000u);
        auto statuses = tally(numbers, "/serviceProvisioningStatus");
        QVERIFY(statuses["pending"] > 10);
        QVERIFY(statuses["failed"] > 10);
        QVERIFY(statuses["synced"] > 4000);

        const Json requests = allItems(*gateway, "/teamsRequestsForInformation");
        QCOMPARE(requests.size(), 25u);
        QCOMPARE(tally(requests, "/status").size(), 3u);
        QCOMPARE(tally(requests, "/customerRelationship/status").size(), 6u);
    }

    void sampleNumbersAreFromRangesReservedForFiction()
    {
        static const QRegularExpression fiction(
            QStringLiteral("^(\\+441632960\\d{3}|\\+1\\d{3}55501\\d{2})$"));
        for (const Json &number : allItems(*gateway, "/numbers"))
            QVERIFY(fiction.match(QString::fromUtf8(text(number["telephoneNumber"]))).hasMatch());
    }

    void countsOfAccountsAgreeWithTheirNumbers()
    {
        const Json numbers = allItems(*gateway, "/numbers");
        for (const Json &account : allItems(*gateway, "/accounts")) {
            for (const auto &[name, service] : account["serviceDetails"].items()) {
                if (!service.is_object())
                    continue;
                const std::string key = name;
                const auto count =
                    std::count_if(numbers.begin(), numbers.end(), [&](const Json &number) {
                        return number["accountName"] == account["name"] &&
                               number["serviceDetails"].contains(key);
                    });
                QCOMPARE(service["numberCount"].get<qint64>(), qint64(count));
            }
        }
    }

    void sampleDataFillsAnEmptyDatabaseOnly()
    {
        gateway->send("DELETE", "/accounts/contoso?deleteNumbers=true");
        gateway->options.sampleData = true;
        QVERIFY(gateway->restart());
        QVERIFY(gateway->gateway().sampleDataSkipped());
        QVERIFY(!gateway->gateway().loadSampleData());
        QCOMPARE(allItems(*gateway, "/accounts").size(), 11u);
    }

    void repliesConformToThePublishedDocument_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("item");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *path, const char *page, const char *item, const char *key) {
            QTest::newRow(path) << QByteArray(path) << QString::fromLatin1(page)
                                << QString::fromLatin1(item) << QString::fromLatin1(key);
        };
        row("/accounts", "PagedAccountResource", "AccountResource", "name");
        row("/numbers", "PagedNumberResource", "NumberResource", "");
        row("/accounts/contoso/numbers", "PagedNumberList", "NumberResource", "telephoneNumber");
        row("/accounts/contoso/teamsCivicAddresses", "PagedTeamsCivicAddressResource",
            "TeamsCivicAddressResource", "id");
        row("/teamsRequestsForInformation", "PagedRequestForInformationResource",
            "RequestForInformationResource", "tenantId");
    }

    void repliesConformToThePublishedDocument()
    {
        QFETCH(QByteArray, path);
        QFETCH(QString, page);
        QFETCH(QString, item);
        QFETCH(QString, key);
        const Json list = gateway->get(path + "?maxpagesize=500").json();
        QCOMPARE(checker.problem(page.toStdString(), list), QByteArray());
        QVERIFY(!list["value"].empty());
        if (key.isEmpty())
            return;
        const QByteArray id = text(list["value"][0][key.toStdString()]).toPercentEncoding();
        const Response single = gateway->get(path + '/' + id);
        QCOMPARE(checker.problem(item.toStdString(), single.json()), QByteArray());
        QCOMPARE(text(single.json()), text(list["value"][0]));
        QVERIFY(single.has("etag"));
    }

    void actionsAndErrorsConformToThePublishedDocument()
    {
        const auto post = [&](const char *action, const Json &body) {
            return gateway->send("POST", QByteArray("/accounts/contoso:") + action, body).json();
        };
        const std::string number =
            gateway->get("/accounts/contoso/numbers?top=1").json()["value"][0]["telephoneNumber"];
        const Json identifiers{{"numbers", {{{"telephoneNumber", number}}}}};
        QCOMPARE(checker.problem("TeamsCapabilityPlans",
                                 post("getTeamsCapabilityPlans", Json::object())),
                 QByteArray());
        QCOMPARE(checker.problem("TeamsAvailableCapabilities",
                                 post("getTeamsAvailableCapabilities", identifiers)),
                 QByteArray());
        const Json batch{{"numbers", {teamsNumber("contoso", 0)}}};
        QCOMPARE(checker.problem("BatchNumbers", post("createOrUpdateNumbers", batch)),
                 QByteArray());
        for (const Json &wrong : {Json::object(), Json{{"numbers", {1, 2}}}})
            QCOMPARE(checker.problem("Azure.Core.Foundations.ErrorResponse",
                                     post("createOrUpdateNumbers", wrong)),
                     QByteArray());
    }

    void civicAddressesCarryLocationsWithElins()
    {
        const Json addresses = allItems(*gateway, "/accounts/contoso/teamsCivicAddresses");
        QVERIFY(addresses.size() >= 2);
        const Json &location = addresses[0]["locations"][0];
        QVERIFY(!text(location["elin"]).isEmpty());
        QCOMPARE(text(location["civicAddressId"]), text(addresses[0]["id"]));
        QCOMPARE(gateway->get("/accounts/contoso/teamsCivicAddresses/x").code(),
                 "CivicAddressNotFound");
        QCOMPARE(gateway->get("/accounts/nobody/teamsCivicAddresses").code(), "AccountNotFound");
    }

    void aRelationshipIsPatchedAndSyncsLater()
    {
        gateway->options.syncDelay = std::chrono::milliseconds(50);
        QVERIFY(gateway->restart());
        const QByteArray path = requestPath();
        const Response patched = gateway->send(
            "PATCH", path,
            Json{{"customerRelationship", {{"status", "AgreementSigned"}, {"comment", "Signed"}}}},
            repeatable());
        QCOMPARE(patched.status, 200);
        QCOMPARE(patched.header("repeatability-result"), "accepted");
        const Json relationship = patched.json()["customerRelationship"];
        QCOMPARE(text(relationship["status"]), "AgreementSigned");
        QVERIFY(relationship.contains("lastModifiedOn"));
        QCOMPARE(text(patched.json()["serviceProvisioningStatus"]), "pending");
        QTRY_COMPARE(text(gateway->get(path).json()["serviceProvisioningStatus"]), "synced");

        const Response cleared =
            gateway->send("PATCH", path, Json{{"customerRelationship", {{"comment", nullptr}}}});
        QVERIFY(!cleared.json()["customerRelationship"].contains("comment"));
        QCOMPARE(text(cleared.json()["customerRelationship"]["status"]), "AgreementSigned");
    }

    void aWrongPatchIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char *body, const char *code, const char *target) {
            QTest::newRow(body) << QByteArray(body) << QByteArray(code) << QByteArray(target);
        };
        row(R"({"colour":1})", "UnknownField", "colour");
        row(R"({"status":"nonsense"})", "ReadOnlyField", "status");
        row(R"({"customerRelationship":{"status":1}})", "InvalidFieldValue",
            "customerRelationship.status");
        row(R"({"customerRelationship":{"mood":"good"}})", "UnknownField",
            "customerRelationship.mood");
        row(R"({"customerRelationship":"signed"})", "InvalidFieldValue", "customerRelationship");
        row(R"([])", "InvalidFieldValue", "");
    }

    void aWrongPatchIsRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, target);
        const Response refused = gateway->send("PATCH", requestPath(), body);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.code(), code);
        QCOMPARE(refused.target(), target);
    }

    void onlyAMergePatchOfAKnownRequestIsTaken()
    {
        const QByteArray body = R"({"customerRelationship":{"status":"x"}})";
        QCOMPARE(gateway->send("PATCH", requestPath(), body, {{"Content-Type", "application/json"}})
                     .status,
                 415);
        const QByteArray unknown =
            "/teamsRequestsForInformation/" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        QCOMPARE(gateway->send("PATCH", unknown, body).code(), "RequestForInformationNotFound");
        QCOMPARE(gateway->get(unknown).status, 404);
        QCOMPARE(gateway->send("PATCH", requestPath(), body, {{"If-Match", "\"x\""}}).status, 412);
    }

    void anAccountOfTheTenantIsLinkedToItsRequest()
    {
        const QByteArray path = requestPath("accountName%20eq%20'contoso'");
        QCOMPARE(text(gateway->get(path).json()["accountName"]), "contoso");
        gateway->send("DELETE", "/accounts/contoso?deleteNumbers=true");
        QVERIFY(!gateway->get(path).json().contains("accountName"));
    }

private:
    QByteArray requestPath(const QByteArray &filter = "status%20eq%20'active'")
    {
        const Json page =
            gateway->get("/teamsRequestsForInformation?top=1&filter=" + filter).json();
        return "/teamsRequestsForInformation/" + text(page["value"][0]["tenantId"]);
    }

    TestGateway filled;
    std::unique_ptr<TestGateway> gateway;
    SchemaChecker checker;
};

NUMBERDESK_TEST("gatewayteams", GatewayTeams)
#include "tst_gatewayteams.moc"
