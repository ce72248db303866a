// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountspage.h"
#include "mainwindow/workspace.h"
#include "models/modelroles.h"
#include "net/client/httpclient.h"
#include "numbers/numberspage.h"
#include "session/gatewaydata.h"
#include "session/upload/upload.h"
#include "support/testprogram.h"
#include "upload/planwords.h"
#include "widgets/lists/datatable.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

const QByteArray heading = "telephoneNumber,accountName,"
                           "serviceDetails_zoomPhoneCloudPeering_enabled,"
                           "configuration_customSipHeader\r\n";

QByteArray rows(int count)
{
    QByteArray text = heading;
    for (int i = 0; i < count; ++i)
        text += "+4416329600" + QByteArray::number(10 + i) + ",contoso,true,desk-1\r\n";
    return text;
}

} // namespace

/// What people do all day, through the window, against a real gateway.
class TestMainJob : public QObject
{
    Q_OBJECT

private slots:
    void fromNothingToSyncedNumbers();
    void badRowsAreListedAndRepaired();
    void missingAccountsAreOffered();
    void numbersOnlyFileAsksForTheRest();
    void typedNumbersAreCreated();
    void aWrongTypedNumberStopsBeforeSending();
    void anUnreadableFileSaysWhy();
    void thousandsOfRows();
    void resultFileIsWritten();
};

void TestMainJob::fromNothingToSyncedNumbers()
{
    WindowFixture fixture;
    MainWindow &window = fixture.window();
    Upload &upload = window.workspace()->upload();

    // Create account, by the form.
    QTest::mouseClick(named<QToolButton>(&window, u"Create account"_s), Qt::LeftButton);
    QDialog *form = openForm(window);
    QVERIFY(form);
    QTest::keyClicks(named<QLineEdit>(form, u"Account name"_s), u"contoso"_s);
    named<QCheckBox>(form, u"Enable Zoom Phone Cloud Peering"_s)->setChecked(true);
    QTest::mouseClick(named<QPushButton>(form, u"Create"_s), Qt::LeftButton);
    QTRY_COMPARE(fixture.session().data().accounts().size(), 1);
    QTRY_VERIFY(!openForm(window));

    // Drop a file over a text box: a plan, and nothing is sent.
    const qint64 writes = fixture.session().client().writesSent();
    const QString file = fixture.writeFile(u"Büro Nord 1.csv"_s, rows(3));
    QVERIFY(dropFiles(named<QLineEdit>(&window, u"Filter accounts"_s), {file}));
    QTRY_COMPARE(upload.stage(), Stage::Planned);
    QCOMPARE(upload.counts().created, 3);
    QCOMPARE(fixture.session().client().writesSent(), writes);

    // Upload: the numbers become synced by themselves.
    QTest::mouseClick(named<QPushButton>(&window, u"Upload"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(upload.counts().synced, 3, 30000);
    const NumberInventory &numbers = fixture.session().data().numbers();
    QCOMPARE(numbers.size(), 3);
    QCOMPARE(numbers.status(0), ProvisioningStatus::Synced);
    QCOMPARE(numbers.customSipHeader(0), u"desk-1"_s);

    // The same file again has nothing to do, and says so.
    const qint64 writesBefore = fixture.session().client().writesSent();
    QVERIFY(dropFiles(&window, {file}));
    QTRY_COMPARE(upload.stage(), Stage::Planned);
    QCOMPARE(upload.counts().unchanged, 3);
    QCOMPARE(planHeadline(upload), u"Every row is already right; nothing was sent."_s);
    QVERIFY(!named<QPushButton>(&window, u"Upload"_s)->isEnabled());
    QCOMPARE(fixture.session().client().writesSent(), writesBefore);
}

void TestMainJob::badRowsAreListedAndRepaired()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering})));
    Upload &upload = fixture.window().workspace()->upload();
    const QString file =
        fixture.writeFile(u"bad.csv"_s, heading + "+441632960001,contoso,true,\n"
                                                  "441632960002,contoso,true,\n"
                                                  "+441632960003,contoso,true,a b\n");
    QVERIFY(dropFiles(&fixture.window(), {file}));
    QTRY_COMPARE(upload.stage(), Stage::Planned);
    QCOMPARE(upload.counts().invalid, 2);
    QCOMPARE(upload.plan()->repairableRows(), 1);
    auto *problems = named<DataTable>(&fixture.window(), u"Problems"_s);
    QVERIFY(problems);
    const auto listed = upload.plan()->errors.size() + upload.plan()->warnings.size();
    QCOMPARE(problems->model()->rowCount(), static_cast<int>(listed));

    upload.repairRows();
    QTRY_COMPARE(upload.stage(), Stage::Planned);
    QCOMPARE(upload.counts().invalid, 1);
    QCOMPARE(upload.counts().created, 2);
}

void TestMainJob::missingAccountsAreOffered()
{
    WindowFixture fixture;
    Upload &upload = fixture.window().workspace()->upload();
    const QString file = fixture.writeFile(u"new.csv"_s, rows(2));
    QVERIFY(dropFiles(&fixture.window(), {file}));
    QTRY_COMPARE(upload.stage(), Stage::Planned);
    QCOMPARE(upload.plan()->missingAccounts.size(), 1);
    QCOMPARE(upload.plan()->missingAccounts.first().name, u"contoso"_s);
    upload.createAccounts({u"contoso"_s});
    QTRY_COMPARE(upload.stage(), Stage::Planned);
    QCOMPARE(upload.plan()->accountsToCreate(), QStringList{u"contoso"_s});
    QCOMPARE(upload.counts().created, 2);
    upload.upload();
    QTRY_COMPARE_WITH_TIMEOUT(upload.counts().synced, 2, 30000);
    QTRY_VERIFY(fixture.session().data().account(u"contoso"_s) != nullptr);
}

void TestMainJob::numbersOnlyFileAsksForTheRest()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering})));
    Upload &upload = fixture.window().workspace()->upload();
    const QString file = fixture.writeFile(u"list.csv"_s, "Numbers\n+441632960001\n");
    QVERIFY(dropFiles(&fixture.window(), {file}));
    QTRY_COMPARE(upload.stage(), Stage::NeedsSettings);
    auto *account = named<QComboBox>(&fixture.window(), u"Account"_s);
    QVERIFY(account);
    account->setCurrentText(u"contoso"_s);
    named<QCheckBox>(&fixture.window(), u"Enable Zoom Phone Cloud Peering"_s)->setChecked(true);
    QTest::mouseClick(named<QPushButton>(&fixture.window(), u"Plan"_s), Qt::LeftButton);
    QTRY_COMPARE(upload.stage(), Stage::Planned);
    QCOMPARE(upload.counts().created, 1);
}

void TestMainJob::typedNumbersAreCreated()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering})));
    Workspace *workspace = fixture.window().workspace();
    workspace->showPage(workspace->numbersPage());
    workspace->numbersPage()->createNumbers();
    QWidget *window = &fixture.window();
    named<QComboBox>(window, u"Account"_s)->setCurrentText(u"contoso"_s);
    auto *protection = named<QCheckBox>(window, u"Enable Azure Operator Call Protection"_s);
    QVERIFY(!protection->isEnabled()); // not a service of the account
    QVERIFY(protection->toolTip().contains(u"contoso"_s));
    named<QCheckBox>(window, u"Enable Zoom Phone Cloud Peering"_s)->setChecked(true);
    named<QPlainTextEdit>(window, u"Telephone Numbers"_s)
        ->setPlainText(u"+441632960001\n+441632960002\t+441632960003\n"_s);
    QTest::mouseClick(named<QPushButton>(window, u"Create"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(workspace->upload().counts().synced, 3, 30000);
    QCOMPARE(fixture.session().data().numbers().size(), 3);
}

void TestMainJob::aWrongTypedNumberStopsBeforeSending()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering})));
    Workspace *workspace = fixture.window().workspace();
    workspace->showPage(workspace->numbersPage());
    workspace->numbersPage()->createNumbers();
    QWidget *window = &fixture.window();
    named<QComboBox>(window, u"Account"_s)->setCurrentText(u"contoso"_s);
    named<QCheckBox>(window, u"Enable Zoom Phone Cloud Peering"_s)->setChecked(true);
    named<QPlainTextEdit>(window, u"Telephone Numbers"_s)
        ->setPlainText(u"+441632960001\n\nnot a number\n"_s);
    QTest::mouseClick(named<QPushButton>(window, u"Create"_s), Qt::LeftButton);
    Upload &upload = workspace->upload();
    QTRY_COMPARE(upload.stage(), Stage::Planned);
    QCOMPARE(upload.counts().invalid, 1);
    QCOMPARE(upload.plan()->errors.first().line, 3);
    QCOMPARE(fixture.session().data().numbers().size(), 0);
}

void TestMainJob::anUnreadableFileSaysWhy()
{
    WindowFixture fixture;
    Upload &upload = fixture.window().workspace()->upload();
    const QString file = fixture.writeFile(u"broken.csv"_s, "name,street\nx,y\n");
    QVERIFY(dropFiles(&fixture.window(), {file}));
    QTRY_COMPARE(upload.stage(), Stage::Unplannable);
    QVERIFY(upload.error());
    QVERIFY(!planFailure(*upload.error()).isEmpty());
}

void TestMainJob::thousandsOfRows()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering})));
    constexpr int count = 10500;
    constexpr qint64 first = 441632000000;
    QByteArray text = heading;
    for (int i = 0; i < count; ++i)
        text += "+" + QByteArray::number(first + i) + ",contoso,true,\n";
    Upload &upload = fixture.window().workspace()->upload();
    QVERIFY(dropFiles(&fixture.window(), {fixture.writeFile(u"many.csv"_s, text)}));
    QTRY_COMPARE_WITH_TIMEOUT(upload.stage(), Stage::Planned, 30000);
    QCOMPARE(upload.counts().created, count);
    upload.upload();
    QTRY_COMPARE_WITH_TIMEOUT(upload.counts().synced, count, 90000);
    DataTable *table = fixture.window().workspace()->numbersPage()->table();
    QTRY_COMPARE(table->model()->rowCount(), count);
}

void TestMainJob::resultFileIsWritten()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering})));
    Upload &upload = fixture.window().workspace()->upload();
    QVERIFY(dropFiles(&fixture.window(), {fixture.writeFile(u"two.csv"_s, rows(2))}));
    QTRY_COMPARE(upload.stage(), Stage::Planned);
    upload.upload();
    QTRY_COMPARE_WITH_TIMEOUT(upload.counts().synced, 2, 30000);
    QTRY_COMPARE(upload.stage(), Stage::Sent);
    fixture.prompts().fileToSave = fixture.session().directory().path() + u"/result.csv"_s;
    QTest::mouseClick(named<QPushButton>(&fixture.window(), u"Save result…"_s), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(fixture.prompts().fileToSave));
}

NUMBERDESK_TEST("mainjob", TestMainJob)
#include "tst_mainjob.moc"
