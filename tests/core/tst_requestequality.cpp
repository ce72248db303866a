// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/requestequality.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

Number teamsNumber()
{
    TeamsNumberConfiguration configuration;
    configuration.usage = u"CallingUserAssignment"_s;
    configuration.choosableCapabilities = {u"InboundCalling"_s, u"OutboundCalling"_s};
    configuration.civicAddressId = u"a1"_s;
    Number number;
    number.telephoneNumber = TelephoneNumber(441632960000);
    number.accountName = u"contoso"_s;
    number.services[Service::TeamsOperatorConnect] =
        NumberService{true, u"assigned"_s, configuration};
    number.customSipHeader = u"header"_s;
    return number;
}

TeamsNumberConfiguration &configurationOf(Number &number)
{
    return *number.services[Service::TeamsOperatorConnect]->configuration;
}

} // namespace

class TestRequestEquality : public QObject
{
    Q_OBJECT

private slots:
    void takesOneValueForAnother_data();
    void takesOneValueForAnother();
    void tellsDifferences_data();
    void tellsDifferences();
    void countsOnlyWhatWasSent();
    void comparesUnknownFields_data();
    void comparesUnknownFields();
    void comparesAccounts();
};

using Change = std::function<void(Number &)>;
Q_DECLARE_METATYPE(Change)

void TestRequestEquality::takesOneValueForAnother_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("letter case of an enumeration") << Change([](Number &n) {
        configurationOf(n).usage = u"callinguserassignment"_s;
        n.services[Service::TeamsOperatorConnect]->assignmentStatus = u"Assigned"_s;
    });
    QTest::newRow("lists are sets") << Change([](Number &n) {
        configurationOf(n).choosableCapabilities = {u"OutboundCalling"_s, u"inboundcalling"_s,
                                                    u"OutboundCalling"_s};
    });
    QTest::newRow("the default") << Change(
        [](Number &n) { configurationOf(n).allowTenantAddressUpdate = false; });
    QTest::newRow("a service that is off")
        << Change([](Number &n) { n.services[Service::ZoomPhoneCloudPeering] = NumberService{}; });
    QTest::newRow("an empty configuration") << Change([](Number &n) {
        n.services[Service::TeamsPhoneMobile] =
            NumberService{false, {}, TeamsNumberConfiguration{}};
    });
    QTest::newRow("what is read-only") << Change([](Number &n) {
        configurationOf(n).acquiredCapabilities = {u"x"_s};
        n.provisioning.status = ProvisioningStatus::Failed;
    });
}

void TestRequestEquality::takesOneValueForAnother()
{
    QFETCH(Change, change);
    Number other = teamsNumber();
    change(other);
    QVERIFY(sameRequest(teamsNumber(), other));
    QVERIFY(sameRequest(other, teamsNumber()));
    QVERIFY(holdsRequest(teamsNumber(), other));
    QVERIFY(holdsRequest(other, teamsNumber()));
}

void TestRequestEquality::tellsDifferences_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("header") << Change([](Number &n) { n.customSipHeader = u"Header"_s; });
    QTest::newRow("address") << Change(
        [](Number &n) { configurationOf(n).civicAddressId = u"A1"_s; });
    QTest::newRow("a capability less")
        << Change([](Number &n) { configurationOf(n).choosableCapabilities.removeLast(); });
    QTest::newRow("off") << Change(
        [](Number &n) { n.services[Service::TeamsOperatorConnect]->enabled = false; });
    QTest::newRow("one more service") << Change([](Number &n) {
        n.services[Service::ZoomPhoneCloudPeering] = NumberService{true, {}, std::nullopt};
    });
    QTest::newRow("account") << Change([](Number &n) { n.accountName = u"fabrikam"_s; });
    QTest::newRow("unknown field") << Change([](Number &n) { n.unknownFields = R"({"a":1})"; });
}

void TestRequestEquality::tellsDifferences()
{
    QFETCH(Change, change);
    Number sent = teamsNumber();
    change(sent);
    QVERIFY(!sameRequest(teamsNumber(), sent));
    if (sent.services[Service::TeamsOperatorConnect]->configuration->choosableCapabilities.size() >
        1)
        QVERIFY(!holdsRequest(teamsNumber(), sent));
}

void TestRequestEquality::countsOnlyWhatWasSent()
{
    Number sent = teamsNumber();
    sent.customSipHeader.clear();
    configurationOf(sent).civicAddressId.clear();
    sent.services[Service::TeamsOperatorConnect]->assignmentStatus = u"unassigned"_s;
    Number stored = teamsNumber();
    stored.unknownFields = R"({"shelf":"b"})";
    QVERIFY(holdsRequest(stored, sent));
    QVERIFY(!holdsRequest(sent, stored));
}

void TestRequestEquality::comparesUnknownFields_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("holds");
    const auto row = [](const char *stored, const char *sent, bool holds) {
        QTest::addRow("%s / %s", stored, sent) << QByteArray(stored) << QByteArray(sent) << holds;
    };
    row(R"({"a":1,"b":{"c":[1,2]}})", R"({"b":{"c":[2,1]}})", true);
    row("", R"({"b":{"c":null,"d":"","e":[],"f":false}})", true);
    row(R"({"b":{}})", R"({"b":{"c":null,"d":"","e":[],"f":false}})", true);
    row("", R"({"b":{}})", true);
    row("", R"({"b":1})", false);
    row(R"({"b":"x"})", R"({"b":"X"})", false);
    row(R"({"b":1})", R"({"b":null})", false);
    row("", "", true);
}

void TestRequestEquality::comparesUnknownFields()
{
    QFETCH(QByteArray, stored);
    QFETCH(QByteArray, sent);
    QTEST(holdsUnknownFields(stored, sent), "holds");
}

void TestRequestEquality::comparesAccounts()
{
    Account sent;
    sent.name = u"contoso"_s;
    sent.services[Service::TeamsDirectRouting] =
        AccountService{true, false, {}, DirectRoutingConfiguration{true, u"c1"_s, {}, {}}};
    Account stored = sent;
    stored.services[Service::TeamsDirectRouting]->numberCount = 7;
    stored.services[Service::TeamsDirectRouting]->subdomainState =
        subdomainStateFromText(u"provisioned"_s);
    stored.correlationId = u"x"_s;
    QVERIFY(holdsRequest(stored, sent));
    stored.services[Service::TeamsDirectRouting]->configuration->callScreening = false;
    QVERIFY(!holdsRequest(stored, sent));
    stored = sent;
    stored.services[Service::TeamsDirectRouting]->enabled = false;
    QVERIFY(!holdsRequest(stored, sent));
}

NUMBERDESK_TEST("requestequality", TestRequestEquality)
#include "tst_requestequality.moc"
