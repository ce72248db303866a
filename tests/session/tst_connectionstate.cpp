// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/following/pendingpoller.h"
#include "session/statescene.h"
#include "support/testprogram.h"

#include <QFile>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace numberdesk;
using namespace std::chrono_literals;

using Kind = ConnectionState::Kind;

class ConnectionStateTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void connectsWithTheFirstAnswer();
    void failsWhenItCannotOpen();
    void waitsForTheNextTry();
    void tellsOfTheLongestWait();
    void tellsOfNoShortWait();
    void sendsAtOnceWhatWaits();
    void isLostUntilAnAnswerComes();
    void isNotFoundAgainByWhatWasReadBefore();
    void restsUntilSomebodyReconnects();
    void asksForAnotherSecretOnlyWhereOneHelps();
    void offersTheOtherApiVersion();
};

void ConnectionStateTest::init()
{
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy"})
        qunsetenv(name);
}

void ConnectionStateTest::connectsWithTheFirstAnswer()
{
    StateScene scene;
    QSignalSpy changed(&scene.state, &ConnectionState::changed);
    QCOMPARE(scene.state.kind(), Kind::Opening);
    QVERIFY(scene.state.oldestReading().isNull());
    QVERIFY(scene.open());
    QVERIFY(scene.reaches(Kind::Connecting));
    scene.clock.advance(5s);
    const QDateTime answered = scene.clock.timeOfDay();
    scene.session.data().refreshAccounts();
    QVERIFY(scene.reaches(Kind::Connected));
    QCOMPARE(scene.state.since(), answered);
    QCOMPARE(changed.count(), 2);
    scene.clock.advance(1min);
    scene.session.data().refreshAccounts();
    QVERIFY(scene.accountsEnd());
    QCOMPARE(scene.state.since(), answered);
    QCOMPARE(changed.count(), 2);
}

void ConnectionStateTest::failsWhenItCannotOpen()
{
    QTemporaryDir temporary;
    QFile file(temporary.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Connection local;
    local.local = true;
    Session session(local, DataDirectory(file.fileName()));
    ConnectionState state(session);
    QSignalSpy changed(&state, &ConnectionState::changed);
    session.open();
    QVERIFY(changed.wait());
    QCOMPARE(state.kind(), Kind::Failed);
    QVERIFY(!state.isLost());
    const auto *failure = std::get_if<SessionError>(&state.trouble());
    QVERIFY(failure != nullptr && failure->message.contains(file.fileName()));
}

void ConnectionStateTest::waitsForTheNextTry()
{
    StateScene scene;
    QVERIFY(scene.connectNow());
    scene.reply = jsonReply("{}", 503);
    scene.session.data().refreshAccounts();
    QVERIFY(scene.reaches(Kind::Waiting));
    QVERIFY(scene.state.wait()->reason.contains(u"503"_s));
    QVERIFY(scene.state.waitLeft() >= 60s && scene.state.waitLeft() <= 66s);
    scene.reply.reset();
    const auto tried = scene.gateway.requests().size();
    QVERIFY(scene.reaches(Kind::Connected));
    QVERIFY(!scene.state.wait());
    QCOMPARE(scene.state.waitLeft(), 0ms);
    QVERIFY(scene.accountsEnd());
    QCOMPARE(scene.gateway.requests().size(), tried + 1);
}

void ConnectionStateTest::tellsOfTheLongestWait()
{
    StateScene scene;
    QSignalSpy told(&scene.state, &ConnectionState::waitChanged);
    HttpClient &client = scene.session.client();
    emit client.retryScheduled(10s, u"first"_s);
    scene.clock.advance(1s);
    emit client.retryScheduled(9s, u"no longer"_s);
    QCOMPARE(scene.state.wait()->reason, u"first"_s);
    QCOMPARE(scene.state.waitLeft(), 9s);
    emit client.retryScheduled(30s, u"longer"_s);
    QCOMPARE(scene.state.wait()->reason, u"longer"_s);
    QCOMPARE(told.count(), 2);
    scene.clock.advance(29s);
    QVERIFY(scene.state.wait());
    scene.clock.advance(1s);
    QVERIFY(!scene.state.wait());
    QCOMPARE(told.count(), 3);
}

void ConnectionStateTest::tellsOfNoShortWait()
{
    StateScene scene;
    emit scene.session.client().retryScheduled(1999ms, u"short"_s);
    QVERIFY(!scene.state.wait());
    emit scene.session.client().retryScheduled(2s, u"long enough"_s);
    QVERIFY(scene.state.wait());
}

void ConnectionStateTest::sendsAtOnceWhatWaits()
{
    StateScene scene;
    QVERIFY(scene.connectNow());
    scene.reply = jsonReply("{}", 503);
    scene.session.data().refreshAccounts();
    QVERIFY(scene.reaches(Kind::Waiting));
    scene.reply.reset();
    const QDateTime now = scene.clock.timeOfDay();
    scene.state.retryNow();
    QCOMPARE(scene.state.kind(), Kind::Connected);
    QVERIFY(scene.accountsEnd());
    QVERIFY(!scene.session.data().accountsState().error);
    QVERIFY(scene.clock.timeOfDay() < now.addSecs(60));
}

void ConnectionStateTest::isLostUntilAnAnswerComes()
{
    StateScene scene(signIn);
    scene.tokenReply = wrongSecret();
    QVERIFY(scene.open());
    scene.session.data().refreshAccounts();
    QVERIFY(scene.reaches(Kind::SignInRefused));
    QVERIFY(scene.state.isLost());
    const QDateTime lostAt = std::get<ConnectionState::Loss>(scene.state.trouble()).at;
    QCOMPARE(lostAt, scene.state.since());

    QSignalSpy trouble(&scene.state, &ConnectionState::troubleChanged);
    scene.clock.advance(1min);
    scene.session.data().refreshRequests();
    QVERIFY(scene.waitFor([&] { return trouble.count() == 1; }));
    QCOMPARE(std::get<ConnectionState::Loss>(scene.state.trouble()).at, lostAt);

    scene.tokenReply.reset();
    scene.clock.advance(1min);
    scene.state.reconnect();
    QVERIFY(scene.state.isLost());
    scene.session.data().refreshAccounts();
    QVERIFY(scene.reaches(Kind::Connected));
    QVERIFY(std::holds_alternative<std::monostate>(scene.state.trouble()));
    QCOMPARE(scene.state.oldestReading(), scene.session.data().accountsState().loadedAt);
}

void ConnectionStateTest::isNotFoundAgainByWhatWasReadBefore()
{
    StateScene scene;
    QVERIFY(scene.connectNow());
    const QDateTime read = scene.state.oldestReading();
    scene.clock.advance(10min);
    scene.gateway.stop();
    // The one connection that stands is given up after so long a rest, or at the first try.
    scene.reply = ScriptedReply{200, {}, {}, ScriptedReply::Delivery::Closed};
    scene.session.data().refreshRequests();
    QVERIFY(scene.reaches(Kind::Lost));
    QCOMPARE(scene.state.oldestReading(), read);
    emit scene.session.data().accountsStateChanged();
    QCOMPARE(scene.state.kind(), Kind::Lost);
}

void ConnectionStateTest::restsUntilSomebodyReconnects()
{
    StateScene scene(signIn);
    QVERIFY(scene.connectNow());
    Account pending;
    pending.name = u"contoso"_s;
    pending.provisioning.status = ProvisioningStatus::Pending;
    scene.reply = jsonReply("{}", 401);
    scene.tokenReply = wrongSecret();
    scene.session.data().apply({pending});
    QVERIFY(scene.reaches(Kind::SignInRefused));
    scene.gateway.forgetRequests();
    const Clock::TimePoint later = scene.clock.now() + 10min;
    scene.waitFor([&] { return scene.clock.now() >= later; });
    QVERIFY(scene.gateway.requests().isEmpty());
    scene.state.reconnect();
    QVERIFY(scene.waitFor([&] { return !scene.gateway.requests().isEmpty(); }));
}

void ConnectionStateTest::asksForAnotherSecretOnlyWhereOneHelps()
{
    for (const bool kept : {false, true}) {
        StateScene scene([kept](Connection &connection) {
            signIn(connection);
            connection.isKept = kept;
        });
        QVERIFY(!scene.state.mayTakeAnotherSecret());
        scene.tokenReply = wrongSecret();
        QVERIFY(scene.open());
        scene.session.data().refreshAccounts();
        QVERIFY(scene.reaches(Kind::SignInRefused));
        QCOMPARE(scene.state.mayTakeAnotherSecret(), kept);
    }
}

void ConnectionStateTest::offersTheOtherApiVersion()
{
    StateScene scene;
    scene.reply = wrongVersion();
    QVERIFY(scene.open());
    scene.session.data().refreshAccounts();
    QVERIFY(scene.accountsEnd());
    const auto *other = std::get_if<ConnectionState::OtherApiVersion>(&scene.state.trouble());
    QVERIFY(other != nullptr);
    QCOMPARE(other->version, u"2024-02-29-preview"_s);
    QCOMPARE(scene.state.kind(), Kind::Connecting);
    QVERIFY(!scene.state.isLost());
}

NUMBERDESK_TEST("connectionstate", ConnectionStateTest)
#include "tst_connectionstate.moc"
