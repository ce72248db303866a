// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/requestequality.h"
#include "support/testprogram.h"
#include "transfer/plan/numberchange.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

constexpr Service operatorConnect = Service::TeamsOperatorConnect;
constexpr Service zoom = Service::ZoomPhoneCloudPeering;
using Configuration = TeamsNumberConfiguration;
constexpr TelephoneNumber telephoneNumber{441632960000};

Number storedNumber()
{
    TeamsNumberConfiguration configuration;
    configuration.usage = u"CallingUserAssignment"_s;
    configuration.choosableCapabilities = QStringList{u"InboundCalling"_s};
    configuration.acquiredCapabilities = QStringList{u"UserAssignment"_s};
    configuration.locationId = u"location"_s;
    Number number;
    number.telephoneNumber = telephoneNumber;
    number.accountName = u"contoso"_s;
    number.services[operatorConnect] = NumberService{true, u"assigned"_s, configuration};
    number.customSipHeader = u"sip"_s;
    number.unknownFields = "{\"future\":1}";
    return number;
}

NumberChange changeOf()
{
    NumberChange change;
    change.telephoneNumber = telephoneNumber;
    change.accountName = u"contoso"_s;
    return change;
}

} // namespace

class TestNumberChange : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatIsNotAsked();
    void addsAService();
    void setsAndClearsFields();
    void clearsAConfiguration();
    void switchesOff();
    void leavesAbsentServicesAbsent();
    void keepsAnEmptyConfiguration();
    void makesNewNumbers();
    void sharesUntilChanged();
};

void TestNumberChange::keepsWhatIsNotAsked()
{
    const Number stored = storedNumber();
    const Number target = changeOf().appliedTo(&stored);
    QVERIFY(sameRequest(target, stored));
    QCOMPARE(target.unknownFields, stored.unknownFields);
}

void TestNumberChange::addsAService()
{
    const Number stored = storedNumber();
    NumberChange change = changeOf();
    change.edits.set(enabledColumn(zoom), std::optional(true));
    const Number target = change.appliedTo(&stored);
    QVERIFY(!sameRequest(target, stored));
    QVERIFY(target.isEnabled(zoom));
    QCOMPARE(target.services[operatorConnect], stored.services[operatorConnect]);
    QCOMPARE(target.customSipHeader, u"sip"_s);
}

void TestNumberChange::setsAndClearsFields()
{
    const Number stored = storedNumber();
    NumberChange change = changeOf();
    change.edits.set(customSipHeaderColumn(), u""_s);
    change.edits.set(columnOf<Number, &Configuration::locationId>(operatorConnect), u""_s);
    change.edits.set(columnOf<Number, &Configuration::choosableCapabilities>(operatorConnect),
                     QStringList{u"OutboundCalling"_s});
    change.edits.set(columnOf<Number, &Configuration::allowTenantAddressUpdate>(operatorConnect),
                     std::optional(true));
    const Number target = change.appliedTo(&stored);
    QVERIFY(target.customSipHeader.isEmpty());
    const TeamsNumberConfiguration &configuration =
        *target.services[operatorConnect]->configuration;
    QCOMPARE(configuration.usage, u"CallingUserAssignment"_s);
    QVERIFY(configuration.locationId.isEmpty());
    QCOMPARE(configuration.choosableCapabilities, QStringList{u"OutboundCalling"_s});
    QCOMPARE(configuration.allowTenantAddressUpdate, std::optional(true));
}

void TestNumberChange::clearsAConfiguration()
{
    const Number stored = storedNumber();
    NumberChange change = changeOf();
    change.edits.set(usageColumn(operatorConnect), u""_s);
    change.edits.set(columnOf<Number, &Configuration::locationId>(operatorConnect), u""_s);
    change.edits.set(columnOf<Number, &Configuration::choosableCapabilities>(operatorConnect),
                     QStringList{});
    const Number target = change.appliedTo(&stored);
    QVERIFY(!target.services[operatorConnect]->configuration);
    QVERIFY(target.isEnabled(operatorConnect));
}

void TestNumberChange::switchesOff()
{
    const Number stored = storedNumber();
    NumberChange change = changeOf();
    change.edits.set(enabledColumn(operatorConnect), std::optional(false));
    const Number target = change.appliedTo(&stored);
    QVERIFY(!target.isEnabled(operatorConnect));
    QVERIFY(target.services[operatorConnect]->configuration.has_value());
}

void TestNumberChange::leavesAbsentServicesAbsent()
{
    const Number stored = storedNumber();
    NumberChange change = changeOf();
    change.edits.set(enabledColumn(zoom), std::optional(false));
    const Number target = change.appliedTo(&stored);
    QVERIFY(!target.services[zoom]);
    QVERIFY(sameRequest(target, stored));
}

void TestNumberChange::keepsAnEmptyConfiguration()
{
    Number stored = storedNumber();
    stored.services[operatorConnect]->configuration = TeamsNumberConfiguration{};
    NumberChange change = changeOf();
    change.edits.set(columnOf<Number, &Configuration::locationId>(operatorConnect), u""_s);
    const Number target = change.appliedTo(&stored);
    QVERIFY(target.services[operatorConnect]->configuration.has_value());
    QVERIFY(sameRequest(target, stored));
}

void TestNumberChange::makesNewNumbers()
{
    NumberChange change = changeOf();
    change.edits.set(enabledColumn(zoom), std::optional(true));
    change.edits.set(enabledColumn(operatorConnect), std::optional(false));
    change.edits.set(customSipHeaderColumn(), u"sip"_s);
    const Number target = change.appliedTo(nullptr);
    QCOMPARE(target.telephoneNumber, telephoneNumber);
    QCOMPARE(target.accountName, u"contoso"_s);
    QCOMPARE(enabledServices(target.services), ServiceSet{zoom});
    QVERIFY(!target.services[operatorConnect]);
    QCOMPARE(target.customSipHeader, u"sip"_s);
}

void TestNumberChange::sharesUntilChanged()
{
    NumberEdits first;
    first.set(enabledColumn(zoom), std::optional(true));
    NumberEdits second = first;
    QVERIFY(second.isSharedWith(first));
    second.set(enabledColumn(zoom), std::optional(false));
    QVERIFY(!second.isSharedWith(first));
    QCOMPARE(enabledServices(first), ServiceSet{zoom});
    QVERIFY(enabledServices(second).isEmpty());
    QVERIFY(enabledServices(NumberEdits()).isEmpty());
}

NUMBERDESK_TEST("numberchange", TestNumberChange)
#include "tst_numberchange.moc"
