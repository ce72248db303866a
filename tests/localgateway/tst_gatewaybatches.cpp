// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/testgateway.h"
#include "support/testprogram.h"

using namespace numberdesk::localgateway::test;

namespace {

const QByteArray createAction = "/accounts/contoso:createOrUpdateNumbers";
const QByteArray deleteAction = "/accounts/contoso:deleteNumbers";

Json identifiers(const std::vector<int> &lines)
{
    Json numbers = Json::array();
    for (const int number : lines)
        numbers.push_back({{"telephoneNumber", line(number)}});
    return {{"numbers", numbers}};
}

} // namespace

class GatewayBatches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        gateway = runningGateway({"contoso", "fabrikam"});
        QVERIFY(gateway);
    }

    void aBatchOfAHundredIsStoredAndAnswered()
    {
        const Response stored = gateway->send("POST", createAction, zoomBatch("contoso", 0, 100));
        QCOMPARE(stored.status, 200);
        QCOMPARE(stored.json()["numbers"].size(), 100u);
        QCOMPARE(text(stored.json()["numbers"][99]["serviceProvisioningStatus"]), "synced");
        QCOMPARE(count(), 100);
        QCOMPARE(gateway->send("POST", createAction, zoomBatch("contoso", 0, 100)).status, 200);
        QCOMPARE(count(), 100);
    }

    void moreThanAHundredAreRefused()
    {
        for (const QByteArray &action : {createAction, deleteAction}) {
            const Response refused = gateway->send("POST", action, zoomBatch("contoso", 0, 101));
            QCOMPARE(refused.status, 400);
            QCOMPARE(refused.code(), "TooManyItems");
            QCOMPARE(refused.target(), "numbers");
        }
        QCOMPARE(count(), 0);
    }

    void oneBadItemRefusesTheWholeBatch_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char *name, const Json &item, int status, const char *code,
                            const char *target) {
            QTest::newRow(name) << QByteArray::fromStdString(item.dump()) << status
                                << QByteArray(code) << QByteArray(target);
        };
        Json other = zoomNumber("fabrikam", 3);
        row("other account", other, 400, "PathMismatch", "numbers[3].accountName");
        row("twice", zoomNumber("contoso", 1), 400, "DuplicateNumber",
            "numbers[3].telephoneNumber");
        row("held elsewhere", zoomNumber("contoso", 500), 409, "NumberInUse",
            "numbers[3].telephoneNumber");
        row("no object", Json(7), 400, "InvalidFieldValue", "numbers[3]");
        Json wrong = zoomNumber("contoso", 3);
        wrong["serviceDetails"]["zoomPhoneCloudPeering"]["enabled"] = 1;
        row("type", wrong, 400, "InvalidFieldValue",
            "numbers[3].serviceDetails.zoomPhoneCloudPeering.enabled");
    }

    void oneBadItemRefusesTheWholeBatch()
    {
        QFETCH(QByteArray, item);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, target);
        gateway->send("PUT", numberPath("fabrikam", 500), zoomNumber("fabrikam", 500));
        Json batch = zoomBatch("contoso", 0, 3);
        batch["numbers"].push_back(Json::parse(item.toStdString()));
        const Response refused = gateway->send("POST", createAction, batch);
        QCOMPARE(refused.status, status);
        QCOMPARE(refused.code(), code);
        QCOMPARE(refused.target(), target);
        QCOMPARE(count(), 0);
    }

    void everyBadItemIsNamedInTheDetails()
    {
        Json batch = zoomBatch("contoso", 0, 5);
        batch["numbers"][1]["colour"] = "red";
        batch["numbers"][4]["serviceDetails"].clear();
        batch["numbers"][4].erase("serviceDetails");
        const Json error = gateway->send("POST", createAction, batch).json()["error"];
        QCOMPARE(text(error["target"]), "numbers[1].colour");
        QCOMPARE(error["details"].size(), 2u);
        QCOMPARE(text(error["details"][0]["target"]), "numbers[1].colour");
        QCOMPARE(text(error["details"][1]["target"]), "numbers[4].serviceDetails");
    }

    void theBodyMustBeABatch_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("no numbers") << QByteArray("{}") << QByteArray("MissingField");
        QTest::newRow("null") << QByteArray(R"({"numbers":null})") << QByteArray("MissingField");
        QTest::newRow("no array") << QByteArray(R"({"numbers":{}})")
                                  << QByteArray("InvalidFieldValue");
        QTest::newRow("more") << QByteArray(R"({"numbers":[],"x":1})")
                              << QByteArray("UnknownField");
        QTest::newRow("array") << QByteArray("[]") << QByteArray("InvalidBody");
        QTest::newRow("text") << QByteArray("numbers") << QByteArray("InvalidBody");
    }

    void theBodyMustBeABatch()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        for (const QByteArray &action : {createAction, deleteAction}) {
            const Response refused = gateway->send("POST", action, body);
            QCOMPARE(refused.status, 400);
            QCOMPARE(refused.code(), code);
        }
    }

    void numbersAreDeletedTogether()
    {
        gateway->send("POST", createAction, zoomBatch("contoso", 0, 10));
        const Response deleted = gateway->send("POST", deleteAction, identifiers({1, 2, 3, 777}));
        QCOMPARE(deleted.status, 204);
        QVERIFY(deleted.body.isEmpty());
        QCOMPARE(count(), 7);
        QCOMPARE(gateway->send("POST", deleteAction, identifiers({4, 4})).code(),
                 "DuplicateNumber");
        QCOMPARE(count(), 7);
    }

    void anUnknownAccountTakesNoBatch()
    {
        for (const char *action : {"createOrUpdateNumbers", "deleteNumbers",
                                   "getTeamsCapabilityPlans", "getTeamsAvailableCapabilities"}) {
            const Response refused =
                gateway->send("POST", QByteArray("/accounts/nobody:") + action, identifiers({1}));
            QCOMPARE(refused.status, 404);
            QCOMPARE(refused.code(), "AccountNotFound");
        }
    }

    void capabilitiesAreOffered()
    {
        const Response plans = gateway->send("POST", "/accounts/contoso:getTeamsCapabilityPlans");
        QCOMPARE(plans.status, 200);
        QCOMPARE(text(plans.json()["capabilityPlans"][0]["usage"]), "CallingUserAssignment");
        const QByteArray path = "/accounts/contoso:getTeamsAvailableCapabilities";
        QCOMPARE(gateway->send("POST", path, identifiers({1})).code(), "NumberNotFound");
        gateway->send("POST", createAction, zoomBatch("contoso", 0, 2));
        const Response available = gateway->send("POST", path, identifiers({0, 1}));
        QCOMPARE(available.status, 200);
        QVERIFY(!available.json()["availableCapabilities"].empty());
    }

private:
    int count()
    {
        return gateway->get("/accounts/contoso/numbers?countRecords=true&top=0")
            .header("x-ms-record-count")
            .toInt();
    }

    std::unique_ptr<TestGateway> gateway;
};

NUMBERDESK_TEST("gatewaybatches", GatewayBatches)
#include "tst_gatewaybatches.moc"
