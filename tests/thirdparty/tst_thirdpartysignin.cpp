// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/programrun.h"
#include "net/signin/clientcredentials.h"
#include "support/directoryprobe.h"
#include "support/testprogram.h"
#include "thirdparty/proxiedgateway.h"
#include "thirdparty/tools.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

/// More than one page of a list holds, so that the second one comes by a nextLink.
constexpr int rowCount = 620;
constexpr int pageSize = 500;
constexpr int batchSize = 100;

QByteArray numbersFile(const QString &account, int firstNumber)
{
    const QByteArray prefix = "serviceDetails_teamsOperatorConnect_";
    QByteArray content = "telephoneNumber,accountName," + prefix + "enabled," + prefix +
                         "configuration_usage," + prefix +
                         "configuration_choosableCapabilities\r\n";
    for (int i = 0; i < rowCount; ++i) {
        content += "+4416329" + QByteArray::number(firstNumber + i) + ',' + account.toUtf8() +
                   ",true,CallingUserAssignment,InboundCalling\r\n";
    }
    return content;
}

/// The claims of a signed token (RFC 7519); whether its signature is right is for the gateway.
QJsonObject claimsOf(const QByteArray &token)
{
    const QByteArrayList parts = token.split('.');
    if (parts.size() != 3)
        return {};
    return QJsonDocument::fromJson(
               QByteArray::fromBase64(parts.at(1), QByteArray::Base64UrlEncoding))
        .object();
}

} // namespace

/// Signing in at a certified OAuth 2.0 server and working through a TLS proxy.
class ThirdPartySignInTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void doesTheWholeJob_data();
    void doesTheWholeJob();
    void asksForTheScopeThatItIsGiven();
    void sendsTheTokenThatItWasIssued();
    void isRefusedWithAWrongProof_data();
    void isRefusedWithAWrongProof();

private:
    void addNamedConnection();
    QString file(const QString &name, const QByteArray &content) const;
    qsizetype listPagesByLink() const;

    std::unique_ptr<ProxiedGateway> m_remote;
    QProcessEnvironment m_unlocking;
};

void ThirdPartySignInTest::initTestCase()
{
    NUMBERDESK_NEED_THIRD_PARTY();
    ProxiedGatewayOptions options;
    options.recordsAuthorizations = true;
    options.serveOptions = {u"--sync-delay-ms"_s, u"300"_s};
    m_remote = std::make_unique<ProxiedGateway>(options);
    const Result<void, QString> started = m_remote->start();
    QVERIFY2(started, qPrintable(started ? QString() : started.error()));
    const Result<void, QString> proxied = m_remote->startProxy();
    QVERIFY2(proxied, qPrintable(proxied ? QString() : proxied.error()));
    addNamedConnection();
}

/// After that the secret is in the encrypted file only.
void ThirdPartySignInTest::addNamedConnection()
{
    hideKeychain();
    m_unlocking = plainEnvironment();
    m_unlocking.insert(u"NUMBERDESK_SECRETS_PASSPHRASE"_s, u"correct horse"_s);
    QProcessEnvironment adding = m_remote->withSecret();
    adding.insert(m_unlocking);
    const ProgramRun added =
        runProgram(QStringList{u"connection"_s, u"add"_s, u"production"_s, u"--allow-changes"_s,
                               u"--secret-place"_s, u"encrypted-file"_s} +
                       m_remote->signingInBySecret(),
                   adding);
    QVERIFY2(added.exitCode == 0, added.talk.constData());
}

QString ThirdPartySignInTest::file(const QString &name, const QByteArray &content) const
{
    QFile file(m_remote->path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a test file");
    return file.fileName();
}

/// How often a list's next page was asked for, by the link that the gateway gave.
qsizetype ThirdPartySignInTest::listPagesByLink() const
{
    const QByteArrayList requests = m_remote->nginx().requests(u"gateway"_s);
    return std::count_if(requests.begin(), requests.end(), [](const QByteArray &line) {
        return line.startsWith("GET ") && line.contains("continuationToken=");
    });
}

void ThirdPartySignInTest::doesTheWholeJob_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QProcessEnvironment>("environment");
    QTest::addColumn<QString>("account");
    QTest::addColumn<int>("firstNumber");
    const ClientIdentity &identity = m_remote->identity();
    QTest::newRow("secret") << m_remote->signingInBySecret() << m_remote->withSecret()
                            << u"by-secret"_s << 10000;
    QTest::newRow("certificate in PEM form") << m_remote->signingInByCertificate(identity.pem)
                                             << m_remote->withPassphrase() << u"by-pem"_s << 20000;
    QTest::newRow("certificate in PFX form") << m_remote->signingInByCertificate(identity.pfx)
                                             << m_remote->withPassphrase() << u"by-pfx"_s << 30000;
    QTest::newRow("named connection") << QStringList{u"--connection"_s, u"production"_s,
                                                     u"--data-dir"_s, m_remote->path(u"desk"_s)}
                                      << m_unlocking << u"by-name"_s << 40000;
}

void ThirdPartySignInTest::doesTheWholeJob()
{
    QFETCH(QStringList, options);
    QFETCH(QProcessEnvironment, environment);
    QFETCH(QString, account);
    QFETCH(int, firstNumber);
    const auto run = [&](const QStringList &command) {
        return runProgram(command + options + QStringList{u"--json"_s}, environment);
    };

    const ProgramRun created =
        run({u"account"_s, u"create"_s, account, u"--service"_s, u"operator-connect"_s, u"--sync"_s,
             u"--teams-tenant-id"_s, u"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"_s});
    QVERIFY2(created.exitCode == 0, created.talk.constData());

    const QString input = file(account + u".csv"_s, numbersFile(account, firstNumber));
    const ProgramRun imported = run({u"import"_s, input, u"--wait"_s});
    QVERIFY2(imported.exitCode == 0, imported.talk.constData());
    QCOMPARE(imported.json()["created"_L1].toInt(), rowCount);
    QCOMPARE(imported.json()["synced"_L1].toInt(), rowCount);
    QCOMPARE(imported.json()["writes"_L1].toInt(), (rowCount + batchSize - 1) / batchSize);

    const qsizetype pagesBefore = listPagesByLink();
    const QString exported = m_remote->path(account + u"-export.csv"_s);
    const ProgramRun export_ = runProgram(
        QStringList{u"export"_s, u"numbers"_s, u"--account"_s, account, u"--output"_s, exported} +
            options,
        environment);
    QVERIFY2(export_.exitCode == 0, export_.talk.constData());
    QVERIFY2(listPagesByLink() >= pagesBefore + rowCount / pageSize,
             "the next page's link leads through the proxy");

    const ProgramRun status = run({u"status"_s, u"--account"_s, account});
    QVERIFY2(status.exitCode == 0, status.talk.constData());
    QCOMPARE(status.json()["numbers"_L1]["synced"_L1].toInt(), rowCount);

    const ProgramRun again = run({u"import"_s, exported, u"--wait"_s});
    QVERIFY2(again.exitCode == 0, again.talk.constData());
    QCOMPARE(again.json()["unchanged"_L1].toInt(), rowCount);
    QCOMPARE(again.json()["writes"_L1].toInt(), 0);
}

void ThirdPartySignInTest::asksForTheScopeThatItIsGiven()
{
    const auto scopeOfNextToken = [this](const QStringList &options) {
        const qsizetype before = m_remote->tokenServer().issued().size();
        const ProgramRun run =
            runProgram(QStringList{u"status"_s} + m_remote->signingInBySecret() + options,
                       m_remote->withSecret());
        const auto issued = [&] { return m_remote->tokenServer().issued().size() > before; };
        if (run.exitCode != 0 || !QTest::qWaitFor(issued))
            return u"none: "_s + QString::fromUtf8(run.talk);
        return claimsOf(m_remote->tokenServer().issued().constLast())["scope"_L1].toString();
    };
    QCOMPARE(scopeOfNextToken({}), publishedScope());
    const QString other = u"api://another-gateway/.default"_s;
    QCOMPARE(scopeOfNextToken({u"--scope"_s, other}), other);
}

/// One token a run, and the gateway sees exactly the tokens that were issued.
void ThirdPartySignInTest::sendsTheTokenThatItWasIssued()
{
    const qsizetype issuedBefore = m_remote->tokenServer().issued().size();
    const qsizetype requestsBefore = m_remote->authorizations().size();
    const ProgramRun run =
        runProgram({QStringList{u"export"_s, u"numbers"_s} + m_remote->signingInBySecret()},
                   m_remote->withSecret());
    QVERIFY2(run.exitCode == 0, run.talk.constData());
    QTRY_COMPARE(m_remote->tokenServer().issued().size(), issuedBefore + 1);
    const QByteArray token = m_remote->tokenServer().issued().constLast();
    QCOMPARE(claimsOf(token)["roles"_L1].toArray().at(0).toString(), u"ProvisioningAPI.Admin"_s);
    const QByteArrayList sent = m_remote->authorizations().sliced(requestsBefore);
    QVERIFY(sent.size() > 1);
    for (const QByteArray &authorization : sent)
        QCOMPARE(authorization, "Bearer " + token);
}

void ThirdPartySignInTest::isRefusedWithAWrongProof_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("asksTheServer");
    const QString wrong = u"this-is-not-it"_s;
    const ClientIdentity stranger = makeClientIdentity(m_remote->path({}), u"stranger"_s, wrong);
    QTest::newRow("secret") << m_remote->signingInBySecret() << u"NUMBERDESK_CLIENT_SECRET"_s
                            << wrong << true;
    QTest::newRow("certificate") << m_remote->signingInByCertificate(stranger.pfx)
                                 << u"NUMBERDESK_CERTIFICATE_PASSPHRASE"_s << wrong << true;
    QTest::newRow("passphrase") << m_remote->signingInByCertificate(m_remote->identity().pem)
                                << u"NUMBERDESK_CERTIFICATE_PASSPHRASE"_s << wrong << false;
}

void ThirdPartySignInTest::isRefusedWithAWrongProof()
{
    QFETCH(QStringList, options);
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(bool, asksTheServer);
    QProcessEnvironment environment = plainEnvironment();
    environment.insert(name, value);
    const qsizetype atGateway = m_remote->nginx().requests(u"gateway"_s).size();
    const qsizetype atTokens = m_remote->nginx().requests(u"tokens"_s).size();
    const ProgramRun run = runProgram(QStringList{u"status"_s, u"--json"_s} + options, environment);
    QCOMPARE(run.exitCode, 4);
    QCOMPARE(run.json()["error"_L1]["exitCode"_L1].toInt(), 4);
    QVERIFY2(run.talk.startsWith("numberdesk: ") && run.talk.size() > 40, run.talk.constData());
    QVERIFY(!run.talk.contains(value.toUtf8()));
    QCOMPARE(m_remote->nginx().requests(u"gateway"_s).size(), atGateway);
    QVERIFY2(m_remote->nginx().requests(u"tokens"_s).size() == atTokens + (asksTheServer ? 1 : 0),
             "a refusal is final");
}

NUMBERDESK_TEST("thirdpartysignin", ThirdPartySignInTest)
#include "tst_thirdpartysignin.moc"
