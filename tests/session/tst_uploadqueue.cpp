// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "uploadscene.h"

#include "session/upload/uploadqueue.h"
#include "support/testprogram.h"

using namespace Qt::StringLiterals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

struct QueueScene : UploadScene
{
    void drop(const QString &name, const QString &text)
    {
        queue.planFiles(fileOf(name, text).paths);
    }

    bool dropAndPlan(const QString &name, const QString &text)
    {
        drop(name, text);
        return reaches(Stage::Planned);
    }

    void type(const QString &text)
    {
        queue.createNumbers(parseCsv(text.toUtf8(), u"Manual input"_s).value());
    }

    UploadQueue queue{upload};
    QSignalSpy choices{&queue, &UploadQueue::choiceNeeded};
};

/// Ten rows, one of which is bad.
const QString faulty = zoomRows(10) + u"no number,contoso,true,\n"_s;

} // namespace

/// What becomes of files and typed numbers that come while something else stands.
class TestUploadQueue : public QObject
{
    Q_OBJECT

private slots:
    void theFirstIsPlannedAtOnce();
    void theNextWaitsWhileOneIsSent();
    void anOutcomeWithFaultsHoldsTheNextBack();
    void besideAnUnsentPlanItIsOffered();
    void whatWasOfferedIsAdded();
    void whatWasOfferedTakesThePlace();
    void whatWasOfferedIsDropped();
    void nothingStartsWhileAChoiceIsOpen();
    void aChoiceOutlivesWhatItWasAbout();
    void thePartOfAPlanIsOnlyReadAgain();
    void aPlanWithNothingToLoseIsReplaced();
    void aMendedFileTakesThePlaceOfTheBroken();
    void newlyTypedNumbersTakeThePlaceOfOlder();
    void aRestIsNotThrownAway();
};

void TestUploadQueue::theFirstIsPlannedAtOnce()
{
    QueueScene scene;
    scene.queue.planFiles(scene.fileOf(zoomRows(2)).paths, {u"photo.png"_s});
    QCOMPARE(scene.upload.stage(), Stage::Planning);
    QVERIFY(scene.queue.waiting().isEmpty());
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.source().leftOut, QStringList{u"photo.png"_s});
}

void TestUploadQueue::theNextWaitsWhileOneIsSent()
{
    QueueScene scene;
    QVERIFY(scene.dropAndPlan(u"first.csv"_s, zoomRows(3)));
    scene.upload.upload();
    QSignalSpy changed(&scene.queue, &UploadQueue::changed);
    scene.drop(u"second.csv"_s, zoomRows(2, u"contoso"_s, 10));
    scene.drop(u"third.csv"_s, zoomRows(1, u"contoso"_s, 20));
    QCOMPARE(scene.upload.stage(), Stage::Sending);
    QCOMPARE(scene.queue.waiting(), QStringList({u"second.csv"_s, u"third.csv"_s}));
    QCOMPARE(changed.size(), 2);
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.gateway.others.numberCount(), 3);
    QCOMPARE(scene.upload.sourceName(), u"second.csv"_s);
    QCOMPARE(scene.queue.waiting(), QStringList{u"third.csv"_s});
    QVERIFY(scene.choices.isEmpty());
}

void TestUploadQueue::anOutcomeWithFaultsHoldsTheNextBack()
{
    QueueScene scene;
    QVERIFY(scene.dropAndPlan(u"first.csv"_s, faulty));
    scene.upload.upload();
    scene.drop(u"second.csv"_s, zoomRows(2, u"contoso"_s, 20));
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.queue.waiting(), QStringList{u"second.csv"_s});
    scene.upload.dismiss(); // seen
    QVERIFY(scene.queue.waiting().isEmpty());
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.sourceName(), u"second.csv"_s);
}

void TestUploadQueue::besideAnUnsentPlanItIsOffered()
{
    QueueScene scene;
    QVERIFY(scene.dropAndPlan(u"first.csv"_s, zoomRows(3)));
    scene.drop(u"second.csv"_s, zoomRows(2, u"contoso"_s, 10));
    QCOMPARE(scene.choices.size(), 1);
    QVERIFY(scene.queue.offered());
    QCOMPARE(scene.queue.offered()->names(), QStringList{u"second.csv"_s});
    QVERIFY(scene.queue.canAddOffered());
    QCOMPARE(scene.upload.sourceName(), u"first.csv"_s);
    scene.drop(u"third.csv"_s, zoomRows(1)); // one choice at a time
    QCOMPARE(scene.choices.size(), 1);
    QCOMPARE(scene.queue.waiting(), QStringList{u"third.csv"_s});
}

void TestUploadQueue::whatWasOfferedIsAdded()
{
    QueueScene scene;
    QVERIFY(scene.dropAndPlan(u"first.csv"_s, zoomRows(3)));
    scene.drop(u"second.csv"_s, zoomRows(2, u"contoso"_s, 10));
    scene.queue.addOffered();
    QVERIFY(scene.queue.offered() == nullptr);
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().created, 5);
    scene.queue.addOffered(); // nothing is offered
    QCOMPARE(scene.upload.stage(), Stage::Planned);
}

void TestUploadQueue::whatWasOfferedTakesThePlace()
{
    QueueScene scene;
    QVERIFY(scene.dropAndPlan(u"first.csv"_s, zoomRows(3)));
    scene.drop(u"second.csv"_s, zoomRows(2, u"contoso"_s, 10));
    scene.queue.replaceByOffered();
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.sourceName(), u"second.csv"_s);
    QCOMPARE(scene.upload.counts().created, 2);
}

void TestUploadQueue::whatWasOfferedIsDropped()
{
    QueueScene scene;
    QVERIFY(scene.dropAndPlan(u"first.csv"_s, zoomRows(3)));
    scene.drop(u"second.csv"_s, zoomRows(2, u"contoso"_s, 10));
    scene.queue.dropOffered();
    QVERIFY(scene.queue.offered() == nullptr);
    QCOMPARE(scene.upload.stage(), Stage::Planned);
    QCOMPARE(scene.upload.sourceName(), u"first.csv"_s);
}

void TestUploadQueue::nothingStartsWhileAChoiceIsOpen()
{
    QueueScene scene;
    QVERIFY(scene.dropAndPlan(u"first.csv"_s, zoomRows(3)));
    scene.drop(u"second.csv"_s, zoomRows(2, u"contoso"_s, 10));
    scene.drop(u"third.csv"_s, zoomRows(1, u"contoso"_s, 20));
    scene.upload.dismiss();
    QCOMPARE(scene.upload.stage(), Stage::Idle);
    scene.queue.dropOffered();
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.sourceName(), u"third.csv"_s);
}

void TestUploadQueue::aChoiceOutlivesWhatItWasAbout()
{
    QueueScene scene;
    QVERIFY(scene.dropAndPlan(u"first.csv"_s, zoomRows(3)));
    scene.drop(u"second.csv"_s, zoomRows(2, u"contoso"_s, 10));
    scene.upload.upload(); // while the question stands
    QVERIFY(!scene.queue.canAddOffered());
    scene.queue.addOffered();
    QCOMPARE(scene.queue.waiting(), QStringList{u"second.csv"_s});
    scene.drop(u"third.csv"_s, zoomRows(1, u"contoso"_s, 20));
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.sourceName(), u"second.csv"_s);
    QCOMPARE(scene.gateway.others.numberCount(), 3);
}

void TestUploadQueue::thePartOfAPlanIsOnlyReadAgain()
{
    QueueScene scene;
    QVERIFY(scene.dropAndPlan(u"first.csv"_s, zoomRows(3)));
    scene.drop(u"first.csv"_s, zoomRows(2));
    QCOMPARE(scene.choices.size(), 1);
    QVERIFY(!scene.queue.canAddOffered());
    scene.queue.replaceByOffered();
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.counts().created, 2);
}

void TestUploadQueue::aPlanWithNothingToLoseIsReplaced()
{
    QueueScene scene;
    QVERIFY(scene.dropAndPlan(u"empty.csv"_s, zoomHeadings));
    QVERIFY(scene.dropAndPlan(u"second.csv"_s, zoomRows(2)));
    QCOMPARE(scene.upload.sourceName(), u"second.csv"_s);
    QVERIFY(scene.choices.isEmpty());
}

void TestUploadQueue::aMendedFileTakesThePlaceOfTheBroken()
{
    QueueScene scene;
    scene.drop(u"first.csv"_s, u"name,street\nx,y\n"_s);
    QVERIFY(scene.reaches(Stage::Unplannable));
    scene.drop(u"other.csv"_s, zoomRows(1));
    QCOMPARE(scene.choices.size(), 1); // the broken one is not done with
    scene.queue.dropOffered();
    QVERIFY(scene.dropAndPlan(u"first.csv"_s, zoomRows(2)));
    QCOMPARE(scene.choices.size(), 1);
    QCOMPARE(scene.upload.counts().created, 2);
}

void TestUploadQueue::newlyTypedNumbersTakeThePlaceOfOlder()
{
    QueueScene scene;
    scene.type(faulty);
    QVERIFY(scene.reaches(Stage::Planned));
    scene.type(zoomRows(2));
    QVERIFY(scene.choices.isEmpty());
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload.counts().synced, 2);
}

void TestUploadQueue::aRestIsNotThrownAway()
{
    QueueScene scene;
    QVERIFY(scene.dropAndPlan(u"first.csv"_s, zoomRows(250)));
    scene.refuse(403, [](const ScriptedRequest &request) { return isBatch(request); });
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Sent));
    QVERIFY(scene.upload.hasRest());
    scene.drop(u"second.csv"_s, zoomRows(2));
    QCOMPARE(scene.choices.size(), 1);
    QVERIFY(!scene.queue.canAddOffered());
}

NUMBERDESK_TEST("uploadqueue", TestUploadQueue)
#include "tst_uploadqueue.moc"
