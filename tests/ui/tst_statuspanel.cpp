// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountspage.h"
#include "mainwindow/statuspanel.h"
#include "mainwindow/workspace.h"
#include "numbers/numberspage.h"
#include "scriptedprompts.h"
#include "session/statescene.h"
#include "support/testprogram.h"
#include "widgets/look/windowsettings.h"

#include <QFile>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace numberdesk;
using namespace std::chrono_literals;

namespace {

struct Scene : StateScene
{
    explicit Scene(const std::function<void(Connection &connection)> &bend = {})
        : StateScene(bend)
        , settings(directory.filePath(u"settings.ini"_s))
        , workspace(session, prompts, settings)
        , panel(session, workspace)
    {
        panel.show();
    }

    /// What the panel says, from left to right.
    QStringList words() const { return wordsOf(panel); }
    static QStringList wordsOf(const StatusPanel &panel)
    {
        QStringList words;
        for (const QLabel *label : panel.findChildren<QLabel *>()) {
            if (!label->text().isEmpty())
                words += label->text();
        }
        return words;
    }
    bool says(const QString &text) const { return words().contains(text); }

    ScriptedPrompts prompts;
    WindowSettings settings;
    Workspace workspace;
    StatusPanel panel;
};

} // namespace

class StatusPanelTest : public QObject
{
    Q_OBJECT

private slots:
    void wordsTheStateOfTheConnection();
    void wordsARefusedSignIn();
    void saysAtOnceThatItIsNotOpen();
    void tellsTheAgeOfThePage();
    void countsTheRequestsOfTheMinute();
    void countsWhatIsPending();
};

void StatusPanelTest::wordsTheStateOfTheConnection()
{
    Scene scene;
    QVERIFY(scene.says(u"Opening…"_s));
    QVERIFY(scene.open());
    QTRY_VERIFY(scene.says(u"Connecting…"_s));
    scene.session.data().refreshAccounts();
    QVERIFY(scene.reaches(ConnectionState::Kind::Connected));
    QTRY_VERIFY(scene.says(u"Connected"_s));
    emit scene.session.client().retryScheduled(30s, u"Busy."_s);
    QTRY_VERIFY(scene.says(u"Waiting to retry"_s));
    scene.state.forgetWait();
    scene.workspace.connectionState().forgetWait();
    QTRY_VERIFY(scene.says(u"Connected"_s));
    scene.gateway.stop();
    scene.reply = ScriptedReply{200, {}, {}, ScriptedReply::Delivery::Closed};
    scene.session.data().refreshAccounts();
    QVERIFY(scene.reaches(ConnectionState::Kind::Lost));
    QTRY_VERIFY(scene.says(u"Not reachable"_s));
}

void StatusPanelTest::wordsARefusedSignIn()
{
    Scene scene(signIn);
    scene.tokenReply = wrongSecret();
    QVERIFY(scene.open());
    scene.session.data().refreshAccounts();
    QVERIFY(scene.reaches(ConnectionState::Kind::SignInRefused));
    QTRY_VERIFY(scene.says(u"Sign-in refused"_s));
}

void StatusPanelTest::saysAtOnceThatItIsNotOpen()
{
    QTemporaryDir temporary;
    QFile file(temporary.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Connection local;
    local.local = true;
    Session session(local, DataDirectory(file.fileName()));
    ScriptedPrompts prompts;
    WindowSettings settings(temporary.filePath(u"settings.ini"_s));
    Workspace workspace(session, prompts, settings);
    const StatusPanel panel(session, workspace);
    QStringList words;
    connect(&session, &Session::failed, this, [&] { words = Scene::wordsOf(panel); });
    session.open();
    QTRY_VERIFY(!words.isEmpty());
    QVERIFY(words.contains(u"Not open"_s));
}

void StatusPanelTest::tellsTheAgeOfThePage()
{
    Scene scene;
    scene.workspace.showPage(scene.workspace.accountsPage());
    QVERIFY(scene.says(u"Not read yet"_s));
    QVERIFY(scene.connectNow());
    QTRY_VERIFY(scene.says(u"Read just now"_s));
    const auto after = [&scene](std::chrono::seconds time, const QString &words) {
        scene.clock.advance(time);
        emit scene.session.data().numbersChanged();
        return QTest::qWaitFor([&] { return scene.says(words); });
    };
    QVERIFY(after(60s, u"Read 1 minute(s) ago"_s));
    QVERIFY(after(58min, u"Read 59 minute(s) ago"_s));
    QVERIFY(after(1min, u"Read 1 hour(s) ago"_s));
    scene.reply = ScriptedReply{200, {}, {}, ScriptedReply::Delivery::Silent};
    scene.session.data().refreshAccounts();
    QTRY_VERIFY(scene.says(u"Reading…"_s));
}

void StatusPanelTest::countsTheRequestsOfTheMinute()
{
    Scene unlimited;
    QVERIFY(unlimited.connectNow());
    QTRY_VERIFY(unlimited.says(u"1 request(s) this minute, no limit"_s));

    Scene scene([](Connection &connection) { connection.profile.requestBudget = 40; });
    QVERIFY(scene.connectNow());
    QTRY_VERIFY(scene.says(u"1 of 40 requests this minute"_s));
}

void StatusPanelTest::countsWhatIsPending()
{
    Scene scene;
    QVERIFY(scene.says(u"Numbers not read yet"_s));
    QVERIFY(scene.connectNow());
    scene.session.data().refreshNumbers({});
    QTRY_VERIFY(scene.says(u"No number pending"_s));
    Number number;
    number.telephoneNumber = TelephoneNumber(441632960000);
    number.accountName = u"contoso"_s;
    number.provisioning.status = ProvisioningStatus::Pending;
    scene.session.data().apply({number});
    QTRY_VERIFY(scene.says(u"1 number(s) pending"_s));
}

NUMBERDESK_TEST("statuspanel", StatusPanelTest)
#include "tst_statuspanel.moc"
