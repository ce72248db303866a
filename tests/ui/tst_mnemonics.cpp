// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountspage.h"
#include "mainwindow/workspace.h"
#include "numbers/numberspage.h"
#include "requests/requestspage.h"
#include "session/gatewaydata.h"
#include "session/upload/upload.h"
#include "support/testprogram.h"
#include "upload/planview.h"
#include "widgets/lists/datatable.h"
#include "widgets/look/messagebar.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

/// Texts by the letter that, with Alt, reaches what they stand on.
using Mnemonics = QMultiMap<QString, QString>;

void note(Mnemonics &known, const QString &text)
{
    const QKeySequence key = QKeySequence::mnemonic(text);
    if (!key.isEmpty())
        known.insert(key.toString(), text);
}

void noteActions(Mnemonics &known, const QWidget *widget)
{
    const QList<QAction *> actions = widget->actions();
    for (const QAction *action : actions) {
        if (action->isVisible())
            note(known, action->text());
    }
}

void noteWidget(Mnemonics &known, const QWidget *widget)
{
    if (const auto *menus = qobject_cast<const QMenuBar *>(widget)) {
        noteActions(known, menus);
    } else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (tabs->isTabVisible(tab))
                note(known, tabs->tabText(tab));
        }
    } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        note(known, button->text());
    } else if (const auto *group = qobject_cast<const QGroupBox *>(widget)) {
        note(known, group->title());
    } else if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        if (label->buddy() != nullptr)
            note(known, label->text());
    }
}

/// What shares a letter in that window, as it stands now; empty when nothing does. What rests
/// counts too, since it may wake while the other is in view.
QString shared(QWidget *window)
{
    Mnemonics known;
    const QList<QWidget *> widgets = window->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (widget->isVisible() && widget->window() == window)
            noteWidget(known, widget);
    }
    QStringList clashes;
    const QStringList keys = known.uniqueKeys();
    for (const QString &key : keys) {
        if (const QStringList texts = known.values(key); texts.size() > 1)
            clashes += u"%1: %2"_s.arg(key, texts.join(" | "_L1));
    }
    return clashes.join(u'\n');
}

/// The bars that come and go, with all that they may offer.
void showMessageBars(QWidget *window)
{
    ApiError error;
    error.kind = ApiError::Kind::Refused;
    error.code = u"InvalidBody"_s;
    const QList<MessageBar *> bars = window->findChildren<MessageBar *>();
    for (MessageBar *bar : bars)
        bar->showError(error, u"Retry"_s);
}

void showButtons(QWidget *root)
{
    const QList<QPushButton *> buttons = root->findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        button->show();
}

localgateway::Options sampleGateway()
{
    localgateway::Options options = WindowFixture::quickGateway();
    options.sampleData = true;
    return options;
}

/// A tab bar is called after its tab in front.
QTabBar *createTabs(QWidget *window)
{
    const QList<QTabBar *> bars = window->findChildren<QTabBar *>();
    for (QTabBar *bar : bars) {
        if (bar->accessibleName() == "Create numbers"_L1)
            return bar;
    }
    return nullptr;
}

struct Scene
{
    Scene() : fixture(sampleGateway()) {}
    MainWindow &window() { return fixture.window(); }
    Workspace *workspace() { return window().workspace(); }
    /// The one in view.
    PlanView *plan()
    {
        const auto views = window().findChildren<PlanView *>();
        const auto shown = std::find_if(views.begin(), views.end(),
                                        [](const PlanView *view) { return view->isVisible(); });
        return shown == views.end() ? nullptr : *shown;
    }
    QWidget *press(const QString &button)
    {
        QTest::mouseClick(named<QToolButton>(&window(), button), Qt::LeftButton);
        return openForm(window());
    }

    WindowFixture fixture;
};

const QByteArray oddFile = "telephoneNumber,accountName,"
                           "serviceDetails_zoomPhoneCloudPeering_enabled\n"
                           "+441632962000,contoso,true\n"
                           "+44163296200x,contoso,true\n";

} // namespace

/// Alt and a letter reach one thing.
class TestMnemonics : public QObject
{
    Q_OBJECT

private slots:
    void pagesShareNoLetter();
    void menusShareNoLetter();
    void creatingNumbersSharesNoLetter();
    void aPlanSharesNoLetter();
    void altHOpensHelpOverAPlan();
    void formsShareNoLetter();
    void connectionFormsShareNoLetter();
};

void TestMnemonics::pagesShareNoLetter()
{
    Scene scene;
    const QList<WindowPage *> pages = scene.workspace()->pages();
    for (WindowPage *page : pages) {
        scene.workspace()->showPage(page);
        showMessageBars(&scene.window());
        QCOMPARE(shared(&scene.window()), QString());
    }
}

void TestMnemonics::menusShareNoLetter()
{
    Scene scene;
    const QList<QMenu *> menus = scene.window().menuBar()->findChildren<QMenu *>();
    QVERIFY(!menus.isEmpty());
    for (const QMenu *menu : menus) {
        Mnemonics known;
        noteActions(known, menu);
        QCOMPARE(known.uniqueKeys().size(), known.size());
    }
}

void TestMnemonics::creatingNumbersSharesNoLetter()
{
    Scene scene;
    scene.workspace()->showPage(scene.workspace()->numbersPage());
    scene.press(u"Create numbers"_s);
    named<QPlainTextEdit>(&scene.window(), u"Telephone Numbers"_s)
        ->setPlainText(u"+441632960000-0009"_s); // to be offered what ranges are
    showMessageBars(&scene.window());
    QCOMPARE(shared(&scene.window()), QString());
    // A file of numbers only asks for the rest.
    QVERIFY(dropFiles(&scene.window(), {scene.fixture.writeFile(
                                           u"numbers.csv"_s, "telephoneNumber\n+441632960000\n")}));
    QTRY_COMPARE(scene.workspace()->upload().stage(), Stage::NeedsSettings);
    showMessageBars(&scene.window());
    QCOMPARE(shared(&scene.window()), QString());
}

void TestMnemonics::aPlanSharesNoLetter()
{
    Scene scene;
    QVERIFY(dropFiles(&scene.window(), {scene.fixture.writeFile(u"odd.csv"_s, oddFile)}));
    QTRY_COMPARE(scene.workspace()->upload().stage(), Stage::Planned);
    auto *plan = scene.plan();
    QVERIFY(plan);
    auto *lower = plan->findChild<QTabWidget *>();
    QTabBar *upper = createTabs(&scene.window());
    QVERIFY(upper && lower);
    for (int tab = 0; tab < upper->count(); ++tab) {
        upper->setCurrentIndex(tab);
        for (int below = 0; below < lower->count(); ++below) {
            lower->setCurrentIndex(below);
            showMessageBars(&scene.window());
            showButtons(plan->findChild<QPushButton *>()->parentWidget());
            QCOMPARE(shared(&scene.window()), QString());
        }
    }
}

void TestMnemonics::altHOpensHelpOverAPlan()
{
    Scene scene;
    QVERIFY(dropFiles(&scene.window(), {scene.fixture.writeFile(u"odd.csv"_s, oddFile)}));
    QTRY_COMPARE(scene.workspace()->upload().stage(), Stage::Planned);
    auto *lower = scene.plan()->findChild<QTabWidget *>();
    lower->setCurrentIndex(1);
    scene.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&scene.window()));
    named<DataTable>(&scene.window(), u"Rows"_s)->setFocus();
    QTest::keyClick(&scene.window(), Qt::Key_H, Qt::AltModifier);
    QWidget *menu = QApplication::activePopupWidget();
    QVERIFY(menu);
    QCOMPARE(menu->actions().constLast()->text().remove(u'&'), u"About Numberdesk"_s);
    menu->close();
}

void TestMnemonics::formsShareNoLetter()
{
    Scene scene;
    const auto check = [](QWidget *form) {
        QVERIFY(form);
        const QList<QCheckBox *> boxes = form->findChildren<QCheckBox *>();
        for (QCheckBox *box : boxes)
            box->setChecked(true);
        showMessageBars(form);
        QCOMPARE(shared(form), QString());
        delete form;
    };
    check(scene.press(u"Create account"_s));
    scene.workspace()->accountsPage()->table()->selectRowOnly(0);
    check(scene.press(u"Manage account"_s));
    scene.workspace()->showPage(scene.workspace()->numbersPage());
    DataTable *numbers = scene.workspace()->numbersPage()->table();
    QTRY_VERIFY(numbers->model()->rowCount() > 0);
    numbers->selectRowOnly(0);
    check(scene.press(u"Edit number"_s));
    scene.workspace()->showPage(scene.workspace()->requestsPage());
    scene.workspace()->requestsPage()->table()->selectRowOnly(0);
    check(scene.press(u"Update relationship status"_s));
}

void TestMnemonics::connectionFormsShareNoLetter()
{
    Scene scene;
    scene.window().manageConnections();
    QDialog *manager = openForm(scene.window());
    QVERIFY(manager);
    showMessageBars(manager);
    QCOMPARE(shared(manager), QString());
    QTest::mouseClick(named<QPushButton>(manager, u"Add…"_s), Qt::LeftButton);
    QDialog *form = manager->findChild<QDialog *>();
    QVERIFY(form);
    showMessageBars(form);
    for (QComboBox *box : form->findChildren<QComboBox *>()) {
        for (int choice = 0; choice < box->count(); ++choice) {
            box->setCurrentIndex(choice);
            QCOMPARE(shared(form), QString());
        }
    }
}

NUMBERDESK_TEST("mnemonics", TestMnemonics)
#include "tst_mnemonics.moc"
