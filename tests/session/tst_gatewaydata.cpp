// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datakinds.h"
#include "provisioning/following/pendingpoller.h"
#include "session/gatewaydata.h"
#include "support/servicerig.h"
#include "support/testprogram.h"
#include "support/testresources.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace numberdesk;

namespace {

/// GatewayData at a gateway whose answers a test can hold back.
struct Scene
{
    explicit Scene(Kind theKind) : kind(std::move(theKind))
    {
        test.service.setFilterTrust(FilterTrust::Distrusted);
        test.server.setHandler([this](const ScriptedRequest &request) { return answer(request); });
    }

    /// What is asked for next at `path` is answered a minute later for each of `tries`, while all
    /// else is answered at once: the client asks again. Its answer is that of its last try.
    void hold(const QByteArray &path, int tries = 1) { held.insert(path, tries); }

    ScriptedReply answer(const ScriptedRequest &request)
    {
        const QByteArray path = request.path();
        asked.append(path);
        if (held.value(path) > 0) {
            --held[path];
            return jsonReply("{}", 503);
        }
        if (!answers.contains(path))
            return jsonReply("{}", 404);
        return jsonReply(answers.value(path));
    }

    QByteArray resource(Status status) const
    {
        return "{" + kind.name + R"(,"serviceProvisioningStatus":")" + wordOf(status) + "\"}";
    }

    /// What the gateway's list and its resource are from now on.
    void listHas(Status status) { listHas(kind, status); }
    void listHas(const Kind &list, Status status)
    {
        answers[list.listPath] = R"({"value":[)" + resource(status) + "]}";
    }
    void listIsEmpty() { answers[kind.listPath] = R"({"value":[]})"; }
    void resourceIs(Status status) { answers[kind.path] = resource(status); }

    bool comesTo(const std::function<bool()> &condition) { return test.comesTo(condition); }
    /// Until as many requests for `path` have come to the gateway.
    bool isAsked(const QByteArray &path, qsizetype times = 1)
    {
        return comesTo([&] { return asked.count(path) >= times; });
    }
    bool loads(const Kind &list) const
    {
        return list.listPath == "/accounts"             ? data.accountsState().loading
               : list.listPath == "/accounts/a/numbers" ? data.numbersState(u"a"_s).loading
               : list.listPath == "/numbers"            ? data.numbersState({}).loading
                                                        : data.requestsState().loading;
    }
    bool loadEnds(const Kind &list)
    {
        return comesTo([&] { return !loads(list); });
    }
    std::optional<Status> shown() const { return kind.shown(data); }

    Kind kind;
    ScriptedServiceRig test;
    PendingPoller poller{test.service};
    GatewayData data{test.service, poller};
    QHash<QByteArray, QByteArray> answers; ///< by path
    QHash<QByteArray, int> held;           ///< tries, by path
    QByteArrayList asked;
};

} // namespace

Q_DECLARE_METATYPE(Kind)

/// One rule for accounts, requests for information and numbers: of all answers the one is shown
/// that was asked for last, whoever asked.
class TestGatewayData : public QObject
{
    Q_OBJECT

private slots:
    void aLoadDoesNotOverwriteALaterReply_data() { kinds(); }
    void aLoadDoesNotOverwriteALaterReply();
    void aLoadDoesNotDropWhatALaterReplyHasShown_data() { kinds(); }
    void aLoadDoesNotDropWhatALaterReplyHasShown();
    void aLoadDoesNotBringBackWhatIsGone_data() { kindsThatAreDeleted(); }
    void aLoadDoesNotBringBackWhatIsGone();
    void aLoadDropsWhatItDoesNotHave_data() { kinds(); }
    void aLoadDropsWhatItDoesNotHave();
    void aPollDropsWhatItDoesNotFind_data() { kinds(); }
    void aPollDropsWhatItDoesNotFind();
    void aPollDoesNotBringBackWhatIsGone_data() { kindsThatAreDeleted(); }
    void aPollDoesNotBringBackWhatIsGone();
    void aPollDoesNotOverwriteALaterReply_data() { kinds(); }
    void aPollDoesNotOverwriteALaterReply();
    void aPollDoesNotOverwriteALaterLoad_data() { kinds(); }
    void aPollDoesNotOverwriteALaterLoad();
    void anEarlierPollDoesNotShutOutALoad_data() { kinds(); }
    void anEarlierPollDoesNotShutOutALoad();
    void aReadingThatCameLateIsPassedOver_data() { kinds(); }
    void aReadingThatCameLateIsPassedOver();
    void loadsOfNumbersGoByTheirBeginning_data();
    void loadsOfNumbersGoByTheirBeginning();
    void anEarlierLoadDoesNotBringBackWhatALaterOneMissed();
    void whatThePollerReadsDoesNotStartItsWaitsAnew_data() { kinds(); }
    void whatThePollerReadsDoesNotStartItsWaitsAnew();
    void aRefreshDuringALoadFollowsIt();

private:
    static void kinds()
    {
        kindsThatAreDeleted();
        QTest::newRow("requests") << requestKind();
    }
    static void kindsThatAreDeleted()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("accounts") << accountKind();
        QTest::newRow("numbers") << numberKind();
        QTest::newRow("numbers of an account") << numberKind(u"a"_s);
    }
};

void TestGatewayData::aLoadDoesNotOverwriteALaterReply()
{
    QFETCH(Kind, kind);
    Scene scene(kind);
    scene.hold(kind.listPath);
    scene.listHas(Status::Synced);
    kind.refresh(scene.data);
    QVERIFY(scene.isAsked(kind.listPath));
    kind.apply(scene.data, Status::Failed);
    QVERIFY(scene.loadEnds(kind));
    QCOMPARE(scene.shown(), std::optional(Status::Failed));
    kind.refresh(scene.data);
    QVERIFY(scene.loadEnds(kind));
    QCOMPARE(scene.shown(), std::optional(Status::Synced)); // a later load is newer
}

void TestGatewayData::aLoadDoesNotDropWhatALaterReplyHasShown()
{
    QFETCH(Kind, kind);
    Scene scene(kind);
    scene.hold(kind.listPath);
    scene.listIsEmpty();
    kind.refresh(scene.data);
    QVERIFY(scene.isAsked(kind.listPath));
    kind.apply(scene.data, Status::Failed);
    QVERIFY(scene.loadEnds(kind));
    QCOMPARE(scene.shown(), std::optional(Status::Failed));
}

void TestGatewayData::aLoadDoesNotBringBackWhatIsGone()
{
    QFETCH(Kind, kind);
    Scene scene(kind);
    kind.apply(scene.data, Status::Synced);
    scene.hold(kind.listPath);
    scene.listHas(Status::Synced);
    kind.refresh(scene.data);
    QVERIFY(scene.isAsked(kind.listPath));
    kind.drop(scene.data);
    QVERIFY(scene.loadEnds(kind));
    QCOMPARE(scene.shown(), std::nullopt);
}

void TestGatewayData::aLoadDropsWhatItDoesNotHave()
{
    QFETCH(Kind, kind);
    Scene scene(kind);
    kind.apply(scene.data, Status::Synced);
    scene.listIsEmpty();
    kind.refresh(scene.data);
    QVERIFY(scene.loadEnds(kind));
    QCOMPARE(scene.shown(), std::nullopt);
}

void TestGatewayData::aPollDropsWhatItDoesNotFind()
{
    QFETCH(Kind, kind);
    Scene scene(kind);
    scene.resourceIs(Status::Pending);
    kind.apply(scene.data, Status::Pending);
    QVERIFY(scene.isAsked(kind.path));
    QCOMPARE(scene.shown(), std::optional(Status::Pending));
    scene.answers.remove(kind.path); // somebody deletes it, or all paths are lost for a while
    const qsizetype before = scene.asked.count(kind.path);
    QVERIFY(scene.isAsked(kind.path, before + 2));
    QCOMPARE(scene.shown(), std::optional(Status::Pending));
    scene.listIsEmpty();
    scene.answers["/accounts"] = R"({"value":[]})";
    QVERIFY(scene.comesTo([&] { return scene.poller.isIdle(); }));
    QCOMPARE(scene.shown(), std::nullopt);
}

void TestGatewayData::aPollDoesNotBringBackWhatIsGone()
{
    QFETCH(Kind, kind);
    Scene scene(kind);
    scene.hold(kind.path);
    scene.resourceIs(Status::Synced);
    kind.apply(scene.data, Status::Pending);
    QVERIFY(scene.isAsked(kind.path));
    kind.drop(scene.data);
    QVERIFY(scene.isAsked(kind.path, 2));
    QVERIFY(scene.comesTo([&] { return scene.poller.isIdle(); }));
    QCOMPARE(scene.shown(), std::nullopt);
}

void TestGatewayData::aPollDoesNotOverwriteALaterReply()
{
    QFETCH(Kind, kind);
    Scene scene(kind);
    scene.hold(kind.path);
    scene.resourceIs(Status::Failed); // as it was before the change
    kind.apply(scene.data, Status::Pending);
    QVERIFY(scene.isAsked(kind.path));
    kind.apply(scene.data, Status::Pending);
    QVERIFY(scene.isAsked(kind.path, 2));
    scene.resourceIs(Status::Synced);
    QVERIFY(scene.comesTo([&] { return scene.shown() != Status::Pending; }));
    QCOMPARE(scene.shown(), std::optional(Status::Synced)); // it is still followed
}

void TestGatewayData::aPollDoesNotOverwriteALaterLoad()
{
    QFETCH(Kind, kind);
    Scene scene(kind);
    scene.hold(kind.path);
    scene.resourceIs(Status::Synced);
    kind.apply(scene.data, Status::Pending);
    QVERIFY(scene.isAsked(kind.path));
    scene.listHas(Status::Failed);
    kind.refresh(scene.data);
    QVERIFY(scene.loadEnds(kind));
    QCOMPARE(scene.shown(), std::optional(Status::Failed));
    QVERIFY(scene.isAsked(kind.path, 2));
    QVERIFY(scene.comesTo([&] { return scene.poller.isIdle(); }));
    QCOMPARE(scene.shown(), std::optional(Status::Failed));
}

/// The poll is newer than what is shown, and the load that began after it is newer still.
void TestGatewayData::anEarlierPollDoesNotShutOutALoad()
{
    QFETCH(Kind, kind);
    Scene scene(kind);
    scene.hold(kind.path);
    scene.resourceIs(Status::Synced);
    kind.apply(scene.data, Status::Pending);
    QVERIFY(scene.isAsked(kind.path));
    scene.hold(kind.listPath, 3);
    scene.listHas(Status::Failed);
    kind.refresh(scene.data);
    QVERIFY(scene.isAsked(kind.listPath));
    QVERIFY(scene.comesTo([&] { return scene.shown() == Status::Synced; }));
    QVERIFY(scene.loads(kind));
    QVERIFY(scene.loadEnds(kind));
    QCOMPARE(scene.shown(), std::optional(Status::Failed));
}

/// What a form reads says itself when it was asked for.
void TestGatewayData::aReadingThatCameLateIsPassedOver()
{
    QFETCH(Kind, kind);
    Scene scene(kind);
    const Moment before = scene.test.service.nextMoment();
    kind.apply(scene.data, Status::Failed);
    Account account;
    account.name = u"a"_s;
    RequestForInformation request;
    request.tenantId = u"t"_s;
    scene.data.apply({account}, before);
    scene.data.apply({request}, before);
    scene.data.apply({plainNumber(theNumber.digits(), u"a"_s)}, before);
    QCOMPARE(scene.shown(), std::optional(Status::Failed));
    scene.data.dropNumbers({theNumber}, before);
    scene.data.dropAccount(u"a"_s, before);
    QCOMPARE(scene.shown(), std::optional(Status::Failed));
}

void TestGatewayData::loadsOfNumbersGoByTheirBeginning_data()
{
    QTest::addColumn<Kind>("earlier");
    QTest::addColumn<Kind>("later");
    QTest::newRow("all, then one account") << numberKind() << numberKind(u"a"_s);
    QTest::newRow("one account, then all") << numberKind(u"a"_s) << numberKind();
}

void TestGatewayData::loadsOfNumbersGoByTheirBeginning()
{
    QFETCH(Kind, earlier);
    QFETCH(Kind, later);
    Scene scene(earlier);
    scene.hold(earlier.listPath);
    scene.listHas(earlier, Status::Synced);
    earlier.refresh(scene.data);
    QVERIFY(scene.isAsked(earlier.listPath));
    scene.listHas(later, Status::Failed);
    later.refresh(scene.data);
    QVERIFY(scene.loadEnds(later));
    QVERIFY(scene.loads(earlier));
    QVERIFY(scene.loadEnds(earlier));
    QCOMPARE(scene.shown(), std::optional(Status::Failed));
}

void TestGatewayData::anEarlierLoadDoesNotBringBackWhatALaterOneMissed()
{
    const Kind all = numberKind();
    const Kind one = numberKind(u"a"_s);
    Scene scene(all);
    all.apply(scene.data, Status::Synced);
    scene.hold(all.listPath);
    scene.listHas(Status::Synced);
    all.refresh(scene.data);
    QVERIFY(scene.isAsked(all.listPath));
    scene.answers[one.listPath] = R"({"value":[]})";
    one.refresh(scene.data);
    QVERIFY(scene.loadEnds(one));
    QCOMPARE(scene.shown(), std::nullopt);
    QVERIFY(scene.loadEnds(all));
    QCOMPARE(scene.shown(), std::nullopt);
}

void TestGatewayData::whatThePollerReadsDoesNotStartItsWaitsAnew()
{
    QFETCH(Kind, kind);
    Scene scene(kind);
    scene.resourceIs(Status::Pending);
    QList<std::chrono::seconds> waits;
    Clock::TimePoint last = scene.test.clock.now();
    connect(&scene.test.server, &ScriptedServer::received, this, [&] {
        const Clock::TimePoint now = scene.test.clock.now();
        waits.append(std::chrono::round<std::chrono::seconds>(now - last));
        last = now;
    });
    kind.apply(scene.data, Status::Pending);
    QVERIFY(scene.isAsked(kind.path, 4));
    QCOMPARE(waits, (QList<std::chrono::seconds>{2s, 4s, 8s, 16s}));
}

/// What is being read may be older than what the refresh is for.
void TestGatewayData::aRefreshDuringALoadFollowsIt()
{
    Scene scene(accountKind());
    scene.hold("/accounts");
    scene.listHas(Status::Synced);
    scene.data.refreshAccounts();
    QVERIFY(scene.isAsked("/accounts"));
    scene.data.refreshAccounts();
    scene.data.refreshAccounts();
    QVERIFY(scene.isAsked("/accounts", 3)); // of the first load twice, since it was held
    QVERIFY(scene.loadEnds(scene.kind));
    QCOMPARE(scene.asked.count("/accounts"), 3);
}

NUMBERDESK_TEST("gatewaydata", TestGatewayData)
#include "tst_gatewaydata.moc"
