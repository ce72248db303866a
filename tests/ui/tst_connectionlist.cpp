// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connections/connectiontestpane.h"
#include "mainwindow/workspace.h"
#include "session/gatewaydata.h"
#include "support/jobresult.h"
#include "support/testprogram.h"
#include "windowfixture.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

bool keep(ConnectionBook &book, const ConnectionProfile &profile, const QString &secret)
{
    const auto added = resultOf(book.add(profile, {secret.toUtf8(), {}}));
    return added && added->has_value();
}

/// The window, and its list of connections once it is open.
struct Scene
{
    MainWindow &window() { return fixture.window(); }
    bool addUsed()
    {
        return keep(fixture.book(), profileOf(fixture.connection(), SecretPlace::Session),
                    fixture.connection().clientSecret);
    }
    bool openList(int rows)
    {
        window().manageConnections();
        manager = openForm(window());
        list = named<QTreeWidget>(manager, u"Connections"_s);
        return list != nullptr &&
               QTest::qWaitFor([this, rows] { return list->topLevelItemCount() == rows; });
    }
    QPushButton *button(const QString &name) { return named<QPushButton>(manager, name); }
    QToolButton *panelButton(const QString &text)
    {
        const QList<QToolButton *> buttons = window().findChildren<QToolButton *>();
        for (QToolButton *each : buttons) {
            if (each->isVisible() && each->text() == text)
                return each;
        }
        return nullptr;
    }

    WindowFixture fixture;
    QDialog *manager = nullptr;
    QTreeWidget *list = nullptr;
};

QStringList cellsOf(const QTreeWidgetItem *item)
{
    QStringList cells;
    for (int column = 0; column < item->columnCount(); ++column)
        cells += item->text(column);
    return cells;
}

QStringList shownTexts(QWidget *root)
{
    QStringList texts;
    const QList<QLabel *> labels = root->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible())
            texts += label->text();
    }
    return texts;
}

} // namespace

/// The list of connections and the side panel.
class TestConnectionList : public QObject
{
    Q_OBJECT

private slots:
    void theConnectionInUseIsMarkedAndChosen();
    void aLongNamePushesNothingOut();
    void connectionsOfTheCommandLineAppear();
    void testingAsksForTheSecretByItsName();
    void nothingHighlightedNothingEnabled();
    void addingOpensTheFormAtOnce();
    void whatWasNotThereToTestHasNoTick();
};

void TestConnectionList::theConnectionInUseIsMarkedAndChosen()
{
    Scene scene;
    QVERIFY(scene.addUsed());
    QVERIFY(scene.openList(2));
    const QList<QTreeWidgetItem *> chosen = scene.list->selectedItems();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first()->text(0), scene.fixture.connection().profile.name);
    QVERIFY(cellsOf(chosen.first()).contains(u"In use"_s));
    QVERIFY(!cellsOf(scene.list->topLevelItem(0)).contains(u"In use"_s));
}

void TestConnectionList::aLongNamePushesNothingOut()
{
    Scene scene;
    ConnectionProfile profile = profileOf(scene.fixture.connection(), SecretPlace::Session);
    profile.name = QString(60, u'W');
    QVERIFY(keep(scene.fixture.book(), profile, u"secret"_s));
    QVERIFY(scene.openList(2));
    QTRY_COMPARE(scene.list->header()->length(), scene.list->viewport()->width());
    QVERIFY(!scene.list->horizontalScrollBar()->isVisible());
    QCOMPARE(scene.list->topLevelItem(1)->toolTip(0), profile.name);
}

void TestConnectionList::connectionsOfTheCommandLineAppear()
{
    Scene scene;
    ConnectionBook elsewhere(scene.fixture.directory()); // as another process has it
    const auto add = [&](const QString &name) {
        ConnectionProfile profile = profileOf(scene.fixture.connection(), SecretPlace::Session);
        profile.name = name;
        return keep(elsewhere, profile, u"secret"_s);
    };
    QVERIFY(add(u"First"_s));
    QVERIFY(scene.panelButton(u"First"_s) == nullptr);
    QEvent active(QEvent::WindowActivate);
    QApplication::sendEvent(&scene.window(), &active);
    QTRY_VERIFY(scene.panelButton(u"First"_s) != nullptr);
    QVERIFY(add(u"Second"_s));
    QVERIFY(scene.openList(3));
    QTRY_VERIFY(scene.panelButton(u"Second"_s) != nullptr);
}

void TestConnectionList::testingAsksForTheSecretByItsName()
{
    Scene scene;
    ConnectionBook elsewhere(scene.fixture.directory());
    QVERIFY(keep(elsewhere, profileOf(scene.fixture.connection(), SecretPlace::Session), u"x"_s));
    QVERIFY(scene.openList(2));
    scene.list->setCurrentItem(scene.list->topLevelItem(1));
    scene.fixture.prompts().secrets = {scene.fixture.connection().clientSecret.toUtf8()};
    QTest::mouseClick(scene.button(u"Test connection"_s), Qt::LeftButton);
    QTRY_COMPARE(scene.fixture.prompts().secretQuestions.size(), 1);
    const SecretQuestion question = scene.fixture.prompts().secretQuestions.first();
    QCOMPARE(question.answer, u"Test connection"_s);
    QVERIFY2(!question.text.contains(u"NUMBERDESK"_s), qPrintable(question.text));
    auto *pane = scene.manager->findChild<ConnectionTestPane *>();
    QTRY_VERIFY(pane->text().contains(u"accepts this connection"_s));
}

void TestConnectionList::nothingHighlightedNothingEnabled()
{
    Scene scene; // whose own connection is not kept, so that nothing is highlighted
    ConnectionProfile profile = profileOf(scene.fixture.connection(), SecretPlace::Session);
    profile.name = u"Lab"_s;
    QVERIFY(keep(scene.fixture.book(), profile, u"secret"_s));
    QVERIFY(scene.openList(2));
    const auto enabled = [&] {
        QStringList names;
        for (const QString &name : {u"Open"_s, u"Edit…"_s, u"Test connection"_s, u"Remove"_s}) {
            if (scene.button(name)->isEnabled())
                names += name;
        }
        return names;
    };
    QVERIFY(scene.list->selectedItems().isEmpty());
    QCOMPARE(enabled(), QStringList());
    QVERIFY(scene.button(u"Add…"_s)->isEnabled());
    scene.list->setCurrentItem(scene.list->topLevelItem(1));
    QCOMPARE(enabled().size(), 4);
    // Taken out with Ctrl: it stays the current one, which means nothing.
    const QPoint place = scene.list->visualItemRect(scene.list->topLevelItem(1)).center();
    QTest::mouseClick(scene.list->viewport(), Qt::LeftButton, Qt::ControlModifier, place);
    QVERIFY(scene.list->selectedItems().isEmpty());
    QCOMPARE(enabled(), QStringList());
}

void TestConnectionList::addingOpensTheFormAtOnce()
{
    Scene scene;
    QToolButton *add = scene.panelButton(u"Add a connection…"_s);
    QVERIFY(add);
    QTest::mouseClick(add, Qt::LeftButton);
    QDialog *form = openForm(scene.window());
    QVERIFY(form);
    QCOMPARE(form->windowTitle(), u"Add connection"_s);
    QVERIFY(named<QLineEdit>(form, u"Base domain"_s));
}

void TestConnectionList::whatWasNotThereToTestHasNoTick()
{
    Scene scene;
    ConnectionTestPane pane;
    pane.show();
    Connection connection = scene.fixture.connection();
    pane.run(connection, scene.fixture.directory());
    QTRY_VERIFY(shownTexts(&pane).contains(u"Certificate: not tested"_s)); // http has none
    QTRY_VERIFY(!pane.isRunning());
    QTRY_VERIFY(shownTexts(&pane).contains(u"Certificate: not tested"_s));
    QVERIFY(shownTexts(&pane).contains(u"Sign-in"_s));
    connection.profile.tokenUrl.clear();
    pane.run(connection, scene.fixture.directory());
    QTRY_VERIFY(!pane.isRunning());
    QTRY_VERIFY(shownTexts(&pane).contains(u"Roles: not tested"_s));
    QTRY_VERIFY(shownTexts(&pane).contains(u"Sign-in"_s)); // which the gateway asks for
}

NUMBERDESK_TEST("connectionlist", TestConnectionList)
#include "tst_connectionlist.moc"
