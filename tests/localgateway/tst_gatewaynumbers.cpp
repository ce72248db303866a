// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/testgateway.h"
#include "support/testprogram.h"

using namespace numberdesk::localgateway::test;

namespace {

const std::string oc = "/serviceDetails/teamsOperatorConnect";

} // namespace

class GatewayNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        gateway = runningGateway({"contoso", "fabrikam"});
        QVERIFY(gateway);
    }

    void aNumberIsCreatedReplacedReadAndDeleted()
    {
        const QByteArray path = numberPath("contoso", 1);
        const Response created = gateway->send("PUT", path, zoomNumber("contoso", 1));
        QCOMPARE(created.status, 201);
        QCOMPARE(text(created.json()["serviceProvisioningStatus"]), "synced");
        QCOMPARE(gateway->send("PUT", path, zoomNumber("contoso", 1)).status, 200);
        const Response read = gateway->get(path);
        QCOMPARE(read.status, 200);
        QCOMPARE(text(read.json()), text(created.json()));
        QCOMPARE(gateway->send("DELETE", path).status, 204);
        QCOMPARE(gateway->send("DELETE", path).status, 204);
        QCOMPARE(gateway->get(path).code(), "NumberNotFound");
    }

    void aPlusInThePathIsAPlusEncodedOrNot()
    {
        gateway->send("PUT", "/accounts/contoso/numbers/+441632960001", zoomNumber("contoso", 1));
        QCOMPARE(gateway->get("/accounts/contoso/numbers/+441632960001").status, 200);
        QCOMPARE(gateway->get("/accounts/contoso/numbers/%2B441632960001").status, 200);
    }

    void aWrongFieldIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("target");
        const Json good = teamsNumber("contoso", 1);
        const auto row = [](const char *name, const Json &body, const char *code,
                            const char *target) {
            QTest::newRow(name) << QByteArray::fromStdString(body.dump()) << QByteArray(code)
                                << QByteArray(target);
        };
        row("other number", with(good, "/telephoneNumber", line(2)), "PathMismatch",
            "telephoneNumber");
        row("no plus", with(good, "/telephoneNumber", "441632960001"), "InvalidFieldValue",
            "telephoneNumber");
        row("leading zero", with(good, "/telephoneNumber", "+0441632960"), "InvalidFieldValue",
            "telephoneNumber");
        row("too long", with(good, "/telephoneNumber", "+1234567890123456"), "InvalidFieldValue",
            "telephoneNumber");
        row("other account", with(good, "/accountName", "fabrikam"), "PathMismatch", "accountName");
        row("no account", without(good, "/accountName"), "MissingField", "accountName");
        row("no services", without(good, "/serviceDetails"), "MissingField", "serviceDetails");
        row("null services", with(good, "/serviceDetails", nullptr), "MissingField",
            "serviceDetails");
        row("no usage", without(good, oc + "/configuration/usage"), "MissingField",
            "serviceDetails.teamsOperatorConnect.configuration.usage");
        row("no capabilities", without(good, oc + "/configuration/choosableCapabilities"),
            "MissingField",
            "serviceDetails.teamsOperatorConnect.configuration."
            "choosableCapabilities");
        row("capability not text",
            with(good, oc + "/configuration/choosableCapabilities", Json::array({"a", 1})),
            "InvalidFieldValue",
            "serviceDetails.teamsOperatorConnect.configuration.choosableCapabilities[1]");
        row("assignment", with(good, oc + "/assignmentStatus", "taken"), "InvalidFieldValue",
            "serviceDetails.teamsOperatorConnect.assignmentStatus");
        row("empty header", with(good, "/configuration/customSipHeader", ""), "InvalidFieldValue",
            "configuration.customSipHeader");
        row("header with a blank", with(good, "/configuration/customSipHeader", "a b"),
            "InvalidFieldValue", "configuration.customSipHeader");
        row("header of 101", with(good, "/configuration/customSipHeader", std::string(101, 'a')),
            "InvalidFieldValue", "configuration.customSipHeader");
        row("read-only status", with(good, "/serviceProvisioningStatus", "synced"), "ReadOnlyField",
            "serviceProvisioningStatus");
        row("read-only capabilities",
            with(good, oc + "/configuration/acquiredCapabilities", Json::array({"Mobile"})),
            "ReadOnlyField",
            "serviceDetails.teamsOperatorConnect.configuration.acquiredCapabilities");
        row("unknown field", with(good, oc + "/colour", 1), "UnknownField",
            "serviceDetails.teamsOperatorConnect.colour");
    }

    void aWrongFieldIsRefusedByName()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, target);
        const Response refused = gateway->send("PUT", numberPath("contoso", 1), body);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.code(), code);
        QCOMPARE(refused.target(), target);
    }

    void aServiceMustBeEnabledOnTheAccountToo()
    {
        gateway->send("PUT", "/accounts/plain", Json{{"name", "plain"}});
        const Response refused =
            gateway->send("PUT", numberPath("plain", 1), zoomNumber("plain", 1));
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.code(), "ServiceNotEnabled");
        QCOMPARE(refused.target(), "serviceDetails.zoomPhoneCloudPeering.enabled");
        const Json off =
            with(zoomNumber("plain", 1), "/serviceDetails/zoomPhoneCloudPeering/enabled", false);
        QCOMPARE(gateway->send("PUT", numberPath("plain", 1), off).status, 201);
    }

    void aNumberBelongsToOneAccount()
    {
        gateway->send("PUT", numberPath("contoso", 1), zoomNumber("contoso", 1));
        const Response refused =
            gateway->send("PUT", numberPath("fabrikam", 1), zoomNumber("fabrikam", 1));
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.code(), "NumberInUse");
        QCOMPARE(refused.target(), "telephoneNumber");
        QCOMPARE(gateway->get(numberPath("fabrikam", 1)).status, 404);
        QCOMPARE(gateway->send("DELETE", numberPath("fabrikam", 1)).status, 204);
        QCOMPARE(gateway->get(numberPath("contoso", 1)).status, 200);
    }

    void anUnknownAccountHasNoNumbers()
    {
        QCOMPARE(gateway->get("/accounts/nobody/numbers").code(), "AccountNotFound");
        QCOMPARE(gateway->get(numberPath("nobody", 1)).code(), "AccountNotFound");
        QCOMPARE(gateway->send("PUT", numberPath("nobody", 1), zoomNumber("nobody", 1)).code(),
                 "AccountNotFound");
    }

    void aNumberWithoutUsageFailsAsPublished_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("configured");
        QTest::newRow("Operator Connect, empty usage") << "teamsOperatorConnect"
                                                       << "oc" << true;
        QTest::newRow("Operator Connect, none") << "teamsOperatorConnect"
                                                << "oc" << false;
        QTest::newRow("Phone Mobile, empty usage") << "teamsPhoneMobile"
                                                   << "tpm" << true;
        QTest::newRow("Phone Mobile, none") << "teamsPhoneMobile"
                                            << "tpm" << false;
    }

    void aNumberWithoutUsageFailsAsPublished()
    {
        QFETCH(QString, service);
        QFETCH(QString, target);
        QFETCH(bool, configured);
        gateway->options.syncDelay = std::chrono::milliseconds(50);
        QVERIFY(gateway->restart());
        const std::string path = "/serviceDetails/" + service.toStdString() + "/configuration";
        const Json good = teamsNumber("contoso", 1, service.toStdString());
        const Json number = configured ? with(good, path + "/usage", "") : without(good, path);
        const Response accepted = gateway->send("PUT", numberPath("contoso", 1), number);
        QCOMPARE(accepted.status, 201);
        QCOMPARE(text(accepted.json()["serviceProvisioningStatus"]), "pending");
        QTRY_COMPARE(
            text(gateway->get(numberPath("contoso", 1)).json()["serviceProvisioningStatus"]),
            "failed");
        const Json expected =
            Json::array({{{"code", "InvalidRequest"},
                          {"message", "Invalid/missing required configuration attributes: Usage"},
                          {"target", target.toStdString()}}});
        QCOMPARE(text(gateway->get(numberPath("contoso", 1)).json()["serviceProvisioningErrors"]),
                 text(expected));
    }

    void withSyncOffANumberIsSyncedAtOnce()
    {
        gateway->send("PUT", "/accounts/quiet", anAccount("quiet", false));
        const Json number = without(teamsNumber("quiet", 9), oc + "/configuration");
        const Response created = gateway->send("PUT", numberPath("quiet", 9), number);
        QCOMPARE(text(created.json()["serviceProvisioningStatus"]), "synced");
    }

private:
    std::unique_ptr<TestGateway> gateway;
};

NUMBERDESK_TEST("gatewaynumbers", GatewayNumbers)
#include "tst_gatewaynumbers.moc"
