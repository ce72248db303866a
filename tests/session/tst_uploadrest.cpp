// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "uploadscene.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

/// 500 rows, of which the first batch to arrive cancels the upload.
struct CancelledUpload : UploadScene
{
    CancelledUpload()
    {
        gateway.setScript([this](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
            if (isBatch(request) && gateway.batchSizes().size() == 1)
                upload.cancel();
            return {};
        });
        if (!plan(zoomRows(rows)))
            qFatal("There is no plan");
        upload.upload();
    }

    static constexpr int rows = 500;
};

} // namespace

/// An upload that somebody ends early, and what becomes of the rows that it left.
class TestUploadRest : public QObject
{
    Q_OBJECT

private slots:
    void cancelLeavesTheRest();
    void theRestIsSentLater();
    void aRestMayBeRightByNow();
    void whatOthersTookIsTold();
    void aRestThatCannotBeSentStays();
};

void TestUploadRest::cancelLeavesTheRest()
{
    CancelledUpload scene;
    QSignalSpy finished(&scene.upload, &Upload::finished);
    QSignalSpy ready(&scene.upload, &Upload::readyForNext);
    QVERIFY(scene.waitFor([&scene] { return scene.upload.isCancelling(); }));
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(finished.size(), 1);
    QVERIFY(ready.isEmpty()); // it stays in view
    QCOMPARE(scene.upload.error()->kind, ImportError::Kind::Cancelled);
    const ImportCounts &counts = scene.upload.counts();
    QVERIFY(counts.created >= 100); // what was under way came to its end
    QVERIFY(counts.notSent >= 100);
    QCOMPARE(counts.created + counts.notSent, CancelledUpload::rows);
    QCOMPARE(scene.gateway.others.numberCount(), counts.created);
    QVERIFY(scene.upload.hasRest());
}

void TestUploadRest::theRestIsSentLater()
{
    CancelledUpload scene;
    QVERIFY(scene.reaches(Stage::Sent));
    const qint64 applied = scene.upload.counts().created;
    scene.upload.sendRest();
    QVERIFY(scene.upload.isGoingOut());
    QVERIFY(scene.reaches(Stage::Sent));
    QVERIFY(!scene.upload.error());
    QVERIFY(!scene.upload.hasRest());
    QCOMPARE(scene.upload.counts().synced, CancelledUpload::rows);
    QCOMPARE(scene.gateway.others.numberCount(), CancelledUpload::rows);
    QVERIFY(applied < CancelledUpload::rows);
}

void TestUploadRest::aRestMayBeRightByNow()
{
    CancelledUpload scene;
    QVERIFY(scene.reaches(Stage::Sent));
    const qint64 applied = scene.upload.counts().created;
    scene.gateway.others.addNumbers(scene.account, firstNumber, CancelledUpload::rows,
                                    "desk"); // a colleague
    scene.clock.advance(maximumPlanAge + 1s);
    const qsizetype writes = scene.writes();
    QSignalSpy finished(&scene.upload, &Upload::finished);
    scene.upload.sendRest();
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(finished.size(), 1);
    QVERIFY(!scene.upload.hasRest());
    QCOMPARE(scene.upload.counts().created, applied);
    QCOMPARE(scene.upload.counts().unchanged, CancelledUpload::rows - applied);
    QCOMPARE(scene.writes(), writes);
}

void TestUploadRest::whatOthersTookIsTold()
{
    CancelledUpload scene;
    QVERIFY(scene.reaches(Stage::Sent));
    scene.gateway.others.addNumbers(u"contoso"_s, firstNumber + CancelledUpload::rows - 1,
                                    1);       // a colleague
    scene.clock.advance(maximumPlanAge + 1s); // what was read before is looked at again
    scene.upload.sendRest();
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload.counts().synced, CancelledUpload::rows - 1);
    QCOMPARE(scene.upload.counts().notSent, 1);
    QVERIFY(scene.upload.plan()->rows.constLast().message().contains(u"changed meanwhile"_s));
    QVERIFY(!scene.upload.hasRest());
}

void TestUploadRest::aRestThatCannotBeSentStays()
{
    CancelledUpload scene;
    QVERIFY(scene.reaches(Stage::Sent));
    const ImportCounts before = scene.upload.counts();
    scene.refuse(403, [](const ScriptedRequest &) { return true; });
    scene.upload.sendRest();
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload.error()->kind, ImportError::Kind::Gateway);
    QVERIFY(scene.upload.hasRest());
    QCOMPARE(scene.upload.counts().notSent, before.notSent);
    QCOMPARE(scene.upload.counts().created, before.created);
}

NUMBERDESK_TEST("uploadrest", TestUploadRest)
#include "tst_uploadrest.moc"
