// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/jobspage.h"
#include "mainwindow/workspace.h"
#include "models/planrowtablemodel.h"
#include "numbers/numberspage.h"
#include "session/gatewaydata.h"
#include "session/upload/upload.h"
#include "storage/jobstore.h"
#include "support/jobresult.h"
#include "support/testprogram.h"
#include "upload/planwords.h"
#include "widgets/lists/datatable.h"
#include "windowfixture.h"

#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

QByteArray zoomLines(int count, const QByteArray &header = {},
                     const QByteArray &account = "contoso")
{
    QByteArray text = "telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled,"
                      "configuration_customSipHeader\r\n";
    for (int i = 0; i < count; ++i)
        text +=
            "+" + QByteArray::number(441632960000 + i) + "," + account + ",true," + header + "\r\n";
    return text;
}

/// A desk of its own on the same gateway.
struct Colleague
{
    explicit Colleague(const Connection &connection)
        : session(connection, DataDirectory(directory.path())), upload(session)
    {
        session.open();
    }
    bool sends(const QString &path)
    {
        UploadSource source;
        source.paths = {path};
        upload.start(source);
        if (!QTest::qWaitFor([this] { return upload.stage() == Stage::Planned; }, 20000))
            return false;
        upload.send();
        return ends();
    }
    bool undoes()
    {
        upload.start(FollowUp{JobKind::Undo, upload.jobId(), {}, {}});
        if (!QTest::qWaitFor([this] { return upload.stage() == Stage::Planned; }, 20000))
            return false;
        upload.send();
        return ends();
    }
    bool ends()
    {
        return QTest::qWaitFor([this] { return upload.stage() == Stage::Sent; }, 20000) &&
               upload.counts().failed == 0;
    }

    QTemporaryDir directory;
    Session session;
    Upload upload;
};

struct UndoScene
{
    UndoScene()
    {
        for (const auto &name : {u"contoso"_s, u"fabrikam"_s}) {
            if (!fixture.addAccount(accountWith(name, {Service::ZoomPhoneCloudPeering})))
                qFatal("no account");
        }
    }
    Workspace &workspace() { return *fixture.window().workspace(); }
    Upload &upload() { return workspace().upload(); }
    bool reaches(Stage stage)
    {
        return QTest::qWaitFor([this, stage] { return upload().stage() == stage; }, 20000);
    }
    bool plans(const QString &name, const QByteArray &content)
    {
        return dropFiles(&fixture.window(), {fixture.writeFile(name, content)}) &&
               reaches(Stage::Planned);
    }
    bool sends(const QString &name, const QByteArray &content)
    {
        if (!plans(name, content))
            return false;
        upload().upload();
        return reaches(Stage::Sent);
    }
    void press(const QString &button)
    {
        if (auto *tool = named<QToolButton>(&fixture.window(), button))
            QTest::mouseClick(tool, Qt::LeftButton);
        else
            QTest::mouseClick(named<QPushButton>(&fixture.window(), button), Qt::LeftButton);
    }
    /// Shows the Jobs page with the newest job, which has ended, highlighted.
    bool showsNewest()
    {
        const auto hasEnded = [this] {
            const QList<JobRecord> &jobs = workspace().jobs().jobs();
            return !jobs.isEmpty() && jobs.constFirst().state == JobState::Done &&
                   jobs.constFirst().id == upload().jobId();
        };
        if (!QTest::qWaitFor(hasEnded, 20000))
            return false;
        workspace().showJobs();
        workspace().jobsPage()->showJob(upload().jobId());
        return workspace().jobsPage()->table()->selectedRow() == 0;
    }
    QAction *undoLast()
    {
        for (QAction *menu : fixture.window().menuBar()->actions()) {
            for (QAction *action : menu->menu()->actions()) {
                if (action->text() == u"&Undo last job…"_s)
                    return action;
            }
        }
        return nullptr;
    }
    /// Whether the page of the upload has its two tabs.
    bool offersFiles()
    {
        const auto bars = fixture.window().findChildren<QTabBar *>();
        return std::any_of(bars.begin(), bars.end(), [](const QTabBar *bar) {
            return bar->isVisible() && bar->accessibleName() == "Create numbers"_L1;
        });
    }
    bool showsJobs()
    {
        DataTable *table = workspace().jobsPage()->table();
        return table->isVisible() && table == workspace().jobsPage()->shownTable();
    }
    bool hasLabel(const QString &text)
    {
        const auto labels = fixture.window().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
            return label->isVisible() && label->text() == text;
        });
    }

    WindowFixture fixture;
};

} // namespace

/// What the window offers after a job: to take it back, and to try its failed rows again.
class TestUndoing : public QObject
{
    Q_OBJECT

private slots:
    void anUndoShowsWhatItKeeps();
    void failedRowsAreRetried();
    void theLastJobIsUndone();
    void anUnsentPlanIsAskedFor();
    void anUndoLeavesThePageNumbersAlone();
    void buttonsSayWhyNot();
};

void TestUndoing::anUndoShowsWhatItKeeps()
{
    UndoScene scene;
    QVERIFY(scene.sends(u"numbers.csv"_s, zoomLines(40)));
    Colleague colleague(scene.fixture.connection());
    QVERIFY(colleague.sends(scene.fixture.writeFile(u"theirs.csv"_s, zoomLines(5, "colleague"))));
    QVERIFY(scene.showsNewest());
    scene.press(u"Undo…"_s);
    QVERIFY(scene.reaches(Stage::Planned));
    QVERIFY(scene.hasLabel(u"Undo of job 1"_s));
    QVERIFY(scene.hasLabel(u"5 number(s) were changed by others since and stay as they are."_s));
    for (const QString &tile : {u"To delete"_s, u"To change"_s, u"To put back"_s, u"Kept"_s})
        QVERIFY2(scene.hasLabel(tile), qPrintable(tile));
    auto *send = named<QPushButton>(&scene.fixture.window(), u"Undo"_s);
    QVERIFY(send && send->isEnabled());
    QCOMPARE(send->text().remove(u'&'), u"Undo 35 row(s)"_s);
    QVERIFY(!scene.offersFiles());
    scene.press(u"Show them"_s);
    auto *table = named<DataTable>(&scene.fixture.window(), u"Rows"_s);
    QVERIFY(table);
    QCOMPARE(table->model()->rowCount(), 5);
    const auto cell = [table](PlanRowColumn column) {
        return table->model()->index(0, static_cast<int>(column)).data().toString();
    };
    QCOMPARE(cell(PlanRowColumn::Outcome), u"Kept"_s);
    QVERIFY2(cell(PlanRowColumn::Message).contains(u"colleague"_s),
             qPrintable(cell(PlanRowColumn::Message)));
    scene.press(u"Undo"_s);
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(planHeadline(scene.upload()), u"Job 1 is undone: 35 row(s) reversed, 5 kept."_s);
    scene.fixture.session().data().refreshNumbers({});
    QTRY_COMPARE(scene.fixture.session().data().numbers().size(), 5);
    QTRY_COMPARE(scene.workspace().jobs().find(1)->undoneBy, 2);
}

void TestUndoing::failedRowsAreRetried()
{
    UndoScene scene;
    QVERIFY(scene.plans(u"numbers.csv"_s, zoomLines(10)));
    Colleague colleague(scene.fixture.connection()); // takes three of these numbers first
    QVERIFY(
        colleague.sends(scene.fixture.writeFile(u"theirs.csv"_s, zoomLines(3, {}, "fabrikam"))));
    scene.upload().upload();
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload().counts().failed, 3);
    QVERIFY(colleague.undoes());
    QVERIFY(scene.showsNewest());
    scene.press(u"Retry failed"_s);
    QVERIFY(scene.reaches(Stage::Planned));
    QVERIFY(scene.hasLabel(u"Retry of job 1"_s));
    auto *send = named<QPushButton>(&scene.fixture.window(), u"Retry"_s);
    QVERIFY(send);
    QCOMPARE(send->text().remove(u'&'), u"Retry 3 row(s)"_s);
    scene.press(u"Retry"_s);
    QVERIFY(scene.reaches(Stage::Sent));
    QTRY_COMPARE(scene.upload().counts().synced, 3);
    QVERIFY(scene.showsNewest());
    QCOMPARE(scene.workspace().jobs().jobs().constFirst().origin, 1);
}

void TestUndoing::theLastJobIsUndone()
{
    UndoScene scene;
    QTRY_VERIFY(!scene.workspace().jobs().readAt().isNull());
    QVERIFY(!scene.undoLast()->isEnabled());
    QVERIFY(!scene.undoLast()->toolTip().isEmpty());
    QVERIFY(scene.sends(u"a.csv"_s, zoomLines(3)));
    QVERIFY(scene.sends(u"b.csv"_s, zoomLines(3, "second")));
    QVERIFY(scene.showsNewest());
    for (const auto &title : {u"Undo of job 2"_s, u"Undo of job 1"_s}) {
        QTRY_VERIFY(scene.undoLast()->isEnabled());
        scene.workspace().showJobs();
        QTest::keyClick(&scene.fixture.window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(scene.reaches(Stage::Planned));
        QCOMPARE(scene.upload().sourceName(), title);
        scene.upload().upload();
        QVERIFY(scene.reaches(Stage::Sent));
        const qint64 origin = title.right(1).toLongLong();
        QTRY_VERIFY(scene.workspace().jobs().find(origin)->undoneBy != 0);
    }
    QTRY_VERIFY(!scene.undoLast()->isEnabled());
    scene.fixture.session().data().refreshNumbers({});
    QTRY_COMPARE(scene.fixture.session().data().numbers().size(), 0);
}

void TestUndoing::anUnsentPlanIsAskedFor()
{
    UndoScene scene;
    QVERIFY(scene.sends(u"a.csv"_s, zoomLines(3)));
    QVERIFY(scene.showsNewest());
    QVERIFY(scene.plans(u"b.csv"_s, zoomLines(6)));
    QTRY_VERIFY(scene.undoLast()->isEnabled());
    scene.undoLast()->trigger(); // the safe answer
    QTRY_COMPARE(scene.fixture.prompts().questions.size(), 1);
    QCOMPARE(scene.fixture.prompts().questions.constFirst().answers, QStringList{u"Replace it"_s});
    QTRY_VERIFY(scene.workspace().uploadQueue().offered() == nullptr);
    QCOMPARE(scene.upload().sourceName(), u"b.csv"_s);
    QCOMPARE(scene.upload().stage(), Stage::Planned);
    scene.fixture.prompts().answers = {0};
    scene.undoLast()->trigger();
    QTRY_COMPARE(scene.upload().sourceName(), u"Undo of job 1"_s);
    QVERIFY(scene.reaches(Stage::Planned));
    scene.press(u"Cancel"_s);
    QCOMPARE(scene.upload().stage(), Stage::Idle);
    QVERIFY(scene.showsJobs());
    scene.workspace().numbersPage()->createNumbers();
    scene.workspace().showPage(scene.workspace().numbersPage());
    QVERIFY(scene.offersFiles());
    QVERIFY(scene.hasLabel(u"Create numbers"_s));
}

/// What comes after a job has its place under Jobs.
void TestUndoing::anUndoLeavesThePageNumbersAlone()
{
    UndoScene scene;
    QVERIFY(scene.sends(u"a.csv"_s, zoomLines(3)));
    QVERIFY(scene.showsNewest());
    scene.press(u"Undo…"_s);
    QVERIFY(scene.reaches(Stage::Planned));
    QVERIFY(scene.hasLabel(u"Undo of job 1"_s));
    scene.workspace().showPage(scene.workspace().numbersPage());
    scene.workspace().numbersPage()->createNumbers();
    QVERIFY(scene.offersFiles());
    QVERIFY(scene.hasLabel(u"Undo of job 1 is open on the page Jobs."_s));
    scene.press(u"Show"_s);
    QVERIFY(scene.hasLabel(u"Undo of job 1"_s));
    QVERIFY(!scene.offersFiles());
    scene.press(u"Undo"_s);
    QVERIFY(scene.reaches(Stage::Sent));
    scene.workspace().showPage(scene.workspace().numbersPage());
    QVERIFY(scene.offersFiles());
    QVERIFY(!scene.hasLabel(u"Undo of job 1 is open on the page Jobs."_s));
    scene.workspace().showJobs();
    QVERIFY(scene.hasLabel(u"Undo of job 1"_s)); // until somebody goes back
    QTest::keyClick(scene.fixture.window().focusWidget(), Qt::Key_Escape);
    QVERIFY(scene.showsJobs());
    QCOMPARE(scene.upload().stage(), Stage::Idle);
}

void TestUndoing::buttonsSayWhyNot()
{
    UndoScene scene;
    QVERIFY(scene.sends(u"a.csv"_s, zoomLines(3)));
    QVERIFY(scene.showsNewest());
    auto *retry = named<QToolButton>(&scene.fixture.window(), u"Retry failed"_s);
    QVERIFY(retry && !retry->isEnabled());
    QCOMPARE(retry->accessibleDescription(), u"No row of the job has failed."_s);
    scene.press(u"Undo…"_s);
    QVERIFY(scene.reaches(Stage::Planned));
    scene.upload().upload();
    QVERIFY(scene.reaches(Stage::Sent));
    QTRY_COMPARE(scene.workspace().jobs().find(1)->undoneBy, 2);
    scene.workspace().showJobs();
    scene.workspace().jobsPage()->showJob(1);
    auto *undo = named<QToolButton>(&scene.fixture.window(), u"Undo…"_s);
    QVERIFY(undo && undo->isEnabled());
    QVERIFY2(undo->toolTip().contains(u"Job 2"_s), qPrintable(undo->toolTip()));
}

NUMBERDESK_TEST("undoing", TestUndoing)
#include "tst_undoing.moc"
