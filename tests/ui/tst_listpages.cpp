// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountspage.h"
#include "core/inventory/numberfilter.h"
#include "mainwindow/workspace.h"
#include "models/numbertablemodel.h"
#include "models/requesttablemodel.h"
#include "numbers/numberspage.h"
#include "requests/requestspage.h"
#include "session/upload/upload.h"
#include "support/testprogram.h"
#include "upload/planview.h"
#include "widgets/lists/datatable.h"
#include "widgets/lists/detailspane.h"
#include "widgets/lists/filterbox.h"
#include "windowfixture.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QListWidget>
#include <QMenuBar>
#include <QScrollBar>
#include <QSplitter>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

localgateway::Options sampleGateway()
{
    localgateway::Options options = WindowFixture::quickGateway();
    options.sampleData = true;
    return options;
}

struct Scene
{
    Scene() : fixture(sampleGateway()) {}
    MainWindow &window() { return fixture.window(); }
    Workspace *workspace() { return window().workspace(); }
    DataTable *showList(ListPage *page)
    {
        workspace()->showPage(page);
        if (!QTest::qWaitFor([page] { return page->table()->model()->rowCount() > 0; }, 20000))
            qFatal("no rows");
        return page->table();
    }

    WindowFixture fixture;
};

bool isCommand(const QToolButton *button)
{
    return button->isVisible() && button->isEnabled() && button->defaultAction() &&
           (button->focusPolicy() & Qt::TabFocus);
}

/// In the side panel.
QToolButton *panelButton(QWidget *window, const QString &text)
{
    const QList<QToolButton *> buttons = window->findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

/// What Tab reaches from `from` on, until it comes back there.
QList<QWidget *> focusWalk(QWidget *from)
{
    QList<QWidget *> walk;
    from->setFocus(Qt::TabFocusReason);
    do {
        walk.append(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    } while (QApplication::focusWidget() != from && walk.size() < 50);
    return walk;
}

/// The width that what is seen in a column takes.
int textWidth(const DataTable *table, int column)
{
    return static_cast<const QAbstractItemView *>(table)->sizeHintForColumn(column);
}

} // namespace

/// What the pages with a list have in common.
class TestListPages : public QObject
{
    Q_OBJECT

private slots:
    void filterBoxesTellTheirWords();
    void innerButtonsAndHandlesAreNamed();
    void tabGoesAsTheEyeDoes();
    void columnsFitTheWindow_data();
    void columnsFitTheWindow();
    void whatFailedIsReadInFull();
    void hiddenColumnsCanBeShown();
    void columnsAreChosenInTheViewMenu();
};

void TestListPages::filterBoxesTellTheirWords()
{
    WindowFixture fixture;
    const Workspace *workspace = fixture.window().workspace();
    const QStringList words = numberFilterPrefixes();
    QCOMPARE(words.size(), 4);
    const QList<FilterBox *> boxes = fixture.window().findChildren<FilterBox *>();
    QVERIFY(boxes.size() >= 4); // of the pages and of a plan's problems
    for (const FilterBox *box : boxes) {
        const QString told = box->accessibleDescription();
        QVERIFY(!told.isEmpty());
        QVERIFY(!box->toolTip().isEmpty());
        QCOMPARE(box->whatsThis(), box->toolTip());
        for (const QString &word : words)
            QCOMPARE(told.contains(word), box == workspace->numbersPage()->filterBox());
    }
}

void TestListPages::innerButtonsAndHandlesAreNamed()
{
    Scene scene;
    QVERIFY(
        dropFiles(&scene.window(), {scene.fixture.writeFile(u"odd.csv"_s, "telephoneNumber\n")}));
    const QList<FilterBox *> boxes = scene.window().findChildren<FilterBox *>();
    for (FilterBox *box : boxes)
        box->setText(u"x"_s); // which brings the clear button
    const QList<QWidget *> widgets = scene.window().findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        const bool handle =
            qobject_cast<QSplitterHandle *>(widget) != nullptr && !widget->isHidden();
        const bool inner = qobject_cast<QToolButton *>(widget) != nullptr &&
                           qobject_cast<FilterBox *>(widget->parentWidget()) != nullptr;
        if (handle || inner)
            QVERIFY2(!accessibleName(widget).isEmpty(),
                     widget->parent()->metaObject()->className());
    }
}

void TestListPages::tabGoesAsTheEyeDoes()
{
    Scene scene;
    scene.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&scene.window()));
    const QList<ListPage *> pages = listPages(*scene.workspace());
    for (ListPage *page : pages) {
        DataTable *table = scene.showList(page);
        table->selectRowOnly(0);
        const QList<QToolButton *> commands = page->findChildren<QToolButton *>();
        const auto first = std::find_if(commands.begin(), commands.end(),
                                        [](QToolButton *button) { return isCommand(button); });
        QVERIFY(first != commands.end());
        const QList<QWidget *> walk = focusWalk(*first);
        const auto seenAt = [&](QWidget *widget) { return walk.indexOf(widget); };
        auto *navigation = named<QListWidget>(&scene.window(), u"Pages"_s);
        auto *add = panelButton(&scene.window(), u"Add a connection…"_s);
        QVERIFY(navigation && add);
        for (QToolButton *command : commands) {
            if (isCommand(command))
                QVERIFY2(seenAt(command) >= 0 && seenAt(command) < seenAt(page->filterBox()),
                         qPrintable(command->accessibleName()));
        }
        QVERIFY(seenAt(page->filterBox()) < seenAt(table));
        auto *details = page->findChild<DetailsPane *>();
        QVERIFY(seenAt(table) < seenAt(details));
        QVERIFY(seenAt(details) < seenAt(add));
        QVERIFY(seenAt(add) < seenAt(navigation));
        QCOMPARE(seenAt(navigation), walk.size() - 1);
    }
}

void TestListPages::columnsFitTheWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("first start") << QSize(1360, 820);
    QTest::newRow("small screen") << QSize(1280, 720);
}

void TestListPages::columnsFitTheWindow()
{
    QFETCH(QSize, size);
    Scene scene;
    scene.window().resize(size);
    const QList<ListPage *> pages = listPages(*scene.workspace());
    for (ListPage *page : pages) {
        DataTable *table = scene.showList(page);
        QTRY_COMPARE(table->horizontalHeader()->length(), table->viewport()->width());
        QTRY_VERIFY(!table->horizontalScrollBar()->isVisible());
    }
}

void TestListPages::whatFailedIsReadInFull()
{
    Scene scene;
    scene.window().resize(1920, 1000);
    ListPage *numbers = scene.workspace()->numbersPage();
    DataTable *table = scene.showList(numbers);
    numbers->filterBox()->setText(u"status:failed"_s);
    QTRY_VERIFY(table->model()->rowCount() > 0 && table->model()->rowCount() < 100);
    constexpr int status = static_cast<int>(NumberColumn::Status);
    QTRY_VERIFY(table->columnWidth(status) >= textWidth(table, status));
}

void TestListPages::hiddenColumnsCanBeShown()
{
    Scene scene;
    DataTable *table = scene.showList(scene.workspace()->requestsPage());
    constexpr int tenant = static_cast<int>(RequestColumn::TenantId);
    QVERIFY(table->isColumnHidden(tenant));
    const QList<QAction *> choices = table->horizontalHeader()->actions();
    const auto choice = std::find_if(choices.begin(), choices.end(), [](const QAction *action) {
        return action->text() == "Tenant ID"_L1;
    });
    QVERIFY(choice != choices.end());
    QVERIFY(!(*choice)->isChecked());
    (*choice)->trigger();
    QVERIFY(!table->isColumnHidden(tenant));
    scene.fixture.reopenWindow();
    QVERIFY(!scene.workspace()->requestsPage()->table()->isColumnHidden(tenant));
}

/// Without the mouse.
void TestListPages::columnsAreChosenInTheViewMenu()
{
    Scene scene;
    const auto submenu = [](const QMenu *menu, const QString &text) -> QMenu * {
        const QList<QAction *> actions = menu->actions();
        for (QAction *action : actions) {
            if (action->menu() != nullptr && action->text().remove(u'&') == text)
                return action->menu();
        }
        return nullptr;
    };
    const QList<std::pair<ListPage *, QString>> hidden{
        {scene.workspace()->accountsPage(), u"Teams tenant ID"_s},
        {scene.workspace()->requestsPage(), u"Tenant ID"_s}};
    for (const auto &[page, heading] : hidden) {
        DataTable *table = scene.showList(page);
        QMenu *view = nullptr;
        const QList<QAction *> menus = scene.window().menuBar()->actions();
        for (const QAction *menu : menus) {
            if (menu->text() == "&View"_L1)
                view = menu->menu();
        }
        QVERIFY(view);
        emit view->aboutToShow();
        QMenu *columns = submenu(view, u"Columns"_s);
        QVERIFY(columns && columns->isEnabled());
        QCOMPARE(columns->actions(), table->columnChoices());
        const QList<QAction *> choices = columns->actions();
        const auto choice = std::find_if(
            choices.begin(), choices.end(),
            [&heading = heading](const QAction *action) { return action->text() == heading; });
        QVERIFY(choice != choices.end());
        QVERIFY((*choice)->isCheckable() && !(*choice)->isChecked());
        (*choice)->trigger();
        int shown = 0;
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            if (table->model()->headerData(column, Qt::Horizontal).toString() == heading)
                shown += table->isColumnHidden(column) ? 0 : 1;
        }
        QCOMPARE(shown, 1);
    }
}

NUMBERDESK_TEST("listpages", TestListPages)
#include "tst_listpages.moc"
