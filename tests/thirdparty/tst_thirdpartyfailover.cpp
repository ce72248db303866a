// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/programrun.h"
#include "support/places.h"
#include "support/testprogram.h"
#include "thirdparty/proxiedgateway.h"
#include "thirdparty/tools.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QString hostName = u"gateway.numberdesk.test"_s;
constexpr auto longestFailover = std::chrono::seconds(100);

/// Runs what follows with the hosts file given first in the place of the system's, in a mount
/// namespace of its own: nothing outside sees that.
const QStringList inOwnNamespace{u"--mount"_s, u"--propagation"_s,
                                 u"private"_s, u"sh"_s,
                                 u"-c"_s,      uR"(mount --bind "$0" /etc/hosts && exec "$@")"_s};

/// The lines that ask for a change of numbers.
QByteArrayList writesIn(const QByteArrayList &requests)
{
    QByteArrayList writes;
    std::copy_if(requests.begin(), requests.end(), std::back_inserter(writes),
                 [](const QByteArray &line) { return line.startsWith("POST "); });
    return writes;
}

} // namespace

/// A gateway's name that moves to another address while an import is under way, as the two regions
/// of a deployment do it (behaviour: 60 s and more between the tries, a fresh look-up each).
class ThirdPartyFailoverTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void followsTheNameToItsNewAddress();

private:
    void moveNameTo(const QByteArray &address) const;
    void addRegion(const QString &name, const QString &address, const KeyPair &identity,
                   const QString &directives);
    QStringList importArguments() const;

    std::unique_ptr<ProxiedGateway> m_remote;
    quint16 m_port = 0;
};

void ThirdPartyFailoverTest::initTestCase()
{
    NUMBERDESK_NEED_THIRD_PARTY();
    ProxiedGatewayOptions options;
    options.host = hostName;
    m_remote = std::make_unique<ProxiedGateway>(options);
    const Result<void, QString> started = m_remote->start();
    QVERIFY2(started, qPrintable(started ? QString() : started.error()));
    moveNameTo("127.0.0.1");
    const ChildProcess probe(u"unshare"_s,
                             inOwnNamespace + QStringList{m_remote->path(u"hosts"_s), u"true"_s});
    QTRY_VERIFY(probe.hasEnded());
    if (probe.exitCode() != 0)
        QSKIP("mount namespaces, which this test needs, are for root here");

    m_port = freePort();
    const KeyPair identity = m_remote->authority().issue(u"regions"_s, {u"DNS:"_s + hostName});
    const QString gateway = passTo(m_remote->gatewayPort());
    // The first region still tells what it has, but takes no more changes.
    addRegion(u"first-region"_s, u"127.0.0.1"_s, identity,
              u"if ($request_method = POST) { return 503; } "_s + gateway);
    addRegion(u"second-region"_s, u"127.0.0.2"_s, identity, gateway);
    const Result<void, QString> proxied = m_remote->startProxy();
    QVERIFY2(proxied, qPrintable(proxied ? QString() : proxied.error()));
    // Before the name exists, by the gateway's own address.
    const ProgramRun account =
        runProgram({u"account"_s, u"create"_s, u"contoso"_s, u"--service"_s, u"zoom"_s,
                    u"--base-url"_s, u"http://127.0.0.1:%1"_s.arg(m_remote->gatewayPort())},
                   plainEnvironment());
    QVERIFY2(account.exitCode == 0, account.talk.constData());
}

/// Written in place: another file under the same name would not be seen through the mount.
void ThirdPartyFailoverTest::moveNameTo(const QByteArray &address) const
{
    QFile hosts(m_remote->path(u"hosts"_s));
    const QByteArray content = "127.0.0.1 localhost\n" + address + ' ' + hostName.toLatin1() + '\n';
    if (!hosts.open(QIODevice::WriteOnly) || hosts.write(content) != content.size())
        qFatal("cannot write a hosts file");
}

void ThirdPartyFailoverTest::addRegion(const QString &name, const QString &address,
                                       const KeyPair &identity, const QString &directives)
{
    m_remote->nginx().addServer(
        {name, QStringList{u"%1:%2"_s.arg(address).arg(m_port)}, identity, directives});
}

QStringList ThirdPartyFailoverTest::importArguments() const
{
    QFile input(m_remote->path(u"numbers.csv"_s));
    if (!input.open(QIODevice::WriteOnly) ||
        input.write("telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled\n"
                    "+441632960000,contoso,true\n+441632960001,contoso,true\n") < 0)
        qFatal("cannot write a test file");
    return {u"import"_s,
            input.fileName(),
            u"--json"_s,
            u"--base-url"_s,
            u"https://%1:%2"_s.arg(hostName).arg(m_port),
            u"--ca-file"_s,
            m_remote->authority().certificate(),
            u"--data-dir"_s,
            m_remote->path(u"desk"_s)};
}

void ThirdPartyFailoverTest::followsTheNameToItsNewAddress()
{
    ChildProcess import(u"unshare"_s,
                        inOwnNamespace + QStringList{m_remote->path(u"hosts"_s), programPath()} +
                            importArguments(),
                        plainEnvironment());
    QVERIFY2(import.waitForTalk("Trying again in 6"), import.talk().constData());
    QVERIFY(import.talk().contains("HTTP status 503"));
    QVERIFY(m_remote->nginx().requests(u"second-region"_s).isEmpty());
    const qsizetype atFirst = m_remote->nginx().requests(u"first-region"_s).size();
    moveNameTo("127.0.0.2");

    QVERIFY2(import.waitForEnd(longestFailover), import.talk().constData());
    QVERIFY2(import.exitCode() == 0, import.talk().constData());
    QCOMPARE(QJsonDocument::fromJson(import.output())["created"_L1].toInt(), 2);
    QCOMPARE(m_remote->nginx().requests(u"first-region"_s).size(), atFirst);
    const QByteArrayList refused = writesIn(m_remote->nginx().requests(u"first-region"_s));
    const QByteArrayList taken = writesIn(m_remote->nginx().requests(u"second-region"_s));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(taken.size(), 1);
    // METHOD URI STATUS REPEATABILITY-REQUEST-ID
    const QByteArrayList before = refused.constFirst().split(' ');
    const QByteArrayList after = taken.constFirst().split(' ');
    QCOMPARE(before.value(2), "503");
    QCOMPARE(after.value(2), "200");
    QVERIFY2(before.value(3).size() > 30, refused.constFirst().constData());
    QVERIFY2(before.value(3) == after.value(3), "it is the same write that is tried again");
}

NUMBERDESK_TEST("thirdpartyfailover", ThirdPartyFailoverTest)
#include "tst_thirdpartyfailover.moc"
