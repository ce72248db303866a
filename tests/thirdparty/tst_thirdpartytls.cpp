// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/programrun.h"
#include "support/testprogram.h"
#include "thirdparty/proxiedgateway.h"
#include "thirdparty/tools.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// Servers whose TLS must not be trusted, each made by nginx with a certificate of its own. Every
/// one would answer a client that went on.
class ThirdPartyTlsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void theServersWouldAnswer_data() { listServers(); }
    void theServersWouldAnswer();
    void sendsNothingToSuchAGateway_data() { listServers(); }
    void sendsNothingToSuchAGateway();
    void saysForEachWhatIsWrong();
    void sendsNoSecretToSuchATokenServer_data() { listServers(); }
    void sendsNoSecretToSuchATokenServer();
    void worksWhereNothingIsWrong();

private:
    void listServers() const;
    void addServer(const QString &name, const KeyPair &identity, const QString &tls);
    QString address(const QString &name) const;
    qsizetype requestsAt(const QString &name) const;
    ProgramRun statusAt(const QString &name) const;

    std::unique_ptr<ProxiedGateway> m_remote;
    QMap<QString, quint16> m_ports;
};

void ThirdPartyTlsTest::initTestCase()
{
    NUMBERDESK_NEED_THIRD_PARTY();
    m_remote = std::make_unique<ProxiedGateway>();
    const Result<void, QString> started = m_remote->start();
    QVERIFY2(started, qPrintable(started ? QString() : started.error()));
    const CertificateAuthority &authority = m_remote->authority();
    const QStringList here{u"DNS:localhost"_s};
    const QString modern = u"ssl_protocols TLSv1.2 TLSv1.3;"_s;
    addServer(u"expired"_s, authority.issue(u"expired"_s, here, Validity::lastYear()), modern);
    addServer(u"wrong-host"_s, authority.issue(u"wrong-host"_s, {u"DNS:gateway.example"_s}),
              modern);
    addServer(u"self-signed"_s, authority.selfSigned(u"self-signed"_s, here), modern);
    addServer(u"too-old"_s, authority.issue(u"too-old"_s, here),
              u"ssl_protocols TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0;"_s);
    const Result<void, QString> proxied = m_remote->startProxy();
    QVERIFY2(proxied, qPrintable(proxied ? QString() : proxied.error()));
}

void ThirdPartyTlsTest::addServer(const QString &name, const KeyPair &identity, const QString &tls)
{
    const quint16 port = freePort();
    m_ports.insert(name, port);
    m_remote->nginx().addServer({name, QStringList{u"127.0.0.1:%1"_s.arg(port)}, identity,
                                 passTo(m_remote->gatewayPort()), tls});
}

QString ThirdPartyTlsTest::address(const QString &name) const
{
    return u"https://localhost:%1"_s.arg(m_ports.value(name));
}

qsizetype ThirdPartyTlsTest::requestsAt(const QString &name) const
{
    return m_remote->nginx().requests(name).size();
}

ProgramRun ThirdPartyTlsTest::statusAt(const QString &name) const
{
    return runProgram({u"status"_s, u"--base-url"_s, address(name), u"--ca-file"_s,
                       m_remote->authority().certificate(), u"--json"_s},
                      plainEnvironment());
}

void ThirdPartyTlsTest::listServers() const
{
    QTest::addColumn<QString>("name");
    for (auto server = m_ports.begin(); server != m_ports.end(); ++server)
        QTest::newRow(qPrintable(server.key())) << server.key();
}

/// A client that checks nothing is answered: it is the check that keeps ours away.
void ThirdPartyTlsTest::theServersWouldAnswer()
{
    QFETCH(QString, name);
    QProcess client;
    client.setProcessEnvironment(plainEnvironment());
    QStringList arguments{u"s_client"_s, u"-quiet"_s, u"-connect"_s,
                          u"localhost:%1"_s.arg(m_ports.value(name))};
    if (name == "too-old"_L1)
        arguments += {u"-tls1_1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s};
    client.start(u"openssl"_s, arguments);
    client.write("GET /accounts?api-version=2024-02-29 HTTP/1.1\r\nHost: localhost\r\n"
                 "Connection: close\r\n\r\n");
    QVERIFY(client.waitForFinished());
    const QByteArray reply = client.readAllStandardOutput();
    QVERIFY2(reply.startsWith("HTTP/1.1 200 "), client.readAllStandardError().constData());
    QTRY_COMPARE(requestsAt(name), 1);
}

void ThirdPartyTlsTest::sendsNothingToSuchAGateway()
{
    QFETCH(QString, name);
    const qsizetype before = requestsAt(name);
    const ProgramRun run = statusAt(name);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.talk.startsWith("numberdesk: ") && run.talk.size() > 40, run.talk.constData());
    QCOMPARE(run.json()["error"_L1]["exitCode"_L1].toInt(), 1);
    QCOMPARE(requestsAt(name), before);
}

/// Each has its own remedy, so that no two may share a sentence.
void ThirdPartyTlsTest::saysForEachWhatIsWrong()
{
    QMap<QByteArray, QString> nameBySentence;
    const QStringList names = m_ports.keys();
    for (const QString &name : names) {
        const QByteArray sentence = statusAt(name).talk.split('\n').constFirst();
        QVERIFY2(sentence.contains("localhost"), sentence.constData());
        QVERIFY2(!nameBySentence.contains(sentence), sentence.constData());
        nameBySentence.insert(sentence, name);
    }
}

void ThirdPartyTlsTest::sendsNoSecretToSuchATokenServer()
{
    QFETCH(QString, name);
    const qsizetype before = requestsAt(name);
    const qsizetype gatewayBefore = requestsAt(u"gateway"_s);
    const ProgramRun run =
        runProgram(QStringList{u"status"_s} + m_remote->atGateway() +
                       QStringList{u"--token-url"_s, address(name) + u"/token"_s, u"--client-id"_s,
                                   m_remote->clients().secretId},
                   m_remote->withSecret());
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.talk.startsWith("numberdesk: ") && run.talk.size() > 40, run.talk.constData());
    QCOMPARE(requestsAt(name), before);
    QCOMPARE(requestsAt(u"gateway"_s), gatewayBefore);
}

void ThirdPartyTlsTest::worksWhereNothingIsWrong()
{
    const qsizetype before = requestsAt(u"gateway"_s);
    const ProgramRun run = runProgram(QStringList{u"status"_s} + m_remote->signingInBySecret(),
                                      m_remote->withSecret());
    QVERIFY2(run.exitCode == 0, run.talk.constData());
    QVERIFY(requestsAt(u"gateway"_s) > before);
}

NUMBERDESK_TEST("thirdpartytls", ThirdPartyTlsTest)
#include "tst_thirdpartytls.moc"
