// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/places.h"
#include "support/scriptedserver.h"
#include "support/testprogram.h"
#include "thirdparty/proxiedgateway.h"
#include "thirdparty/tools.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

/// What a proxy that wants a person to read it sends instead of the API's answer.
const QString page =
    u"default_type text/html; location / { return %1 '<html><title>Portal</title></html>'; }"_s;

} // namespace

/// An nginx that stands before a gateway and does not what it should.
class ThirdPartyProxyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysWhyItWaits_data();
    void saysWhyItWaits();
    void takesNoPageForAToken_data();
    void takesNoPageForAToken();

private:
    void addServer(const QString &name, const QString &directives);
    QString address(const QString &name) const;
    std::unique_ptr<ChildProcess> statusAt(const QString &name, const QStringList &options) const;

    std::unique_ptr<ProxiedGateway> m_remote;
    ScriptedServer m_silent;
    ScriptedServer m_cutting;
    QMap<QString, quint16> m_ports;
};

void ThirdPartyProxyTest::initTestCase()
{
    NUMBERDESK_NEED_THIRD_PARTY();
    ScriptedReply silence;
    silence.delivery = ScriptedReply::Delivery::Silent;
    m_silent.setHandler([silence](const ScriptedRequest &) { return silence; });
    ScriptedReply half = jsonReply(R"({"value": [{"name": "cont)");
    half.delivery = ScriptedReply::Delivery::Truncated;
    m_cutting.setHandler([half](const ScriptedRequest &) { return half; });

    m_remote = std::make_unique<ProxiedGateway>();
    const Result<void, QString> started = m_remote->start();
    QVERIFY2(started, qPrintable(started ? QString() : started.error()));
    addServer(u"page"_s, page.arg(200));
    addServer(u"login-page"_s, u"location / { return 302 https://portal.example/login; }"_s);
    addServer(u"forbidden"_s, page.arg(403));
    addServer(u"dead"_s, passTo(freePort()));
    addServer(u"silent"_s, passTo(static_cast<quint16>(m_silent.url().port())));
    addServer(u"cutting"_s, passTo(static_cast<quint16>(m_cutting.url().port())));
    addServer(u"closing"_s, u"location / { return 444; }"_s);
    const Result<void, QString> proxied = m_remote->startProxy();
    QVERIFY2(proxied, qPrintable(proxied ? QString() : proxied.error()));
}

void ThirdPartyProxyTest::addServer(const QString &name, const QString &directives)
{
    const quint16 port = freePort();
    m_ports.insert(name, port);
    m_remote->nginx().addServer({name, QStringList{u"127.0.0.1:%1"_s.arg(port)},
                                 m_remote->authority().issue(name, {u"DNS:localhost"_s}),
                                 directives});
}

QString ThirdPartyProxyTest::address(const QString &name) const
{
    return u"https://localhost:%1"_s.arg(m_ports.value(name));
}

std::unique_ptr<ChildProcess> ThirdPartyProxyTest::statusAt(const QString &name,
                                                            const QStringList &options) const
{
    const QStringList arguments{u"status"_s,   u"--json"_s,    u"--base-url"_s,
                                address(name), u"--ca-file"_s, m_remote->authority().certificate()};
    return std::make_unique<ChildProcess>(programPath(), arguments + options, plainEnvironment());
}

void ThirdPartyProxyTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("sentence");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("a page instead of JSON")
        << u"page"_s << QByteArray("answered with a web page") << 1;
    QTest::newRow("a redirect to a login page")
        << u"login-page"_s << QByteArray("numberdesk: ") << 1;
    QTest::newRow("a page that forbids")
        << u"forbidden"_s << QByteArray("answered with a web page") << 4;
}

void ThirdPartyProxyTest::saysWhatIsWrong()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, sentence);
    const auto run = statusAt(name, {});
    QVERIFY(run->waitForEnd());
    QTEST(run->exitCode(), "exitCode");
    QVERIFY2(run->talk().contains(sentence), run->talk().constData());
    const QJsonObject document = QJsonDocument::fromJson(run->output()).object();
    QTEST(document["error"_L1]["exitCode"_L1].toInt(), "exitCode");
    QCOMPARE(m_remote->nginx().requests(name).size(), 1);
}

void ThirdPartyProxyTest::saysWhyItWaits_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("a page that tells of a dead gateway")
        << u"dead"_s << QByteArray("The gateway has trouble (HTTP status 502).");
    QTest::newRow("no answer") << u"silent"_s << QByteArray("The gateway did not answer in time.");
    QTest::newRow("half an answer")
        << u"cutting"_s << QByteArray("The connection to the gateway broke.");
    QTest::newRow("a closed connection")
        << u"closing"_s << QByteArray("The connection to the gateway broke.");
}

/// The waits of these are a minute long: whoever sees the reason may stop at once.
void ThirdPartyProxyTest::saysWhyItWaits()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, reason);
    const auto run = statusAt(name, {u"--timeout"_s, u"1"_s});
    QVERIFY2(run->waitForTalk(" Trying again in 6"), run->talk().constData());
    QVERIFY2(run->talk().contains(reason), run->talk().constData());
    run->send(SIGINT);
    QVERIFY(run->waitForEnd());
    QCOMPARE(run->exitCode(), 130);
    QVERIFY2(run->talk().count("numberdesk: ") == 1, run->talk().constData());
    const QJsonObject document = QJsonDocument::fromJson(run->output()).object();
    QCOMPARE(document["error"_L1]["exitCode"_L1].toInt(), 130);
}

void ThirdPartyProxyTest::takesNoPageForAToken_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("tries");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("a page instead of a token") << u"page"_s << 1 << 4;
    QTest::newRow("a page that tells of trouble") << u"dead"_s << 3 << 7;
}

void ThirdPartyProxyTest::takesNoPageForAToken()
{
    QFETCH(QString, name);
    const qsizetype before = m_remote->nginx().requests(name).size();
    const ChildProcess run(programPath(),
                           QStringList{u"status"_s} + m_remote->atGateway() +
                               QStringList{u"--token-url"_s, address(name) + u"/token"_s,
                                           u"--client-id"_s, m_remote->clients().secretId},
                           m_remote->withSecret());
    QTRY_VERIFY_WITH_TIMEOUT(run.hasEnded(), 20000);
    QTEST(run.exitCode(), "exitCode");
    QVERIFY2(run.talk().startsWith("numberdesk: "), run.talk().constData());
    QTEST(int(m_remote->nginx().requests(name).size() - before), "tries");
    QVERIFY(m_remote->nginx().requests(u"gateway"_s).isEmpty());
}

NUMBERDESK_TEST("thirdpartyproxy", ThirdPartyProxyTest)
#include "tst_thirdpartyproxy.moc"
