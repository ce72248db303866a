// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/requestequality.h"
#include "core/resources/account.h"
#include "core/resources/number.h"
#include "core/resources/requestforinformation.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

class ResourcesTest : public QObject
{
    Q_OBJECT

private slots:
    void readsOpenEnumerations();
    void comparesNumbersByWhatAPutWouldAsk();
    void demandsAReasonForEndings();
    void suggestsAnAccountName_data();
    void suggestsAnAccountName();
    void onlyConsentsThatHoldAwaitAnAnswer();
    void showsCompanySizes();
};

void ResourcesTest::readsOpenEnumerations()
{
    QCOMPARE(provisioningStatusFromText(u"SYNCED"), ProvisioningStatus::Synced);
    QCOMPARE(provisioningStatusFromText(u"success"), ProvisioningStatus::Synced);
    QCOMPARE(provisioningStatusFromText(u"later"), ProvisioningStatus::Unknown);
    QCOMPARE(subdomainStatusFromText(u"not_provisioned"), SubdomainStatus::NotProvisioned);
    QCOMPARE(subdomainStatusFromText(u"Provisioned"), SubdomainStatus::Provisioned);
    QCOMPARE(subdomainStatusFromText(u"2"), SubdomainStatus::Inconsistent);
}

void ResourcesTest::comparesNumbersByWhatAPutWouldAsk()
{
    Number stored;
    stored.telephoneNumber = TelephoneNumber(441632960000);
    stored.accountName = u"contoso"_s;
    stored.services[Service::ZoomPhoneCloudPeering] = NumberService{true, {}, {}};
    Number wanted = stored;
    stored.provisioning.status = ProvisioningStatus::Synced;
    QVERIFY2(sameRequest(stored, wanted), "read-only fields do not matter");
    wanted.services[Service::TeamsDirectRouting] = NumberService{false, {}, {}};
    QVERIFY2(sameRequest(stored, wanted), "off says no more than absent");
    wanted.services[Service::TeamsDirectRouting]->enabled = true;
    QVERIFY(!sameRequest(stored, wanted));
    wanted = stored;
    wanted.customSipHeader = u"a"_s;
    QVERIFY(!sameRequest(stored, wanted));
}

void ResourcesTest::demandsAReasonForEndings()
{
    const QStringList statuses = relationshipStatuses();
    QCOMPARE(statuses.size(), 5);
    QStringList withReason = statuses;
    withReason.removeIf([](const QString &status) { return !needsReason(status); });
    QCOMPARE(withReason, QStringList({u"ConsentDeclined"_s, u"ContractTerminated"_s}));
    QCOMPARE(relationshipStatusLabel(u"AgreementSigned"_s), u"Agreement signed"_s);
    QCOMPARE(relationshipStatusLabel(u"SomethingNew"_s), u"SomethingNew"_s);
}

void ResourcesTest::suggestsAnAccountName_data()
{
    QTest::addColumn<QString>("company");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"Contoso"_s << u"contoso"_s;
    QTest::newRow("blanks and signs") << u"Contoso & Sons, Ltd."_s << u"contoso-sons-ltd"_s;
    QTest::newRow("accents") << u"Société Générique"_s << u"societe-generique"_s;
    QTest::newRow("nothing left") << u"株式会社"_s << QString();
}

void ResourcesTest::suggestsAnAccountName()
{
    QFETCH(QString, company);
    RequestForInformation request;
    Contact contact;
    contact.companyName = company;
    request.contacts = {contact};
    QTEST(suggestedAccountName(request), "name");
}

void ResourcesTest::onlyConsentsThatHoldAwaitAnAnswer()
{
    RequestForInformation request;
    request.status = u"Active"_s;
    QVERIFY(isAwaitingAnswer(request));
    request.status = u"suspended"_s;
    QVERIFY(!isAwaitingAnswer(request));
    request.status = u"active"_s;
    request.relationship.status = u"ConsentAcknowledged"_s;
    QVERIFY(!isAwaitingAnswer(request));
}

void ResourcesTest::showsCompanySizes()
{
    QCOMPARE(companySizeLabel(u"L250_U999"_s), u"250–999"_s);
    QCOMPARE(companySizeLabel(u"L1_U1"_s), u"1"_s);
    QCOMPARE(companySizeLabel(u"huge"_s), u"huge"_s);
}

NUMBERDESK_TEST("resources", ResourcesTest)
#include "tst_resources.moc"
