// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/retrybar.h"
#include "session/statescene.h"
#include "support/testprogram.h"
#include "windowfixture.h"

#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace numberdesk;
using namespace std::chrono_literals;

using Kind = ConnectionState::Kind;

namespace {

struct Scene : StateScene
{
    void beginWait(std::chrono::milliseconds wait, const QString &reason)
    {
        emit session.client().retryScheduled(wait, reason);
    }

    RetryBar bar{state};
};

} // namespace

class RetryBarTest : public QObject
{
    Q_OBJECT

private slots:
    void countsDownAndGoes();
    void takesALongerWait();
    void sendsAtOnceWhenAsked();
    void saysNoMoreOnceDismissed();
};

void RetryBarTest::countsDownAndGoes()
{
    Scene scene;
    QVERIFY(scene.bar.isHidden());
    scene.beginWait(2500ms, u"Busy."_s);
    QVERIFY(scene.bar.isVisible());
    QCOMPARE(scene.bar.kind(), StatusKind::Warning);
    QCOMPARE(scene.bar.text(), u"Busy. Trying again in 3 second(s)."_s);
    scene.clock.advance(1s);
    QCOMPARE(scene.bar.text(), u"Busy. Trying again in 2 second(s)."_s);
    scene.clock.advance(1s);
    QCOMPARE(scene.bar.text(), u"Busy. Trying again in 1 second(s)."_s);
    scene.clock.advance(499ms);
    QVERIFY(scene.bar.isVisible());
    scene.clock.advance(1ms);
    QVERIFY(scene.bar.isHidden());
    scene.clock.advance(1min);
    QVERIFY(scene.bar.isHidden());
}

void RetryBarTest::takesALongerWait()
{
    Scene scene;
    scene.beginWait(10s, u"Busy."_s);
    scene.clock.advance(1s);
    scene.beginWait(20s, u"Down."_s);
    QCOMPARE(scene.bar.text(), u"Down. Trying again in 20 second(s)."_s);
    scene.beginWait(5s, u"Busy."_s);
    QCOMPARE(scene.bar.text(), u"Down. Trying again in 20 second(s)."_s);
    scene.clock.advance(1s);
    QCOMPARE(scene.bar.text(), u"Down. Trying again in 19 second(s)."_s);
}

void RetryBarTest::sendsAtOnceWhenAsked()
{
    Scene scene;
    QVERIFY(scene.connectNow());
    scene.reply = jsonReply("{}", 503);
    scene.session.data().refreshAccounts();
    QVERIFY(scene.waitFor([&] { return scene.bar.isVisible(); }));
    QVERIFY(scene.bar.text().contains(u"503"_s));
    const auto tried = scene.gateway.requests().size();
    const Clock::TimePoint now = scene.clock.now();
    scene.reply.reset();
    auto *button = named<QPushButton>(&scene.bar, u"Retry now"_s);
    QVERIFY(button != nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(scene.bar.isHidden());
    QVERIFY(scene.accountsEnd());
    QCOMPARE(scene.gateway.requests().size(), tried + 1);
    QVERIFY(scene.clock.now() < now + 60s);
}

void RetryBarTest::saysNoMoreOnceDismissed()
{
    Scene scene;
    QVERIFY(scene.connectNow());
    scene.beginWait(30s, u"Busy."_s);
    QCOMPARE(scene.state.kind(), Kind::Waiting);
    auto *close = named<QToolButton>(&scene.bar, u"Dismiss"_s);
    QVERIFY(close != nullptr);
    QTest::mouseClick(close, Qt::LeftButton);
    QVERIFY(scene.bar.isHidden());
    QCOMPARE(scene.state.kind(), Kind::Connected);
    scene.clock.advance(2s);
    QVERIFY(scene.bar.isHidden());
}

NUMBERDESK_TEST("retrybar", RetryBarTest)
#include "tst_retrybar.moc"
