// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/joblist.h"
#include "session/jobs/jobrows.h"
#include "session/jobs/jobrun.h"
#include "storage/jobstore.h"
#include "support/testprogram.h"
#include "uploadscene.h"

using namespace Qt::StringLiterals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

constexpr int rows = 500;

/// Another process of the desk on the same connection.
struct OtherProcess
{
    explicit OtherProcess(UploadScene &scene)
        : session(UploadScene::connection(scene.gateway.url(), false),
                  DataDirectory(scene.directory.path()), scene.clock)
    {
        session.open();
    }

    Session session;
    Upload upload{session};
};

/// Uploads at a gateway that takes one batch and then none until `isOpenAgain`, and the list of
/// their jobs. Until then time creeps, so that nobody gives up.
struct ListScene : UploadScene
{
    ListScene()
    {
        gateway.setScript([this](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
            if (!isBatch(request))
                return {};
            if (isOpenAgain || std::exchange(takesOne, false))
                return {};
            ScriptedReply busy = errorReply(429, "Busy");
            busy.headers.emplaceBack("Retry-After", "20");
            return busy;
        });
    }

    bool waitFor(const std::function<bool()> &condition)
    {
        if (isOpenAgain)
            return UploadScene::waitFor(condition);
        constexpr int steps = 100; // less than what the gateway asks to wait
        for (int step = 0; step < steps; ++step) {
            if (QTest::qWaitFor(condition, 200))
                return true;
            clock.advance(std::chrono::milliseconds(100));
        }
        return false;
    }

    /// Has one upload send until the gateway takes no more.
    bool sendOneBatch(Upload &sender)
    {
        takesOne = true;
        sender.start(fileOf(zoomRows(rows)));
        if (!waitFor([&sender] { return sender.stage() == Stage::Planned; }))
            return false;
        sender.upload();
        return waitFor([&sender] { return sender.counts().synced == 100; });
    }

    const JobRecord &job() const { return jobs.jobs().constFirst(); }
    bool becomes(JobState state)
    {
        clock.advance(std::chrono::milliseconds(250)); // it rests after each reading
        jobs.look();
        return waitFor([this, state] { return !jobs.jobs().isEmpty() && job().state == state; });
    }
    /// A job in the middle of which its process has ended.
    bool interrupt()
    {
        auto process = std::make_unique<OtherProcess>(*this);
        const bool isUnderWay = sendOneBatch(process->upload);
        process.reset();
        clock.advance(std::chrono::seconds(25)); // what the gateway wants to be left alone for
        return isUnderWay && becomes(JobState::Interrupted);
    }

    bool isOpenAgain = false;
    bool takesOne = false;
    JobList jobs{session.jobDesk()};
};

} // namespace

/// The jobs of a connection: what is listed, gone on with, paused and cancelled.
class TestJobList : public QObject
{
    Q_OBJECT

private slots:
    void aPausedUploadIsResumed();
    void anInterruptedJobGoesOn();
    void severalGoOnInTurn();
    void aJobUnderWayIsPausedHere();
    void pauseAnswersWithinASecond();
    void anotherProcessIsAsked();
    void whatAnotherProcessRunsCannotBeResumed();
    void aRestingJobIsCancelled();
    void jobsOfOtherConnectionsAreLeftOut();
    void aReferenceIsKept();
    void rowsAreReadFromTheJournal();
    void rowsFollowTheRunHere();
    void aDamagedJournalIsTold();
};

void TestJobList::aPausedUploadIsResumed()
{
    ListScene scene;
    QVERIFY(scene.sendOneBatch(scene.upload));
    scene.upload.pause();
    QVERIFY(scene.upload.isPausing());
    QVERIFY(scene.waitFor([&scene] { return scene.upload.stage() == Stage::Sent; }));
    QCOMPARE(scene.upload.jobState(), JobState::Paused);
    QVERIFY(scene.becomes(JobState::Paused));
    QCOMPARE(scene.job().tally.done, scene.upload.counts().created);
    scene.isOpenAgain = true;
    scene.jobs.resume(scene.job().id);
    QVERIFY(scene.becomes(JobState::Done));
    QCOMPARE(scene.job().tally.done, rows);
    QCOMPARE(scene.gateway.others.numberCount(), rows);
    QVERIFY(scene.jobs.running().isEmpty());
}

void TestJobList::anInterruptedJobGoesOn()
{
    ListScene scene;
    QVERIFY(scene.interrupt());
    QVERIFY(scene.job().tally.done < rows);
    QSignalSpy failed(&scene.jobs, &JobList::failed);
    scene.isOpenAgain = true;
    scene.jobs.resume(scene.job().id);
    QVERIFY(scene.jobs.run(scene.job().id) != nullptr);
    QVERIFY(scene.becomes(JobState::Done));
    QCOMPARE(scene.gateway.others.numberCount(), rows);
    QVERIFY(failed.isEmpty());
}

void TestJobList::severalGoOnInTurn()
{
    ListScene scene;
    QVERIFY(scene.interrupt());
    QVERIFY(scene.interrupt());
    QVERIFY(scene.waitFor([&scene] { return scene.jobs.jobs().size() == 2; }));
    QVERIFY(scene.becomes(JobState::Interrupted));
    int most = 0;
    connect(&scene.jobs, &JobList::runChanged, this, [&scene, &most] {
        most = std::max(most, static_cast<int>(scene.jobs.running().size()));
    });
    scene.isOpenAgain = true;
    scene.jobs.resumeInTurn({scene.jobs.jobs().at(0).id, scene.jobs.jobs().at(1).id});
    QCOMPARE(scene.jobs.running(), QList<qint64>{scene.jobs.jobs().at(1).id});
    QVERIFY(scene.becomes(JobState::Done));
    QCOMPARE(scene.jobs.jobs().at(1).state, JobState::Done);
    QCOMPARE(most, 1);
}

void TestJobList::aJobUnderWayIsPausedHere()
{
    ListScene scene;
    QVERIFY(scene.sendOneBatch(scene.upload));
    QVERIFY(scene.becomes(JobState::Running));
    scene.jobs.pause(scene.job().id);
    QCOMPARE(scene.jobs.asked(scene.job().id), JobRequest::Pause);
    QVERIFY(scene.upload.isPausing()); // at once, before anything is on the disk
    QVERIFY(scene.becomes(JobState::Paused));
    QCOMPARE(scene.jobs.asked(scene.job().id), JobRequest::Nothing);
}

/// Also when its requests wait for a gateway that wants to be left alone.
void TestJobList::pauseAnswersWithinASecond()
{
    ListScene scene;
    QVERIFY(scene.interrupt());
    scene.jobs.resume(scene.job().id);
    const JobRun *run = scene.jobs.run(scene.job().id);
    QVERIFY(scene.waitFor([run] { return run->step() == JobRun::Step::Sending; }));
    const qsizetype tries = scene.gateway.batchSizes().size();
    QVERIFY(scene.waitFor([&scene, tries] { return scene.gateway.batchSizes().size() > tries; }));
    const Clock::TimePoint asked = scene.clock.now();
    scene.jobs.pause(scene.job().id);
    QVERIFY(scene.waitFor([&scene] { return scene.jobs.running().isEmpty(); }));
    QVERIFY(scene.clock.now() - asked < std::chrono::seconds(1));
    QVERIFY(scene.becomes(JobState::Paused));
}

void TestJobList::anotherProcessIsAsked()
{
    ListScene scene;
    OtherProcess other(scene);
    QVERIFY(scene.sendOneBatch(other.upload));
    scene.jobs.setWatched(true);
    QVERIFY(scene.becomes(JobState::Running));
    scene.jobs.cancel(scene.job().id);
    QVERIFY(scene.waitFor([&scene] { return scene.job().state == JobState::Cancelled; }));
    QVERIFY(scene.waitFor([&other] { return other.upload.stage() == Stage::Sent; }));
    QCOMPARE(other.upload.jobState(), JobState::Cancelled);
    QVERIFY(other.upload.hasRest());
}

void TestJobList::whatAnotherProcessRunsCannotBeResumed()
{
    ListScene scene;
    OtherProcess other(scene);
    QVERIFY(scene.sendOneBatch(other.upload));
    QVERIFY(scene.becomes(JobState::Running));
    QSignalSpy failed(&scene.jobs, &JobList::failed);
    scene.jobs.resume(scene.job().id);
    QVERIFY(scene.waitFor([&failed] { return !failed.isEmpty(); }));
    const QString reason = failed.first().at(1).toString();
    QVERIFY2(reason.startsWith(u"Another process works on job"_s), qPrintable(reason));
    QVERIFY(scene.becomes(JobState::Running));
    QVERIFY(other.upload.isSending());
}

void TestJobList::aRestingJobIsCancelled()
{
    ListScene scene;
    QVERIFY(scene.interrupt());
    scene.jobs.cancel(scene.job().id);
    QVERIFY(scene.becomes(JobState::Cancelled));
    scene.isOpenAgain = true;
    scene.jobs.resume(scene.job().id); // its rest can still be sent
    QVERIFY(scene.becomes(JobState::Done));
    QCOMPARE(scene.gateway.others.numberCount(), rows);
}

void TestJobList::jobsOfOtherConnectionsAreLeftOut()
{
    ListScene scene;
    QVERIFY(scene.interrupt());
    Session elsewhere(connectionTo(QUrl(u"http://127.0.0.1:9"_s)),
                      DataDirectory(scene.directory.path()), scene.clock);
    JobList jobs(elsewhere.jobDesk());
    jobs.look();
    QVERIFY(scene.waitFor([&jobs] { return !jobs.readAt().isNull(); }));
    QVERIFY(jobs.jobs().isEmpty());
}

void TestJobList::aReferenceIsKept()
{
    ListScene scene;
    QVERIFY(scene.interrupt());
    scene.jobs.setReference(scene.job().id, u"CHG-7"_s);
    QVERIFY(scene.waitFor([&scene] { return scene.job().reference == "CHG-7"_L1; }));
}

void TestJobList::rowsAreReadFromTheJournal()
{
    ListScene scene;
    QVERIFY(scene.interrupt());
    JobRows shown(scene.jobs);
    shown.show(scene.job().id);
    QVERIFY(shown.isReading() && !shown.plan());
    QVERIFY(scene.waitFor([&shown] { return !shown.isReading(); }));
    QCOMPARE(shown.plan()->rows.size(), rows);
    QCOMPARE(shown.plan()->counts().synced, 100);
    // What comes of it while somebody else sends it is seen without asking.
    OtherProcess other(scene);
    JobRun run(other.session.jobDesk());
    scene.isOpenAgain = true;
    scene.jobs.setWatched(true);
    run.goOn(scene.job().id);
    QVERIFY(scene.waitFor([&shown] { return shown.plan()->counts().synced == rows; }));
}

void TestJobList::rowsFollowTheRunHere()
{
    ListScene scene;
    QVERIFY(scene.interrupt());
    JobRows shown(scene.jobs);
    shown.show(scene.job().id);
    QVERIFY(scene.waitFor([&shown] { return !shown.isReading(); }));
    QSignalSpy changed(&shown, &JobRows::rowsChanged);
    scene.isOpenAgain = true;
    scene.jobs.resume(scene.job().id);
    QVERIFY(scene.waitFor([&] { return shown.plan() == scene.jobs.run(shown.id())->plan(); }));
    QVERIFY(scene.waitFor([&scene] { return scene.jobs.running().isEmpty(); }));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(shown.plan()->counts().synced, rows);
}

void TestJobList::aDamagedJournalIsTold()
{
    ListScene scene;
    const JobDesk desk = scene.session.jobDesk();
    NewJob damaged;
    damaged.record.place = desk.place;
    damaged.record.started = scene.clock.timeOfDay();
    damaged.head = "no head";
    QVERIFY(scene.session.directory().ensure());
    desk.jobs.create(damaged); // its lock goes with the job
    QVERIFY(scene.becomes(JobState::Interrupted));
    JobRows shown(scene.jobs);
    shown.show(scene.job().id);
    QVERIFY(scene.waitFor([&shown] { return !shown.isReading(); }));
    QVERIFY2(shown.error().contains(u"cannot be read"_s), qPrintable(shown.error()));
    QSignalSpy failed(&scene.jobs, &JobList::failed);
    scene.jobs.resume(scene.job().id);
    QVERIFY(scene.waitFor([&failed] { return !failed.isEmpty(); }));
    QCOMPARE(failed.first().at(1).toString(), shown.error());
}

NUMBERDESK_TEST("joblist", TestJobList)
#include "tst_joblist.moc"
