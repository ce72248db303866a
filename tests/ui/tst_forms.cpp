// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountdialog.h"
#include "connections/connectiondialog.h"
#include "core/fields/fieldrules.h"
#include "mainwindow/workspace.h"
#include "models/modelroles.h"
#include "numbers/numberdialog.h"
#include "requests/relationshipdialog.h"
#include "requests/requestspage.h"
#include "session/gatewaydata.h"
#include "support/testprogram.h"
#include "widgets/lists/datatable.h"
#include "widgets/look/messagebar.h"
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

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

Account teamsAccount()
{
    Account account =
        accountWith(u"contoso"_s, {Service::TeamsOperatorConnect, Service::TeamsPhoneMobile});
    account.teamsTenantId = u"11111111-2222-3333-4444-555555555555"_s;
    return account;
}

localgateway::Options sampleGateway()
{
    localgateway::Options options = WindowFixture::quickGateway();
    options.sampleData = true;
    return options;
}

} // namespace

/// The forms: checks, what they keep, and what they do when somebody else was faster.
class TestForms : public QObject
{
    Q_OBJECT

private slots:
    void editNumberSavesServicesAndHeader();
    void declinedConsentNeedsAReason();
    void anOldCommentIsNoReason();
    void requestFillsCreateAccount();
    void aRequestShowsItsNewAccount();
    void typedTextIsNotDroppedWithoutAQuestion_data();
    void typedTextIsNotDroppedWithoutAQuestion();
    void anUntouchedFormClosesAtOnce();
    void aSaveUnderWayCannotBeLeft();
    void teamsServicesNeedAUsage();
    void nothingIsMarkedBeforeSaving();
    void aRefusalBeginsWithTheGatewaysSentence();
};

void TestForms::editNumberSavesServicesAndHeader()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(accountWith(
        u"contoso"_s, {Service::ZoomPhoneCloudPeering, Service::AzureOperatorCallProtection})));
    QVERIFY(fixture.addNumbers(u"contoso"_s, 1));
    const Number number = fixture.session().data().numbers().number(0);
    QPointer<NumberDialog> form =
        new NumberDialog(fixture.session(), fixture.prompts(), number, &fixture.window());
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
        new RelationshipDialog(fixture.session(), fixture.prompts(), request, &fixture.window());
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
        QPointer<RelationshipDialog> form = new RelationshipDialog(
            fixture.session(), fixture.prompts(), request(), &fixture.window());
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

void TestForms::aRequestShowsItsNewAccount()
{
    WindowFixture fixture(sampleGateway());
    Workspace *workspace = fixture.window().workspace();
    RequestsPage *page = workspace->requestsPage();
    workspace->showPage(page);
    QTRY_VERIFY(page->table()->model()->rowCount() > 0);
    auto *create = named<QToolButton>(page, u"Create account"_s);
    for (int row = 0; row < page->table()->model()->rowCount() && !create->isEnabled(); ++row)
        page->table()->selectRowOnly(row);
    const QString tenant =
        page->table()->model()->index(page->table()->selectedRow(), 0).data(KeyRole).toString();
    QTest::mouseClick(create, Qt::LeftButton);
    QPointer<QDialog> form = openForm(fixture.window());
    QVERIFY(form);
    const QString name = named<QLineEdit>(form, u"Account name"_s)->text();
    QTest::mouseClick(named<QPushButton>(form, u"Create"_s), Qt::LeftButton);
    QTRY_VERIFY(!form);
    QCOMPARE(workspace->currentPage(), page); // where the work goes on
    QVERIFY(!create->isEnabled());
    QTRY_COMPARE(fixture.session().data().request(tenant)->accountName, name);
}

void TestForms::typedTextIsNotDroppedWithoutAQuestion_data()
{
    QTest::addColumn<QString>("form");
    for (const char *form :
         {"create account", "manage account", "number", "relationship", "connection"})
        QTest::newRow(form) << QString::fromLatin1(form);
}

void TestForms::typedTextIsNotDroppedWithoutAQuestion()
{
    QFETCH(const QString, form);
    WindowFixture fixture(sampleGateway());
    GatewayData &data = fixture.session().data();
    data.refreshNumbers({});
    QTRY_VERIFY(!data.accounts().isEmpty() && data.numbers().size() > 0);
    QPointer<FormDialog> dialog;
    if (form == u"create account"_s)
        dialog =
            new CreateAccountDialog(fixture.session(), fixture.prompts(), {}, &fixture.window());
    else if (form == u"manage account"_s)
        dialog = new ManageAccountDialog(fixture.session(), fixture.prompts(),
                                         data.accounts().first().name, &fixture.window());
    else if (form == u"number"_s)
        dialog = new NumberDialog(fixture.session(), fixture.prompts(), data.numbers().number(0),
                                  &fixture.window());
    else if (form == u"relationship"_s)
        dialog = new RelationshipDialog(fixture.session(), fixture.prompts(),
                                        data.requests().first(), &fixture.window());
    else
        dialog = new ConnectionDialog(fixture.book(), fixture.directory(), fixture.prompts(), {},
                                      &fixture.window());
    dialog->open();
    QTRY_VERIFY(!dialog->isBusy());
    if (auto *comment = named<QPlainTextEdit>(dialog, u"Comment"_s)) {
        comment->setPlainText(u"A long story"_s);
    } else {
        const auto edits = dialog->findChildren<QLineEdit *>();
        const auto edit = std::find_if(edits.begin(), edits.end(), [](const QLineEdit *each) {
            return each->isEnabled() && !each->isReadOnly();
        });
        QVERIFY(edit != edits.end());
        QTest::keyClicks(*edit, u"typed"_s);
    }
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_COMPARE(fixture.prompts().questions.size(), 1);
    QCoreApplication::processEvents();      // the answer comes
    QVERIFY(dialog && dialog->isVisible()); // the safe answer keeps it
    dialog->close();
    QTRY_COMPARE(fixture.prompts().questions.size(), 2);
    QCoreApplication::processEvents();
    fixture.prompts().answers = {0};
    QTest::mouseClick(named<QPushButton>(dialog, u"Cancel"_s), Qt::LeftButton);
    QTRY_VERIFY(!dialog);
}

void TestForms::anUntouchedFormClosesAtOnce()
{
    WindowFixture fixture(sampleGateway());
    const QString account = fixture.session().data().accounts().first().name;
    QPointer<FormDialog> form =
        new ManageAccountDialog(fixture.session(), fixture.prompts(), account, &fixture.window());
    form->open();
    QTRY_VERIFY(!form->isBusy());
    QTest::keyClick(form, Qt::Key_Escape);
    QTRY_VERIFY(!form);
    QVERIFY(fixture.prompts().questions.isEmpty());
}

void TestForms::aSaveUnderWayCannotBeLeft()
{
    localgateway::Options options = WindowFixture::quickGateway();
    options.latency = std::chrono::milliseconds(400);
    WindowFixture fixture(options);
    QPointer<FormDialog> form =
        new CreateAccountDialog(fixture.session(), fixture.prompts(), {}, &fixture.window());
    form->open();
    named<QLineEdit>(form, u"Account name"_s)->setText(u"while-saving"_s);
    QTest::mouseClick(named<QPushButton>(form, u"Create"_s), Qt::LeftButton);
    QVERIFY(form->isBusy());
    QVERIFY(!named<QPushButton>(form, u"Cancel"_s)->isEnabled());
    QTest::keyClick(form, Qt::Key_Escape);
    form->close();
    QVERIFY(form && form->isVisible());
    QVERIFY(fixture.session().data().account(u"while-saving"_s) == nullptr);
    QTRY_VERIFY(!form); // it closes when the gateway has answered
    QVERIFY(fixture.session().data().account(u"while-saving"_s) != nullptr);
}

void TestForms::teamsServicesNeedAUsage()
{
    WindowFixture fixture;
    Account account = teamsAccount();
    account.services[Service::ZoomPhoneCloudPeering] = AccountService{true, false, {}};
    QVERIFY(fixture.addAccount(account));
    QVERIFY(fixture.addNumbers(u"contoso"_s, 1));
    QPointer<NumberDialog> form =
        new NumberDialog(fixture.session(), fixture.prompts(),
                         fixture.session().data().numbers().number(0), &fixture.window());
    form->open();
    QTRY_VERIFY(!form->isBusy());
    for (const QString &name : {u"Enable Operator Connect"_s, u"Enable Teams Phone Mobile"_s}) {
        auto *box = named<QCheckBox>(form, name);
        QVERIFY(!box->isEnabled());
        QVERIFY(box->toolTip().contains(u"file"_s));
        QVERIFY(box->accessibleDescription().contains(u"file"_s));
    }
    QVERIFY(named<QCheckBox>(form, u"Enable Zoom Phone Cloud Peering"_s)->isEnabled());
}

void TestForms::nothingIsMarkedBeforeSaving()
{
    WindowFixture fixture(sampleGateway());
    QPointer<RelationshipDialog> form =
        new RelationshipDialog(fixture.session(), fixture.prompts(),
                               fixture.session().data().requests().first(), &fixture.window());
    form->open();
    QTRY_VERIFY(!form->isBusy());
    named<QComboBox>(form, u"Relationship status"_s)->setCurrentText(u"Consent declined"_s);
    auto *comment = named<QPlainTextEdit>(form, u"Comment"_s);
    comment->clear();
    QVERIFY(!comment->accessibleDescription().contains(u"Expected"_s));
    QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    QVERIFY(comment->accessibleDescription().contains(u"Expected"_s));
}

void TestForms::aRefusalBeginsWithTheGatewaysSentence()
{
    MessageBar bar;
    ApiError error;
    error.kind = ApiError::Kind::Refused;
    error.httpStatus = 400;
    error.message = u"The subdomain <b>t1</b> is taken."_s;
    bar.showError(error, {});
    QVERIFY2(bar.text().startsWith(error.message), qPrintable(bar.text()));
    QVERIFY(bar.text().contains(userMessage(error)));
}

NUMBERDESK_TEST("forms", TestForms)
#include "tst_forms.moc"
