// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/workspace.h"
#include "models/issuetablemodel.h"
#include "session/upload/upload.h"
#include "support/testprogram.h"
#include "upload/mendbar.h"
#include "upload/problemstab.h"
#include "widgets/lists/datatable.h"
#include "widgets/look/messagebar.h"
#include "windowfixture.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

const QByteArray heading = "telephoneNumber,accountName,"
                           "serviceDetails_zoomPhoneCloudPeering_enabled,"
                           "configuration_customSipHeader\n";

/// A good row, three of an account that is misspelt, and one whose number is none.
const QByteArray badRows = heading + "+441632961000,contoso,true,\n"
                                     "+441632961001,contosso,true,\n"
                                     "+441632961002,contosso,true,\n"
                                     "+441632961003,contosso,true,\n"
                                     "12,contoso,true,\n";

struct Scene
{
    Scene()
    {
        if (!fixture.addAccount(accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering})))
            qFatal("no account");
    }
    Upload &upload() { return fixture.window().workspace()->upload(); }
    bool waitsPlanned()
    {
        return QTest::qWaitFor([this] { return upload().stage() == Stage::Planned; }, 20000);
    }
    bool plan()
    {
        return dropFiles(&fixture.window(), {fixture.writeFile(u"bad.csv"_s, badRows)}) &&
               waitsPlanned();
    }
    /// Of the plan in view; the page Jobs has one, too.
    ProblemsTab *problems()
    {
        const QList<ProblemsTab *> all = fixture.window().findChildren<ProblemsTab *>();
        const auto shown = std::find_if(all.begin(), all.end(),
                                        [](const ProblemsTab *tab) { return tab->isVisible(); });
        return shown == all.end() ? nullptr : *shown;
    }
    DataTable *table() { return named<DataTable>(problems(), u"Problems"_s); }
    QPushButton *button(const QString &text)
    {
        const QList<MendBar *> bars = fixture.window().findChildren<MendBar *>();
        const auto shown = std::find_if(bars.begin(), bars.end(),
                                        [](const MendBar *bar) { return bar->isVisible(); });
        return shown == bars.end() ? nullptr : named<QPushButton>(*shown, text);
    }
    /// Chooses the problem of that line.
    bool choose(qint64 line)
    {
        const QAbstractItemModel *model = table()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const auto cell = model->index(row, static_cast<int>(IssueColumn::Line));
            if (cell.data().toString() == QString::number(line)) {
                table()->selectRowOnly(row);
                return true;
            }
        }
        return false;
    }
    /// Writes into the cell that is edited, as a person does.
    bool write(const QString &text)
    {
        auto *editor = table()->findChild<QLineEdit *>();
        if (editor == nullptr)
            return false;
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        return true;
    }

    WindowFixture fixture{WindowFixture::quickGateway()};
};

} // namespace

/// Rows of a plan that are mended where their problems are shown.
class TestMendingInPlace : public QObject
{
    Q_OBJECT

private slots:
    void aCellIsEditedAndAllAlikeAfterIt();
    void stepsAreTakenBackByTheKeyboard();
    void rowsAreLeftOut();
    void nothingIsMendedOnceItIsSent();
    void theRejectedAreSavedAndDroppedBack();
};

void TestMendingInPlace::aCellIsEditedAndAllAlikeAfterIt()
{
    Scene scene;
    QVERIFY(scene.plan());
    QCOMPARE(scene.upload().counts().invalid, 4);
    QVERIFY(scene.choose(3));
    QVERIFY(scene.button(u"Edit cell"_s)->isEnabled());
    QTest::keyClick(scene.table(), Qt::Key_F2);
    QVERIFY(scene.write(u"contoso"_s));
    QTRY_COMPARE(scene.upload().counts().invalid, 3);
    QVERIFY(scene.waitsPlanned());
    const MessageBar *offer = scene.problems()->offerBar();
    QTRY_VERIFY(offer->isVisible());
    QVERIFY2(offer->text().contains(u"2 more"_s), qPrintable(offer->text()));
    auto *all = named<QPushButton>(scene.problems()->offerBar(), u"Put “contoso” there, too"_s);
    QVERIFY(all);
    all->click();
    QTRY_COMPARE(scene.upload().counts().invalid, 1);
    QVERIFY(scene.waitsPlanned());
    QVERIFY(!offer->isVisible());
    QCOMPARE(scene.upload().counts().created, 4);
    // Both steps are taken back one by one.
    scene.button(u"Undo"_s)->click();
    QTRY_COMPARE(scene.upload().counts().invalid, 3);
    QVERIFY(scene.waitsPlanned());
    scene.button(u"Undo"_s)->click();
    QTRY_COMPARE(scene.upload().counts().invalid, 4);
    QVERIFY(scene.waitsPlanned());
    QVERIFY(!scene.button(u"Undo"_s)->isEnabled());
}

void TestMendingInPlace::stepsAreTakenBackByTheKeyboard()
{
    Scene scene;
    QVERIFY(scene.plan());
    QVERIFY(scene.choose(6));
    scene.button(u"Edit cell"_s)->click();
    QVERIFY(scene.write(u"+441632961004"_s));
    QTRY_COMPARE(scene.upload().counts().invalid, 3);
    QVERIFY(scene.waitsPlanned());
    QTest::keySequence(scene.table(), QKeySequence::Undo);
    QTRY_COMPARE(scene.upload().counts().invalid, 4);
    QVERIFY(scene.waitsPlanned());
    QTest::keySequence(scene.table(), QKeySequence::Redo);
    QTRY_COMPARE(scene.upload().counts().invalid, 3);
}

void TestMendingInPlace::rowsAreLeftOut()
{
    Scene scene;
    QVERIFY(scene.plan());
    scene.table()->selectAll();
    QTRY_VERIFY(scene.button(u"Leave out 4 row(s)"_s));
    scene.button(u"Leave out 4 row(s)"_s)->click();
    QTRY_COMPARE(scene.upload().counts().skipped, 4);
    QVERIFY(scene.waitsPlanned());
    QCOMPARE(scene.upload().counts().invalid, 0);
    QVERIFY(!scene.button(u"Save rejected rows…"_s)->isEnabled());
}

void TestMendingInPlace::nothingIsMendedOnceItIsSent()
{
    Scene scene;
    QVERIFY(scene.plan());
    scene.upload().upload();
    QTRY_COMPARE_WITH_TIMEOUT(scene.upload().stage(), Stage::Sent, 30000);
    QTRY_VERIFY(scene.problems());
    QVERIFY(scene.choose(3));
    QVERIFY(!scene.button(u"Edit cell"_s)->isEnabled());
    QVERIFY(!scene.button(u"Leave out"_s)->isEnabled());
    QVERIFY(scene.button(u"Save rejected rows…"_s)->isEnabled());
}

void TestMendingInPlace::theRejectedAreSavedAndDroppedBack()
{
    Scene scene;
    QVERIFY(scene.plan());
    const QString path = QFileInfo(scene.fixture.writeFile(u"rejected.csv"_s, {})).filePath();
    scene.fixture.prompts().fileToSave = path;
    scene.button(u"Save rejected rows…"_s)->click();
    QTRY_VERIFY(QFileInfo(path).size() > 0);
    QVERIFY(scene.fixture.prompts().suggestions.constLast().endsWith(u"bad-rejected.csv"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    QCOMPARE(text.count('\n'), 5);
    QVERIFY(text.contains("The account \"\"contosso\"\" does not exist"));
    text.replace(",contosso,", ",contoso,").replace("\n12,", "\n+441632961004,");
    scene.upload().dismiss();
    QVERIFY(dropFiles(&scene.fixture.window(), {scene.fixture.writeFile(u"again.csv"_s, text)}));
    QVERIFY(scene.waitsPlanned());
    QCOMPARE(scene.upload().counts().invalid, 0);
    QCOMPARE(scene.upload().counts().created, 4);
}

NUMBERDESK_TEST("mendinginplace", TestMendingInPlace)
#include "tst_mendinginplace.moc"
