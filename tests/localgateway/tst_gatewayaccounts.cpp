// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/testgateway.h"
#include "support/testprogram.h"

using namespace numberdesk::localgateway::test;

namespace {

const char *const tokens = "/serviceDetails/teamsDirectRouting/configuration/subdomainTokens";

} // namespace

class GatewayAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        gateway = runningGateway();
        QVERIFY(gateway);
    }

    void aNewAccountIsCreatedAndAnExistingOneReplaced()
    {
        const Response created = gateway->send("PUT", "/accounts/contoso", anAccount("contoso"));
        QCOMPARE(created.status, 201);
        QVERIFY(created.header("etag").startsWith('"'));
        QCOMPARE(text(created.json()["serviceProvisioningStatus"]), "pending");
        QCOMPARE(text(created.json()["serviceProvisioningErrors"]), text(Json::array()));

        const Response replaced =
            gateway->send("PUT", "/accounts/contoso", Json{{"name", "contoso"}});
        QCOMPARE(replaced.status, 200);
        QVERIFY(!replaced.json().contains("serviceDetails"));
        QCOMPARE(text(gateway->get("/accounts/contoso").json()), text(replaced.json()));
    }

    void namesAreCaseSensitive()
    {
        gateway->send("PUT", "/accounts/contoso", anAccount("contoso"));
        QCOMPARE(gateway->get("/accounts/Contoso").status, 404);
        QCOMPARE(gateway->get("/accounts/Contoso").code(), "AccountNotFound");
    }

    void aWrongFieldIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("target");
        const Json good = anAccount("contoso");
        const auto row = [](const char *name, const Json &body, const char *code,
                            const char *target) {
            QTest::newRow(name) << QByteArray::fromStdString(body.dump()) << QByteArray(code)
                                << QByteArray(target);
        };
        QTest::newRow("not JSON") << QByteArray("{") << QByteArray("InvalidBody") << QByteArray();
        row("no object", Json::array(), "InvalidFieldValue", "");
        row("no name", without(good, "/name"), "MissingField", "name");
        row("other name", with(good, "/name", "fabrikam"), "PathMismatch", "name");
        row("name with a blank", with(good, "/name", "con toso"), "InvalidFieldValue", "name");
        row("name not a string", with(good, "/name", 5), "InvalidFieldValue", "name");
        row("unknown field", with(good, "/colour", "red"), "UnknownField", "colour");
        row("unknown service", with(good, "/serviceDetails/webex", Json::object()), "UnknownField",
            "serviceDetails.webex");
        row("enabled missing", without(good, "/serviceDetails/azureOperatorCallProtection/enabled"),
            "MissingField", "serviceDetails.azureOperatorCallProtection.enabled");
        row("syncEnabled missing",
            without(good, "/serviceDetails/teamsOperatorConnect/syncEnabled"), "MissingField",
            "serviceDetails.teamsOperatorConnect.syncEnabled");
        row("syncEnabled not taken",
            with(good, "/serviceDetails/azureOperatorCallProtection/syncEnabled", true),
            "UnknownField", "serviceDetails.azureOperatorCallProtection.syncEnabled");
        row("enabled as text", with(good, "/serviceDetails/teamsPhoneMobile/enabled", "true"),
            "InvalidFieldValue", "serviceDetails.teamsPhoneMobile.enabled");
        row("subdomain of 11",
            with(good, "/serviceDetails/teamsDirectRouting/configuration/subdomain", "abcdefghijk"),
            "InvalidFieldValue", "serviceDetails.teamsDirectRouting.configuration.subdomain");
        row("token with a dot", with(good, std::string(tokens) + "/region1Token", "MS.1"),
            "InvalidFieldValue",
            "serviceDetails.teamsDirectRouting.configuration.subdomainTokens.region1Token");
        row("token missing", without(good, std::string(tokens) + "/region2Token"), "MissingField",
            "serviceDetails.teamsDirectRouting.configuration.subdomainTokens.region2Token");
        row("read-only status", with(good, "/serviceProvisioningStatus", "synced"), "ReadOnlyField",
            "serviceProvisioningStatus");
        row("read-only count", with(good, "/serviceDetails/zoomPhoneCloudPeering/numberCount", 7),
            "ReadOnlyField", "serviceDetails.zoomPhoneCloudPeering.numberCount");
        row("read-only subdomain status",
            with(good, "/serviceDetails/teamsDirectRouting/subdomainStatus", "provisioned"),
            "ReadOnlyField", "serviceDetails.teamsDirectRouting.subdomainStatus");
    }

    void aWrongFieldIsRefusedByName()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, target);
        const Response refused = gateway->send("PUT", "/accounts/contoso", body);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.code(), code);
        QCOMPARE(refused.target(), target);
        QCOMPARE(gateway->get("/accounts/contoso").status, 404);
    }

    void readOnlyFieldsThatEqualTheStoredOnesAreAccepted()
    {
        gateway->send("PUT", "/accounts/contoso", anAccount("contoso"));
        const Json stored = gateway->get("/accounts/contoso").json();
        QCOMPARE(gateway->send("PUT", "/accounts/contoso", stored).status, 200);
    }

    void numbersAreCountedPerService()
    {
        gateway->send("PUT", "/accounts/contoso", anAccount("contoso"));
        gateway->send("PUT", numberPath("contoso", 1), zoomNumber("contoso", 1));
        gateway->send("PUT", numberPath("contoso", 2), teamsNumber("contoso", 2));
        gateway->send("PUT", numberPath("contoso", 2), zoomNumber("contoso", 2));
        const Json details = gateway->get("/accounts/contoso").json()["serviceDetails"];
        QCOMPARE(text(details["zoomPhoneCloudPeering"]["numberCount"]), "2");
        QCOMPARE(text(details["teamsOperatorConnect"]["numberCount"]), "0");
        gateway->send("DELETE", numberPath("contoso", 1));
        const Json after = gateway->get("/accounts/contoso").json()["serviceDetails"];
        QCOMPARE(text(after["zoomPhoneCloudPeering"]["numberCount"]), "1");
    }

    void anAccountWithNumbersIsDeletedOnlyOnDemand()
    {
        gateway->send("PUT", "/accounts/contoso", anAccount("contoso"));
        gateway->send("PUT", numberPath("contoso", 1), zoomNumber("contoso", 1));
        const Response refused = gateway->send("DELETE", "/accounts/contoso");
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.code(), "AccountHasNumbers");
        QCOMPARE(gateway->send("DELETE", "/accounts/contoso?deleteNumbers=yes").status, 400);
        const Response deleted = gateway->send("DELETE", "/accounts/contoso?deleteNumbers=true");
        QCOMPARE(deleted.status, 204);
        QVERIFY(deleted.body.isEmpty());
        QVERIFY(!deleted.has("content-type"));
        QCOMPARE(gateway->get("/numbers").json()["value"].size(), 0u);
        QCOMPARE(gateway->send("DELETE", "/accounts/contoso").status, 204);
    }

    void theTenantIdIsLockedWhileTeamsNumbersExist()
    {
        gateway->send("PUT", "/accounts/contoso", anAccount("contoso"));
        gateway->send("PUT", numberPath("contoso", 1),
                      teamsNumber("contoso", 1, "teamsPhoneMobile"));
        const Json moved = with(anAccount("contoso"), "/serviceDetails/teamsTenantId", "other");
        const Response locked = gateway->send("PUT", "/accounts/contoso", moved);
        QCOMPARE(locked.status, 409);
        QCOMPARE(locked.code(), "TenantIdLocked");
        QCOMPARE(locked.target(), "serviceDetails.teamsTenantId");
        gateway->send("DELETE", numberPath("contoso", 1));
        QCOMPARE(gateway->send("PUT", "/accounts/contoso", moved).status, 200);
    }

    void statusAndSubdomainSettleAfterTheSyncDelay()
    {
        gateway->options.syncDelay = std::chrono::milliseconds(50);
        QVERIFY(gateway->restart());
        const Response created = gateway->send("PUT", "/accounts/contoso", anAccount("contoso"));
        QCOMPARE(text(created.json()["serviceDetails"]["teamsDirectRouting"]["subdomainStatus"]),
                 "notProvisioned");
        const auto settled = [&] {
            const Json account = gateway->get("/accounts/contoso").json();
            return account["serviceProvisioningStatus"] == "synced" &&
                   account["serviceDetails"]["teamsDirectRouting"]["subdomainStatus"] ==
                       "provisioned";
        };
        QTRY_VERIFY(settled());
    }

    void anAccountWithoutTeamsSyncIsSyncedAtOnce()
    {
        const Response created =
            gateway->send("PUT", "/accounts/contoso", anAccount("contoso", false));
        QCOMPARE(text(created.json()["serviceProvisioningStatus"]), "synced");
    }

private:
    std::unique_ptr<TestGateway> gateway;
};

NUMBERDESK_TEST("gatewayaccounts", GatewayAccounts)
#include "tst_gatewayaccounts.moc"
