// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "uploadscene.h"

using namespace Qt::StringLiterals;
using namespace numberdesk;
using namespace std::chrono_literals;

using Stage = Upload::Stage;

/// An upload from its plan to the outcome: what goes out, how it ends, and what is followed.
class TestUploadSending : public QObject
{
    Q_OBJECT

private slots:
    void sendsAPlan();
    void nothingTakesThePlaceOfWhatGoesOut();
    void timeLeftHoldsTheWaitForANextTry();
    void aPlanWithoutWorkEndsAtOnce();
    void missingAccountsAreMade();
    void aRefusedSignInEndsTheUpload();
    void aRefusedRowIsNoEarlyEnd();
    void followsRowsUntilTheyAreDecided();
    void rowsEndByWhoeverReadsTheirNumbers();
    void anOlderReadingEndsNoRow();
    void rightRowsAreAsOldAsTheirPlan();
    void countsHoldWhatIsReadWhileSending();
    void tellsWhyPendingRowsCouldNotBeAskedFor();
    void followsWhatWasRightAndPending();
    void accountsAreReadAgainWhereTheyAreShown();
    void endsWithTheSession();
};

void TestUploadSending::sendsAPlan()
{
    UploadScene scene;
    QSignalSpy finished(&scene.upload, &Upload::finished);
    QSignalSpy ready(&scene.upload, &Upload::readyForNext);
    QVERIFY(scene.plan(zoomRows(250)));
    scene.upload.upload();
    QCOMPARE(scene.upload.stage(), Stage::Sending);
    QVERIFY(scene.upload.isBusy() && scene.upload.isGoingOut());
    scene.upload.dismiss(); // not now
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(ready.size(), 1);
    QVERIFY(!scene.upload.error());
    QVERIFY(!scene.upload.hasRest());
    QCOMPARE(scene.upload.counts().synced, 250);
    QCOMPARE(scene.upload.progress().rowsDone, 250);
    QCOMPARE(scene.gateway.others.numberCount(), 250);
    QCOMPARE(scene.session.data().numbers().size(), 250);
}

void TestUploadSending::nothingTakesThePlaceOfWhatGoesOut()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(3)));
    scene.upload.send();
    scene.upload.start(scene.fileOf(u"other.csv"_s, zoomRows(1)));
    QCOMPARE(scene.upload.stage(), Stage::Sending);
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload.counts().synced, 3);
}

/// A broken exchange is tried again after a minute: until then nothing says "about 1 s left".
void TestUploadSending::timeLeftHoldsTheWaitForANextTry()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(3)));
    bool refused = false;
    scene.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (!isBatch(request) || std::exchange(refused, true))
            return {};
        return errorReply(503, "Busy");
    });
    std::chrono::milliseconds longest{0};
    connect(&scene.upload, &Upload::progressed, this,
            [&] { longest = std::max(longest, scene.upload.progress().timeLeft); });
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload.counts().synced, 3);
    QVERIFY(longest >= 60s);
}

void TestUploadSending::aPlanWithoutWorkEndsAtOnce()
{
    UploadScene scene;
    QSignalSpy finished(&scene.upload, &Upload::finished);
    QVERIFY(scene.plan(zoomHeadings));
    scene.upload.send();
    QCOMPARE(scene.upload.stage(), Stage::Sent);
    QCOMPARE(finished.size(), 1);
    QVERIFY(!scene.upload.error());
    QCOMPARE(scene.writes(), 0);
}

void TestUploadSending::missingAccountsAreMade()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(3, u"fabrikam"_s)));
    scene.upload.createAccounts({u"fabrikam"_s});
    QVERIFY(scene.reaches(Stage::Planned));
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload.counts().synced, 3);
    QVERIFY(std::any_of(scene.gateway.requests().cbegin(), scene.gateway.requests().cend(),
                        [](const ScriptedRequest &request) {
                            return request.method == "PUT" &&
                                   request.path() == "/accounts/fabrikam";
                        }));
}

void TestUploadSending::aRefusedSignInEndsTheUpload()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(250)));
    scene.refuse(403, isBatch);
    QSignalSpy ready(&scene.upload, &Upload::readyForNext);
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload.error()->kind, ImportError::Kind::Gateway);
    QCOMPARE(scene.upload.error()->api->kind, ApiError::Kind::Forbidden);
    QCOMPARE(scene.upload.counts().notSent, 250);
    QVERIFY(scene.upload.hasRest());
    QVERIFY(ready.isEmpty());
}

void TestUploadSending::aRefusedRowIsNoEarlyEnd()
{
    UploadScene scene;
    QVERIFY(scene.plan(zoomRows(10)));
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (isBatch(request) && numbersOf(request).contains(numberAt(4)))
            return errorReply(400, "InvalidNumber", "numbers[4]");
        return {};
    });
    QSignalSpy ready(&scene.upload, &Upload::readyForNext);
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Sent));
    QVERIFY(!scene.upload.error());
    QCOMPARE(scene.upload.counts().refused, 1);
    QCOMPARE(scene.upload.counts().synced, 9);
    QVERIFY(!scene.upload.hasRest());
    QVERIFY(ready.isEmpty()); // somebody has to see it
}

/// The gateway takes numbers as pending; what the poller reads later ends them.
void TestUploadSending::followsRowsUntilTheyAreDecided()
{
    UploadScene scene;
    scene.handOnToTeams();
    QVERIFY(scene.plan(teamsRows(3)));
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload.counts().pending, 3);
    QCOMPARE(scene.session.poller().pendingNumbers(), 3);

    QSignalSpy rows(&scene.upload, &Upload::rowsChanged);
    QSignalSpy progressed(&scene.upload, &Upload::progressed);
    Number synced = scene.upload.plan()->rows.at(1).target();
    synced.provisioning.status = ProvisioningStatus::Synced;
    emit scene.session.poller().numbersRead({synced}, {TelephoneNumber(firstNumber + 2)},
                                            scene.session.service().nextMoment());
    QCOMPARE(scene.upload.counts().synced, 1);
    QCOMPARE(scene.upload.counts().failed, 1); // gone
    QCOMPARE(scene.upload.counts().pending, 1);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first().value<QList<qsizetype>>(), (QList<qsizetype>{1, 2}));
    QCOMPARE(progressed.size(), 1);

    scene.upload.dismiss(); // of no concern any more
    emit scene.session.poller().numbersRead({scene.session.data().numbers().number(0)}, {},
                                            scene.session.service().nextMoment());
    QCOMPARE(rows.size(), 1);
}

/// The page of numbers reads what is pending before the poller does: the poller then follows it no
/// longer, and the rows must hear of it all the same.
void TestUploadSending::rowsEndByWhoeverReadsTheirNumbers()
{
    UploadScene scene;
    scene.handOnToTeams();
    QVERIFY(scene.plan(teamsRows(3)));
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload.counts().pending, 3);
    for (const int index : {1, 2})
        scene.settle(numberAt(index));
    scene.session.data().refreshNumbers(u"contoso"_s);
    QVERIFY(scene.waitFor([&] { return scene.upload.counts().pending == 1; }));
    QCOMPARE(scene.upload.counts().synced, 2);
    QCOMPARE(scene.session.poller().pendingNumbers(), 1);

    scene.session.data().dropNumbers({TelephoneNumber(firstNumber)}); // somebody deletes it
    QCOMPARE(scene.upload.counts().pending, 0);
    QCOMPARE(scene.upload.counts().failed, 1);
    QVERIFY(scene.session.poller().isIdle());
}

void TestUploadSending::anOlderReadingEndsNoRow()
{
    UploadScene scene;
    scene.handOnToTeams();
    QVERIFY(scene.plan(teamsRows(2)));
    const Moment before = scene.session.service().nextMoment();
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Sent));
    Number synced = scene.upload.plan()->rows.at(0).target();
    synced.provisioning.status = ProvisioningStatus::Synced;
    scene.session.data().apply(QList<Number>{synced}, before);
    QCOMPARE(scene.upload.counts().pending, 2);
    scene.session.data().apply(QList<Number>{synced});
    QCOMPARE(scene.upload.counts().synced, 1);
}

void TestUploadSending::rightRowsAreAsOldAsTheirPlan()
{
    UploadScene scene;
    scene.gateway.others.addNumbers(u"contoso"_s, firstNumber, 1);
    scene.handOnToTeams();
    scene.gateway.others.handToTeams(numberAt(0));
    QVERIFY(scene.plan(u"telephoneNumber,accountName,configuration_customSipHeader\n"_s +
                       numberAt(0) + u",contoso,keepme\n"_s));
    Number later = *scene.upload.plan()->rows.at(0).existing();
    later.customSipHeader = u"later"_s;
    scene.session.data().apply(QList<Number>{later});
    scene.upload.followUnsettled();
    QCOMPARE(scene.session.data().numbers().number(0).customSipHeader, u"later"_s);
}

/// The first batch settles while later ones are on their way.
void TestUploadSending::countsHoldWhatIsReadWhileSending()
{
    UploadScene scene;
    scene.handOnToTeams();
    QVERIFY(scene.plan(teamsRows(900)));
    qint64 mostSynced = 0;
    bool fell = false;
    connect(&scene.upload, &Upload::progressed, this, [&] {
        fell = fell || scene.upload.counts().synced < mostSynced;
        mostSynced = std::max(mostSynced, qint64(scene.upload.counts().synced));
        if (scene.upload.isSending() && scene.upload.counts().synced == 0 &&
            scene.upload.counts().pending > 0) {
            Number synced = scene.upload.plan()->rows.at(0).target();
            synced.provisioning.status = ProvisioningStatus::Synced;
            scene.session.data().apply(QList<Number>{synced});
        }
    });
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(mostSynced, 1);
    QVERIFY(!fell);
    QCOMPARE(scene.upload.counts().pending, 899);
}

void TestUploadSending::tellsWhyPendingRowsCouldNotBeAskedFor()
{
    UploadScene scene;
    scene.handOnToTeams();
    QVERIFY(scene.plan(teamsRows(1)));
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Sent));
    QVERIFY(!scene.upload.pollError());
    scene.refuse(403, [](const ScriptedRequest &request) { return request.method == "GET"; });
    scene.session.poller().pollNow();
    QVERIFY(scene.waitFor([&] { return scene.upload.pollError().has_value(); }));
    scene.gateway.setScript({});
    scene.session.poller().pollNow();
    // Answered, though nothing was read that had changed.
    QVERIFY(scene.waitFor([&] { return !scene.upload.pollError(); }));
    QCOMPARE(scene.upload.counts().pending, 1);
}

void TestUploadSending::followsWhatWasRightAndPending()
{
    UploadScene scene;
    scene.gateway.others.addNumbers(u"contoso"_s, firstNumber, 2);
    scene.handOnToTeams();
    scene.gateway.others.handToTeams(numberAt(1));
    QVERIFY(scene.plan(u"telephoneNumber,accountName,configuration_customSipHeader\n"_s +
                       numberAt(0) + u",contoso,keepme\n"_s + numberAt(1) +
                       u",contoso,keepme\n"_s));
    QCOMPARE(scene.upload.counts().unchanged, 2);
    QCOMPARE(scene.upload.counts().undecided(), 1);
    QVERIFY(scene.session.poller().isIdle());
    scene.upload.followUnsettled();
    QCOMPARE(scene.session.poller().pendingNumbers(), 1);
    scene.upload.send();
    QCOMPARE(scene.upload.stage(), Stage::Sent);
    Number synced = *scene.upload.plan()->rows.at(1).existing();
    synced.provisioning.status = ProvisioningStatus::Synced;
    emit scene.session.poller().numbersRead({synced}, {}, scene.session.service().nextMoment());
    QCOMPARE(scene.upload.counts().undecided(), 0);
}

void TestUploadSending::accountsAreReadAgainWhereTheyAreShown()
{
    const auto listings = [](const UploadScene &scene) {
        return std::count_if(
            scene.gateway.requests().cbegin(), scene.gateway.requests().cend(),
            [](const ScriptedRequest &request) { return request.path() == "/accounts"; });
    };
    UploadScene silent;
    QVERIFY(silent.plan(zoomRows(2)));
    silent.upload.upload();
    QVERIFY(silent.reaches(Stage::Sent));
    QVERIFY(!silent.session.data().accountsState().loading);
    QCOMPARE(listings(silent), 0);

    UploadScene shown;
    shown.session.data().refreshAccounts();
    const auto isLoaded = [&shown] {
        return !shown.session.data().accountsState().loadedAt.isNull() &&
               !shown.session.data().accountsState().loading;
    };
    QVERIFY(shown.waitFor(isLoaded));
    QVERIFY(shown.plan(zoomRows(2)));
    const auto before = listings(shown);
    shown.upload.upload();
    QVERIFY(shown.reaches(Stage::Sent));
    QVERIFY(shown.waitFor(isLoaded));
    QCOMPARE(listings(shown), before + 1);
}

void TestUploadSending::endsWithTheSession()
{
    auto scene = std::make_unique<UploadScene>();
    QVERIFY(scene->plan(zoomRows(500)));
    scene->upload.upload();
    QSignalSpy finished(&scene->upload, &Upload::finished);
    scene.reset(); // nothing is told, and nothing is touched that is gone
    QCOMPARE(finished.size(), 0);
}

NUMBERDESK_TEST("uploadsending", TestUploadSending)
#include "tst_uploadsending.moc"
