// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountdialog.h"
#include "accounts/accountform.h"
#include "accounts/syncbox.h"
#include "provisioning/service/provisioningservice.h"
#include "session/gatewaydata.h"
#include "support/jobresult.h"
#include "support/testprogram.h"
#include "widgets/fields/textfield.h"
#include "widgets/look/messagebar.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include <algorithm>

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

/// The form of an account with two services and `numbers` Zoom numbers; null when it did not come.
ManageAccountDialog *openProseware(WindowFixture &fixture, int numbers)
{
    const QString name = u"proseware"_s;
    const Account account =
        accountWith(name, {Service::ZoomPhoneCloudPeering, Service::AzureOperatorCallProtection});
    if (!fixture.addAccount(account) || !fixture.addNumbers(name, numbers))
        return nullptr;
    auto *form =
        new ManageAccountDialog(fixture.session(), fixture.prompts(), name, &fixture.window());
    form->open();
    return QTest::qWaitFor([form] { return !form->isBusy(); }) ? form : nullptr;
}

} // namespace

/// The forms of accounts: live checks, what they keep, and what they ask before they save.
class TestAccountForms : public QObject
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
    void switchingServicesOffAsksWithTheCount();
    void switchingOffWhatNobodyUsesDoesNotAsk();
    void hintsAtAccountsThatAreProbablyMistaken();
};

void TestAccountForms::accountNameIsCheckedWhileTyping()
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

void TestAccountForms::directRoutingFieldsRestUntilNeeded()
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
    QVERIFY(account.directRouting());
    QCOMPARE(account.directRouting()->subdomain, u"contoso"_s);
    QVERIFY(account.directRouting()->callScreening);
}

void TestAccountForms::syncBoxIsPartlyCheckedAndLeftAlone()
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

void TestAccountForms::syncBoxSetsBoth()
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

void TestAccountForms::unknownPartsOfAnAccountStay()
{
    Account account = teamsAccount(true, true);
    account.unknownFields = "{\"future\":1}";
    account.correlationId = u"C-1"_s;
    AccountForm form(AccountForm::Purpose::Manage, domain);
    form.setAccount(account);
    QCOMPARE(form.account(), account);
}

void TestAccountForms::tenantIdIsRequiredForTeams()
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

void TestAccountForms::createKeepsWhatWasTypedOnAnError()
{
    WindowFixture fixture;
    auto *form =
        new CreateAccountDialog(fixture.session(), fixture.prompts(), {}, &fixture.window());
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

void TestAccountForms::manageOffersReloadAfterSomebodyElsesChange()
{
    WindowFixture fixture;
    const Account account = accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering});
    QVERIFY(fixture.addAccount(account));
    QPointer<ManageAccountDialog> form = new ManageAccountDialog(
        fixture.session(), fixture.prompts(), u"contoso"_s, &fixture.window());
    form->open();
    QTRY_VERIFY(!form->isBusy());
    Account other = account;
    other.correlationId = u"other"_s;
    QVERIFY(resultOf(fixture.session().service().putAccount(other, {})));
    auto *correlation = named<QLineEdit>(form, u"Correlation ID"_s);
    correlation->setText(u"mine"_s);
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(named<QPushButton>(form, u"Reload"_s));
    QVERIFY2(form->messages()->text().contains(u"Correlation ID was —, is other"_s),
             qPrintable(form->messages()->text()));
    QCOMPARE(correlation->text(), u"mine"_s);
    QTest::mouseClick(named<QPushButton>(form, u"Reload"_s), Qt::LeftButton);
    QTRY_COMPARE(correlation->text(), u"other"_s);
    correlation->setText(u"mine"_s);
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(!form);
    QCOMPARE(fixture.session().data().account(u"contoso"_s)->correlationId, u"mine"_s);
}

void TestAccountForms::switchingServicesOffAsksWithTheCount()
{
    WindowFixture fixture;
    const QPointer<ManageAccountDialog> form = openProseware(fixture, 40);
    QVERIFY(form);
    named<QCheckBox>(form, u"Enable Zoom Phone Cloud Peering"_s)->setChecked(false);
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(fixture.prompts().questions.size(), 1);
    const Question question = fixture.prompts().questions.first();
    QVERIFY(question.dangerous);
    QVERIFY(question.answers.first().startsWith(u"Switch off 40 number"_s));
    QVERIFY(question.explanation.contains(u"40"_s) && question.explanation.contains(u"Zoom"_s));
    const auto account = [&] { return fixture.session().data().account(u"proseware"_s); };
    QVERIFY(form && !form->isBusy()); // the safe answer leaves everything as it is
    QVERIFY(account()->isEnabled(Service::ZoomPhoneCloudPeering));

    fixture.prompts().answers = {0};
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(!form);
    QVERIFY(!account()->isEnabled(Service::ZoomPhoneCloudPeering));
    QCOMPARE(account()->services[Service::ZoomPhoneCloudPeering]->numberCount, 40);
}

void TestAccountForms::switchingOffWhatNobodyUsesDoesNotAsk()
{
    WindowFixture fixture;
    const QPointer<ManageAccountDialog> form = openProseware(fixture, 2);
    QVERIFY(form);
    named<QCheckBox>(form, u"Enable Azure Operator Call Protection"_s)->setChecked(false);
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(!form);
    QVERIFY(fixture.prompts().questions.isEmpty());
}

void TestAccountForms::hintsAtAccountsThatAreProbablyMistaken()
{
    AccountForm form(AccountForm::Purpose::Create, domain);
    Account other = teamsAccount(true, true);
    form.setKnownAccounts([&] { return QList<Account>{other}; });
    form.show();
    auto *name = named<QLineEdit>(&form, u"Account name"_s);
    QTest::keyClicks(name, u"Con-Toso"_s);
    QVERIFY(noteUnder(name).contains(u"contoso"_s));
    const auto notes = form.findChildren<FieldNote *>();
    QVERIFY(std::any_of(notes.begin(), notes.end(), [](const FieldNote *note) {
        return note->isVisible() && note->text().contains(u"service"_s);
    }));
    named<QCheckBox>(&form, u"Enable Operator Connect"_s)->setChecked(true);
    auto *tenant = named<QLineEdit>(&form, u"Teams tenant ID"_s);
    QTest::keyClicks(tenant, other.teamsTenantId);
    QVERIFY(noteUnder(tenant).contains(u"contoso"_s));
    QVERIFY(form.check()); // they are hints
}

NUMBERDESK_TEST("accountforms", TestAccountForms)
#include "tst_accountforms.moc"
