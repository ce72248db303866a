// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectionscene.h"
#include "localgateway/localgateway.h"
#include "support/testprogram.h"

#include <QSignalSpy>

using namespace numberdesk;
using namespace std::chrono_literals;

/// Test connection, against real sockets: its steps, and the way to the gateway.
class TestConnectionTest : public ConnectionScene
{
    Q_OBJECT

private slots:
    void findsTheLocalGatewayFit();
    void findsAnyLocalGatewayOfTheDirectory();
    void tellsThatALocalGatewayCannotStart();
    void tellsARoleThatIsMissing();
    void tellsEachStep();
    void tellsWhatWasNotThereToTest();
    void tellsAnUnknownName();
    void tellsARefusal();
    void tellsAGatewayThatStaysSilent_data();
    void tellsAGatewayThatStaysSilent();
    void tellsAUsedUpBudget();
    void tellsTlsFaults_data();
    void tellsTlsFaults();
    void tellsAProxyThatRefuses();
    void sendsAtMostTwoRequestsAndNoChange();
    void asksOnceWithoutASignIn();
    void endsOnCancel();
    void mayBeDeletedAtAnyTime();
    void hasAWordForEachCodeAndStep();
};

void TestConnectionTest::findsTheLocalGatewayFit()
{
    localgateway::Options options;
    options.databaseFile = m_directory->filePath(u"gateway.sqlite"_s);
    options.roles = {u"Read"_s, u"Write"_s};
    localgateway::LocalGateway gateway(options);
    const auto address = gateway.start();
    QVERIFY(address);
    Connection connection;
    connection.profile.baseUrl = address->baseUrl;
    connection.profile.tokenUrl = address->tokenUrl;
    connection.profile.clientId = address->clientId;
    connection.clientSecret = address->clientSecret;
    const ConnectionReport fit = report(connection);
    QVERIFY2(fit.isOk(), qPrintable(fit.message + fit.details));
    QCOMPARE(fit.step, Step::ApiVersion);
    QCOMPARE(fit.roles, (QStringList{u"ProvisioningAPI.Read"_s, u"ProvisioningAPI.Write"_s}));

    connection.clientSecret = u"wrong"_s;
    QCOMPARE(report(connection).code, Code::SignIn);
    connection.clientSecret = address->clientSecret;
    connection.profile.apiVersion = u"2019-01-01"_s;
    const ConnectionReport version = report(connection);
    QCOMPARE(version.code, Code::ApiVersion);
    QCOMPARE(version.otherApiVersion, u"2024-02-29"_s);
    QVERIFY(version.remedy.contains(version.otherApiVersion));
}

void TestConnectionTest::findsAnyLocalGatewayOfTheDirectory()
{
    Connection connection;
    connection.local = true;
    const ConnectionReport fit = report(connection);
    QVERIFY2(fit.isOk(), qPrintable(fit.message + fit.details));
    QCOMPARE(fit.roles, QStringList{u"ProvisioningAPI.Admin"_s});
}

void TestConnectionTest::tellsThatALocalGatewayCannotStart()
{
    QFile file(m_directory->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Connection connection;
    connection.local = true;
    ConnectionTestJob *const job =
        testConnection(connection, DataDirectory(file.fileName() + "/below"_L1), this);
    const auto result = resultOf(job);
    QVERIFY(result && !result->isOk());
    QVERIFY(result->message.contains(file.fileName()));
}

void TestConnectionTest::tellsARoleThatIsMissing()
{
    localgateway::Options options;
    options.databaseFile = m_directory->filePath(u"gateway.sqlite"_s);
    options.roles = {u"Write"_s};
    localgateway::LocalGateway gateway(options);
    const auto address = gateway.start();
    QVERIFY(address);
    Connection connection;
    connection.profile.baseUrl = address->baseUrl;
    connection.profile.tokenUrl = address->tokenUrl;
    connection.profile.clientId = address->clientId;
    connection.clientSecret = address->clientSecret;
    const ConnectionReport lacking = report(connection);
    QCOMPARE(lacking.code, Code::NoRoles);
    QCOMPARE(lacking.step, Step::Roles);
    QVERIFY2(lacking.message.contains(u"ProvisioningAPI.Read"), qPrintable(lacking.message));
    QCOMPARE(lacking.roles, QStringList{u"ProvisioningAPI.Write"_s});
}

void TestConnectionTest::tellsEachStep()
{
    ScriptedServer gateway(m_authority.serverConfiguration());
    gateway.setHandler([](const ScriptedRequest &) { return jsonReply(emptyPage); });
    QVERIFY(report(connectionTo(gateway)).isOk());
    QCOMPARE(m_steps, (QList<Step>{Step::FindName, Step::Connect, Step::Secure, Step::SignIn,
                                   Step::Roles, Step::ApiVersion}));
}

void TestConnectionTest::tellsWhatWasNotThereToTest()
{
    using Steps = QList<Step>;
    ScriptedServer secure(m_authority.serverConfiguration());
    secure.setHandler([](const ScriptedRequest &) { return jsonReply(emptyPage); });
    Connection connection = connectionTo(secure);
    QCOMPARE(untestedSteps(connection), Steps());
    QCOMPARE(report(connection).untested, Steps());
    m_token = "opaque"; // from which no roles can be read
    QCOMPARE(report(connection).untested, Steps{Step::Roles});
    connection.profile.tokenUrl.clear();
    QCOMPARE(report(connection).untested, (Steps{Step::SignIn, Step::Roles}));
    connection.profile.baseUrl = m_gateway->url();
    m_gateway->setHandler([](const ScriptedRequest &) { return jsonReply(emptyPage); });
    QCOMPARE(untestedSteps(connection), (Steps{Step::Secure, Step::SignIn, Step::Roles}));
    QCOMPARE(report(connection).untested, untestedSteps(connection));
    connection.local = true; // whose sign-in is not known before it is found
    QCOMPARE(untestedSteps(connection), Steps{Step::Secure});
}

void TestConnectionTest::tellsAnUnknownName()
{
    Connection connection = connectionTo(*m_gateway);
    connection.profile.baseUrl = QUrl(u"https://provapi.gateway.invalid"_s);
    const ConnectionReport fault = report(connection);
    QCOMPARE(fault.code, Code::NameNotFound);
    QCOMPARE(fault.step, Step::FindName);
    QVERIFY(fault.message.contains(u"provapi.gateway.invalid"));
    QCOMPARE(m_steps, QList<Step>{Step::FindName});
    QVERIFY(m_tokens->requests().isEmpty());
}

void TestConnectionTest::tellsARefusal()
{
    m_gateway->stop();
    const ConnectionReport fault = report(connectionTo(*m_gateway));
    QCOMPARE(fault.code, Code::Refused);
    QCOMPARE(fault.step, Step::Connect);
    QVERIFY(m_tokens->requests().isEmpty());
}

void TestConnectionTest::tellsAGatewayThatStaysSilent_data()
{
    QTest::addColumn<bool>("atOnce");
    QTest::newRow("at once") << true;
    QTest::newRow("after the sign-in") << false;
}

void TestConnectionTest::tellsAGatewayThatStaysSilent()
{
    QFETCH(bool, atOnce);
    if (!atOnce)
        m_gateway->enqueue(jsonReply({}, 401));
    m_gateway->setHandler(silence);
    Connection connection = connectionTo(*m_gateway);
    connection.profile.timeout = 300ms;
    const ConnectionReport fault = report(connection);
    QCOMPARE(fault.code, Code::TimedOut);
    QCOMPARE(fault.step, atOnce ? Step::Connect : Step::ApiVersion);
    QVERIFY(fault.remedy.contains(u"allowlist"));
    QCOMPARE(m_gateway->requests().size(), atOnce ? 1 : 2);
}

void TestConnectionTest::tellsAUsedUpBudget()
{
    Connection connection = connectionTo(*m_gateway);
    connection.profile.requestBudget = 1;
    connection.profile.timeout = 300ms;
    const ConnectionReport fault = report(connection);
    QCOMPARE(fault.code, Code::TimedOut);
    QVERIFY2(fault.message.contains(u"budget"), qPrintable(fault.message));
    QCOMPARE(m_gateway->requests().size(), 1);
}

void TestConnectionTest::tellsTlsFaults_data()
{
    QTest::addColumn<QSslConfiguration>("server");
    QTest::addColumn<Code>("code");
    CertificateWishes wishes;
    wishes.ends = -60s;
    QTest::newRow("expired") << m_authority.serverConfiguration(wishes) << Code::CertificateExpired;
    wishes = {};
    wishes.names = "DNS:other.example";
    QTest::newRow("wrong host") << m_authority.serverConfiguration(wishes)
                                << Code::CertificateWrongHost;
    wishes = {};
    wishes.selfSigned = true;
    QTest::newRow("untrusted") << m_authority.serverConfiguration(wishes)
                               << Code::CertificateUntrusted;
    QTest::newRow("too old") << m_authority.oldServerConfiguration() << Code::TlsTooOld;
}

void TestConnectionTest::tellsTlsFaults()
{
    QFETCH(QSslConfiguration, server);
    QFETCH(Code, code);
    ScriptedServer gateway(server);
    const ConnectionReport fault = report(connectionTo(gateway));
    QVERIFY2(fault.code == code, qPrintable(toText(fault.code) + fault.details));
    QCOMPARE(fault.step, Step::Secure);
    QCOMPARE(m_steps.last(), Step::Secure);
    QVERIFY(gateway.requests().isEmpty());
    QVERIFY(m_tokens->requests().isEmpty());
}

void TestConnectionTest::tellsAProxyThatRefuses()
{
    ScriptedServer proxy;
    proxy.setHandler([](const ScriptedRequest &) { return ScriptedReply{403, {}, {}, {}}; });
    Connection connection = connectionTo(*m_gateway);
    connection.profile.baseUrl = QUrl(u"https://provapi.gateway.example"_s);
    connection.profile.proxy = proxy.url().toString();
    const ConnectionReport fault = report(connection);
    QCOMPARE(fault.code, Code::Refused);
    QVERIFY2(fault.message.contains(u"proxy"), qPrintable(fault.message));
    QVERIFY(!proxy.requests().isEmpty());
}

void TestConnectionTest::sendsAtMostTwoRequestsAndNoChange()
{
    m_gateway->setHandler([](const ScriptedRequest &) { return jsonReply({}, 503); });
    QCOMPARE(report(connectionTo(*m_gateway)).code, Code::UnexpectedReply);
    QCOMPARE(m_gateway->requests().size(), 2);
    for (const ScriptedRequest &request : m_gateway->requests()) {
        QCOMPARE(request.method, QByteArray("GET"));
        QCOMPARE(request.target, QByteArray("/accounts?api-version=2024-02-29&maxpagesize=1"));
    }
    QVERIFY(m_gateway->requests()[0].header("Authorization").isEmpty());
    QCOMPARE(m_gateway->requests()[1].header("Authorization"), "Bearer " + m_token);
    QCOMPARE(m_tokens->requests().size(), 1);
}

void TestConnectionTest::asksOnceWithoutASignIn()
{
    m_gateway->setHandler([](const ScriptedRequest &) { return jsonReply(emptyPage); });
    Connection connection = connectionTo(*m_gateway);
    connection.profile.tokenUrl.clear();
    QVERIFY(report(connection).isOk());
    QCOMPARE(m_gateway->requests().size(), 1);
    QCOMPARE(m_steps.last(), Step::ApiVersion);
    m_gateway->setHandler([](const ScriptedRequest &) { return jsonReply({}, 401); });
    QCOMPARE(report(connection).code, Code::SignIn);
    m_gateway->stop();
    connection.profile.baseUrl = QUrl(u"http://127.0.0.1:1"_s);
    QCOMPARE(report(connection).code, Code::Refused);
}

void TestConnectionTest::endsOnCancel()
{
    m_gateway->setHandler(silence);
    ConnectionTestJob *const job =
        testConnection(connectionTo(*m_gateway), DataDirectory(m_directory->path()), this);
    QTRY_COMPARE(m_gateway->requests().size(), 1);
    QSignalSpy finished(job, &Job::finished);
    job->cancel();
    job->cancel();
    QCOMPARE(resultOf(job).value().code, Code::Cancelled);
    QCOMPARE(finished.count(), 1);
    ConnectionTestJob *const early =
        testConnection(connectionTo(*m_gateway), DataDirectory(m_directory->path()), this);
    early->cancel();
    QCOMPARE(resultOf(early).value().code, Code::Cancelled);
}

void TestConnectionTest::mayBeDeletedAtAnyTime()
{
    m_tokens->setHandler(silence);
    for (int until = 0; until < 3; ++until) {
        ConnectionTestJob *const job =
            testConnection(connectionTo(*m_gateway), DataDirectory(m_directory->path()), this);
        bool told = false;
        job->then(this, [&told](const ConnectionReport &) { told = true; });
        if (until > 0)
            QTRY_VERIFY(!m_gateway->requests().isEmpty());
        if (until > 1)
            QTRY_VERIFY(!m_tokens->requests().isEmpty());
        delete job;
        QVERIFY(!told);
    }
}

void TestConnectionTest::hasAWordForEachCodeAndStep()
{
    QStringList codes;
    for (int code = 0; code <= static_cast<int>(Code::Cancelled); ++code)
        codes.append(toText(static_cast<Code>(code)));
    QCOMPARE(
        codes.join(u' '),
        u"ok nameNotFound refused timedOut certificateExpired certificateWrongHost "
        "certificateUntrusted tlsTooOld signIn noRoles apiVersion unexpectedReply cancelled"_s);
    QStringList steps;
    for (int step = 0; step <= static_cast<int>(Step::ApiVersion); ++step)
        steps.append(toText(static_cast<Step>(step)));
    QCOMPARE(steps.join(u' '), u"findName connect secure signIn roles apiVersion"_s);
}

NUMBERDESK_TEST("connectiontest", TestConnectionTest)
#include "tst_connectiontest.moc"
