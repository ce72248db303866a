// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountspage.h"
#include "connections/connectionpanel.h"
#include "connections/connectiontestpane.h"
#include "mainwindow/retrybar.h"
#include "mainwindow/workspace.h"
#include "net/client/httpclient.h"
#include "numbers/numberspage.h"
#include "session/gatewaydata.h"
#include "session/upload/upload.h"
#include "storage/jobstore.h"
#include "support/jobresult.h"
#include "support/scriptedserver.h"
#include "support/testprogram.h"
#include "widgets/lists/datatable.h"
#include "widgets/look/messagebar.h"
#include "windowfixture.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

Account zoomAccount(const QString &name)
{
    return accountWith(name, {Service::ZoomPhoneCloudPeering});
}

bool keep(WindowFixture &fixture, const Connection &connection, bool readOnly = false)
{
    ConnectionProfile profile = profileOf(connection, SecretPlace::Session);
    profile.readOnly = readOnly;
    const auto added =
        resultOf(fixture.book().add(profile, {connection.clientSecret.toUtf8(), {}}));
    return added && added->has_value();
}

bool switchTo(WindowFixture &fixture, const QString &name)
{
    auto *choice = named<QToolButton>(&fixture.window(), u"Switch to %1"_s.arg(name));
    if (choice == nullptr)
        return false;
    QTest::mouseClick(choice, Qt::LeftButton);
    return QTest::qWaitFor(
        [&] {
            return fixture.session().connection().profile.name == name &&
                   !fixture.session().data().accountsState().loadedAt.isNull();
        },
        20000);
}

QString barText(WindowFixture &fixture)
{
    return fixture.window().workspace()->messages()->text();
}

QPushButton *barButton(WindowFixture &fixture, const QString &text)
{
    const auto buttons = fixture.window().workspace()->messages()->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

QAction *command(WindowFixture &fixture, const QString &text)
{
    const auto actions = fixture.window().workspace()->currentPage()->findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

/// By its label, since the accessible name of a combo box is what is chosen in it.
QComboBox *combo(QWidget *root, const QString &label)
{
    const auto boxes = root->findChildren<QComboBox *>();
    for (QComboBox *box : boxes) {
        if (box->isVisible() && box->accessibleName() == label)
            return box;
    }
    return nullptr;
}

void type(QWidget *root, const QString &field, const QString &text)
{
    auto *edit = named<QLineEdit>(root, field);
    QVERIFY2(edit != nullptr, qPrintable(field));
    edit->clear();
    QTest::keyClicks(edit, text);
}

} // namespace

/// Several connections in one window: added, tested, switched, lost, forbidden.
class TestConnections : public QObject
{
    Q_OBJECT

private slots:
    void aConnectionIsAddedTestedAndOpened();
    void switchingShowsTheOtherGatewayOnly();
    void switchingDuringAnUploadAsks();
    void aReadOnlyConnectionOffersNoChanges();
    void aMissingRoleIsNamed();
    void theSecretIsAskedForWhenItIsNotKept();
    void withoutASecretTheOldConnectionStays();
    void aRefusedSecretCanBeGivenAnew();
    void tabGoesThroughTheFormFromTopToBottom();
    void aDamagedDatabaseIsTold();
    void aLostConnectionKeepsWhatWasRead();
    void aWaitIsToldAndCanBeEnded();
    void anotherApiVersionIsOffered();
    void removingAsksAndForgets();
    void removingForgetsJobsWhenAsked();
    void aChangedConnectionIsOpenedAnew();
    void noFileHoldsTheSecret();
};

void TestConnections::aConnectionIsAddedTestedAndOpened()
{
    WindowFixture fixture;
    const Connection other = fixture.anotherGateway(u"Lab"_s);
    fixture.window().manageConnections();
    QDialog *manager = openForm(fixture.window());
    QVERIFY(manager != nullptr);
    QTest::mouseClick(named<QPushButton>(manager, u"Add…"_s), Qt::LeftButton);
    QTRY_VERIFY(named<QLineEdit>(manager, u"Name"_s) != nullptr);
    QVERIFY(named<QCheckBox>(manager, u"Read-only: allow no changes"_s)->isChecked());
    type(manager, u"Name"_s, u"Lab"_s);
    type(manager, u"Base domain"_s, other.profile.baseUrl.toString());
    type(manager, u"Directory tenant"_s, other.profile.tokenUrl.toString());
    type(manager, u"Client ID"_s, other.profile.clientId);
    type(manager, u"Client secret"_s, other.clientSecret);
    QComboBox *place = combo(manager, u"Keep the secret"_s);
    QVERIFY(place != nullptr);
    place->setCurrentIndex(place->findData(static_cast<int>(SecretPlace::Session)));

    auto *form = manager->findChild<QDialog *>();
    auto *pane = form->findChild<ConnectionTestPane *>();
    QTest::mouseClick(named<QPushButton>(form, u"Test connection"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(pane->text().contains(u"ProvisioningAPI.Admin"_s), 20000);

    QTest::mouseClick(named<QPushButton>(manager, u"Add"_s), Qt::LeftButton);
    auto *list = named<QTreeWidget>(manager, u"Connections"_s);
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    QTRY_COMPARE(list->currentItem()->text(0), u"Lab"_s);
    QTest::mouseClick(named<QPushButton>(manager, u"Open"_s), Qt::LeftButton);
    QTRY_COMPARE(fixture.session().connection().profile.name, u"Lab"_s);
    QVERIFY(fixture.window().windowTitle().startsWith(u"Lab (read-only)"_s));
    QTRY_VERIFY(!fixture.session().data().accountsState().loadedAt.isNull());
}

void TestConnections::switchingShowsTheOtherGatewayOnly()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(zoomAccount(u"only-here"_s)));
    QVERIFY(keep(fixture, fixture.anotherGateway(u"Lab"_s)));
    QTRY_VERIFY(named<QToolButton>(&fixture.window(), u"Switch to Lab"_s) != nullptr);
    QVERIFY(switchTo(fixture, u"Lab"_s));
    QVERIFY(fixture.session().data().accounts().isEmpty());
    QCOMPARE(fixture.window().workspace()->accountsPage()->table()->model()->rowCount(), 0);
    QVERIFY(fixture.window().windowTitle().startsWith(u"Lab"_s));
    QVERIFY(fixture.addAccount(zoomAccount(u"only-there"_s)));
    // And what the window asks before a change names the connection that it goes to.
    QVERIFY(fixture.addNumbers(u"only-there"_s, 1));
    Workspace *workspace = fixture.window().workspace();
    workspace->showPage(workspace->numbersPage());
    QTRY_COMPARE(workspace->numbersPage()->table()->model()->rowCount(), 1);
    workspace->numbersPage()->table()->selectAll();
    command(fixture, u"Delete numbers"_s)->trigger();
    QTRY_COMPARE(fixture.prompts().questions.size(), 1);
    QVERIFY(fixture.prompts().questions.first().text.contains(u"Lab"_s));
}

void TestConnections::switchingDuringAnUploadAsks()
{
    localgateway::Options slow = WindowFixture::quickGateway();
    slow.latency = std::chrono::milliseconds(150);
    WindowFixture fixture(slow);
    QVERIFY(keep(fixture, fixture.anotherGateway(u"Lab"_s)));
    QVERIFY(fixture.addAccount(zoomAccount(u"contoso"_s)));
    QByteArray rows = "telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled\n";
    for (int i = 0; i < 1500; ++i)
        rows += "+" + QByteArray::number(441632000000LL + i) + ",contoso,true\n";
    Upload &upload = fixture.window().workspace()->upload();
    fixture.window().openFiles({fixture.writeFile(u"a.csv"_s, rows)});
    QTRY_COMPARE_WITH_TIMEOUT(upload.stage(), Upload::Stage::Planned, 20000);
    upload.upload();
    QTRY_VERIFY(upload.isSending());
    QTest::mouseClick(named<QToolButton>(&fixture.window(), u"Switch to Lab"_s), Qt::LeftButton);
    QTRY_COMPARE(fixture.prompts().questions.size(), 1);
    QCOMPARE(fixture.prompts().questions.first().safeAnswer, u"Wait"_s);
    QVERIFY(fixture.prompts().questions.first().text.contains(fixture.connection().profile.name));
    QCOMPARE(fixture.session().connection().profile.name, fixture.connection().profile.name);
    fixture.prompts().answers = {1}; // cancels it; the first pauses
    QTest::mouseClick(named<QToolButton>(&fixture.window(), u"Switch to Lab"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.session().connection().profile.name, u"Lab"_s, 20000);
    QCOMPARE(fixture.prompts().informed.size(), 1); // what was applied
}

void TestConnections::aReadOnlyConnectionOffersNoChanges()
{
    WindowFixture fixture;
    QVERIFY(keep(fixture, fixture.anotherGateway(u"Production"_s), true));
    QTRY_VERIFY(named<QToolButton>(&fixture.window(), u"Switch to Production"_s) != nullptr);
    QVERIFY(switchTo(fixture, u"Production"_s));
    QAction *create = command(fixture, u"Create account"_s);
    QVERIFY(!create->isEnabled());
    QVERIFY(create->toolTip().contains(u"read-only"_s));
    // The engine holds it too, whatever the window offers.
    const qint64 sent = fixture.session().client().requestsSent();
    QVERIFY(!fixture.addAccount(zoomAccount(u"contoso"_s)));
    QCOMPARE(fixture.session().client().requestsSent(), sent);
    // A file may be planned, but not sent.
    fixture.window().openFiles({fixture.writeFile(
        u"a.csv"_s, "telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled\n"
                    "+441632960000,contoso,true\n")});
    Upload &upload = fixture.window().workspace()->upload();
    QTRY_COMPARE(upload.stage(), Upload::Stage::Planned);
    QVERIFY(!named<QPushButton>(&fixture.window(), u"Upload"_s)->isEnabled());
}

void TestConnections::aMissingRoleIsNamed()
{
    localgateway::Options reader = WindowFixture::quickGateway();
    reader.roles = {u"Read"_s};
    WindowFixture fixture(reader);
    QAction *create = command(fixture, u"Create account"_s);
    QTRY_VERIFY(!create->isEnabled());
    QVERIFY(create->toolTip().contains(u"ProvisioningAPI.Write"_s));
    Workspace *workspace = fixture.window().workspace();
    workspace->showPage(workspace->numbersPage());
    QAction *remove = command(fixture, u"Delete numbers"_s);
    QVERIFY(remove->toolTip().contains(u"ProvisioningAPI.Delete"_s));
}

void TestConnections::theSecretIsAskedForWhenItIsNotKept()
{
    WindowFixture fixture;
    const Connection other = fixture.anotherGateway(u"Lab"_s);
    QVERIFY(keep(fixture, other));
    // A new book is what a new start of the program has: the session's secret is gone.
    ConnectionBook fresh(fixture.directory());
    ScriptedPrompts prompts;
    prompts.secrets = {other.clientSecret.toUtf8()};
    WindowSettings settings(fixture.directory().settingsFile());
    MainWindow window(fresh, fixture.directory(), prompts, settings);
    window.show();
    window.openConnection(u"Lab"_s);
    QTRY_VERIFY(window.session() != nullptr);
    QCOMPARE(prompts.secretQuestions.size(), 1);
    QVERIFY(prompts.secretQuestions.first().title.contains(u"Lab"_s));
    QTRY_VERIFY(!window.session()->data().accountsState().loadedAt.isNull());
}

void TestConnections::withoutASecretTheOldConnectionStays()
{
    WindowFixture fixture;
    const Connection other = fixture.anotherGateway(u"Lab"_s);
    {
        ConnectionBook elsewhere(fixture.directory());
        const auto added = resultOf(elsewhere.add(profileOf(other, SecretPlace::Session),
                                                  {other.clientSecret.toUtf8(), {}}));
        QVERIFY(added && *added);
    }
    fixture.window().openConnection(u"Lab"_s);
    QTRY_COMPARE(fixture.prompts().secretQuestions.size(), 1);
    QTRY_COMPARE(fixture.prompts().informed.size(), 1);
    QCOMPARE(fixture.session().connection().profile.name, fixture.connection().profile.name);
}

void TestConnections::aRefusedSecretCanBeGivenAnew()
{
    WindowFixture fixture;
    Connection other = fixture.anotherGateway(u"Lab"_s);
    const QByteArray right = other.clientSecret.toUtf8();
    other.clientSecret = u"mistyped"_s;
    QVERIFY(keep(fixture, other));
    fixture.window().openConnection(u"Lab"_s);
    QTRY_VERIFY_WITH_TIMEOUT(barButton(fixture, u"Enter another secret…"_s) != nullptr, 20000);
    fixture.prompts().secrets = {right};
    QTest::mouseClick(barButton(fixture, u"Enter another secret…"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.session().data().accountsState().loadedAt.isNull(), 20000);
    QVERIFY(barText(fixture).isEmpty());
}

void TestConnections::tabGoesThroughTheFormFromTopToBottom()
{
    WindowFixture fixture;
    fixture.window().manageConnections();
    QDialog *manager = openForm(fixture.window());
    QTest::mouseClick(named<QPushButton>(manager, u"Add…"_s), Qt::LeftButton);
    auto *form = manager->findChild<QDialog *>();
    QVERIFY(form != nullptr);
    QWidget *field = named<QLineEdit>(form, u"Name"_s);
    QVERIFY(field != nullptr);
    int lowest = -1;
    int visited = 0;
    while (field != named<QPushButton>(form, u"Test connection"_s)) {
        const int y = field->mapTo(form, QPoint(0, 0)).y();
        QVERIFY2(y >= lowest, qPrintable(field->accessibleName()));
        lowest = y;
        ++visited;
        do
            field = field->nextInFocusChain();
        while (!field->isVisibleTo(form) || (field->focusPolicy() & Qt::TabFocus) == 0 ||
               field->focusProxy() != nullptr);
    }
    QVERIFY2(visited >= 13, qPrintable(QString::number(visited)));
}

void TestConnections::aDamagedDatabaseIsTold()
{
    WindowFixture fixture;
    QTemporaryDir directory;
    QFile file(DataDirectory(directory.path()).deskDatabase());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    ConnectionBook book{DataDirectory(directory.path())};
    ScriptedPrompts prompts;
    WindowSettings settings(directory.filePath(u"numberdesk.conf"_s));
    MainWindow window(book, DataDirectory(directory.path()), prompts, settings);
    QTRY_COMPARE(prompts.informed.size(), 1);
    QVERIFY2(prompts.informed.first().contains(u"damaged"_s), qPrintable(prompts.informed.first()));
}

void TestConnections::aLostConnectionKeepsWhatWasRead()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(zoomAccount(u"contoso"_s)));
    AccountsPage *page = fixture.window().workspace()->accountsPage();
    QTRY_COMPARE(page->table()->model()->rowCount(), 1);
    // A gateway that has answered would be waited for; nothing ever did at this address.
    fixture.session().client().setBaseUrl(QUrl(u"http://127.0.0.1:1"_s));
    page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!barText(fixture).isEmpty(), 20000);
    QVERIFY(barText(fixture).contains(u"was read at"_s));
    QCOMPARE(page->table()->model()->rowCount(), 1);
    QVERIFY(page->table()->isVisible());
    // Nothing goes out until somebody asks for it.
    auto *reconnect = barButton(fixture, u"Reconnect"_s);
    QVERIFY(reconnect != nullptr);
    QTRY_VERIFY(!fixture.session().data().accountsState().loading &&
                !fixture.session().data().requestsState().loading);
    const qint64 sent = fixture.session().client().requestsSent();
    QTest::mouseClick(reconnect, Qt::LeftButton);
    QTRY_VERIFY(fixture.session().client().requestsSent() > sent);
}

void TestConnections::aWaitIsToldAndCanBeEnded()
{
    WindowFixture fixture;
    bool isWell = false;
    ScriptedServer server;
    server.setHandler([&isWell](const ScriptedRequest &) {
        return isWell ? jsonReply(R"({"value":[]})") : jsonReply("{}", 503);
    });
    Connection connection;
    connection.profile.name = u"Troubled"_s;
    connection.profile.baseUrl = server.url();
    fixture.window().useConnection(connection);
    RetryBar *bar = fixture.window().workspace()->retryBar();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(u"503"_s));
    const auto tried = server.requests().size();
    isWell = true;
    auto *now = named<QPushButton>(bar, u"Retry now"_s);
    QVERIFY(now != nullptr);
    QTest::mouseClick(now, Qt::LeftButton);
    QTRY_VERIFY(!fixture.session().data().accountsState().loadedAt.isNull());
    QVERIFY(server.requests().size() > tried);
    QVERIFY(!bar->isVisible());
}

void TestConnections::anotherApiVersionIsOffered()
{
    WindowFixture fixture;
    Connection other = fixture.anotherGateway(u"Lab"_s);
    other.profile.apiVersion = u"2023-01-01"_s;
    QVERIFY(keep(fixture, other));
    QTRY_VERIFY(named<QToolButton>(&fixture.window(), u"Switch to Lab"_s) != nullptr);
    fixture.window().openConnection(u"Lab"_s);
    QTRY_VERIFY_WITH_TIMEOUT(barButton(fixture, u"Use 2024-02-29"_s) != nullptr, 20000);
    QTest::mouseClick(barButton(fixture, u"Use 2024-02-29"_s), Qt::LeftButton);
    QTRY_COMPARE(fixture.session().connection().profile.apiVersion, u"2024-02-29"_s);
    QTRY_VERIFY(!fixture.session().data().accountsState().loadedAt.isNull());
    const auto kept = resultOf(fixture.book().find(u"Lab"_s));
    QCOMPARE(kept.value().value().apiVersion, u"2024-02-29"_s);
}

void TestConnections::removingAsksAndForgets()
{
    WindowFixture fixture;
    QVERIFY(keep(fixture, fixture.anotherGateway(u"Lab"_s)));
    fixture.window().manageConnections();
    QDialog *manager = openForm(fixture.window());
    auto *list = named<QTreeWidget>(manager, u"Connections"_s);
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    list->setCurrentItem(list->topLevelItem(1));
    fixture.prompts().answers = {-1, 0};
    QTest::mouseClick(named<QPushButton>(manager, u"Remove"_s), Qt::LeftButton);
    QTRY_COMPARE(fixture.prompts().questions.size(), 1);
    QVERIFY(fixture.prompts().questions.first().text.contains(u"Lab"_s));
    QTest::mouseClick(named<QPushButton>(manager, u"Remove"_s), Qt::LeftButton);
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    QTRY_VERIFY(named<QToolButton>(&fixture.window(), u"Switch to Lab"_s) == nullptr);
}

void TestConnections::removingForgetsJobsWhenAsked()
{
    WindowFixture fixture;
    QVERIFY(keep(fixture, fixture.anotherGateway(u"Lab"_s)));
    JobStore &jobs = fixture.session().jobs();
    NewJob job;
    job.record.place.connection = u"Lab"_s;
    job.record.title = u"a.csv"_s;
    job.record.started = QDateTime::currentDateTimeUtc();
    job.record.tally.counts = "counts";
    job.head = "head";
    job.parts = {"part"};
    std::optional<RunningJob> running = resultOf(jobs.create(job))->value();
    fixture.window().manageConnections();
    QDialog *manager = openForm(fixture.window());
    auto *list = named<QTreeWidget>(manager, u"Connections"_s);
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    list->setCurrentItem(list->topLevelItem(1));
    fixture.prompts().ticksOptions = true;
    fixture.prompts().answers = {0, 0};
    QTest::mouseClick(named<QPushButton>(manager, u"Remove"_s), Qt::LeftButton);
    QTRY_VERIFY(manager->findChild<MessageBar *>()->text().contains(u"was not removed"_s));
    QVERIFY(!fixture.prompts().questions.constFirst().option.isEmpty());
    QCOMPARE(list->topLevelItemCount(), 2); // since its job runs
    QVERIFY(resultOf(jobs.leave(running->id, JobState::Done, {}, {}))->has_value());
    running.reset();
    QTest::mouseClick(named<QPushButton>(manager, u"Remove"_s), Qt::LeftButton);
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    QVERIFY(resultOf(jobs.list())->value().isEmpty());
}

void TestConnections::aChangedConnectionIsOpenedAnew()
{
    WindowFixture fixture;
    QVERIFY(keep(fixture, fixture.anotherGateway(u"Lab"_s), true));
    QTRY_VERIFY(named<QToolButton>(&fixture.window(), u"Switch to Lab"_s) != nullptr);
    QVERIFY(switchTo(fixture, u"Lab"_s));
    QVERIFY(!command(fixture, u"Create account"_s)->isEnabled());
    fixture.window().manageConnections();
    QDialog *manager = openForm(fixture.window());
    auto *list = named<QTreeWidget>(manager, u"Connections"_s);
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    list->setCurrentItem(list->topLevelItem(1));
    QTest::mouseClick(named<QPushButton>(manager, u"Edit…"_s), Qt::LeftButton);
    QTRY_VERIFY(named<QLineEdit>(manager, u"Name"_s) != nullptr);
    // The secret is kept and not shown; what is not typed anew stays.
    QVERIFY(named<QLineEdit>(manager, u"Client secret"_s)->text().isEmpty());
    named<QCheckBox>(manager, u"Read-only: allow no changes"_s)->setChecked(false);
    QTest::mouseClick(named<QPushButton>(manager, u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(named<QLineEdit>(manager, u"Name"_s) == nullptr);
    QTest::mouseClick(named<QPushButton>(manager, u"Close"_s), Qt::LeftButton);
    QTRY_VERIFY(!fixture.session().connection().profile.readOnly);
    QTRY_VERIFY(command(fixture, u"Create account"_s)->isEnabled());
}

void TestConnections::noFileHoldsTheSecret()
{
    WindowFixture fixture;
    const Connection other = fixture.anotherGateway(u"Lab"_s);
    QVERIFY(keep(fixture, other));
    QTRY_VERIFY(named<QToolButton>(&fixture.window(), u"Switch to Lab"_s) != nullptr);
    QVERIFY(switchTo(fixture, u"Lab"_s));
    fixture.window().close();
    const QDir desk(fixture.directory().path());
    const QStringList ours{u"desk.sqlite"_s, u"desk.sqlite-wal"_s, u"numberdesk.conf"_s,
                           u"secrets.bin"_s};
    int searched = 0;
    for (const QFileInfo &entry : desk.entryInfoList(QDir::Files | QDir::Hidden)) {
        if (!ours.contains(entry.fileName()))
            continue; // the gateways' own files name their secret to those who may read them
        QFile file(entry.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        searched += content.contains("Lab") ? 1 : 0;
        QVERIFY(!content.contains(other.clientSecret.toUtf8()));
    }
    QVERIFY(searched > 0); // where the connection's name is, its secret could have been
}

NUMBERDESK_TEST("connections", TestConnections)
#include "tst_connections.moc"
