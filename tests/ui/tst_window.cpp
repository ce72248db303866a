// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountspage.h"
#include "mainwindow/singleinstance.h"
#include "mainwindow/statuspanel.h"
#include "mainwindow/workspace.h"
#include "numbers/numberspage.h"
#include "prompts/realprompts.h"
#include "provisioning/service/provisioningservice.h"
#include "requests/requestspage.h"
#include "session/gatewaydata.h"
#include "session/upload/upload.h"
#include "session/upload/uploadqueue.h"
#include "support/jobresult.h"
#include "support/testprogram.h"
#include "widgets/lists/datatable.h"
#include "widgets/lists/detailspane.h"
#include "widgets/lists/emptystate.h"
#include "widgets/lists/filterbox.h"
#include "windowfixture.h"

#include <QAction>
#include <QDialog>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QSplitter>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>
#include <QWindow>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

const QByteArray heading =
    "telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled\n";

QByteArray manyRows(int count)
{
    constexpr qint64 first = 441632000000;
    QByteArray text = heading;
    for (int i = 0; i < count; ++i)
        text += "+" + QByteArray::number(first + i) + ",contoso,true\n";
    return text;
}

Account zoomAccount()
{
    return accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering});
}

localgateway::Options slowGateway()
{
    localgateway::Options options = WindowFixture::quickGateway();
    options.latency = std::chrono::milliseconds(150);
    return options;
}

/// Switches to the local gateway of the fixture's data directory, which is empty; gives the button
/// that offers to fill it, or null.
QPushButton *emptyLocalGateway(WindowFixture &fixture)
{
    Connection local;
    local.profile.name = u"Local gateway"_s;
    local.local = true;
    local.profile.requestBudget = 0;
    fixture.window().useConnection(local);
    QPushButton *load = nullptr;
    const auto isOffered = [&] {
        load = named<QPushButton>(&fixture.window(), u"Load sample data"_s);
        return load != nullptr;
    };
    return QTest::qWaitFor(isOffered, 20000) ? load : nullptr;
}

} // namespace

/// What the window must keep to whatever happens.
class TestWindow : public QObject
{
    Q_OBJECT

private slots:
    void deletingNamesTheCountAndAsks();
    void whatWasNotReadIsNotCalledPendingOrNot();
    void dropIsRefusedWhileAFormIsOpen();
    void onlyCsvFilesAreTaken();
    void dropOverATextBoxDoesNotPasteThePath();
    void aSecondDropWaitsItsTurn();
    void closingDuringAnUploadAsks();
    void closingAfterCancelSaysWhatWasApplied();
    void geometryAndColumnsAreKept();
    void onlyThePageInFrontHasItsMenu();
    void viewNumbersShowsOneAccount();
    void aFilterWithoutMatchesSaysSo();
    void tablesAreNamedAndHaveACurrentRow();
    void returnLoadsSampleDataAtTheFirstStart();
    void sampleDataIsNotMixedWithOther();
    void aNarrowWindowKeepsTheCommandsWhole();
    void aSecondStartHandsItsFilesOver();
    void theWindowIsBroughtBackOntoTheScreen();
    void detailsCanBeHidden();
    void detailsLeaveRoomInASmallWindow_data();
    void detailsLeaveRoomInASmallWindow();
    void detailsStayAsTheyWereDragged();
    void anUploadRefreshesTheAccountsCounts();
    void aDropOntoAnOpenQuestionIsRefusedWithAWord();
};

void TestWindow::deletingNamesTheCountAndAsks()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(zoomAccount()) && fixture.addNumbers(u"contoso"_s, 5));
    Workspace *workspace = fixture.window().workspace();
    workspace->showPage(workspace->numbersPage());
    DataTable *table = workspace->numbersPage()->table();
    QTRY_COMPARE(table->model()->rowCount(), 5);
    auto *remove = named<QToolButton>(&fixture.window(), u"Delete numbers"_s);
    QVERIFY(!remove->isEnabled()); // nothing is selected, so nothing can be deleted by accident
    table->selectAll();
    QTest::mouseClick(remove, Qt::LeftButton);
    QTRY_COMPARE(fixture.prompts().questions.size(), 1);
    const Question question = fixture.prompts().questions.first();
    QVERIFY(question.answers.first().startsWith(u"Delete 5 number"_s));
    QVERIFY(question.text.contains(u"contoso"_s) && question.text.contains(u"Test gateway"_s));
    QVERIFY(question.dangerous);
    QCOMPARE(question.safeAnswer, u"Cancel"_s);
    QCOMPARE(fixture.session().data().numbers().size(), 5);

    fixture.prompts().answers = {0};
    QTest::mouseClick(remove, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.session().data().numbers().size(), 0, 20000);
}

void TestWindow::whatWasNotReadIsNotCalledPendingOrNot()
{
    WindowFixture fixture;
    const auto *panel = fixture.window().findChild<StatusPanel *>();
    QVERIFY(panel);
    const auto says = [panel](const QString &words) {
        const QList<QLabel *> labels = panel->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text() == words; });
    };
    QVERIFY(fixture.session().data().numbersState({}).loadedAt.isNull());
    QVERIFY(says(u"Numbers not read yet"_s));
    fixture.session().data().refreshNumbers({});
    QTRY_VERIFY(says(u"No number pending"_s));
}

void TestWindow::dropIsRefusedWhileAFormIsOpen()
{
    WindowFixture fixture;
    const QString file = fixture.writeFile(u"a.csv"_s, manyRows(1));
    QTest::mouseClick(named<QToolButton>(&fixture.window(), u"Create account"_s), Qt::LeftButton);
    QDialog *form = openForm(fixture.window());
    QVERIFY(form);
    auto *name = named<QLineEdit>(form, u"Account name"_s);
    QVERIFY(!dropFiles(name, {file}));
    QVERIFY(!dropFiles(&fixture.window(), {file}));
    QCOMPARE(name->text(), QString());
    QVERIFY(!fixture.window().statusBar()->currentMessage().isEmpty());
    QCOMPARE(fixture.window().workspace()->upload().stage(), Stage::Idle);
    form->reject();
}

void TestWindow::onlyCsvFilesAreTaken()
{
    WindowFixture fixture;
    const QString file = fixture.writeFile(u"a.pdf"_s, "x");
    QVERIFY(!dropFiles(&fixture.window(), {file}));
    QVERIFY(fixture.window().statusBar()->currentMessage().contains(u".csv"_s));
}

void TestWindow::dropOverATextBoxDoesNotPasteThePath()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(zoomAccount()));
    Workspace *workspace = fixture.window().workspace();
    workspace->showPage(workspace->numbersPage());
    workspace->numbersPage()->createNumbers();
    auto *box = named<QPlainTextEdit>(&fixture.window(), u"Telephone Numbers"_s);
    QVERIFY(dropFiles(box->viewport(), {fixture.writeFile(u"a b.csv"_s, manyRows(1))}));
    QCOMPARE(box->toPlainText(), QString());
    QTRY_COMPARE(workspace->upload().stage(), Stage::Planned);
}

void TestWindow::aSecondDropWaitsItsTurn()
{
    WindowFixture fixture(slowGateway());
    QVERIFY(fixture.addAccount(zoomAccount()));
    Upload &upload = fixture.window().workspace()->upload();
    const UploadQueue &uploads = fixture.window().workspace()->uploadQueue();
    const QString second = fixture.writeFile(u"second.csv"_s, manyRows(2));
    QVERIFY(dropFiles(&fixture.window(), {fixture.writeFile(u"first.csv"_s, manyRows(900))}));
    QTRY_COMPARE_WITH_TIMEOUT(upload.stage(), Stage::Planned, 20000);
    upload.upload();
    QCOMPARE(upload.stage(), Stage::Sending);
    QVERIFY(dropFiles(&fixture.window(), {second}));
    QCOMPARE(upload.stage(), Stage::Sending);
    QCOMPARE(uploads.waiting(), QStringList{u"second.csv"_s});
    QTRY_VERIFY_WITH_TIMEOUT(uploads.waiting().isEmpty() && upload.stage() == Stage::Planned,
                             30000);
    QCOMPARE(upload.sourceName(), u"second.csv"_s);
    QCOMPARE(upload.counts().unchanged, 2);
}

void TestWindow::closingDuringAnUploadAsks()
{
    WindowFixture fixture(slowGateway());
    QVERIFY(fixture.addAccount(zoomAccount()));
    Upload &upload = fixture.window().workspace()->upload();
    QVERIFY(dropFiles(&fixture.window(), {fixture.writeFile(u"a.csv"_s, manyRows(900))}));
    QTRY_COMPARE_WITH_TIMEOUT(upload.stage(), Stage::Planned, 20000);
    upload.upload();
    QVERIFY(!fixture.window().close());
    QTRY_COMPARE(fixture.prompts().questions.size(), 1);
    QCOMPARE(fixture.prompts().questions.first().safeAnswer, u"Wait"_s);
    QVERIFY(fixture.window().isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(upload.stage(), Stage::Sent, 30000);
    QCOMPARE(upload.counts().notSent, 0);
}

void TestWindow::closingAfterCancelSaysWhatWasApplied()
{
    WindowFixture fixture(slowGateway());
    QVERIFY(fixture.addAccount(zoomAccount()));
    Upload &upload = fixture.window().workspace()->upload();
    QVERIFY(dropFiles(&fixture.window(), {fixture.writeFile(u"a.csv"_s, manyRows(2000))}));
    QTRY_COMPARE_WITH_TIMEOUT(upload.stage(), Stage::Planned, 20000);
    upload.upload();
    QTRY_VERIFY_WITH_TIMEOUT(upload.progress().rowsDone > 0, 20000);
    fixture.prompts().answers = {1};
    fixture.window().close();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.prompts().informed.size(), 1, 20000);
    QVERIFY(upload.counts().notSent > 0);
    QVERIFY(
        fixture.prompts().informed.first().contains(QLocale().toString(upload.counts().notSent)));
    QTRY_VERIFY(!fixture.window().isVisible());
}

void TestWindow::geometryAndColumnsAreKept()
{
    WindowFixture fixture;
    fixture.window().resize(777, 666);
    DataTable *table = fixture.window().workspace()->accountsPage()->table();
    table->setColumnWidth(0, 321);
    fixture.reopenWindow();
    QCOMPARE(fixture.window().size(), QSize(777, 666));
    QCOMPARE(fixture.window().workspace()->accountsPage()->table()->columnWidth(0), 321);
}

void TestWindow::onlyThePageInFrontHasItsMenu()
{
    WindowFixture fixture;
    Workspace *workspace = fixture.window().workspace();
    workspace->showPage(workspace->requestsPage());
    QVERIFY(workspace->requestsPage()->menu()->menuAction()->isVisible());
    QVERIFY(!workspace->accountsPage()->menu()->menuAction()->isVisible());
    QVERIFY(!workspace->numbersPage()->menu()->menuAction()->isVisible());
}

void TestWindow::viewNumbersShowsOneAccount()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(zoomAccount()) && fixture.addNumbers(u"contoso"_s, 3));
    QVERIFY(fixture.addAccount(accountWith(u"fabrikam"_s, {Service::ZoomPhoneCloudPeering})));
    Workspace *workspace = fixture.window().workspace();
    DataTable *table = workspace->numbersPage()->table();
    emit workspace->accountsPage()->viewNumbersRequested(u"fabrikam"_s);
    QCOMPARE(workspace->currentPage(), workspace->numbersPage());
    QTRY_COMPARE(table->model()->rowCount(), 0);
    emit workspace->accountsPage()->viewNumbersRequested(u"contoso"_s);
    QTRY_COMPARE(table->model()->rowCount(), 3);
}

void TestWindow::aFilterWithoutMatchesSaysSo()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(zoomAccount()));
    AccountsPage *page = fixture.window().workspace()->accountsPage();
    page->filterBox()->setText(u"zzz"_s);
    auto *empty = page->findChild<EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(empty->title().contains(u"zzz"_s));
    page->filterBox()->clear();
    QTRY_VERIFY(page->table()->isVisible());
}

void TestWindow::tablesAreNamedAndHaveACurrentRow()
{
    localgateway::Options options = WindowFixture::quickGateway();
    options.sampleData = true;
    WindowFixture fixture(options);
    Workspace *workspace = fixture.window().workspace();
    for (ListPage *page : listPages(*workspace)) {
        workspace->showPage(page);
        QTRY_VERIFY(page->table()->model()->rowCount() > 0);
        QCOMPARE(accessibleName(page->table()), page->title());
        QVERIFY(page->table()->currentIndex().isValid());
        page->filterBox()->setText(u"a"_s);
        QTRY_VERIFY(page->table()->model()->rowCount() == 0 ||
                    page->table()->currentIndex().isValid());
        page->filterBox()->clear();
        QTRY_VERIFY(page->table()->currentIndex().isValid());
    }
}

void TestWindow::returnLoadsSampleDataAtTheFirstStart()
{
    WindowFixture fixture;
    MainWindow &window = fixture.window();
    QTRY_VERIFY(window.isActiveWindow());
    QPushButton *load = emptyLocalGateway(fixture);
    QVERIFY(load != nullptr);
    QTRY_COMPARE(window.focusWidget(), load);
    QTest::keyClick(load, Qt::Key_Return);
    QTRY_COMPARE(window.statusBar()->currentMessage(), u"Sample data was loaded."_s);
    for (ListPage *page : listPages(*window.workspace()))
        QTRY_VERIFY(page->table()->model()->rowCount() > 0);
    QVERIFY(!load->isVisible());
}

void TestWindow::sampleDataIsNotMixedWithOther()
{
    WindowFixture fixture;
    MainWindow &window = fixture.window();
    QPushButton *load = emptyLocalGateway(fixture);
    QVERIFY(load != nullptr);
    // Created beside the window, which still shows the gateway as empty.
    const auto created = resultOf(fixture.session().service().putAccount(zoomAccount(), {}));
    QVERIFY(created && created->has_value());
    load->click();
    QTRY_COMPARE(window.statusBar()->currentMessage(),
                 u"Sample data was not loaded: the gateway already holds something."_s);
    QTRY_COMPARE(window.workspace()->accountsPage()->table()->model()->rowCount(), 1);
}

void TestWindow::aNarrowWindowKeepsTheCommandsWhole()
{
    WindowFixture fixture;
    MainWindow &window = fixture.window();
    window.workspace()->showPage(window.workspace()->numbersPage());
    for (const QSize size : {QSize(1440, 900), QSize(1024, 700), QSize(900, 560)}) {
        window.resize(size);
        QTRY_COMPARE(window.size(), size);
        QCoreApplication::processEvents();
        NumbersPage *page = window.workspace()->numbersPage();
        const auto buttons = page->findChildren<QToolButton *>();
        for (const QToolButton *button : buttons) {
            if (button->isVisible() && button->defaultAction() != nullptr &&
                button->parentWidget() != page->filterBox())
                QVERIFY(button->width() >= button->sizeHint().width());
        }
        const QPoint corner = page->filterBox()->mapTo(page, page->filterBox()->rect().topRight());
        QVERIFY(corner.x() < page->width());
    }
}

void TestWindow::aSecondStartHandsItsFilesOver()
{
    const QString name = u"numberdesk-test-%1"_s.arg(QCoreApplication::applicationPid());
    SingleInstance first(name);
    QVERIFY(!first.handOver({}));
    first.listen();
    QSignalSpy called(&first, &SingleInstance::called);
    // The second one is another process in life; a thread stands in for it.
    std::unique_ptr<QThread> other(QThread::create([name] {
        const SingleInstance second(name);
        QVERIFY(second.handOver({u"/tmp/Büro 1.csv"_s}));
    }));
    other->start();
    QTRY_COMPARE(called.size(), 1);
    QCOMPARE(called.first().first().toStringList(), QStringList{u"/tmp/Büro 1.csv"_s});
    QTRY_VERIFY(other->isFinished());
}

void TestWindow::theWindowIsBroughtBackOntoTheScreen()
{
    WindowFixture fixture;
    MainWindow &window = fixture.window();
    window.resize(3000, 2000); // as on a larger screen
    window.move(500, 400);
    fixture.reopenWindow();
    const QRect room = fixture.window().screen()->availableGeometry();
    QTRY_VERIFY(room.contains(fixture.window().frameGeometry()));
    QVERIFY(fixture.window().minimumHeight() <= 480); // 540 logical points, less the frame
}

void TestWindow::detailsCanBeHidden()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(zoomAccount()));
    auto *pane = fixture.window().workspace()->accountsPage()->findChild<DetailsPane *>();
    QTRY_VERIFY(pane->isVisible());
    QTest::keyClick(&fixture.window(), Qt::Key_F9);
    QVERIFY(!pane->isVisible());
    fixture.reopenWindow();
    pane = fixture.window().workspace()->accountsPage()->findChild<DetailsPane *>();
    QVERIFY(pane->isHidden());
}

void TestWindow::anUploadRefreshesTheAccountsCounts()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(zoomAccount()));
    Upload &upload = fixture.window().workspace()->upload();
    QVERIFY(dropFiles(&fixture.window(), {fixture.writeFile(u"a.csv"_s, manyRows(30))}));
    QTRY_COMPARE_WITH_TIMEOUT(upload.stage(), Stage::Planned, 20000);
    upload.upload();
    const auto count = [&] {
        return fixture.session()
            .data()
            .account(u"contoso"_s)
            ->services[Service::ZoomPhoneCloudPeering]
            ->numberCount.value_or(0);
    };
    QTRY_COMPARE_WITH_TIMEOUT(count(), 30, 20000);
}

void TestWindow::detailsLeaveRoomInASmallWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small laptop") << QSize(1024, 600);
    QTest::newRow("laptop at 200 %") << QSize(960, 540);
    QTest::newRow("smallest") << QSize(700, 420);
}

void TestWindow::detailsLeaveRoomInASmallWindow()
{
    QFETCH(const QSize, size);
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(zoomAccount()));
    fixture.window().resize(1600, 900); // it gave way only from the table before
    AccountsPage *page = fixture.window().workspace()->accountsPage();
    auto *pane = page->findChild<DetailsPane *>();
    QTRY_VERIFY(pane->isVisible() && pane->width() > 250);
    fixture.window().resize(size);
    QTRY_VERIFY2(pane->width() <= qMax(page->width() / 3 + 1, pane->minimumWidth()),
                 qPrintable(u"%1 of %2"_s.arg(pane->width()).arg(page->width())));
    fixture.window().resize(1600, 900);
    QTRY_VERIFY(pane->width() > 250); // and it comes back
}

void TestWindow::detailsStayAsTheyWereDragged()
{
    WindowFixture fixture;
    QVERIFY(fixture.addAccount(zoomAccount()));
    fixture.window().resize(1600, 900);
    AccountsPage *page = fixture.window().workspace()->accountsPage();
    auto *pane = page->findChild<DetailsPane *>();
    QTRY_VERIFY(pane->isVisible());
    auto *splitter = page->findChild<QSplitter *>();
    QSplitterHandle *handle = splitter->handle(1);
    QTest::mousePress(handle, Qt::LeftButton, {}, QPoint(1, 100));
    QTest::mouseMove(handle, QPoint(-300, 100));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, QPoint(-300, 100));
    QTRY_VERIFY(pane->width() > 500);
    fixture.window().resize(1300, 700);
    QTRY_COMPARE(fixture.window().size(), QSize(1300, 700));
    QTRY_VERIFY(pane->width() > 500);
    fixture.reopenWindow();
    fixture.window().resize(1300, 700); // larger than the screen of the tests
    page = fixture.window().workspace()->accountsPage();
    pane = page->findChild<DetailsPane *>();
    QTRY_VERIFY(pane->isVisible() && pane->width() > 500);
}

void TestWindow::aDropOntoAnOpenQuestionIsRefusedWithAWord()
{
    WindowFixture fixture;
    RealPrompts prompts;
    prompts.ask(&fixture.window(),
                {u"Upload under way"_s, u"Close?"_s, {}, {u"Close"_s}, u"Wait"_s}, [](int) {});
    QDialog *question = openForm(fixture.window());
    QVERIFY(question);
    QVERIFY(QTest::qWaitForWindowExposed(question));
    // To the window system's window, as Qt delivers it: a widget that takes no drops hears nothing.
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(fixture.writeFile(u"a.csv"_s, manyRows(1)))});
    QDragEnterEvent enter(question->rect().center(), Qt::CopyAction, &data, Qt::LeftButton,
                          Qt::NoModifier);
    QCoreApplication::sendEvent(question->windowHandle(), &enter);
    QVERIFY(!enter.isAccepted());
    const auto labels = question->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().startsWith(u"Answer the open question"_s);
    }));
    QCOMPARE(fixture.window().workspace()->upload().stage(), Stage::Idle);
    question->reject();
}

NUMBERDESK_TEST("window", TestWindow)
#include "tst_window.moc"
