// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountform.h"
#include "support/testprogram.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

using Purpose = AccountForm::Purpose;

/// What a person does in the form, and what the account becomes by it.
using StepInAccountForm = std::function<void(AccountForm &)>;
using ChangeOfAccount = std::function<void(Account &)>;

const QString tenant = u"11111111-2222-3333-4444-555555555555"_s;

QLineEdit *edit(QWidget &form, const QString &label)
{
    auto *found = named<QLineEdit>(&form, label);
    if (found == nullptr)
        qFatal("no field %s", qPrintable(label));
    return found;
}

QCheckBox *box(QWidget &form, const QString &label)
{
    auto *found = named<QCheckBox>(&form, label);
    if (found == nullptr)
        qFatal("no box %s", qPrintable(label));
    return found;
}

StepInAccountForm typing(const QString &label, const QString &text)
{
    return [=](AccountForm &form) { edit(form, label)->setText(text); };
}

StepInAccountForm checking(const QString &label, bool on)
{
    return [=](AccountForm &form) { box(form, label)->setChecked(on); };
}

StepInAccountForm both(const StepInAccountForm &first, const StepInAccountForm &second)
{
    return [=](AccountForm &form) {
        first(form);
        second(form);
    };
}

/// With a value in every field of the form, and with what it does not show.
Account fullAccount()
{
    Account account =
        accountWith(u"contoso"_s, {Service::TeamsOperatorConnect, Service::TeamsPhoneMobile,
                                   Service::TeamsDirectRouting, Service::ZoomPhoneCloudPeering});
    account.correlationId = u"C-1"_s;
    account.teamsTenantId = tenant;
    account.unknownFields = R"({"future":1})";
    account.services[Service::TeamsOperatorConnect]->syncEnabled = true;
    account.services[Service::TeamsPhoneMobile]->syncEnabled = true;
    account.services[Service::ZoomPhoneCloudPeering]->syncEnabled = true;
    account.services[Service::ZoomPhoneCloudPeering]->numberCount = 7;
    account.services[Service::TeamsDirectRouting]->configuration =
        DirectRoutingConfiguration{false, u"contoso"_s, u"MS=1"_s, u"MS=2"_s};
    return account;
}

DirectRoutingConfiguration &directRoutingOf(Account &account)
{
    return *account.services[Service::TeamsDirectRouting]->configuration;
}

void fillDirectRouting(AccountForm &form)
{
    typing(u"Subdomain"_s, u"fabrikam"_s)(form);
    typing(u"Subdomain token region 1"_s, u"MS=8"_s)(form);
    typing(u"Subdomain token region 2"_s, u"MS=9"_s)(form);
}

QString descriptionOf(QWidget *widget)
{
    return widget->accessibleDescription();
}

/// The names of what Tab comes by, in its order.
QStringList tabStops(QWidget &form)
{
    QStringList names;
    for (QWidget *at = form.nextInFocusChain(); at != &form; at = at->nextInFocusChain()) {
        if (form.isAncestorOf(at) && at->isVisible() && (at->focusPolicy() & Qt::TabFocus) != 0)
            names += accessibleName(at);
    }
    return names;
}

} // namespace

Q_DECLARE_METATYPE(StepInAccountForm)
Q_DECLARE_METATYPE(ChangeOfAccount)

/// The fields of the account's form one by one: shown, changed alone, checked, and resting.
class TestAccountFields : public QObject
{
    Q_OBJECT

private slots:
    void everyFieldIsShown();
    void aFieldChangesNothingElse_data();
    void aFieldChangesNothingElse();
    void whatNobodyTouchesStays_data();
    void whatNobodyTouchesStays();
    void createTakesEveryField();
    void settingsGoWithTheirService();
    void aFaultStandsUnderItsField_data();
    void aFaultStandsUnderItsField();
    void theFirstFaultHasTheFocus_data();
    void theFirstFaultHasTheFocus();
    void aRestingFieldIsNotChecked();
    void anAccountKeepsItsName();
    void theTenantIsLockedByNumbers();
    void anotherAccountIsShownInItsPlace();
    void fieldsSayWhatTheyAreFor();
    void tabWalksThroughTheFields();
};

void TestAccountFields::everyFieldIsShown()
{
    AccountForm form(Purpose::Manage, u"example"_s);
    form.setAccount(fullAccount());
    form.show();
    QCOMPARE(edit(form, u"Account name"_s)->text(), u"contoso"_s);
    QVERIFY(box(form, u"Enable Operator Connect"_s)->isChecked());
    QVERIFY(box(form, u"Enable Teams Phone Mobile"_s)->isChecked());
    QVERIFY(box(form, u"Enable Teams Direct Routing"_s)->isChecked());
    QVERIFY(box(form, u"Enable Zoom Phone Cloud Peering"_s)->isChecked());
    QVERIFY(!box(form, u"Enable Azure Operator Call Protection"_s)->isChecked());
    QCOMPARE(box(form, u"Sync with backend service"_s)->checkState(), Qt::Checked);
    QCOMPARE(edit(form, u"Teams tenant ID"_s)->text(), tenant);
    QVERIFY(!box(form, u"Enable call screening"_s)->isChecked());
    QCOMPARE(edit(form, u"Subdomain"_s)->text(), u"contoso"_s);
    QCOMPARE(edit(form, u"Subdomain token region 1"_s)->text(), u"MS=1"_s);
    QCOMPARE(edit(form, u"Subdomain token region 2"_s)->text(), u"MS=2"_s);
    QCOMPARE(edit(form, u"Correlation ID"_s)->text(), u"C-1"_s);
}

void TestAccountFields::aFieldChangesNothingElse_data()
{
    QTest::addColumn<StepInAccountForm>("step");
    QTest::addColumn<ChangeOfAccount>("change");
    const auto row = [](const char *name, const StepInAccountForm &step,
                        const ChangeOfAccount &change) { QTest::newRow(name) << step << change; };
    row("tenant", typing(u"Teams tenant ID"_s, u" other "_s),
        [](Account &a) { a.teamsTenantId = u"other"_s; });
    row("no tenant", typing(u"Teams tenant ID"_s, {}), [](Account &a) { a.teamsTenantId.clear(); });
    row("correlation", typing(u"Correlation ID"_s, u" C-2"_s),
        [](Account &a) { a.correlationId = u"C-2"_s; });
    row("no correlation", typing(u"Correlation ID"_s, {}),
        [](Account &a) { a.correlationId.clear(); });
    row("subdomain", typing(u"Subdomain"_s, u"fabrikam"_s),
        [](Account &a) { directRoutingOf(a).subdomain = u"fabrikam"_s; });
    row("token 1", typing(u"Subdomain token region 1"_s, u"MS=8"_s),
        [](Account &a) { directRoutingOf(a).region1Token = u"MS=8"_s; });
    row("token 2", typing(u"Subdomain token region 2"_s, u"MS=9"_s),
        [](Account &a) { directRoutingOf(a).region2Token = u"MS=9"_s; });
    row("screening", checking(u"Enable call screening"_s, true),
        [](Account &a) { directRoutingOf(a).callScreening = true; });
    row("no sync", checking(u"Sync with backend service"_s, false), [](Account &a) {
        a.services[Service::TeamsOperatorConnect]->syncEnabled = false;
        a.services[Service::TeamsPhoneMobile]->syncEnabled = false;
    });
    row("service off", checking(u"Enable Zoom Phone Cloud Peering"_s, false),
        [](Account &a) { a.services[Service::ZoomPhoneCloudPeering]->enabled = false; });
    row("service on", checking(u"Enable Azure Operator Call Protection"_s, true), [](Account &a) {
        a.services[Service::AzureOperatorCallProtection] = AccountService{true, false, {}};
    });
    row("service off and on",
        both(checking(u"Enable Zoom Phone Cloud Peering"_s, false),
             checking(u"Enable Zoom Phone Cloud Peering"_s, true)),
        [](Account &) {});
    row("service on and off",
        both(checking(u"Enable Azure Operator Call Protection"_s, true),
             checking(u"Enable Azure Operator Call Protection"_s, false)),
        [](Account &) {});
    row("Direct Routing off", checking(u"Enable Teams Direct Routing"_s, false),
        [](Account &a) { a.services[Service::TeamsDirectRouting]->enabled = false; });
    row("settings of what is switched off",
        both(typing(u"Subdomain"_s, u"fabrikam"_s),
             checking(u"Enable Teams Direct Routing"_s, false)),
        [](Account &a) { a.services[Service::TeamsDirectRouting]->enabled = false; });
    row("sync of what is switched off",
        both(checking(u"Enable Operator Connect"_s, false),
             checking(u"Sync with backend service"_s, false)),
        [](Account &a) {
            a.services[Service::TeamsOperatorConnect]->enabled = false;
            a.services[Service::TeamsPhoneMobile]->syncEnabled = false;
        });
}

void TestAccountFields::aFieldChangesNothingElse()
{
    QFETCH(const StepInAccountForm, step);
    QFETCH(const ChangeOfAccount, change);
    AccountForm form(Purpose::Manage, u"example"_s);
    form.setAccount(fullAccount());
    form.show();
    step(form);
    Account wanted = fullAccount();
    change(wanted);
    QCOMPARE(form.account(), wanted);
    // While it is sent its fields rest, which must not take back what was entered.
    QWidget busy;
    form.setParent(&busy);
    busy.setEnabled(false);
    QCOMPARE(form.account(), wanted);
    form.setParent(nullptr);
}

void TestAccountFields::whatNobodyTouchesStays_data()
{
    QTest::addColumn<Account>("account");
    QTest::newRow("full") << fullAccount();
    QTest::newRow("bare") << accountWith(u"contoso"_s, {});
    Account off = fullAccount();
    for (const Service service : allServices) {
        if (off.services[service])
            off.services[service]->enabled = false;
    }
    QTest::newRow("all off") << off;
    off.services[Service::TeamsDirectRouting]->configuration.reset();
    off.services[Service::AzureOperatorCallProtection] = AccountService{};
    QTest::newRow("entries without settings") << off;
    Account mixed = fullAccount();
    mixed.services[Service::TeamsPhoneMobile]->syncEnabled = false;
    QTest::newRow("one syncs") << mixed;
}

void TestAccountFields::whatNobodyTouchesStays()
{
    QFETCH(const Account, account);
    AccountForm form(Purpose::Manage, u"example"_s);
    form.setAccount(account);
    form.show();
    QCOMPARE(form.account(), account);
    QCOMPARE(form.original(), account);
}

void TestAccountFields::createTakesEveryField()
{
    AccountForm form(Purpose::Create, u"example"_s);
    form.setAccount({});
    form.show();
    typing(u"Account name"_s, u" fabrikam "_s)(form);
    for (const QString &label : {u"Enable Operator Connect"_s, u"Enable Teams Direct Routing"_s,
                                 u"Sync with backend service"_s})
        checking(label, true)(form);
    typing(u"Teams tenant ID"_s, tenant)(form);
    fillDirectRouting(form);
    typing(u"Correlation ID"_s, u"C-9"_s)(form);
    QVERIFY(form.check());

    Account wanted =
        accountWith(u"fabrikam"_s, {Service::TeamsOperatorConnect, Service::TeamsDirectRouting});
    wanted.services[Service::TeamsOperatorConnect]->syncEnabled = true;
    wanted.services[Service::TeamsDirectRouting]->configuration =
        DirectRoutingConfiguration{true, u"fabrikam"_s, u"MS=8"_s, u"MS=9"_s};
    wanted.teamsTenantId = tenant;
    wanted.correlationId = u"C-9"_s;
    QCOMPARE(form.account(), wanted);
}

void TestAccountFields::settingsGoWithTheirService()
{
    Account account = accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering});
    AccountForm form(Purpose::Manage, u"example"_s);
    form.setAccount(account);
    form.show();
    QVERIFY(box(form, u"Enable call screening"_s)->isChecked());
    checking(u"Enable Teams Direct Routing"_s, true)(form);
    fillDirectRouting(form);
    checking(u"Enable Teams Direct Routing"_s, false)(form);
    QCOMPARE(form.account(), account);

    checking(u"Enable Teams Direct Routing"_s, true)(form); // what was typed is still there
    checking(u"Enable call screening"_s, false)(form);
    account.services[Service::TeamsDirectRouting] = AccountService{true, false, {}};
    account.services[Service::TeamsDirectRouting]->configuration =
        DirectRoutingConfiguration{false, u"fabrikam"_s, u"MS=8"_s, u"MS=9"_s};
    QCOMPARE(form.account(), account);
}

void TestAccountFields::aFaultStandsUnderItsField_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("maySend");
    const auto row = [](const QString &label, const QString &text, const QString &words,
                        bool maySend) {
        QTest::addRow("%s: %s", qPrintable(label), qPrintable(text))
            << label << text << words << maySend;
    };
    const QString name = u"Expected: 1 to 100 letters, digits, - or _."_s;
    row(u"Account name"_s, {}, u"Enter a value. "_s + name, false);
    row(u"Account name"_s, u"a b"_s, u"Remove the blank. "_s + name, false);
    row(u"Account name"_s, u"taken"_s,
        u"An account of that name exists already. Expected: a name that is free."_s, false);
    row(u"Account name"_s, u"Ta-ken"_s,
        u"The account taken has nearly that name. Expected: a name that is not mistaken."_s, true);
    row(u"Account name"_s, u"fabrikam"_s, {}, true);
    const QString guid = u"Expected: a GUID, 8-4-4-4-12 hexadecimal digits."_s;
    row(u"Teams tenant ID"_s, {}, u"Enter the customer's Teams tenant ID. "_s + guid, false);
    row(u"Teams tenant ID"_s, u"x"_s, u"Compare it with the Teams admin center. "_s + guid, true);
    row(u"Teams tenant ID"_s, u"99999999-2222-3333-4444-555555555555"_s,
        u"The account taken has this tenant ID too. Expected: a tenant of its own."_s, true);
    row(u"Subdomain"_s, {}, u"Enter a value. Expected: 1 to 10 letters, digits, - or _."_s, false);
    row(u"Subdomain"_s, u"abcdefghij"_s,
        u"The Direct Routing guide allows 9 characters; a longer subdomain may be refused by "
        "Teams. Expected: at most 9 characters."_s,
        true);
    for (const QString &token : {u"Subdomain token region 1"_s, u"Subdomain token region 2"_s}) {
        row(token, u"a b"_s, u"Remove the blank. Expected: 1 to 100 letters, digits, =, - or _."_s,
            false);
    }
    row(u"Correlation ID"_s, u"any thing <at> all"_s, {}, true);
}

void TestAccountFields::aFaultStandsUnderItsField()
{
    QFETCH(const QString, label);
    QFETCH(const QString, text);
    QFETCH(const QString, words);
    QFETCH(const bool, maySend);
    Account suggestion = fullAccount();
    suggestion.name = u"fabrikam"_s;
    Account other = accountWith(u"taken"_s, {});
    other.teamsTenantId = u"99999999-2222-3333-4444-555555555555"_s;
    AccountForm form(Purpose::Create, u"example"_s);
    form.setKnownAccounts([&] { return QList<Account>{other}; });
    form.setAccount(suggestion);
    form.show();
    QLineEdit *field = edit(form, label);
    const QString hint = descriptionOf(field);
    field->setText(text);
    QCOMPARE(descriptionOf(field), hint); // the program put it there
    QCOMPARE(form.check(), maySend);
    QCOMPARE(descriptionOf(field), words.isEmpty() ? hint : words);
    QCOMPARE(field->hasFocus() || form.focusWidget() == field, !maySend);
}

void TestAccountFields::theFirstFaultHasTheFocus_data()
{
    QTest::addColumn<QStringList>("odd");
    const QStringList fields{u"Account name"_s, u"Teams tenant ID"_s, u"Subdomain"_s,
                             u"Subdomain token region 1"_s, u"Subdomain token region 2"_s};
    for (qsizetype first = 0; first < fields.size(); ++first)
        QTest::addRow("%s", qPrintable(fields.at(first))) << fields.mid(first);
}

void TestAccountFields::theFirstFaultHasTheFocus()
{
    QFETCH(const QStringList, odd);
    AccountForm form(Purpose::Create, u"example"_s);
    form.setAccount(fullAccount());
    form.show();
    edit(form, u"Correlation ID"_s)->setFocus();
    for (const QString &label : odd)
        edit(form, label)->clear();
    QVERIFY(!form.check());
    QCOMPARE(accessibleName(form.focusWidget()), odd.first());
}

void TestAccountFields::aRestingFieldIsNotChecked()
{
    AccountForm form(Purpose::Create, u"example"_s);
    form.show();
    typing(u"Account name"_s, u"fabrikam"_s)(form);
    QVERIFY(form.check());
    // It was not looked at, so that nothing is marked once it is needed.
    checking(u"Enable Teams Direct Routing"_s, true)(form);
    QVERIFY(descriptionOf(edit(form, u"Subdomain"_s)).isEmpty());
    QVERIFY(!form.check());
    QVERIFY(!descriptionOf(edit(form, u"Subdomain"_s)).isEmpty());
    checking(u"Enable Teams Direct Routing"_s, false)(form);
    QVERIFY(descriptionOf(edit(form, u"Subdomain"_s)).isEmpty());
    QVERIFY(form.check());
}

void TestAccountFields::anAccountKeepsItsName()
{
    Account odd = fullAccount();
    odd.name = u"odd name"_s; // of an older gateway, perhaps
    AccountForm form(Purpose::Manage, u"example"_s);
    form.setKnownAccounts([&] { return QList<Account>{odd}; });
    form.setAccount(odd);
    form.show();
    QLineEdit *name = edit(form, u"Account name"_s);
    QVERIFY(name->isReadOnly());
    QVERIFY(form.check());
    QCOMPARE(descriptionOf(name), u"The name is the account's key and cannot be changed."_s);
    name->setText(u"other"_s);
    QCOMPARE(form.account().name, odd.name);
    form.focusFirst();
    QCOMPARE(accessibleName(form.focusWidget()), u"Enable Operator Connect"_s);

    AccountForm fresh(Purpose::Create, u"example"_s);
    fresh.show();
    fresh.focusFirst();
    QCOMPARE(accessibleName(fresh.focusWidget()), u"Account name"_s);
    fresh.showNameTaken();
    QCOMPARE(descriptionOf(edit(fresh, u"Account name"_s)), QString());
    QVERIFY(named<QLabel>(
        &fresh, u"An account of that name exists already. Expected: a name that is free."_s));
}

void TestAccountFields::theTenantIsLockedByNumbers()
{
    Account account = fullAccount();
    AccountForm form(Purpose::Manage, u"example"_s);
    form.setAccount(account);
    form.show();
    QLineEdit *field = edit(form, u"Teams tenant ID"_s);
    QVERIFY(!field->isReadOnly()); // Zoom has numbers, which know no tenant
    QVERIFY(descriptionOf(field).isEmpty());
    account.services[Service::TeamsPhoneMobile]->numberCount = 1;
    form.setAccount(account);
    QVERIFY(field->isReadOnly());
    QCOMPARE(descriptionOf(field),
             u"Locked while the account has Operator Connect or Teams Phone Mobile numbers."_s);
    account.teamsTenantId.clear(); // it may still be given one
    form.setAccount(account);
    QVERIFY(!field->isReadOnly());
    QVERIFY(descriptionOf(field).isEmpty());
}

void TestAccountFields::anotherAccountIsShownInItsPlace()
{
    AccountForm form(Purpose::Manage, u"example"_s);
    form.setAccount(fullAccount());
    form.show();
    fillDirectRouting(form);
    const Account bare = accountWith(u"contoso"_s, {});
    form.setAccount(bare);
    QCOMPARE(form.account(), bare);
    QVERIFY(edit(form, u"Subdomain"_s)->text().isEmpty());
    QVERIFY(box(form, u"Enable call screening"_s)->isChecked());
}

void TestAccountFields::fieldsSayWhatTheyAreFor()
{
    AccountForm form(Purpose::Create, u"example"_s);
    form.show();
    QCOMPARE(edit(form, u"Correlation ID"_s)->placeholderText(),
             u"Your own reference for this customer; may stay empty"_s);
    QCOMPARE(box(form, u"Enable call screening"_s)->toolTip(),
             u"On: calls from numbers that are not provisioned here are rejected."_s);
    QCOMPARE(descriptionOf(edit(form, u"Subdomain token region 2"_s)),
             u"The TXT values that the customer reads in the Microsoft 365 admin center when it "
             "adds the two names as domains."_s);
    const auto groups = form.findChildren<QGroupBox *>();
    const auto *settings = *std::find_if(groups.begin(), groups.end(), [](const QGroupBox *group) {
        return group->title() == "Teams Direct Routing settings"_L1;
    });
    QCOMPARE(settings->toolTip(), u"Check Enable Teams Direct Routing first."_s);
    QCOMPARE(settings->accessibleDescription(), settings->toolTip());
    checking(u"Enable Teams Direct Routing"_s, true)(form);
    QVERIFY(settings->isEnabled());
    QVERIFY(settings->toolTip().isEmpty() && settings->accessibleDescription().isEmpty());
    QVERIFY(named<QLabel>(&form, u"follows from the subdomain"_s));
    typing(u"Subdomain"_s, u"fabrikam"_s)(form);
    QVERIFY(!named<QLabel>(&form, u"follows from the subdomain"_s));
}

void TestAccountFields::tabWalksThroughTheFields()
{
    AccountForm form(Purpose::Create, u"example"_s);
    form.show();
    QCOMPARE(tabStops(form),
             (QStringList{u"Account name"_s, u"Enable Operator Connect"_s,
                          u"Enable Teams Phone Mobile"_s, u"Enable Teams Direct Routing"_s,
                          u"Enable Zoom Phone Cloud Peering"_s,
                          u"Enable Azure Operator Call Protection"_s,
                          u"Sync with backend service"_s, u"Teams tenant ID"_s,
                          u"Enable call screening"_s, u"Subdomain"_s, u"Subdomain token region 1"_s,
                          u"Subdomain token region 2"_s, u"Correlation ID"_s}));
}

NUMBERDESK_TEST("accountfields", TestAccountFields)
#include "tst_accountfields.moc"
