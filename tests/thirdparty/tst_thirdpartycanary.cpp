// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/directoryprobe.h"
#include "support/places.h"
#include "support/scriptedserver.h"
#include "support/testprogram.h"
#include "thirdparty/proxiedgateway.h"
#include "thirdparty/secretsearch.h"
#include "thirdparty/tools.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

// Each has characters that every encoding writes differently.
const QString clientSecret = u"canary-secret~aZ9+/=&%41 \"q\"?end"_s;
const QString certificatePassphrase = u"canary-passphrase~bY8+/=&%42 \"q\"?end"_s;
const QString filePassphrase = u"canary-file~cX7+/=&%43 \"q\"?end"_s;

/// A token endpoint that quotes what it was sent, as some do in their error descriptions.
ScriptedReply quotingReply(const ScriptedRequest &request)
{
    const QByteArray sent = request.body;
    QByteArray quoted = QByteArray::fromPercentEncoding(sent);
    quoted.replace('\\', "\\\\").replace('"', "\\\"");
    return jsonReply(R"({"error": "invalid_request", "error_description": "cannot read )" + sent +
                         " which is " + quoted + R"("})",
                     400);
}

} // namespace

/// Planted secrets, and what the program leaves behind of them in many runs: nothing.
class ThirdPartyCanaryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void theSearchFindsWhatIsThere_data();
    void theSearchFindsWhatIsThere();
    void goodRunsTellNothing();
    void namedConnectionsTellNothing();
    void failingRunsTellNothing();
    void runningAndDyingTellsNothing();
    void theGatewayTellsNothing();

private:
    QProcessEnvironment environment() const;
    QByteArray run(int exitCode, const QStringList &arguments);
    void keep(const ChildProcess &process);
    QStringList silently(const QStringList &command) const;
    SecretSearch search() const;
    QString inputFile() const;

    std::unique_ptr<ProxiedGateway> m_remote;
    ScriptedServer m_quoting;
    ScriptedServer m_silent;
    int m_runs = 0;
};

void ThirdPartyCanaryTest::initTestCase()
{
    NUMBERDESK_NEED_THIRD_PARTY();
    hideKeychain();
    // A core file is the one place where a secret may stand.
    const rlimit none{0, 0};
    QCOMPARE(::setrlimit(RLIMIT_CORE, &none), 0);
    m_quoting.setHandler(quotingReply);
    ScriptedReply silence;
    silence.delivery = ScriptedReply::Delivery::Silent;
    m_silent.setHandler([silence](const ScriptedRequest &) { return silence; });

    ProxiedGatewayOptions options;
    options.clientSecret = clientSecret;
    options.passphrase = certificatePassphrase;
    options.serveOptions = {u"--sync-delay-ms"_s, u"100"_s};
    options.environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    m_remote = std::make_unique<ProxiedGateway>(options);
    for (const QString &place : {u"home"_s, u"config"_s, u"data"_s, u"cache"_s, u"state"_s,
                                 u"runtime"_s, u"temporary"_s, u"written"_s})
        QVERIFY(QDir().mkpath(m_remote->path(place)));
    const Result<void, QString> started = m_remote->start();
    QVERIFY2(started, qPrintable(started ? QString() : started.error()));
    const Result<void, QString> proxied = m_remote->startProxy();
    QVERIFY2(proxied, qPrintable(proxied ? QString() : proxied.error()));
}

/// Every secret at once, everything logged, and every place of the user's below one directory.
QProcessEnvironment ThirdPartyCanaryTest::environment() const
{
    QProcessEnvironment environment = plainEnvironment();
    environment.insert(u"NUMBERDESK_CLIENT_SECRET"_s, clientSecret);
    environment.insert(u"NUMBERDESK_CERTIFICATE_PASSPHRASE"_s, certificatePassphrase);
    environment.insert(u"NUMBERDESK_SECRETS_PASSPHRASE"_s, filePassphrase);
    environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    environment.insert(u"HOME"_s, m_remote->path(u"home"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, m_remote->path(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, m_remote->path(u"data"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, m_remote->path(u"cache"_s));
    environment.insert(u"XDG_STATE_HOME"_s, m_remote->path(u"state"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_remote->path(u"runtime"_s));
    environment.insert(u"TMPDIR"_s, m_remote->path(u"temporary"_s));
    return environment;
}

/// Keeps what a run wrote among the files that are searched.
void ThirdPartyCanaryTest::keep(const ChildProcess &process)
{
    QFile file(m_remote->path(u"written/run-%1"_s.arg(++m_runs)));
    if (!file.open(QIODevice::WriteOnly) || file.write(process.output()) < 0 ||
        file.write(process.talk()) < 0)
        qFatal("cannot keep what a run wrote");
}

/// Runs the program to its end and gives its standard output.
QByteArray ThirdPartyCanaryTest::run(int exitCode, const QStringList &arguments)
{
    ChildProcess process(programPath(), arguments, environment());
    const bool ended = process.waitForEnd(std::chrono::seconds(60));
    keep(process);
    if (!ended || process.exitCode() != exitCode) {
        QTest::qFail(qPrintable(u"%1: exit code %2 instead of %3: %4"_s.arg(arguments.join(u' '))
                                    .arg(process.exitCode())
                                    .arg(exitCode)
                                    .arg(QString::fromUtf8(process.talk()))),
                     __FILE__, __LINE__);
    }
    return process.output();
}

QString ThirdPartyCanaryTest::inputFile() const
{
    QFile input(m_remote->path(u"numbers.csv"_s));
    if (!input.open(QIODevice::WriteOnly) ||
        input.write("telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled\n"
                    "+441632960000,contoso,true\n+441632960001,contoso,true\n") < 0)
        qFatal("cannot write a test file");
    return input.fileName();
}

/// `command` at a gateway that never answers, after a sign-in that succeeds.
QStringList ThirdPartyCanaryTest::silently(const QStringList &command) const
{
    QStringList options = m_remote->signingInBySecret();
    options.replace(options.indexOf(m_remote->url()), m_silent.url().toString());
    return command + options;
}

SecretSearch ThirdPartyCanaryTest::search() const
{
    SecretSearch search;
    search.add(u"the client secret"_s, clientSecret.toUtf8());
    search.add(u"the certificate's passphrase"_s, certificatePassphrase.toUtf8());
    search.add(u"the passphrase of the file of secrets"_s, filePassphrase.toUtf8());
    for (const QByteArray &token : m_remote->tokenServer().issued())
        search.add(u"an access token"_s, token);
    return search;
}

void ThirdPartyCanaryTest::theSearchFindsWhatIsThere_data()
{
    QTest::addColumn<QByteArray>("planted");
    for (const Encoding &encoding : encodingsOf(clientSecret.toUtf8()))
        QTest::newRow(qPrintable(encoding.name)) << encoding.bytes;
    QTest::newRow("in the base64 of more") << (clientSecret.toUtf8() + ":more").toBase64();
}

void ThirdPartyCanaryTest::theSearchFindsWhatIsThere()
{
    QFETCH(QByteArray, planted);
    const QTemporaryDir directory;
    QVERIFY(QDir(directory.path()).mkpath(u".hidden/deep"_s));
    QFile file(directory.filePath(u".hidden/deep/.file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(QByteArray("\0\xff before ", 10) + planted + " after") > 0);
    file.close();
    QVERIFY(!search().findingsBelow(directory.path()).isEmpty());
}

void ThirdPartyCanaryTest::goodRunsTellNothing()
{
    const QStringList bySecret = m_remote->signingInBySecret();
    const QStringList json{u"--json"_s};
    run(0,
        QStringList{u"account"_s, u"create"_s, u"contoso"_s, u"--service"_s, u"zoom"_s} + bySecret);
    run(0, QStringList{u"import"_s, inputFile(), u"--dry-run"_s} + bySecret);
    run(0, QStringList{u"import"_s, inputFile(), u"--wait"_s, u"--result"_s,
                       m_remote->path(u"result.csv"_s)} +
               bySecret + json);
    run(0, QStringList{u"export"_s, u"numbers"_s, u"--output"_s, m_remote->path(u"export.csv"_s)} +
               bySecret);
    run(0, QStringList{u"export"_s, u"accounts"_s} + bySecret + json);
    const ClientIdentity &identity = m_remote->identity();
    run(0, QStringList{u"status"_s} + m_remote->signingInByCertificate(identity.pem));
    run(0, QStringList{u"status"_s} + m_remote->signingInByCertificate(identity.pfx) + json);
    // Logged everything, so that silence is not for want of words.
    QVERIFY(!filesHolding(m_remote->path(u"written"_s), "numberdesk.net").isEmpty());
    QTRY_VERIFY(m_remote->tokenServer().issued().size() >= m_runs);
    QVERIFY(QFile::exists(m_remote->path(u"result.csv"_s)));
    QCOMPARE(search().findingsBelow(m_remote->path({})), QStringList());
}

void ThirdPartyCanaryTest::namedConnectionsTellNothing()
{
    const QStringList here{u"--data-dir"_s, m_remote->path(u"desk"_s)};
    const auto add = [&](const QString &name, const QStringList &options) {
        run(0, QStringList{u"connection"_s, u"add"_s, name} + options);
    };
    const auto statusOf = [&](const QString &name) {
        run(0, QStringList{u"status"_s, u"--json"_s, u"--connection"_s, name} + here);
    };
    add(u"in-file"_s,
        m_remote->signingInBySecret() + QStringList{u"--secret-place"_s, u"encrypted-file"_s});
    add(u"in-session"_s,
        m_remote->signingInBySecret() + QStringList{u"--secret-place"_s, u"session"_s});
    add(u"by-certificate"_s, m_remote->signingInByCertificate(m_remote->identity().pfx) +
                                 QStringList{u"--secret-place"_s, u"encrypted-file"_s});
    for (const QString &name : {u"in-file"_s, u"in-session"_s, u"by-certificate"_s})
        statusOf(name);
    run(0, QStringList{u"connection"_s, u"list"_s, u"--json"_s} + here);
    run(0, QStringList{u"connection"_s, u"test"_s, u"in-file"_s, u"--json"_s} + here);
    run(0, QStringList{u"connection"_s, u"remove"_s, u"in-session"_s} + here);
    QVERIFY(QFile::exists(m_remote->path(u"desk/secrets.bin"_s)));
    QCOMPARE(search().findingsBelow(m_remote->path({})), QStringList());
}

void ThirdPartyCanaryTest::failingRunsTellNothing()
{
    const auto replaced = [](QStringList options, const QString &what, const QString &by) {
        options.replace(options.indexOf(what), by);
        return options;
    };
    const QStringList bySecret = m_remote->signingInBySecret();
    const QStringList byCertificate = m_remote->signingInByCertificate(m_remote->identity().pem);
    const QStringList status{u"status"_s, u"--json"_s};
    run(4, status + replaced(bySecret, m_remote->clients().secretId, u"nobody"_s));
    run(4, status + replaced(byCertificate, m_remote->clients().certificateId, u"nobody"_s));
    const QString quoting = m_quoting.url(u"/token"_s).toString();
    run(4, status + replaced(bySecret, m_remote->tokenUrl(), quoting));
    run(4, status + replaced(byCertificate, m_remote->tokenUrl(), quoting));
    QCOMPARE(m_quoting.requests().size(), 2);
    const QString nobody = u"https://localhost:%1"_s.arg(freePort());
    run(1, status + replaced(bySecret, m_remote->url(), nobody));
    run(1, status + replaced(bySecret, m_remote->tokenUrl(), nobody + u"/token"_s));
    run(2, status + bySecret + QStringList{u"--nonsense"_s});
    run(3, QStringList{u"import"_s, u"/nowhere.csv"_s} + bySecret);
    QCOMPARE(search().findingsBelow(m_remote->path({})), QStringList());
}

void ThirdPartyCanaryTest::runningAndDyingTellsNothing()
{
    for (const int signal : {SIGINT, SIGABRT}) {
        const qsizetype before = m_silent.requests().size();
        ChildProcess process(programPath(), silently({u"status"_s, u"--json"_s}), environment());
        QTRY_COMPARE(m_silent.requests().size(), before + 1); // signed in and waiting
        QVERIFY(m_silent.requests().constLast().header("Authorization").startsWith("Bearer "));
        QFile commandLine(u"/proc/%1/cmdline"_s.arg(process.processId()));
        QVERIFY(commandLine.open(QIODevice::ReadOnly));
        const QByteArray arguments = commandLine.readAll();
        QVERIFY(arguments.contains("--client-id"));
        QCOMPARE(search().findingsIn(commandLine.fileName(), arguments), QStringList());
        process.send(signal);
        QVERIFY(process.waitForEnd());
        keep(process);
    }
    QCOMPARE(search().findingsBelow(m_remote->path({})), QStringList());
}

/// It ran all the time, logged everything too, and was sent every token.
void ThirdPartyCanaryTest::theGatewayTellsNothing()
{
    const QByteArray written = m_remote->gatewayOutput();
    QVERIFY2(written.contains("qt.core"), "it logs");
    QCOMPARE(search().findingsIn(u"the gateway's output"_s, written), QStringList());
    QVERIFY(QFile::exists(m_remote->path(u"gateway/local-gateway.sqlite"_s)));
}

NUMBERDESK_TEST("thirdpartycanary", ThirdPartyCanaryTest)
#include "tst_thirdpartycanary.moc"
