// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/requestequality.h"
#include "provisioning/codec/fieldcodec.h"
#include "provisioning/codec/jsonfields.h"
#include "provisioning/codec/resourcecodec.h"
#include "support/testprogram.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace numberdesk;
using namespace Qt::StringLiterals;
using Json = nlohmann::json;

class TestResourceCodec : public QObject
{
    Q_OBJECT

private slots:
    void readsTheAccountExample();
    void readsDirectRouting();
    void stripsWhatIsReadOnlyFromAnAccount();
    void readsTheNumberExample();
    void writesANumberWithoutReadOnlyFields();
    void keepsUnknownFields();
    void keepsUnknownFieldsOfAnyName();
    void keepsAStoredFalse();
    void keepsAnUnknownServiceOfOneFlag();
    void keepsKnownFieldsOfAnotherShape();
    void toleratesOddities_data();
    void toleratesOddities();
    void refusesWhatHasNoKey();
    void readsAFailedNumber();
    void readsTheRequestExample();
    void readsDates_data();
    void readsDates();
    void readsTheAddressExample();
    void readsTheCapabilityPlanExample();
    void writesARelationship();
    void hundredPlainNumbersFitOneSegment();
};

namespace {

Json numberExample()
{
    return Json::parse(R"({"serviceProvisioningStatus":"synced","serviceProvisioningErrors":[],
        "telephoneNumber":"+15105850321","accountName":"contoso",
        "serviceDetails":{"teamsOperatorConnect":{"enabled":true,"assignmentStatus":"assigned",
        "configuration":{"usage":"CallingUserAssignment","choosableCapabilities":["InboundCalling"],
        "acquiredCapabilities":["InboundCalling"],"availableCapabilities":["OutboundCalling"],
        "additionalUsages":[],"civicAddressId":"a1","locationId":"l1",
        "allowTenantAddressUpdate":true,"displayedCountryCode":"US"}}},
        "configuration":{"customSipHeader":"contoso-commsgw"}})");
}

Json accountExample()
{
    return Json::parse(R"({"serviceProvisioningStatus":"synced","serviceProvisioningErrors":null,
        "name":"contoso","correlationId":"c7aa0070-3956-11eb-8d59-4d9d2e7a4a8d",
        "serviceDetails":{"teamsTenantId":"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a",
        "teamsOperatorConnect":{"enabled":true,"syncEnabled":true,"numberCount":100}}})");
}

} // namespace

void TestResourceCodec::readsTheAccountExample()
{
    const Account account = accountFromJson(accountExample()).value();
    QCOMPARE(account.name, u"contoso"_s);
    QCOMPARE(account.correlationId, u"c7aa0070-3956-11eb-8d59-4d9d2e7a4a8d"_s);
    QCOMPARE(account.teamsTenantId, u"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"_s);
    QVERIFY(account.isEnabled(Service::TeamsOperatorConnect));
    QVERIFY(account.services[Service::TeamsOperatorConnect]->syncEnabled);
    QCOMPARE(account.services[Service::TeamsOperatorConnect]->numberCount.value(), 100);
    QVERIFY(!account.services[Service::TeamsDirectRouting]);
    QCOMPARE(account.provisioning.status, ProvisioningStatus::Synced);
    QVERIFY(account.provisioning.errors.isEmpty());
    QVERIFY(account.unknownFields.isEmpty());
    QVERIFY(accountFromJson(toJson(account)).value().services == [&] {
        auto services = account.services;
        services[Service::TeamsOperatorConnect]->numberCount.reset();
        return services;
    }());
}

void TestResourceCodec::readsDirectRouting()
{
    Json json = accountExample();
    json["serviceDetails"]["teamsDirectRouting"] = Json::parse(
        R"({"enabled":true,"syncEnabled":false,"numberCount":3,"subdomainStatus":"NotProvisioned",
        "configuration":{"callScreening":false,"subdomain":"contoso1",
        "subdomainTokens":{"region1Token":"MS=1","region2Token":"MS=2"}}})");
    const Account account = accountFromJson(json).value();
    QCOMPARE(account.subdomainState().status, SubdomainStatus::NotProvisioned);
    QCOMPARE(account.subdomainState().text, u"NotProvisioned"_s);
    const DirectRoutingConfiguration expected{false, u"contoso1"_s, u"MS=1"_s, u"MS=2"_s};
    QVERIFY(*account.directRouting() == expected);
    QVERIFY(account.unknownFields.isEmpty());
    const Json written = toJson(account);
    const Json &direct = written["serviceDetails"]["teamsDirectRouting"];
    QVERIFY(direct["configuration"] ==
            json["serviceDetails"]["teamsDirectRouting"]["configuration"]);
    QVERIFY(!direct.contains("subdomainStatus"));
    json["serviceDetails"]["teamsDirectRouting"]["subdomainStatus"] = 1;
    QCOMPARE(accountFromJson(json).value().subdomainState().status, SubdomainStatus::Provisioned);
}

void TestResourceCodec::stripsWhatIsReadOnlyFromAnAccount()
{
    const Json written = toJson(accountFromJson(accountExample()).value());
    QCOMPARE(
        toCompactJson(written),
        QByteArray(R"({"correlationId":"c7aa0070-3956-11eb-8d59-4d9d2e7a4a8d","name":"contoso",)"
                   R"("serviceDetails":{"teamsOperatorConnect":{"enabled":true,)"
                   R"("syncEnabled":true},)"
                   R"("teamsTenantId":"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"}})"));
    Account protection;
    protection.name = u"a"_s;
    protection.services[Service::AzureOperatorCallProtection] = AccountService{true, true, 7};
    QCOMPARE(
        toCompactJson(toJson(protection)),
        QByteArray(
            R"({"name":"a","serviceDetails":{"azureOperatorCallProtection":{"enabled":true}}})"));
}

void TestResourceCodec::readsTheNumberExample()
{
    const Number number = numberFromJson(numberExample()).value();
    QCOMPARE(number.telephoneNumber.toString(), u"+15105850321"_s);
    QCOMPARE(number.accountName, u"contoso"_s);
    QCOMPARE(number.customSipHeader, u"contoso-commsgw"_s);
    const NumberService &service = *number.services[Service::TeamsOperatorConnect];
    QVERIFY(service.enabled);
    QCOMPARE(service.assignmentStatus, u"assigned"_s);
    QCOMPARE(service.configuration->usage, u"CallingUserAssignment"_s);
    QCOMPARE(service.configuration->choosableCapabilities, QStringList{u"InboundCalling"_s});
    QCOMPARE(service.configuration->availableCapabilities, QStringList{u"OutboundCalling"_s});
    QCOMPARE(service.configuration->allowTenantAddressUpdate.value(), true);
    QCOMPARE(service.configuration->displayedCountryCode, u"US"_s);
    QVERIFY(number.unknownFields.isEmpty());
    QVERIFY(sameRequest(numberFromJson(toJson(number)).value(), number));
}

void TestResourceCodec::writesANumberWithoutReadOnlyFields()
{
    const Json written = toJson(numberFromJson(numberExample()).value());
    QVERIFY(!written.contains("serviceProvisioningStatus"));
    QVERIFY(!written.contains("serviceProvisioningErrors"));
    const Json &configuration = written["serviceDetails"]["teamsOperatorConnect"]["configuration"];
    QVERIFY(!configuration.contains("acquiredCapabilities"));
    QVERIFY(!configuration.contains("availableCapabilities"));
    QVERIFY(!configuration.contains("additionalUsages"));
    QVERIFY(configuration["choosableCapabilities"] == Json::array({"InboundCalling"}));
    Number bare = numberFromJson(numberExample()).value();
    bare.services[Service::TeamsOperatorConnect]->configuration->choosableCapabilities.clear();
    QVERIFY(toJson(bare)["serviceDetails"]["teamsOperatorConnect"]["configuration"]
                        ["choosableCapabilities"] == Json::array());
    Number off;
    off.telephoneNumber = TelephoneNumber(441632960000);
    off.accountName = u"a"_s;
    off.services[Service::TeamsDirectRouting] = NumberService{};
    QCOMPARE(
        toCompactJson(toJson(off)),
        QByteArray(R"({"accountName":"a","serviceDetails":{},"telephoneNumber":"+441632960000"})"));
}

void TestResourceCodec::keepsUnknownFields()
{
    Json json = numberExample();
    json["label"] = "front desk";
    json["nothing"] = nullptr;
    json["configuration"]["ringTone"] = {{"id", 7}, {"loud", true}};
    json["serviceDetails"]["webPhone"] = {{"enabled", true}};
    json["serviceDetails"]["teamsOperatorConnect"]["region"] = "west";
    json["serviceDetails"]["teamsOperatorConnect"]["configuration"]["queue"] = {1, 2};
    const Number number = numberFromJson(json).value();
    const Json written = toJson(number);
    QVERIFY(written["label"] == "front desk");
    QVERIFY(!written.contains("nothing"));
    QVERIFY(written["configuration"]["ringTone"]["loud"] == true);
    QVERIFY(written["configuration"]["customSipHeader"] == "contoso-commsgw");
    QVERIFY(written["serviceDetails"]["webPhone"]["enabled"] == true);
    QVERIFY(written["serviceDetails"]["teamsOperatorConnect"]["region"] == "west");
    QVERIFY(written["serviceDetails"]["teamsOperatorConnect"]["configuration"]["queue"] ==
            Json::array({1, 2}));
    QCOMPARE(numberFromJson(written).value().unknownFields, number.unknownFields);
    Json account = accountExample();
    account["serviceDetails"]["teamsOperatorConnect"]["tier"] = "gold";
    account["notes"] = "x";
    const Json writtenAccount = toJson(accountFromJson(account).value());
    QVERIFY(writtenAccount["serviceDetails"]["teamsOperatorConnect"]["tier"] == "gold");
    QVERIFY(writtenAccount["notes"] == "x");
}

/// Names tell nothing: what this version does not know goes back as it came, at every depth.
void TestResourceCodec::keepsUnknownFieldsOfAnyName()
{
    const Json unknown = Json::parse(
        R"({"enabled":true,"id":"p1","type":"gold","etag":"1","ringCount":3,"emergencyState":"WA",
            "profile":{"id":"x","links":[],"syncStatus":null,"errors":{},"lastModifiedOn":"2024"}})");
    Json json = numberExample();
    json["serviceDetails"]["futureService"] = unknown;
    json["serviceDetails"]["teamsOperatorConnect"]["callCount"] = 9;
    json["serviceDetails"]["teamsOperatorConnect"]["configuration"]["state"] = unknown;
    json["id"] = "n1";
    json["tagsState"] = Json::object();
    const Json written = toJson(numberFromJson(json).value());
    QVERIFY(written["serviceDetails"]["futureService"] == unknown);
    QCOMPARE(written["serviceDetails"]["teamsOperatorConnect"]["callCount"].get<int>(), 9);
    QVERIFY(written["serviceDetails"]["teamsOperatorConnect"]["configuration"]["state"] == unknown);
    QVERIFY(written["id"] == "n1");
    QVERIFY(written["tagsState"] == Json::object());

    Json account = accountExample();
    account["serviceDetails"]["futureService"] = unknown;
    account["type"] = "gold";
    const Json writtenAccount = toJson(accountFromJson(account).value());
    QVERIFY(writtenAccount["serviceDetails"]["futureService"] == unknown);
    QVERIFY(writtenAccount["type"] == "gold");
}

/// The least that an unknown service can hold: no shortcut may take it for one of ours.
/// A PUT replaces the whole: leaving a default out would change what the gateway shows.
void TestResourceCodec::keepsAStoredFalse()
{
    Json json = numberExample();
    Json &configuration = json["serviceDetails"]["teamsOperatorConnect"]["configuration"];
    configuration["usage"] = "CallingUserAssignment";
    configuration["allowTenantAddressUpdate"] = false;
    const Json written = toJson(numberFromJson(json).value());
    QVERIFY(written["serviceDetails"]["teamsOperatorConnect"]["configuration"]
                   ["allowTenantAddressUpdate"] == false);
}

void TestResourceCodec::keepsAnUnknownServiceOfOneFlag()
{
    Json json = numberExample();
    json["serviceDetails"] = {{"zoomPhoneCloudPeering", {{"enabled", true}}},
                              {"futureService", {{"enabled", true}}}};
    const Json written = toJson(numberFromJson(json).value());
    QVERIFY(written["serviceDetails"]["futureService"]["enabled"] == true);
}

void TestResourceCodec::keepsKnownFieldsOfAnotherShape()
{
    Json json = numberExample();
    json["configuration"] = {{"customSipHeader", {{"value", "a"}}}};
    json["serviceDetails"]["zoomPhoneCloudPeering"] = {{"enabled", "true"}};
    const Json written = toJson(numberFromJson(json).value());
    QVERIFY(written["configuration"]["customSipHeader"]["value"] == "a");
    QVERIFY(written["serviceDetails"]["zoomPhoneCloudPeering"]["enabled"] == "true");
}

void TestResourceCodec::toleratesOddities_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *rest) {
        QTest::newRow(name) << QByteArray(R"({"telephoneNumber":"+4412","accountName":"a")") +
                                   rest + '}';
    };
    row("nothing else", "");
    row("nulls", R"(,"serviceDetails":null,"configuration":null,"serviceProvisioningErrors":null)");
    row("wrong types",
        R"(,"serviceDetails":[1],"configuration":"x","serviceProvisioningErrors":3)");
    row("odd services", R"(,"serviceDetails":{"teamsOperatorConnect":7,"other":null})");
    row("unknown status", R"(,"serviceProvisioningStatus":"Halfway")");
    row("odd lists",
        R"(,"serviceDetails":{"teamsPhoneMobile":{"configuration":{"choosableCapabilities":[null,1]}}})");
}

void TestResourceCodec::toleratesOddities()
{
    QFETCH(QByteArray, json);
    const auto number = parseJson(json).and_then(numberFromJson);
    QVERIFY(number.has_value());
    QCOMPARE(number->accountName, u"a"_s);
}

void TestResourceCodec::refusesWhatHasNoKey()
{
    for (const char *text : {"{}", "[]", "3", "null", R"({"telephoneNumber":"5551234"})",
                             R"({"telephoneNumber":null})"}) {
        const auto number = numberFromJson(Json::parse(text));
        QVERIFY(!number);
        QCOMPARE(number.error().kind, ApiError::Kind::BadReply);
    }
    QVERIFY(!accountFromJson(Json::parse("{}")));
    QVERIFY(!requestFromJson(Json::parse("{}")));
    QVERIFY(!civicAddressFromJson(Json::parse("{}")));
    QVERIFY(!parseJson("<html>"));
    QVERIFY(!parseJson(""));
}

void TestResourceCodec::readsAFailedNumber()
{
    Json json = numberExample();
    json["serviceProvisioningStatus"] = "Failed";
    json["serviceProvisioningErrors"] = Json::parse(
        R"([{"code":"InvalidRequest","message":"Usage is missing","target":"oc","details":[{"code":"d"}]}])");
    const ProvisioningState state = numberFromJson(json).value().provisioning;
    QCOMPARE(state.status, ProvisioningStatus::Failed);
    QCOMPARE(state.statusText, u"Failed"_s);
    QCOMPARE(state.errors.first().code, u"InvalidRequest"_s);
    QCOMPARE(state.errors.first().target, u"oc"_s);
    QCOMPARE(state.errors.first().details.first().code, u"d"_s);
}

void TestResourceCodec::readsTheRequestExample()
{
    const auto request =
        requestFromJson(
            Json::parse(
                R"({"id":"214b3a0e","tenantId":"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a","accountName":null,
        "productContext":"teams","operatorId":"75f9fed4","status":"active",
        "consentedOn":"2024-01-18T10:00:00Z","lastModifiedOn":"2024-01-18T10:00:00.1234567Z",
        "consentedCountries":["US","UK"],"contacts":[{"fullName":"John Smith",
        "email":"john@contoso.example","companyName":"Contoso","companySize":"L1_U1"}],
        "customerRelationship":{"status":"ConsentAcknowledged","comment":"Hello",
        "lastModifiedOn":"2024-01-19T00:00:00Z"}})"))
            .value();
    QCOMPARE(request.tenantId, u"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"_s);
    QVERIFY(request.accountName.isEmpty());
    QCOMPARE(request.consentedCountries, (QStringList{u"US"_s, u"UK"_s}));
    QCOMPARE(request.contacts.first().companySize, u"L1_U1"_s);
    QCOMPARE(request.relationship.status, u"ConsentAcknowledged"_s);
    QCOMPARE(request.consentedOn, QDateTime(QDate(2024, 1, 18), QTime(10, 0), Qt::UTC));
    QVERIFY(request.lastModifiedOn.isValid());
}

void TestResourceCodec::readsDates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDateTime>("expected");
    const QDateTime noon(QDate(2024, 1, 18), QTime(12, 0), Qt::UTC);
    QTest::newRow("zulu") << QByteArray("2024-01-18T12:00:00Z") << noon;
    QTest::newRow("fraction") << QByteArray("2024-01-18T12:00:00.25Z") << noon.addMSecs(250);
    QTest::newRow("offset") << QByteArray("2024-01-18T14:00:00+02:00") << noon;
    QTest::newRow("no zone") << QByteArray("2024-01-18T12:00:00") << noon;
    QTest::newRow("nonsense") << QByteArray("soon") << QDateTime();
}

void TestResourceCodec::readsDates()
{
    QFETCH(QByteArray, text);
    QFETCH(QDateTime, expected);
    QDateTime read;
    QCOMPARE(fieldcodec::readValue(Json(text.toStdString()), read), expected.isValid());
    QCOMPARE(read, expected);
}

void TestResourceCodec::readsTheAddressExample()
{
    const auto address =
        civicAddressFromJson(
            Json::parse(
                R"({"id":"ebfee340","country":"US","houseNumber":"11600","streetName":"Sunrise Valley",
        "stateOrProvince":"VA","cityOrTown":"Reston","postalOrZipCode":20191,
        "validationStatus":"validated","defaultLocationId":"653c9fed","latitude":null,
        "locations":[{"id":"653c9fed","civicAddressId":"ebfee340","description":"911",
        "isDefault":true,"elin":"x"}]})"))
            .value();
    QCOMPARE(address.id, u"ebfee340"_s);
    QCOMPARE(address.streetName, u"Sunrise Valley"_s);
    QCOMPARE(address.postalOrZipCode, u"20191"_s);
    QCOMPARE(address.locations.size(), 1);
    QVERIFY(address.locations.first().isDefault);
    QCOMPARE(address.locations.first().description, u"911"_s);
}

void TestResourceCodec::readsTheCapabilityPlanExample()
{
    const auto plan =
        capabilityPlanFromJson(
            Json::parse(
                R"({"name":"p","offerTypes":["Calling"],"usage":"CallingUserAssignment",
        "mandatoryCapabilities":["UserAssignment"],"choosableCapabilities":["UserAssignment"],
        "supportsTollFree":true})"))
            .value();
    const CapabilityPlan expected{u"p"_s,
                                  {u"Calling"_s},
                                  u"CallingUserAssignment"_s,
                                  {u"UserAssignment"_s},
                                  {u"UserAssignment"_s},
                                  true};
    QVERIFY(plan == expected);
}

void TestResourceCodec::writesARelationship()
{
    QCOMPARE(toCompactJson(toJson(CustomerRelationship{u"AgreementSigned"_s, {}, {}})),
             QByteArray(R"({"customerRelationship":{"comment":"","status":"AgreementSigned"}})"));
}

void TestResourceCodec::hundredPlainNumbersFitOneSegment()
{
    Json list = Json::array();
    for (quint64 i = 0; i < 100; ++i) {
        Number number;
        number.telephoneNumber = TelephoneNumber(441632960000 + i);
        number.accountName = u"contoso-western-europe"_s;
        number.services[Service::ZoomPhoneCloudPeering] = NumberService{true, {}, {}};
        number.services[Service::TeamsDirectRouting] = NumberService{};
        list.push_back(toJson(number));
    }
    QVERIFY(toCompactJson({{"numbers", list}}).size() < 16'384);
}

NUMBERDESK_TEST("resourcecodec", TestResourceCodec)
#include "tst_resourcecodec.moc"
