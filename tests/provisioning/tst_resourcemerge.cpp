// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/requestequality.h"
#include "provisioning/codec/resourcemerge.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

Account zoomAccount()
{
    Account account;
    account.name = u"contoso"_s;
    account.services[Service::ZoomPhoneCloudPeering] = AccountService{true, false, {}};
    return account;
}

Number teamsNumber()
{
    TeamsNumberConfiguration configuration;
    configuration.usage = u"CallingUserAssignment"_s;
    configuration.choosableCapabilities = QStringList{u"InboundCalling"_s, u"OutboundCalling"_s};
    Number number;
    number.telephoneNumber = TelephoneNumber(441632960000);
    number.accountName = u"contoso"_s;
    number.services[Service::TeamsOperatorConnect] =
        NumberService{true, u"unassigned"_s, configuration};
    return number;
}

} // namespace

/// What a newer reading means for a change of an older one, field by field.
class TestResourceMerge : public QObject
{
    Q_OBJECT

private slots:
    void namesFieldsAsExportsDo();
    void readOnlyFieldsAreNoChange();
    void spellingsOfOneValueAreNoChange();
    void callScreeningIsOnByDefault();
    void unknownFieldsOfTheNewerReadingStay();
    void aClearedFieldIsCleared();
    void bothWantTheSame();
    void twoConflictsAreBothNamed();
};

void TestResourceMerge::namesFieldsAsExportsDo()
{
    Number after = teamsNumber();
    after.customSipHeader = u"desk-7"_s;
    after.services[Service::TeamsOperatorConnect]->configuration->choosableCapabilities =
        QStringList{u"InboundCalling"_s};
    const QString configuration = u"serviceDetails_teamsOperatorConnect_configuration_"_s;
    QCOMPARE(changesBetween(teamsNumber(), after),
             (QList<FieldChange>{{configuration + u"choosableCapabilities"_s,
                                  u"InboundCalling;OutboundCalling"_s, u"InboundCalling"_s},
                                 {u"configuration_customSipHeader"_s, {}, u"desk-7"_s}}));
    QCOMPARE(changedMeanwhile({{u"correlationId"_s, {}, u"a"_s}}),
             u"changed meanwhile: correlationId was \"\", is a"_s);
}

void TestResourceMerge::readOnlyFieldsAreNoChange()
{
    Account now = zoomAccount();
    now.services[Service::ZoomPhoneCloudPeering]->numberCount = 3;
    now.provisioning.status = ProvisioningStatus::Failed;
    now.services[Service::ZoomPhoneCloudPeering]->subdomainState =
        subdomainStateFromText(u"provisioned"_s);
    QVERIFY(changesBetween(zoomAccount(), now).isEmpty());
}

void TestResourceMerge::spellingsOfOneValueAreNoChange()
{
    Number now = teamsNumber();
    NumberService &service = *now.services[Service::TeamsOperatorConnect];
    service.assignmentStatus = u"Unassigned"_s;
    service.configuration->choosableCapabilities =
        QStringList{u"outboundCalling"_s, u"InboundCalling"_s};
    service.configuration->allowTenantAddressUpdate = false;
    now.services[Service::ZoomPhoneCloudPeering] = NumberService{};
    QVERIFY(changesBetween(teamsNumber(), now).isEmpty());
    service.assignmentStatus = u"assigned"_s;
    QCOMPARE(changesBetween(teamsNumber(), now).size(), 1);
}

void TestResourceMerge::callScreeningIsOnByDefault()
{
    Account seen = zoomAccount();
    const Service routing = Service::TeamsDirectRouting;
    seen.services[routing] = AccountService{
        true, false, {}, DirectRoutingConfiguration{true, u"t1"_s, u"MS=1"_s, u"MS=2"_s}};
    Account wanted = seen;
    wanted.services[routing]->configuration->callScreening = false;
    Account now = seen;
    now.correlationId = u"theirs"_s;
    const auto merge = mergeChange(seen, wanted, now);
    QVERIFY(!merge.isDone && merge.conflicts.isEmpty());
    QVERIFY(!merge.merged.directRouting()->callScreening);
    QCOMPARE(merge.merged.directRouting()->subdomain, u"t1"_s);
    QCOMPARE(merge.merged.correlationId, u"theirs"_s);
}

void TestResourceMerge::unknownFieldsOfTheNewerReadingStay()
{
    Account seen = zoomAccount();
    seen.unknownFields = R"({"future":1,"serviceDetails":{"teamsNew":{"enabled":true}}})";
    Account wanted = seen;
    wanted.correlationId = u"mine"_s;
    Account now = seen;
    now.unknownFields = R"({"future":2,"later":["a"]})";
    const auto merge = mergeChange(seen, wanted, now);
    QVERIFY(merge.conflicts.isEmpty());
    QCOMPARE(merge.merged.correlationId, u"mine"_s);
    QVERIFY(holdsUnknownFields(merge.merged.unknownFields, now.unknownFields));
    QVERIFY(!merge.merged.unknownFields.contains("teamsNew"));
}

void TestResourceMerge::aClearedFieldIsCleared()
{
    Account seen = zoomAccount();
    seen.correlationId = u"old"_s;
    Account now = seen;
    now.services[Service::AzureOperatorCallProtection] = AccountService{true, false, {}};
    const auto merge = mergeChange(seen, zoomAccount(), now);
    QVERIFY(merge.conflicts.isEmpty());
    QVERIFY(merge.merged.correlationId.isEmpty());
    QVERIFY(merge.merged.isEnabled(Service::AzureOperatorCallProtection));
}

void TestResourceMerge::bothWantTheSame()
{
    Account wanted = zoomAccount();
    wanted.correlationId = u"both"_s;
    Account now = wanted;
    now.teamsTenantId = u"11111111-2222-3333-4444-555555555555"_s;
    QVERIFY(mergeChange(zoomAccount(), wanted, now).isDone);
}

void TestResourceMerge::twoConflictsAreBothNamed()
{
    const CustomerRelationship seen{u"CustomerContacted"_s, u"old"_s, {}};
    const CustomerRelationship wanted{u"AgreementSigned"_s, u"mine"_s, {}};
    const CustomerRelationship now{u"ConsentDeclined"_s, u"theirs"_s, {}};
    const auto merge = mergeChange(seen, wanted, now);
    QCOMPARE(merge.conflicts,
             (QList<FieldChange>{
                 {u"customerRelationship_status"_s, u"CustomerContacted"_s, u"ConsentDeclined"_s},
                 {u"customerRelationship_comment"_s, u"old"_s, u"theirs"_s}}));
}

NUMBERDESK_TEST("resourcemerge", TestResourceMerge)
#include "tst_resourcemerge.moc"
