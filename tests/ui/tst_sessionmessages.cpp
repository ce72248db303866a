// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/sessionmessages.h"
#include "session/statescene.h"
#include "support/testprogram.h"
#include "widgets/look/messagebar.h"
#include "windowfixture.h"

#include <QFile>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace numberdesk;
using namespace std::chrono_literals;

using Kind = ConnectionState::Kind;

namespace {

struct Scene : StateScene
{
    explicit Scene(const std::function<void(Connection &connection)> &bend = {})
        : StateScene(bend), messages(session, state, bar)
    {}

    /// Presses that button of the bar; false when it has none.
    bool press(const QString &name)
    {
        auto *button = named<QPushButton>(&bar, name);
        if (button != nullptr)
            QTest::mouseClick(button, Qt::LeftButton);
        return button != nullptr;
    }

    MessageBar bar;
    SessionMessages messages;
};

/// As a desk keeps one.
void kept(Connection &connection)
{
    signIn(connection);
    connection.isKept = true;
}

} // namespace

class SessionMessagesTest : public QObject
{
    Q_OBJECT

private slots:
    void saysNothingWhileAllIsWell();
    void opensAgainWhatCouldNotOpen();
    void saysSinceWhenNothingIsNew();
    void readsAgainOnReconnect();
    void takesAnotherSecret();
    void offersTheOtherApiVersion();
    void saysThatTheClockIsWrong();
};

void SessionMessagesTest::saysNothingWhileAllIsWell()
{
    Scene scene;
    QVERIFY(scene.connectNow());
    QVERIFY(scene.bar.isHidden());
}

void SessionMessagesTest::opensAgainWhatCouldNotOpen()
{
    QTemporaryDir temporary;
    QFile file(temporary.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Connection local;
    local.local = true;
    Session session(local, DataDirectory(file.fileName()));
    ConnectionState state(session);
    MessageBar bar;
    SessionMessages messages(session, state, bar);
    QSignalSpy failed(&session, &Session::failed);
    session.open();
    QTRY_VERIFY(bar.isVisible());
    QVERIFY(bar.text().contains(file.fileName()));
    QCOMPARE(bar.kind(), StatusKind::Bad);
    auto *retry = named<QPushButton>(&bar, u"Retry"_s);
    QVERIFY(retry != nullptr);
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_COMPARE(failed.count(), 2);
}

void SessionMessagesTest::saysSinceWhenNothingIsNew()
{
    Scene scene(signIn);
    scene.tokenReply = wrongSecret();
    QVERIFY(scene.open());
    scene.session.data().refreshAccounts();
    QVERIFY(scene.reaches(Kind::SignInRefused));
    QVERIFY(!scene.bar.text().contains(u"What is shown"_s)); // nothing is
    scene.tokenReply.reset();
    scene.session.data().refreshAccounts();
    QVERIFY(scene.reaches(Kind::Connected));
    QVERIFY(scene.bar.isHidden());

    const QString time =
        QLocale().toString(scene.state.oldestReading().toLocalTime().time(), QLocale::ShortFormat);
    scene.clock.advance(10min);
    scene.reply = jsonReply("{}", 401);
    scene.tokenReply = wrongSecret();
    scene.session.data().refreshAccounts();
    QVERIFY(scene.reaches(Kind::SignInRefused));
    QVERIFY(scene.bar.text().endsWith(u"What is shown was read at %1."_s.arg(time)));
}

void SessionMessagesTest::readsAgainOnReconnect()
{
    Scene scene(signIn); // for one run: there is no other secret to take
    scene.tokenReply = wrongSecret();
    QVERIFY(scene.open());
    scene.session.data().refreshAccounts();
    QVERIFY(scene.reaches(Kind::SignInRefused));
    QSignalSpy reconnect(&scene.messages, &SessionMessages::reconnectRequested);
    QSignalSpy secret(&scene.messages, &SessionMessages::secretRequested);
    QVERIFY(scene.press(u"Reconnect"_s));
    QCOMPARE(reconnect.count(), 1);
    QCOMPARE(secret.count(), 0);
    QVERIFY(scene.bar.isVisible()); // until something has come in
}

void SessionMessagesTest::takesAnotherSecret()
{
    Scene scene(kept);
    scene.tokenReply = wrongSecret();
    QVERIFY(scene.open());
    scene.session.data().refreshAccounts();
    QVERIFY(scene.reaches(Kind::SignInRefused));
    QSignalSpy reconnect(&scene.messages, &SessionMessages::reconnectRequested);
    QSignalSpy secret(&scene.messages, &SessionMessages::secretRequested);
    QVERIFY(scene.press(u"Enter another secret…"_s));
    QCOMPARE(secret.count(), 1);
    QCOMPARE(reconnect.count(), 0);
}

void SessionMessagesTest::offersTheOtherApiVersion()
{
    Scene scene;
    scene.reply = wrongVersion();
    QVERIFY(scene.open());
    scene.session.data().refreshAccounts();
    QVERIFY(scene.waitFor([&] { return scene.bar.isVisible(); }));
    QCOMPARE(scene.bar.text(), u"Contoso does not know the API version 2024-02-29."_s);
    QSignalSpy requested(&scene.messages, &SessionMessages::apiVersionRequested);
    QVERIFY(scene.press(u"Use 2024-02-29-preview"_s));
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first(), u"2024-02-29-preview"_s);
}

void SessionMessagesTest::saysThatTheClockIsWrong()
{
    Scene scene;
    QVERIFY(scene.connectNow());
    emit scene.session.client().clockFoundWrong(10min);
    QVERIFY(scene.bar.isVisible());
    QCOMPARE(scene.bar.kind(), StatusKind::Warning);
    QVERIFY(scene.bar.text().contains(u"clock"_s));
}

NUMBERDESK_TEST("sessionmessages", SessionMessagesTest)
#include "tst_sessionmessages.moc"
