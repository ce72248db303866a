// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "changescene.h"

#include "provisioning/codec/resourcecodec.h"
#include "provisioning/service/conditionalwrite.h"
#include "support/testprogram.h"

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// Changes of one resource that meet those of another desk, at the local gateway.
class TestSingleChanges : public QObject
{
    Q_OBJECT

private slots:
    void aChangeOfStatusOnlyIsNoConflict();
    void changesOfDifferentFieldsAreBothKept();
    void theSameFieldIsAConflictThatNamesIt();
    void whatIsSoAlreadyIsDone();
    void whatNeverHoldsStillIsAConflict();
    void whatIsDeletedMeanwhileIsTold();
    void relationshipsAreMerged();
    void accountIsDeletedWhenItsFiguresHold();
    void accountThatGotNumbersIsNotDeleted();
    void accountThatLostAServiceIsNotDeleted();
    void accountThatIsGoneIsDeleted();
};

void TestSingleChanges::aChangeOfStatusOnlyIsNoConflict()
{
    ChangeScene scene;
    const Tagged<Account> seen = scene.addAccount(u"contoso"_s);
    scene.addNumbers(u"contoso"_s, 1); // counts are read-only, and change the ETag
    QVERIFY(scene.account(u"contoso"_s).etag != seen.etag);
    Account wanted = seen.resource;
    wanted.correlationId = u"mine"_s;
    const qint64 before = scene.ours->client.writesSent();
    const auto saved = scene.valueOf(scene.ours->changes.saveAccount(seen, wanted));
    QCOMPARE(saved.resource.correlationId, u"mine"_s);
    QCOMPARE(scene.account(u"contoso"_s).resource.correlationId, u"mine"_s);
    QCOMPARE(scene.ours->client.writesSent() - before, 2);
    QCOMPARE(scene.ours->data.account(u"contoso"_s)->correlationId, u"mine"_s);
}

void TestSingleChanges::changesOfDifferentFieldsAreBothKept()
{
    ChangeScene scene;
    const Tagged<Account> seen = scene.addAccount(u"contoso"_s);
    scene.otherChanges(u"contoso"_s, [](Account &account) { account.correlationId = u"theirs"_s; });
    Account wanted = seen.resource;
    wanted.services[Service::AzureOperatorCallProtection]->enabled = false;
    scene.valueOf(scene.ours->changes.saveAccount(seen, wanted));
    const Account stored = scene.account(u"contoso"_s).resource;
    QCOMPARE(stored.correlationId, u"theirs"_s);
    QVERIFY(!stored.isEnabled(Service::AzureOperatorCallProtection));
    QVERIFY(stored.isEnabled(Service::ZoomPhoneCloudPeering));
}

void TestSingleChanges::theSameFieldIsAConflictThatNamesIt()
{
    ChangeScene scene;
    const Tagged<Account> seen = scene.addAccount(u"contoso"_s);
    scene.otherChanges(u"contoso"_s, [](Account &account) { account.correlationId = u"theirs"_s; });
    Account wanted = seen.resource;
    wanted.correlationId = u"mine"_s;
    const auto error = scene.errorOf(scene.ours->changes.saveAccount(seen, wanted));
    QVERIFY(error);
    QCOMPARE(error->kind, ApiError::Kind::PreconditionFailed);
    QCOMPARE(error->changed, (QList<FieldChange>{{u"correlationId"_s, {}, u"theirs"_s}}));
    QVERIFY2(userMessage(*error).contains(u"correlationId was \"\", is theirs"_s),
             qPrintable(userMessage(*error)));
    QCOMPARE(scene.account(u"contoso"_s).resource.correlationId, u"theirs"_s);
    QCOMPARE(scene.ours->data.account(u"contoso"_s)->correlationId, u"theirs"_s);
}

void TestSingleChanges::whatIsSoAlreadyIsDone()
{
    ChangeScene scene;
    const Tagged<Account> seen = scene.addAccount(u"contoso"_s);
    scene.otherChanges(u"contoso"_s, [](Account &account) { account.correlationId = u"both"_s; });
    Account wanted = seen.resource;
    wanted.correlationId = u"both"_s;
    const qint64 before = scene.ours->client.writesSent();
    const auto saved = scene.valueOf(scene.ours->changes.saveAccount(seen, wanted));
    QCOMPARE(saved.resource.correlationId, u"both"_s);
    QCOMPARE(saved.etag, scene.account(u"contoso"_s).etag);
    QCOMPARE(scene.ours->client.writesSent() - before, 1);
}

void TestSingleChanges::whatNeverHoldsStillIsAConflict()
{
    ChangeScene scene;
    const Tagged<Account> seen = scene.addAccount(u"contoso"_s);
    int turn = 0;
    const auto changeAgain = [&] {
        Account other = seen.resource;
        other.correlationId = QString::number(++turn);
        scene.putAtOnce("/accounts/contoso", toResourceJson(other));
    };
    changeAgain();
    // Each newer reading is old before the change that is merged into it goes out.
    connect(&scene.ours->data, &GatewayData::accountsChanged, this, changeAgain);
    Account wanted = seen.resource;
    wanted.services[Service::AzureOperatorCallProtection]->enabled = false;
    const qint64 before = scene.ours->client.writesSent();
    const auto error = scene.errorOf(scene.ours->changes.saveAccount(seen, wanted));
    disconnect(&scene.ours->data, nullptr, this, nullptr);
    QVERIFY(error);
    QCOMPARE(error->kind, ApiError::Kind::PreconditionFailed);
    QCOMPARE(scene.ours->client.writesSent() - before, 1 + mostRepeats);
    QCOMPARE(error->changed.size(), 1);
    QCOMPARE(error->changed.constFirst().field, u"correlationId"_s);
    QVERIFY(scene.account(u"contoso"_s).resource.isEnabled(Service::AzureOperatorCallProtection));
}

void TestSingleChanges::whatIsDeletedMeanwhileIsTold()
{
    ChangeScene scene;
    const Tagged<Account> seen = scene.addAccount(u"contoso"_s);
    QVERIFY(*resultOf(scene.other->service.deleteAccount(u"contoso"_s, false)));
    Account wanted = seen.resource;
    wanted.correlationId = u"mine"_s;
    const auto error = scene.errorOf(scene.ours->changes.saveAccount(seen, wanted));
    QVERIFY(error);
    QCOMPARE(error->kind, ApiError::Kind::NotFound);
    QVERIFY(!userMessage(*error).isEmpty());
    QVERIFY(scene.ours->data.account(u"contoso"_s) == nullptr);
    QCOMPARE(scene.errorOf(scene.other->service.getAccount(u"contoso"_s))->kind,
             ApiError::Kind::NotFound); // and not created anew
}

void TestSingleChanges::relationshipsAreMerged()
{
    ChangeScene scene(true);
    scene.ours->data.refreshRequests();
    QTRY_VERIFY(!scene.ours->data.requests().isEmpty());
    const QString tenant = scene.ours->data.requests().constFirst().tenantId;
    const auto read = [&] {
        return scene.valueOf(scene.other->service.getRequestForInformation(tenant));
    };
    const auto seen = read();
    CustomerRelationship theirs = seen.resource.relationship;
    theirs.comment = u"Call on Monday"_s;
    scene.valueOf(scene.other->service.patchRequestForInformation(tenant, theirs));
    CustomerRelationship wanted = seen.resource.relationship;
    wanted.status = u"CustomerContacted"_s;
    scene.valueOf(scene.ours->changes.updateRelationship(seen, wanted));
    QCOMPARE(read().resource.relationship.status, u"CustomerContacted"_s);
    QCOMPARE(read().resource.relationship.comment, u"Call on Monday"_s);

    wanted.comment = u"Call on Friday"_s; // from what was seen before the other's comment
    const auto error = scene.errorOf(scene.ours->changes.updateRelationship(seen, wanted));
    QVERIFY(error);
    QCOMPARE(error->changed,
             (QList<FieldChange>{{u"customerRelationship_comment"_s,
                                  seen.resource.relationship.comment, u"Call on Monday"_s}}));
}

void TestSingleChanges::accountIsDeletedWhenItsFiguresHold()
{
    ChangeScene scene;
    scene.addAccount(u"contoso"_s);
    scene.addNumbers(u"contoso"_s, 3);
    const Tagged<Account> seen = scene.account(u"contoso"_s);
    scene.otherChanges(u"contoso"_s, [](Account &account) { account.correlationId = u"new"_s; });
    QVERIFY(*resultOf(scene.ours->changes.deleteAccount({seen, 3, true})));
    QCOMPARE(scene.errorOf(scene.other->service.getAccount(u"contoso"_s))->kind,
             ApiError::Kind::NotFound);
    QVERIFY(scene.ours->data.account(u"contoso"_s) == nullptr);
    QVERIFY(scene.ours->data.numbers().isEmpty());
}

void TestSingleChanges::accountThatGotNumbersIsNotDeleted()
{
    ChangeScene scene;
    scene.addAccount(u"contoso"_s);
    scene.addNumbers(u"contoso"_s, 3);
    const Tagged<Account> seen = scene.account(u"contoso"_s);
    scene.addNumbers(u"contoso"_s, 2, 441632970000);
    const auto error = scene.errorOf(scene.ours->changes.deleteAccount({seen, 3, true}));
    QVERIFY(error);
    QCOMPARE(error->kind, ApiError::Kind::PreconditionFailed);
    QCOMPARE(error->changed, (QList<FieldChange>{{u"numbers"_s, u"3"_s, u"5"_s}}));
    QVERIFY(scene.account(u"contoso"_s).resource.name == u"contoso"_s);
}

void TestSingleChanges::accountThatLostAServiceIsNotDeleted()
{
    ChangeScene scene;
    const Tagged<Account> seen = scene.addAccount(u"contoso"_s);
    scene.otherChanges(u"contoso"_s, [](Account &account) {
        account.services[Service::AzureOperatorCallProtection]->enabled = false;
    });
    const auto error = scene.errorOf(scene.ours->changes.deleteAccount({seen, 0, false}));
    QVERIFY(error);
    QCOMPARE(error->changed.size(), 1);
    QCOMPARE(error->changed.constFirst().field, u"services"_s);
    QVERIFY(scene.ours->data.account(u"contoso"_s) != nullptr);
}

void TestSingleChanges::accountThatIsGoneIsDeleted()
{
    ChangeScene scene;
    const Tagged<Account> seen = scene.addAccount(u"contoso"_s);
    QVERIFY(*resultOf(scene.other->service.deleteAccount(u"contoso"_s, false)));
    QVERIFY(*resultOf(scene.ours->changes.deleteAccount({seen, 0, false})));
    QVERIFY(scene.ours->data.account(u"contoso"_s) == nullptr);
}

NUMBERDESK_TEST("singlechanges", TestSingleChanges)
#include "tst_singlechanges.moc"
