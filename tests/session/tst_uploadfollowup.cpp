// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/upload/uploadqueue.h"
#include "storage/jobstore.h"
#include "support/jobresult.h"
#include "support/testprogram.h"
#include "uploadscene.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

struct FollowUpScene : UploadScene
{
    /// Sends rows as a job of its own, to the end.
    bool sends(const QString &text)
    {
        upload.start(fileOf(text));
        upload.setReference(u"CHG-1"_s);
        if (!reaches(Stage::Planned))
            return false;
        upload.upload();
        return reaches(Stage::Sent);
    }
    JobRecord record(qint64 id) { return resultOf(session.jobs().find(id))->value(); }
    void changeByColleague(int number)
    {
        gateway.others.changeNumber(numberAt(number), [](nlohmann::json &json) {
            json["configuration"]["customSipHeader"] = "colleague";
        });
    }

    UploadQueue queue{upload};
    QSignalSpy choices{&queue, &UploadQueue::choiceNeeded};
};

} // namespace

/// Jobs that are taken back, or tried again, through an upload.
class TestUploadFollowUp : public QObject
{
    Q_OBJECT

private slots:
    void anUndoIsShownThenSent();
    void anOldUndoIsSentAsItStands();
    void failedRowsAreSentAgain();
    void aSentenceSaysWhyThereIsNone();
    void anUnsentPlanIsNotLost();
    void anUnsentUndoIsNotLost();
    void whileOneIsSentItWaits();
    void planningIsCancelled();
};

void TestUploadFollowUp::anUndoIsShownThenSent()
{
    FollowUpScene scene;
    QVERIFY(scene.sends(zoomRows(20)));
    const qint64 job = scene.upload.jobId();
    for (int i = 0; i < 5; ++i)
        scene.changeByColleague(i);
    const auto writes = scene.writes();
    scene.queue.undo(scene.record(job));
    QCOMPARE(scene.upload.stage(), Stage::Planning);
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.writes(), writes);
    QCOMPARE(scene.upload.sourceName(), u"Undo of job %1"_s.arg(job));
    QCOMPARE(scene.upload.counts().kept, 5);
    QCOMPARE(scene.upload.counts().deleted, 15);
    QCOMPARE(scene.upload.reference(), u"CHG-1"_s);
    scene.upload.planWith({});
    QCOMPARE(scene.upload.stage(), Stage::Planned); // there is nothing to plan otherwise
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.gateway.others.numberCount(), 5);
    const JobRecord undo = scene.record(scene.upload.jobId());
    QCOMPARE(undo.kind, JobKind::Undo);
    QCOMPARE(undo.origin, job);
    QCOMPARE(undo.reference, u"CHG-1"_s);
    QCOMPARE(scene.record(job).undoneBy, undo.id);
}

/// The engine reads again what its rows rest on, and keeps what others have changed meanwhile.
void TestUploadFollowUp::anOldUndoIsSentAsItStands()
{
    FollowUpScene scene;
    QVERIFY(scene.sends(zoomRows(10)));
    scene.queue.undo(scene.record(scene.upload.jobId()));
    QVERIFY(scene.reaches(Stage::Planned));
    scene.clock.advance(5min);
    scene.changeByColleague(3);
    scene.upload.upload();
    QCOMPARE(scene.upload.stage(), Stage::Sending);
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.gateway.others.numberCount(), 1);
    QCOMPARE(scene.upload.counts().deleted, 9);
}

void TestUploadFollowUp::failedRowsAreSentAgain()
{
    FollowUpScene scene;
    scene.refuse(400, [](const ScriptedRequest &request) {
        return request.method != "GET" && request.body.contains(numberAt(3).toUtf8());
    });
    QVERIFY(scene.sends(zoomRows(10)));
    const qint64 failed = scene.upload.counts().failed;
    const qint64 job = scene.upload.jobId();
    QVERIFY(failed >= 1);
    scene.gateway.setScript({});
    scene.queue.retry(scene.record(job));
    QVERIFY(scene.choices.isEmpty());
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().rows, failed);
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.gateway.others.numberCount(), 10);
    const JobRecord again = scene.record(scene.upload.jobId());
    QCOMPARE(again.kind, JobKind::Retry);
    QCOMPARE(again.origin, job);
    QCOMPARE(again.title, u"Retry of job 1: numbers.csv"_s);
}

void TestUploadFollowUp::aSentenceSaysWhyThereIsNone()
{
    FollowUpScene scene;
    QVERIFY(scene.sends(zoomRows(3)));
    scene.queue.retry(scene.record(scene.upload.jobId()));
    QVERIFY(scene.reaches(Stage::Unplannable));
    QCOMPARE(scene.upload.error()->message, u"No row of job 1 has failed."_s);
    JobRecord unknown;
    unknown.id = 4711;
    scene.queue.undo(unknown); // nothing is lost by it
    QVERIFY(scene.choices.isEmpty());
    QVERIFY(scene.waitFor([&scene] {
        return scene.upload.error() && scene.upload.error()->message.contains(u"4711"_s);
    }));
}

void TestUploadFollowUp::anUnsentPlanIsNotLost()
{
    FollowUpScene scene;
    QVERIFY(scene.sends(zoomRows(3)));
    const JobRecord job = scene.record(scene.upload.jobId());
    QVERIFY(scene.plan(zoomRows(2, u"contoso"_s, 10)));
    scene.queue.undo(job);
    scene.queue.undo(job); // pressed twice
    QCOMPARE(scene.choices.size(), 1);
    QVERIFY(!scene.queue.canAddOffered());
    scene.queue.dropOffered();
    QCOMPARE(scene.upload.stage(), Stage::Planned);
    QCOMPARE(scene.upload.sourceName(), u"numbers.csv"_s);
    scene.queue.undo(job);
    scene.queue.replaceByOffered();
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().deleted, 3);
}

void TestUploadFollowUp::anUnsentUndoIsNotLost()
{
    FollowUpScene scene;
    QVERIFY(scene.sends(zoomRows(3)));
    const JobRecord job = scene.record(scene.upload.jobId());
    scene.queue.undo(job);
    QVERIFY(scene.reaches(Stage::Planned));
    scene.queue.planFiles(scene.fileOf(zoomRows(5)).paths);
    QCOMPARE(scene.choices.size(), 1);
    QVERIFY(!scene.queue.canAddOffered());
    scene.queue.dropOffered();
    QVERIFY(scene.upload.followUp() != nullptr);
    scene.queue.undo(job); // planned once more, on a newer reading
    QCOMPARE(scene.choices.size(), 1);
    QVERIFY(scene.reaches(Stage::Planned));
}

void TestUploadFollowUp::whileOneIsSentItWaits()
{
    FollowUpScene scene;
    QVERIFY(scene.sends(zoomRows(3)));
    const JobRecord job = scene.record(scene.upload.jobId());
    QVERIFY(scene.plan(zoomRows(2, u"contoso"_s, 10)));
    scene.upload.upload();
    QVERIFY(scene.upload.isSending());
    scene.queue.undo(job);
    scene.queue.undo(job);
    QCOMPARE(scene.queue.waiting(), QStringList{u"Undo of job 1"_s});
    QVERIFY(scene.waitFor([&scene] {
        return scene.upload.followUp() != nullptr && scene.upload.stage() == Stage::Planned;
    }));
    QCOMPARE(scene.gateway.others.numberCount(), 5);
}

void TestUploadFollowUp::planningIsCancelled()
{
    FollowUpScene scene;
    QVERIFY(scene.sends(zoomRows(3)));
    scene.queue.undo(scene.record(scene.upload.jobId()));
    scene.upload.cancel();
    QVERIFY(scene.reaches(Stage::Idle));
    QVERIFY(!scene.upload.plan());
}

NUMBERDESK_TEST("uploadfollowup", TestUploadFollowUp)
#include "tst_uploadfollowup.moc"
