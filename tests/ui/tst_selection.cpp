// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountspage.h"
#include "mainwindow/workspace.h"
#include "models/modelroles.h"
#include "numbers/numberspage.h"
#include "requests/requestspage.h"
#include "session/gatewaydata.h"
#include "support/testprogram.h"
#include "widgets/lists/datatable.h"
#include "widgets/lists/detailspane.h"
#include "widgets/lists/filterbox.h"
#include "windowfixture.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

void click(DataTable *table, int row, Qt::KeyboardModifiers modifiers = {})
{
    const QRect cell = table->visualRect(table->model()->index(row, 0));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers, cell.center());
}

QString keyOf(DataTable *table, int row)
{
    return table->model()->index(row, 0).data(KeyRole).toString();
}

QStringList selectedKeys(DataTable *table)
{
    QStringList keys;
    const QList<int> rows = table->selectedRowList();
    for (const int row : rows)
        keys += keyOf(table, row);
    keys.sort();
    return keys;
}

bool isEnabled(QWidget *root, const QString &button)
{
    auto *found = named<QToolButton>(root, button);
    if (found == nullptr)
        qFatal("There is no button %s", qPrintable(button));
    return found->isEnabled();
}

QAction *menuAction(MainWindow &window, const QString &text)
{
    const QList<QAction *> actions = window.menuBar()->findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

localgateway::Options sampleGateway()
{
    localgateway::Options options = WindowFixture::quickGateway();
    options.sampleData = true;
    return options;
}

} // namespace

/// What is highlighted, and nothing else, is described, edited, copied and deleted.
class TestSelection : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }

    void takenOutRowsAreNotActedOn();
    void nothingHighlightedNothingEnabled_data();
    void nothingHighlightedNothingEnabled();
    void theFirstArrowKeyHighlights();
    void downFromTheFilterHighlights();
    void sortingKeepsSeveralRows();
    void filteringKeepsSeveralRows();
    void refreshKeepsSeveralRows();
    void aRowThatGoesIsNotReplacedByItsNeighbour();
    void actionsFollowAReset();
    void aHiddenListIsNotActedOn();
    void copyTakesTheTableInView();

private:
    NumbersPage *showNumbers(int atLeast);

    std::unique_ptr<WindowFixture> m_fixture;
};

void TestSelection::init()
{
    m_fixture = std::make_unique<WindowFixture>(sampleGateway());
}

NumbersPage *TestSelection::showNumbers(int atLeast)
{
    Workspace *workspace = m_fixture->window().workspace();
    workspace->showPage(workspace->numbersPage());
    DataTable *table = workspace->numbersPage()->table();
    const auto isRead = [&] {
        return !workspace->numbersPage()->loadState().loadedAt.isNull() &&
               table->model()->rowCount() == m_fixture->session().data().numbers().size();
    };
    if (!QTest::qWaitFor([&] { return isRead() && table->model()->rowCount() >= atLeast; }, 20000))
        qFatal("The numbers were not shown");
    return workspace->numbersPage();
}

void TestSelection::takenOutRowsAreNotActedOn()
{
    NumbersPage *page = showNumbers(5);
    DataTable *table = page->table();
    click(table, 1);
    click(table, 3, Qt::ControlModifier);
    click(table, 3, Qt::ControlModifier); // taken out again, and the current index stays there
    QCOMPARE(table->selectedRowList(), QList<int>{1});
    QCOMPARE(page->findChild<DetailsPane *>()->details().title, keyOf(table, 1));
    QTest::mouseClick(named<QToolButton>(page, u"Edit number"_s), Qt::LeftButton);
    QDialog *form = openForm(m_fixture->window());
    QVERIFY(form != nullptr);
    QVERIFY(named<QLabel>(form, keyOf(table, 1)) != nullptr);
}

void TestSelection::nothingHighlightedNothingEnabled_data()
{
    QTest::addColumn<int>("pageIndex");
    QTest::addColumn<QStringList>("actions");
    QTest::newRow("accounts") << 0 << QStringList{u"Manage account"_s, u"View numbers"_s};
    QTest::newRow("numbers") << 1 << QStringList{u"Edit number"_s, u"Delete numbers"_s};
    QTest::newRow("requests") << 2
                              << QStringList{u"Update relationship status"_s, u"Create account"_s};
}

void TestSelection::nothingHighlightedNothingEnabled()
{
    QFETCH(const int, pageIndex);
    QFETCH(const QStringList, actions);
    Workspace *workspace = m_fixture->window().workspace();
    workspace->showIndex(pageIndex);
    ListPage *page = listPages(*workspace).at(pageIndex);
    DataTable *table = page->table();
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 1, 20000);
    const auto verifyNothing = [&] {
        QVERIFY(table->currentIndex().isValid()); // for assistive clients
        QCOMPARE(table->selectedRowCount(), 0);
        QVERIFY(page->findChild<DetailsPane *>()->details().title.isEmpty());
        for (const QString &action : actions) {
            QVERIFY2(!isEnabled(page, action), qPrintable(action));
            QVERIFY(!named<QToolButton>(page, action)->toolTip().isEmpty());
        }
        QVERIFY(!menuAction(m_fixture->window(), u"Copy rows"_s)->isEnabled());
    };
    verifyNothing();
    click(table, 1);
    QCOMPARE(table->selectedRowList(), QList<int>{1});
    QVERIFY(isEnabled(page, actions.first()));
    QVERIFY(menuAction(m_fixture->window(), u"Copy rows"_s)->isEnabled());
    click(table, 1, Qt::ControlModifier);
    verifyNothing();
}

void TestSelection::theFirstArrowKeyHighlights()
{
    DataTable *table = showNumbers(3)->table();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(table->selectedRowList(), QList<int>{0});
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(table->selectedRowList(), QList<int>{1});
}

void TestSelection::downFromTheFilterHighlights()
{
    Workspace *workspace = m_fixture->window().workspace();
    showNumbers(3);
    for (ListPage *page : listPages(*workspace)) {
        workspace->showPage(page);
        page->focusFilter();
        QTest::keyClick(page->filterBox(), Qt::Key_Down);
        QCOMPARE(page->table()->selectedRowList(), QList<int>{0});
        QVERIFY(!page->findChild<DetailsPane *>()->details().title.isEmpty());
    }
}

void TestSelection::sortingKeepsSeveralRows()
{
    NumbersPage *page = showNumbers(10);
    DataTable *table = page->table();
    click(table, 2);
    for (const int row : {4, 5, 7, 8})
        click(table, row, Qt::ControlModifier);
    const QStringList keys = selectedKeys(table);
    QCOMPARE(keys.size(), 5);
    const QString last = keyOf(table, table->model()->rowCount() - 1);
    table->sortByColumn(0, Qt::DescendingOrder);
    QTRY_COMPARE(keyOf(table, 0), last);
    QCOMPARE(selectedKeys(table), keys);
    QVERIFY(isEnabled(page, u"Delete numbers"_s));
    QVERIFY(!isEnabled(page, u"Edit number"_s));
}

void TestSelection::filteringKeepsSeveralRows()
{
    NumbersPage *page = showNumbers(10);
    DataTable *table = page->table();
    const int all = table->model()->rowCount();
    click(table, 2);
    click(table, 4, Qt::ControlModifier);
    const QStringList keys = selectedKeys(table);
    page->filterBox()->setText(keys.first());
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(selectedKeys(table), QStringList{keys.first()});
    QCOMPARE(page->findChild<DetailsPane *>()->details().title, keys.first());
    page->filterBox()->setText(u"no such number"_s);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QVERIFY(!isEnabled(page, u"Delete numbers"_s));
    page->filterBox()->clear();
    QTRY_COMPARE(table->model()->rowCount(), all);
    QCOMPARE(selectedKeys(table), keys);
    QVERIFY(isEnabled(page, u"Delete numbers"_s));
}

void TestSelection::refreshKeepsSeveralRows()
{
    NumbersPage *page = showNumbers(10);
    DataTable *table = page->table();
    click(table, 2);
    click(table, 4, Qt::ControlModifier);
    const QStringList keys = selectedKeys(table);
    const QDateTime before = page->loadState().loadedAt;
    page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(page->loadState().loadedAt > before, 20000);
    QCOMPARE(selectedKeys(table), keys);
}

void TestSelection::aRowThatGoesIsNotReplacedByItsNeighbour()
{
    Workspace *workspace = m_fixture->window().workspace();
    ListPage *page = workspace->accountsPage();
    workspace->showPage(page);
    DataTable *table = page->table();
    QTRY_VERIFY(table->model()->rowCount() > 3);
    click(table, 1);
    const QString key = keyOf(table, 1);
    m_fixture->session().data().dropAccount(key);
    QTRY_VERIFY(keyOf(table, 1) != key);
    QCOMPARE(table->selectedRowCount(), 0);
    QVERIFY(!isEnabled(page, u"Manage account"_s));
    QVERIFY(page->findChild<DetailsPane *>()->details().title.isEmpty());
    QVERIFY(table->currentIndex().isValid());
}

void TestSelection::actionsFollowAReset()
{
    NumbersPage *page = showNumbers(5);
    click(page->table(), 1);
    QVERIFY(isEnabled(page, u"Delete numbers"_s));
    GatewayData &data = m_fixture->session().data();
    data.dropNumbers(data.numbers().numbersOf({}));
    QTRY_COMPARE(page->table()->model()->rowCount(), 0);
    QVERIFY(!isEnabled(page, u"Delete numbers"_s));
    QVERIFY(!isEnabled(page, u"Edit number"_s));
}

void TestSelection::aHiddenListIsNotActedOn()
{
    NumbersPage *page = showNumbers(5);
    MainWindow &window = m_fixture->window();
    click(page->table(), 1);
    page->createNumbers();
    QApplication::clipboard()->setText(u"untouched"_s);
    QTest::keyClick(&window, Qt::Key_Delete);
    QTest::keyClick(&window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    for (QAction *action : page->menu()->actions()) {
        if (action->text() == u"&Edit number"_s || action->text() == u"&Delete numbers"_s) {
            QVERIFY(!action->isEnabled());
            QVERIFY(!action->toolTip().isEmpty());
            action->trigger();
        }
    }
    QVERIFY(m_fixture->prompts().questions.isEmpty());
    QVERIFY(openForm(window) == nullptr);
    QCOMPARE(QApplication::clipboard()->text(), u"untouched"_s);
    page->showList();
    QVERIFY(isEnabled(page, u"Delete numbers"_s));
}

void TestSelection::copyTakesTheTableInView()
{
    NumbersPage *page = showNumbers(5);
    click(page->table(), 1);
    QAction *copy = menuAction(m_fixture->window(), u"Copy rows"_s);
    copy->trigger();
    QVERIFY(QApplication::clipboard()->text().startsWith(keyOf(page->table(), 1)));
    m_fixture->window().workspace()->showPage(m_fixture->window().workspace()->accountsPage());
    QVERIFY(!copy->isEnabled());
}

NUMBERDESK_TEST("selection", TestSelection)
#include "tst_selection.moc"
