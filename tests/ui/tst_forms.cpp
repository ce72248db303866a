// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountdialog.h"
#include "accounts/accountform.h"
#include "accounts/syncbox.h"
#include "mainwindow/workspace.h"
#include "numbers/numberdialog.h"
#include "rfis/relationshipdialog.h"
#include "rfis/requestspage.h"
#include "session/gatewaychanges.h"
#include "session/gatewaydata.h"
#include "support/jobresult.h"
#include "widgets/datatable.h"
#include "widgets/messagebar.h"
#include "widgets/textfield.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QString domain = u"d1e2f3a4b5c6d7e8.commsgw.example"_s;

QString noteUnder(QLineEdit *edit)
{
    auto *note = edit->parentWidget()->findChild<FieldNote *>();
    return note->isHidden() ? QString() : note->text();
}

Account teamsAccount(bool syncsConnect, bool syncsMobile)
{
    Account account =
        accountWith(u"contoso"_s, {Service::TeamsOperatorConnect, Service::TeamsPhoneMobile});
    account.teamsTenantId = u"11111111-2222-3333-4444-555555555555"_s;
    account.services[Service::TeamsOperatorConnect]->syncEnabled = syncsConnect;
    account.services[Service::TeamsPhoneMobile]->syncEnabled = syncsMobile;
    return account;
}

localgateway::Options sampleGateway()
{
    localgateway::Options options = WindowFixture::quickGateway();
    options.sampleData = true;
    return options;
}

} // namespace

/// The forms: live checks, what they keep, and what they do when somebody else was faster.
class TestForms : public QObject
{
    Q_OBJECT

private slots:
    void accountNameIsCheckedWhileTyping();
    void directRoutingFieldsRestUntilNeeded();
    void syncBoxIsPartlyCheckedAndLeftAlone();
    void syncBoxSetsBoth();
    void unknownPartsOfAnAccountStay();
    void tenantIdIsRequiredForTeams();
    void createKeepsWhatWasTypedOnAnError();
    void manageOffersReloadAfterSomebodyElsesChange();
    void editNumberSavesServicesAndHeader();
    void declinedConsentNeedsAReason();
    void anOldCommentIsNoReason();
    void requestFillsCreateAccount();
};

void TestForms::accountNameIsCheckedWhileTyping()
{
    AccountForm form(AccountForm::Purpose::Create, domain);
    form.show();
    auto *name = named<QLineEdit>(&form, u"Account name"_s);
    QVERIFY(noteUnder(name).isEmpty()); // nothing to complain of before anything was typed
    QTest::keyClicks(name, u"con toso"_s);
    QVERIFY(!noteUnder(name).isEmpty());
    name->clear();
    QTest::keyClicks(name, u"contoso"_s);
    QVERIFY(noteUnder(name).isEmpty());
}

void TestForms::directRoutingFieldsRestUntilNeeded()
{
    AccountForm form(AccountForm::Purpose::Create, domain);
    form.show();
    auto *subdomain = named<QLineEdit>(&form, u"Subdomain"_s);
    QVERIFY(!subdomain->isEnabled());
    named<QCheckBox>(&form, u"Enable Teams Direct Routing"_s)->setChecked(true);
    QVERIFY(subdomain->isEnabled());
    QTest::keyClicks(subdomain, u"abcdefghijk"_s);
    QVERIFY(!noteUnder(subdomain).isEmpty()); // 11 characters
    subdomain->clear();
    QTest::keyClicks(subdomain, u"contoso"_s);
    QTest::keyClicks(named<QLineEdit>(&form, u"Account name"_s), u"contoso"_s);
    QVERIFY(!form.check()); // the tokens are missing
    named<QLineEdit>(&form, u"Subdomain token region 1"_s)->setText(u"MS=ms123"_s);
    named<QLineEdit>(&form, u"Subdomain token region 2"_s)->setText(u"MS=ms456"_s);
    QVERIFY(form.check());
    const Account account = form.account();
    QVERIFY(account.directRouting.has_value());
    QCOMPARE(account.directRouting->subdomain, u"contoso"_s);
    QVERIFY(account.directRouting->callScreening);
}

void TestForms::syncBoxIsPartlyCheckedAndLeftAlone()
{
    AccountForm form(AccountForm::Purpose::Manage, domain);
    form.setAccount(teamsAccount(true, false));
    form.show();
    auto *box = named<QCheckBox>(&form, u"Sync with backend service"_s);
    QVERIFY(box);
    QCOMPARE(box->checkState(), Qt::PartiallyChecked);
    const Account saved = form.account();
    QVERIFY(saved.services[Service::TeamsOperatorConnect]->syncEnabled);
    QVERIFY(!saved.services[Service::TeamsPhoneMobile]->syncEnabled);
}

void TestForms::syncBoxSetsBoth()
{
    AccountForm form(AccountForm::Purpose::Manage, domain);
    form.setAccount(teamsAccount(true, false));
    form.show();
    auto *box = named<QCheckBox>(&form, u"Sync with backend service"_s);
    box->setCheckState(Qt::Checked);
    const Account saved = form.account();
    QVERIFY(saved.services[Service::TeamsOperatorConnect]->syncEnabled);
    QVERIFY(saved.services[Service::TeamsPhoneMobile]->syncEnabled);
}

void TestForms::unknownPartsOfAnAccountStay()
{
    Account account = teamsAccount(true, true);
    account.unknownFields = "{\"future\":1}";
    account.correlationId = u"C-1"_s;
    AccountForm form(AccountForm::Purpose::Manage, domain);
    form.setAccount(account);
    QCOMPARE(form.account(), account);
}

void TestForms::tenantIdIsRequiredForTeams()
{
    AccountForm form(AccountForm::Purpose::Create, domain);
    form.show();
    QTest::keyClicks(named<QLineEdit>(&form, u"Account name"_s), u"contoso"_s);
    QVERIFY(form.check());
    named<QCheckBox>(&form, u"Enable Operator Connect"_s)->setChecked(true);
    QVERIFY(!form.check());
    named<QLineEdit>(&form, u"Teams tenant ID"_s)
        ->setText(u"11111111-2222-3333-4444-555555555555"_s);
    QVERIFY(form.check());
}

void TestForms::createKeepsWhatWasTypedOnAnError()
{
    WindowFixture fixture;
    auto *form = new CreateAccountDialog(fixture.session(), {}, &fixture.window());
    form->open();
    auto *name = named<QLineEdit>(form, u"Account name"_s);
    name->setText(u"contoso"_s);
    // Somebody else creates it meanwhile; this window has not read that.
    QVERIFY(resultOf(fixture.session().service().putAccount(
        accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering}), {})));
    QTest::mouseClick(named<QPushButton>(form, u"Create"_s), Qt::LeftButton);
    QTRY_VERIFY(form->messages()->isVisible());
    QCOMPARE(name->text(), u"contoso"_s);
    QVERIFY(!noteUnder(name).isEmpty());
    form->reject();
}

void TestForms::manageOffersReloadAfterSomebodyElsesChange()
{
    WindowFixture fixture;
    const Account account = accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering});
    QVERIFY(fixture.addAccount(account));
    QPointer<ManageAccountDialog> form =
        new ManageAccountDialog(fixture.session(), u"contoso"_s, &fixture.window());
    form->open();
    QTRY_VERIFY(!form->isBusy());
    Account other = account;
    other.correlationId = u"other"_s;
    QVERIFY(resultOf(fixture.session().service().putAccount(other, {})));
    auto *correlation = named<QLineEdit>(form, u"Correlation ID"_s);
    correlation->setText(u"mine"_s);
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(named<QPushButton>(form, u"Reload"_s));
    QCOMPARE(correlation->text(), u"mine"_s);
    QTest::mouseClick(named<QPushButton>(form, u"Reload"_s), Qt::LeftButton);
    QTRY_COMPARE(correlation->text(), u"other"_s);
    correlation->setText(u"mine"_s);
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(!form);
    QCOMPARE(fixture.session().data().account(u"contoso"_s)->correlationId, u"mine"_s);
}

void TestForms::editNumberSavesServicesAndHeader()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(accountWith(
        u"contoso"_s, {Service::ZoomPhoneCloudPeering, Service::AzureOperatorCallProtection})));
    QVERIFY(fixture.addNumbers(u"contoso"_s, 1));
    const Number number = fixture.session().data().numbers().number(0);
    QPointer<NumberDialog> form = new NumberDialog(fixture.session(), number, &fixture.window());
    form->open();
    QTRY_VERIFY(!form->isBusy());
    auto *direct = named<QCheckBox>(form, u"Enable Teams Direct Routing"_s);
    QVERIFY(!direct->isEnabled());
    QVERIFY(!direct->accessibleDescription().isEmpty());
    named<QCheckBox>(form, u"Enable Azure Operator Call Protection"_s)->setChecked(true);
    auto *header = named<QLineEdit>(form, u"Custom SIP header"_s);
    QTest::keyClicks(header, u"not allowed"_s);
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QVERIFY(form->messages()->isVisible());
    header->setText(u"desk-7"_s);
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(!form);
    const Number saved = fixture.session().data().numbers().number(0);
    QCOMPARE(saved.customSipHeader, u"desk-7"_s);
    QVERIFY(saved.isEnabled(Service::AzureOperatorCallProtection));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.session().data().numbers().status(0),
                              ProvisioningStatus::Synced, 20000);
}

void TestForms::declinedConsentNeedsAReason()
{
    WindowFixture fixture(sampleGateway());
    const RequestForInformation request = fixture.session().data().requests().first();
    QPointer<RelationshipDialog> form =
        new RelationshipDialog(fixture.session(), request, &fixture.window());
    form->open();
    QTRY_VERIFY(!form->isBusy());
    auto *status = named<QComboBox>(form, u"Relationship status"_s);
    status->setCurrentText(u"Consent declined"_s);
    auto *comment = named<QPlainTextEdit>(form, u"Comment"_s);
    comment->clear();
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QVERIFY(form && form->messages()->isVisible());
    comment->setPlainText(u"No coverage there"_s);
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(!form);
    const auto saved = [&] { return fixture.session().data().request(request.tenantId); };
    QCOMPARE(saved()->relationship.status, u"ConsentDeclined"_s);
    QCOMPARE(saved()->relationship.comment, u"No coverage there"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved()->provisioning.status, ProvisioningStatus::Synced, 20000);
}

void TestForms::anOldCommentIsNoReason()
{
    WindowFixture fixture(sampleGateway());
    const QString tenant = fixture.session().data().requests().first().tenantId;
    const auto request = [&] { return *fixture.session().data().request(tenant); };
    const auto openDialog = [&] {
        QPointer<RelationshipDialog> form =
            new RelationshipDialog(fixture.session(), request(), &fixture.window());
        form->open();
        return form;
    };
    QPointer<RelationshipDialog> form = openDialog();
    QTRY_VERIFY(!form->isBusy());
    form->findChild<QComboBox *>()->setCurrentText(u"Customer contacted"_s);
    named<QPlainTextEdit>(form, u"Comment"_s)->setPlainText(u"Call again on Monday"_s);
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(!form);
    // The sync changes the ETag once more.
    QTRY_COMPARE_WITH_TIMEOUT(request().provisioning.status, ProvisioningStatus::Synced, 20000);

    form = openDialog();
    QTRY_VERIFY(!form->isBusy());
    auto *status = form->findChild<QComboBox *>();
    auto *comment = named<QPlainTextEdit>(form, u"Comment"_s);
    const QString before = status->currentText();
    QCOMPARE(comment->toPlainText(), u"Call again on Monday"_s);
    status->setCurrentText(u"Consent declined"_s);
    QVERIFY(comment->toPlainText().isEmpty());
    QVERIFY(named<QLabel>(form, u"Comment so far: Call again on Monday"_s));
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QVERIFY(form && form->messages()->isVisible());
    status->setCurrentText(before); // back again: the comment is still that of this status
    QCOMPARE(comment->toPlainText(), u"Call again on Monday"_s);
    status->setCurrentText(u"Contract terminated"_s);
    comment->setPlainText(u"Moved to another operator"_s);
    status->setCurrentText(u"Consent declined"_s);
    QCOMPARE(comment->toPlainText(), u"Moved to another operator"_s);
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(!form);
    QCOMPARE(request().relationship.comment, u"Moved to another operator"_s);
}

void TestForms::requestFillsCreateAccount()
{
    WindowFixture fixture(sampleGateway());
    Workspace *workspace = fixture.window().workspace();
    RequestsPage *page = workspace->requestsPage();
    workspace->showPage(page);
    QTRY_VERIFY(page->table()->model()->rowCount() > 0);
    auto *create = named<QToolButton>(page, u"Create account"_s);
    for (int row = 0; row < page->table()->model()->rowCount() && !create->isEnabled(); ++row)
        page->table()->selectRowOnly(row);
    QVERIFY(create->isEnabled());
    QTest::mouseClick(create, Qt::LeftButton);
    QDialog *form = openForm(fixture.window());
    QVERIFY(form);
    QVERIFY(!named<QLineEdit>(form, u"Account name"_s)->text().isEmpty());
    QVERIFY(isGuid(named<QLineEdit>(form, u"Teams tenant ID"_s)->text()));
    QVERIFY(named<QCheckBox>(form, u"Enable Operator Connect"_s)->isChecked());
    form->reject();
}

QTEST_MAIN(TestForms)
#include "tst_forms.moc"
