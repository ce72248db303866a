// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/interruptedbar.h"
#include "jobs/jobspage.h"
#include "mainwindow/workspace.h"
#include "models/jobtablemodel.h"
#include "models/planrowtablemodel.h"
#include "net/client/httpclient.h"
#include "numbers/numberspage.h"
#include "session/gatewaydata.h"
#include "session/upload/upload.h"
#include "storage/jobstore.h"
#include "support/testprogram.h"
#include "upload/planwords.h"
#include "widgets/lists/datatable.h"
#include "widgets/look/messagebar.h"
#include "windowfixture.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

constexpr int many = 3000;

const QByteArray heading = "telephoneNumber,accountName,"
                           "serviceDetails_zoomPhoneCloudPeering_enabled,"
                           "configuration_customSipHeader\r\n";

QByteArray rows(int count)
{
    QByteArray text = heading;
    for (int i = 0; i < count; ++i)
        text += "+" + QByteArray::number(441632960000 + i) + ",contoso,true,\r\n";
    return text;
}

localgateway::Options slowGateway()
{
    localgateway::Options options = WindowFixture::quickGateway();
    options.latency = std::chrono::milliseconds(150);
    return options;
}

struct Scene
{
    explicit Scene(const localgateway::Options &options = WindowFixture::quickGateway())
        : fixture(options)
    {
        if (!fixture.addAccount(accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering})))
            qFatal("no account");
    }
    MainWindow &window() { return fixture.window(); }
    Workspace &workspace() { return *window().workspace(); }
    Upload &upload() { return workspace().upload(); }
    JobList &jobs() { return workspace().jobs(); }
    JobsPage *page() { return workspace().jobsPage(); }
    bool plan(const QString &name, const QByteArray &content)
    {
        return dropFiles(&window(), {fixture.writeFile(name, content)}) &&
               QTest::qWaitFor([this] { return upload().stage() == Stage::Planned; }, 20000);
    }
    /// Plans many rows and sends them until some are done.
    bool sendSome()
    {
        if (!plan(u"many.csv"_s, rows(many)))
            return false;
        upload().upload();
        return QTest::qWaitFor([this] { return upload().progress().rowsDone > 0; }, 20000);
    }
    /// Sends a file to its end.
    bool sendAll(const QString &name, const QByteArray &content)
    {
        if (!plan(name, content))
            return false;
        upload().upload();
        return QTest::qWaitFor([this] { return upload().stage() == Stage::Sent; }, 20000);
    }
    void press(const QString &button)
    {
        if (auto *tool = named<QToolButton>(&window(), button))
            QTest::mouseClick(tool, Qt::LeftButton);
        else
            QTest::mouseClick(named<QPushButton>(&window(), button), Qt::LeftButton);
    }
    /// Shows the Jobs page with the newest job highlighted.
    bool showNewest()
    {
        workspace().showJobs();
        if (!QTest::qWaitFor([this] { return page()->table()->model()->rowCount() > 0; }))
            return false;
        page()->showJob(jobs().jobs().constFirst().id);
        return page()->table()->selectedRow() == 0;
    }
    bool newestBecomes(JobState state)
    {
        return QTest::qWaitFor(
            [this, state] {
                return !jobs().jobs().isEmpty() && jobs().jobs().constFirst().state == state;
            },
            60000);
    }

    WindowFixture fixture;
};

} // namespace

/// The Jobs page and what the window offers of jobs elsewhere.
class TestJobs : public QObject
{
    Q_OBJECT

private slots:
    void withoutJobsThePageSaysWhatComes();
    void aPausedUploadIsResumedOnThePage();
    void aPausedUploadIsResumedWhereItStands();
    void whatWasInterruptedGoesOnWithOnePress();
    void anotherProcessIsAskedToCancel();
    void rowsAreFilteredByOutcomeAndCopied();
    void theReferenceIsTyped();
    void aChangedFileIsReadAgain();
    void closingOffersToPause();
    void closingAsksForAJobThatGoesOn();
    void theResultOfAJobIsSaved();
};

void TestJobs::withoutJobsThePageSaysWhatComes()
{
    Scene scene;
    QTest::keyClick(&scene.window(), Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(scene.page()->isVisible());
    QTRY_VERIFY(scene.page()->shownTable() != nullptr && !scene.page()->table()->isVisible());
    auto *resume = named<QToolButton>(&scene.window(), u"Resume"_s);
    QVERIFY(resume && !resume->isEnabled());
    QCOMPARE(resume->accessibleDescription(), u"Select a job first."_s);
    QVERIFY(!scene.workspace().interruptedBar()->isVisible());
}

void TestJobs::aPausedUploadIsResumedOnThePage()
{
    Scene scene(slowGateway());
    QVERIFY(scene.sendSome());
    scene.press(u"Pause"_s);
    QTRY_COMPARE(scene.upload().stage(), Stage::Sent);
    QCOMPARE(scene.upload().jobState(), JobState::Paused);
    QVERIFY(planHeadline(scene.upload()).contains(u"is paused"_s));
    QVERIFY(scene.upload().counts().notSent > 0);
    scene.upload().dismiss(); // nobody looks at it there any more
    QVERIFY(scene.newestBecomes(JobState::Paused));
    QVERIFY(scene.showNewest());
    QVERIFY(!named<QToolButton>(&scene.window(), u"Pause"_s)->isEnabled());
    scene.press(u"Resume"_s);
    QTRY_VERIFY(!scene.jobs().running().isEmpty());
    QVERIFY(scene.newestBecomes(JobState::Done));
    QCOMPARE(scene.jobs().jobs().constFirst().tally.done, many);
    QCOMPARE(scene.jobs().jobs().size(), 1);
    QTRY_COMPARE(scene.fixture.session().data().numbers().size(), many);
}

/// Both pages tell of one run.
void TestJobs::aPausedUploadIsResumedWhereItStands()
{
    Scene scene(slowGateway());
    QVERIFY(scene.sendSome());
    scene.press(u"Pause"_s);
    QVERIFY(scene.newestBecomes(JobState::Paused));
    QTRY_COMPARE(scene.upload().stage(), Stage::Sent);
    QVERIFY(scene.showNewest());
    scene.press(u"Resume"_s);
    QVERIFY(scene.upload().isSending());
    QVERIFY(scene.jobs().running().isEmpty());
    // Paused once more, from the page this time.
    QVERIFY(scene.newestBecomes(JobState::Running));
    QTRY_VERIFY(named<QToolButton>(&scene.window(), u"Pause"_s)->isEnabled());
    scene.press(u"Pause"_s);
    QTRY_COMPARE(scene.upload().stage(), Stage::Sent);
    QCOMPARE(scene.upload().jobState(), JobState::Paused);
    // And resumed on the page of the upload.
    scene.workspace().showUpload();
    scene.press(u"Resume"_s);
    QTRY_COMPARE_WITH_TIMEOUT(scene.upload().counts().synced, many, 60000);
    QVERIFY(scene.newestBecomes(JobState::Done));
}

void TestJobs::whatWasInterruptedGoesOnWithOnePress()
{
    Scene scene(slowGateway());
    QVERIFY(scene.sendSome());
    scene.fixture.reopenWindow(); // it goes without an answer to its question, as in a crash
    const InterruptedBar *bar = scene.workspace().interruptedBar();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->text().startsWith(u"1 job was interrupted: Import many.csv, "_s),
             qPrintable(bar->text()));
    QCOMPARE(scene.fixture.session().client().writesSent(), 0);
    scene.press(u"Continue"_s);
    QVERIFY(scene.newestBecomes(JobState::Done));
    QVERIFY(!bar->isVisible());
    QCOMPARE(scene.workspace().currentPage(), scene.page());
    QCOMPARE(scene.jobs().jobs().constFirst().tally.done, many);
    scene.fixture.session().data().refreshNumbers({});
    QTRY_COMPARE(scene.fixture.session().data().numbers().size(), many);
}

void TestJobs::anotherProcessIsAskedToCancel()
{
    Scene scene(slowGateway());
    Session other(scene.fixture.connection(), scene.fixture.directory());
    Upload upload(other);
    other.open();
    UploadSource source;
    source.paths = {scene.fixture.writeFile(u"theirs.csv"_s, rows(many))};
    upload.start(source);
    QTRY_COMPARE_WITH_TIMEOUT(upload.stage(), Stage::Planned, 20000);
    upload.send();
    QTRY_VERIFY_WITH_TIMEOUT(upload.progress().rowsDone > 0, 20000);
    scene.workspace().showJobs();
    QVERIFY(scene.newestBecomes(JobState::Running));
    QVERIFY(scene.showNewest());
    QVERIFY(!named<QToolButton>(&scene.window(), u"Resume"_s)->isEnabled());
    scene.press(u"Cancel"_s);
    QVERIFY(scene.newestBecomes(JobState::Cancelled));
    QTRY_COMPARE(upload.stage(), Stage::Sent);
    QCOMPARE(upload.jobState(), JobState::Cancelled);
    QVERIFY(named<QToolButton>(&scene.window(), u"Resume"_s)->isEnabled()); // what is left
}

void TestJobs::rowsAreFilteredByOutcomeAndCopied()
{
    Scene scene;
    QVERIFY(scene.sendAll(u"mixed.csv"_s, rows(3) + "12,contoso,true,\n"));
    QVERIFY(scene.newestBecomes(JobState::Done));
    QVERIFY(scene.showNewest());
    scene.press(u"Show rows"_s);
    auto *table = scene.page()->shownTable();
    QCOMPARE(table->accessibleName(), u"Rows"_s);
    QTRY_COMPARE(table->model()->rowCount(), 4);
    const auto cell = [table](int row, PlanRowColumn column) {
        return table->model()->index(row, static_cast<int>(column)).data().toString();
    };
    QTRY_COMPARE(cell(0, PlanRowColumn::Outcome), u"Synced"_s);
    QCOMPARE(cell(0, PlanRowColumn::Action), u"Create"_s);
    auto *show = table->parentWidget()->findChild<QComboBox *>();
    QVERIFY(show && show->accessibleName() == "Show"_L1);
    show->setCurrentText(u"Bad row"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->selectRowOnly(0);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QVERIFY2(QApplication::clipboard()->text().contains(u"12\tcontoso"_s),
             qPrintable(QApplication::clipboard()->text()));
    scene.press(u"Back to jobs"_s);
    QTRY_VERIFY(scene.page()->table()->isVisible());
    QCOMPARE(scene.page()->table()->selectedRow(), 0);
}

void TestJobs::theReferenceIsTyped()
{
    Scene scene;
    QVERIFY(scene.plan(u"a.csv"_s, rows(2)));
    QTest::keyClicks(named<QLineEdit>(&scene.window(), u"Reference"_s), u"CHG-1"_s);
    QCOMPARE(scene.upload().reference(), u"CHG-1"_s);
    scene.press(u"Upload"_s);
    QVERIFY(scene.newestBecomes(JobState::Done));
    QCOMPARE(scene.jobs().jobs().constFirst().reference, u"CHG-1"_s);
    QVERIFY(scene.showNewest());
    auto *edit = named<QLineEdit>(&scene.window(), u"Reference"_s);
    QVERIFY(edit);
    QCOMPARE(edit->text(), u"CHG-1"_s);
    edit->setText(u"CHG-2"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(scene.jobs().jobs().constFirst().reference, u"CHG-2"_s);
    QCOMPARE(edit->text(), u"CHG-2"_s);
}

void TestJobs::aChangedFileIsReadAgain()
{
    Scene scene;
    QVERIFY(scene.plan(u"a.csv"_s, rows(2)));
    QTest::keyClicks(named<QLineEdit>(&scene.window(), u"Reference"_s), u"CHG-1"_s);
    scene.fixture.writeFile(u"a.csv"_s, rows(5));
    scene.press(u"Upload"_s); // stops, for somebody to see it
    QTRY_VERIFY(named<QPushButton>(&scene.window(), u"Read again"_s) != nullptr);
    QCOMPARE(scene.upload().stage(), Stage::Planned);
    scene.press(u"Read again"_s);
    QTRY_COMPARE(scene.upload().counts().created, 5);
    QTRY_COMPARE(scene.upload().stage(), Stage::Planned);
    QVERIFY(named<QPushButton>(&scene.window(), u"Read again"_s) == nullptr);
    QCOMPARE(scene.upload().reference(), u"CHG-1"_s);
    // Pressed once more, what the plan is of goes out.
    scene.fixture.writeFile(u"a.csv"_s, rows(7));
    QApplication::sendEvent(&scene.window(),
                            std::make_unique<QEvent>(QEvent::WindowActivate).get());
    QTRY_VERIFY(named<QPushButton>(&scene.window(), u"Read again"_s) != nullptr);
    scene.press(u"Upload"_s);
    QTRY_COMPARE(scene.upload().counts().synced, 5);
}

void TestJobs::closingOffersToPause()
{
    Scene scene(slowGateway());
    QVERIFY(scene.sendSome());
    scene.fixture.prompts().answers = {0};
    scene.window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!scene.window().isVisible(), 20000);
    QCOMPARE(scene.fixture.prompts().questions.constFirst().answers,
             QStringList({u"Pause and close"_s, u"Cancel upload"_s}));
    QVERIFY(scene.fixture.prompts().informed.isEmpty());
    QCOMPARE(scene.upload().jobState(), JobState::Paused);
}

void TestJobs::closingAsksForAJobThatGoesOn()
{
    Scene scene(slowGateway());
    QVERIFY(scene.sendSome());
    scene.upload().pause();
    QTRY_COMPARE(scene.upload().stage(), Stage::Sent);
    scene.upload().dismiss();
    QVERIFY(scene.newestBecomes(JobState::Paused));
    scene.jobs().resume(scene.jobs().jobs().constFirst().id);
    scene.fixture.prompts().answers = {0};
    QVERIFY(!scene.window().close());
    QTRY_VERIFY_WITH_TIMEOUT(!scene.window().isVisible(), 20000);
    QVERIFY(scene.jobs().running().isEmpty());
    QVERIFY(scene.newestBecomes(JobState::Paused));
}

void TestJobs::theResultOfAJobIsSaved()
{
    Scene scene;
    QVERIFY(scene.sendAll(u"two.csv"_s, rows(2)));
    QVERIFY(scene.newestBecomes(JobState::Done));
    QVERIFY(scene.showNewest());
    const QString path = scene.fixture.directory().path() + u"/result.csv"_s;
    scene.fixture.prompts().fileToSave = path;
    scene.press(u"Save result…"_s);
    QTRY_VERIFY(QFile::exists(path));
    QVERIFY(scene.fixture.prompts().suggestions.constFirst().endsWith(u"two-result.csv"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("synced"));
}

NUMBERDESK_TEST("jobs", TestJobs)
#include "tst_jobs.moc"
