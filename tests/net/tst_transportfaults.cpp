// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clienttest.h"
#include "net/signin/clientcredentials.h"
#include "net/wire/transport.h"
#include "support/testauthority.h"
#include "support/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace numberdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Delivery = ScriptedReply::Delivery;
using Kind = HttpError::Kind;

/// What stands between this desk and a gateway: names, TLS, proxies, each told apart.
class TestTransportFaults : public ClientTest
{
    Q_OBJECT

private slots:
    void init();

    void trustsAnAuthorityThatTheConnectionNames();
    void tellsTlsFaultsApart_data();
    void tellsTlsFaultsApart();
    void tellsThatTheRootIsMissing();
    void tellsAServerWithoutTls();
    void tellsAnUnencryptedAddress();
    void neverFindsAnInvalidName();
    void tellsThatTheWayIsMade();
    void tellsTheHostOfEveryFault();

    void readsProxies();
    void usesTheSystemsProxyForOthersOnly();
    void goesThroughAProxyThatIsNamed();
    void sendsNothingInTheClearToAProxy();
    void tellsProxyFaultsApart_data();
    void tellsProxyFaultsApart();
    void asksForTokensThroughTheProxy();

    void sendsNoChangeWhenReadOnly();
    void sendsOnceWithoutRetries();
    void carriesNoTokenElsewhere();

private:
    HttpClientOptions optionsFor(const QUrl &url) const;
    std::optional<HttpResult> get(const HttpClientOptions &options);

    TestAuthority m_authority;
};

namespace {

/// A proxy that tunnels CONNECT to wherever it is told, and answers everything else itself.
class ConnectProxy
{
public:
    ConnectProxy()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *const near = m_server.nextPendingConnection();
            QObject::connect(near, &QTcpSocket::readyRead, near, [this, near] { read(near); });
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    QString address() const { return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()); }
    /// The reply to CONNECT in place of a tunnel.
    void refuseWith(const QByteArray &statusLine) { m_refusal = statusLine; }
    const QList<QByteArray> &asked() const { return m_asked; }

private:
    void read(QTcpSocket *near)
    {
        if (auto *const far = near->findChild<QTcpSocket *>()) {
            far->write(near->readAll());
            return;
        }
        m_asked.append(near->readAll().split('\r').first());
        if (!m_refusal.isEmpty()) {
            near->write("HTTP/1.1 " + m_refusal + "\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        const QList<QByteArray> target = m_asked.last().split(' ').value(1).split(':');
        auto *const far = new QTcpSocket(near);
        far->setProxy(QNetworkProxy::NoProxy);
        QObject::connect(far, &QTcpSocket::connected, near,
                         [near] { near->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
        QObject::connect(far, &QTcpSocket::readyRead, near,
                         [near, far] { near->write(far->readAll()); });
        QObject::connect(far, &QTcpSocket::disconnected, near,
                         [near] { near->disconnectFromHost(); });
        far->connectToHost(QString::fromLatin1(target.value(0)), target.value(1).toUShort());
    }

    QByteArray m_refusal;
    QList<QByteArray> m_asked;
    QTcpServer m_server;
};

ScriptedReply empty(const ScriptedRequest &)
{
    return jsonReply("{}");
}

} // namespace

void TestTransportFaults::init()
{
    // The system's proxy is none, whoever runs the test.
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy"})
        qunsetenv(name);
    ClientTest::init();
}

HttpClientOptions TestTransportFaults::optionsFor(const QUrl &url) const
{
    HttpClientOptions options;
    options.baseUrl = url;
    options.extraCaPem = m_authority.pem();
    options.retries = false;
    return options;
}

std::optional<HttpResult> TestTransportFaults::get(const HttpClientOptions &options)
{
    makeClient(options);
    return ClientTest::get();
}

void TestTransportFaults::trustsAnAuthorityThatTheConnectionNames()
{
    ScriptedServer server(m_authority.serverConfiguration());
    server.setHandler(empty);
    QCOMPARE(get(optionsFor(server.url())).value().value().status, 200);
}

void TestTransportFaults::tellsTlsFaultsApart_data()
{
    QTest::addColumn<QSslConfiguration>("server");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<TlsFault>("fault");
    const auto row = [this](const char *name, const CertificateWishes &wishes, bool trusted,
                            TlsFault fault) {
        QTest::newRow(name) << m_authority.serverConfiguration(wishes) << trusted << fault;
    };
    CertificateWishes wishes;
    row("unknown authority", wishes, false, TlsFault::Untrusted);
    wishes.selfSigned = true;
    row("self-signed", wishes, true, TlsFault::Untrusted);
    wishes.names = "DNS:other.example";
    row("self-signed for another", wishes, false, TlsFault::WrongHost);
    wishes.selfSigned = false;
    row("for another", wishes, true, TlsFault::WrongHost);
    wishes = {};
    wishes.ends = -60s;
    row("expired", wishes, true, TlsFault::Expired);
    wishes.selfSigned = true;
    row("expired and self-signed", wishes, false, TlsFault::Expired);
    wishes = {};
    wishes.begins = 1800s;
    row("not yet valid", wishes, true, TlsFault::Expired);
    QTest::newRow("TLS 1.1") << m_authority.oldServerConfiguration() << true << TlsFault::TooOld;
}

void TestTransportFaults::tellsTlsFaultsApart()
{
    QFETCH(QSslConfiguration, server);
    QFETCH(bool, trusted);
    QFETCH(TlsFault, fault);
    ScriptedServer gateway(server);
    HttpClientOptions options = optionsFor(gateway.url());
    if (!trusted)
        options.extraCaPem.clear();
    const HttpError error = get(options).value().error();
    QCOMPARE(error.kind, Kind::TlsFailed);
    QVERIFY2(error.tlsFault == fault, qPrintable(error.detail));
    QVERIFY(error.host.startsWith(u"127.0.0.1:"_s));
    QVERIFY(!error.atTokenEndpoint);
    QVERIFY(gateway.requests().isEmpty());
}

/// The issuing authority alone is what a key store exports beside a server's certificate.
void TestTransportFaults::tellsThatTheRootIsMissing()
{
    CertificateWishes wishes;
    wishes.byIssuingAuthority = true;
    ScriptedServer server(m_authority.serverConfiguration(wishes));
    server.setHandler(empty);
    HttpClientOptions options = optionsFor(server.url());
    options.extraCaPem = m_authority.issuingPem();
    const HttpError error = get(options).value().error();
    QVERIFY2(error.tlsFault == TlsFault::NoRoot, qPrintable(error.detail));
    options.extraCaPem += m_authority.pem();
    QCOMPARE(get(options).value().value().status, 200);
}

void TestTransportFaults::tellsAServerWithoutTls()
{
    ScriptedServer server;
    QUrl url = server.url();
    url.setScheme(u"https"_s);
    QTcpServer talker;
    QVERIFY(talker.listen(QHostAddress::LocalHost));
    connect(&talker, &QTcpServer::newConnection, &talker, [&talker] {
        talker.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    url.setPort(talker.serverPort());
    const HttpError error = get(optionsFor(url)).value().error();
    QCOMPARE(error.kind, Kind::TlsFailed);
    QCOMPARE(error.tlsFault, TlsFault::Other);
}

void TestTransportFaults::tellsAnUnencryptedAddress()
{
    const HttpError error = get(optionsFor(QUrl(u"http://gateway.example"_s))).value().error();
    QCOMPARE(error.kind, Kind::TlsFailed);
    QCOMPARE(error.tlsFault, TlsFault::None);
    QCOMPARE(error.host, u"gateway.example"_s);
}

void TestTransportFaults::neverFindsAnInvalidName()
{
    // RFC 6761 section 6.4: names in .invalid never exist.
    const HttpError error = get(optionsFor(QUrl(u"https://gateway.invalid"_s))).value().error();
    QCOMPARE(error.kind, Kind::NameNotFound);
    QCOMPARE(error.host, u"gateway.invalid"_s);
}

void TestTransportFaults::tellsThatTheWayIsMade()
{
    ScriptedServer server(m_authority.serverConfiguration());
    server.setHandler(empty);
    makeClient(optionsFor(server.url()));
    QSignalSpy connecting(&client(), &HttpClient::connecting);
    QSignalSpy secured(&client(), &HttpClient::secured);
    send();
    QCOMPARE(connecting.count(), 1);
    QCOMPARE(secured.count(), 1);
    makeClient(optionsFor(QUrl(u"https://gateway.invalid"_s)));
    QSignalSpy never(&client(), &HttpClient::connecting);
    send();
    QCOMPARE(never.count(), 0);
}

void TestTransportFaults::tellsTheHostOfEveryFault()
{
    ScriptedServer server;
    const HttpClientOptions options = optionsFor(server.url());
    server.enqueue({200, {}, {}, Delivery::Truncated});
    const HttpError lost = get(options).value().error();
    QCOMPARE(lost.kind, Kind::ConnectionLost);
    QVERIFY(lost.host.startsWith(u"127.0.0.1:"_s));
    server.enqueue({302, {{"Location", "https://elsewhere.example/"}}, {}, Delivery::Whole});
    QVERIFY(get(options).value().error().host.startsWith(u"127.0.0.1:"_s));
    server.stop();
    const HttpError refused = get(options).value().error();
    QCOMPARE(refused.kind, Kind::ConnectionRefused);
    QVERIFY(refused.host.startsWith(u"127.0.0.1:"_s));
}

void TestTransportFaults::readsProxies()
{
    QVERIFY(!proxyFrom({}));
    QCOMPARE(proxyFrom(u"none"_s)->type(), QNetworkProxy::NoProxy);
    QCOMPARE(*proxyFrom(u"http://proxy.example:3128"_s),
             QNetworkProxy(QNetworkProxy::HttpProxy, u"proxy.example"_s, 3128));
    QCOMPARE(*proxyFrom(u"socks5://[::1]:1080"_s),
             QNetworkProxy(QNetworkProxy::Socks5Proxy, u"::1"_s, 1080));
    for (const auto &slip : {u"proxy.example:3128"_s, u"http://proxy.example"_s, u"None"_s,
                             u"ftp://proxy.example:1"_s}) {
        const auto proxy = proxyFrom(slip);
        QVERIFY2(proxy && proxy->type() != QNetworkProxy::NoProxy && proxy->hostName().isEmpty(),
                 qPrintable(slip));
    }
}

void TestTransportFaults::usesTheSystemsProxyForOthersOnly()
{
    ConnectProxy proxy;
    qputenv("http_proxy", proxy.address().toLatin1());
    ScriptedServer server;
    server.setHandler(empty);
    QCOMPARE(get(optionsFor(server.url())).value().value().status, 200);
    QVERIFY(proxy.asked().isEmpty());
    qputenv("https_proxy", proxy.address().toLatin1());
    proxy.refuseWith("403 Forbidden");
    QCOMPARE(get(optionsFor(QUrl(u"https://gateway.example"_s))).value().error().kind,
             Kind::ProxyRefused);
    QCOMPARE(proxy.asked().size(), 1);
}

void TestTransportFaults::goesThroughAProxyThatIsNamed()
{
    ConnectProxy proxy;
    ScriptedServer server(m_authority.serverConfiguration());
    server.setHandler(empty);
    HttpClientOptions options = optionsFor(server.url());
    options.proxy = u"none"_s;
    QCOMPARE(get(options).value().value().status, 200);
    QVERIFY(proxy.asked().isEmpty());
    options.proxy = proxy.address();
    QCOMPARE(get(options).value().value().status, 200);
    QCOMPARE(proxy.asked().size(), 1);
    QCOMPARE(proxy.asked().first(),
             "CONNECT 127.0.0.1:" + QByteArray::number(server.url().port()) + " HTTP/1.1");
}

void TestTransportFaults::sendsNothingInTheClearToAProxy()
{
    ScriptedServer server;
    server.setHandler(empty);
    HttpClientOptions options = optionsFor(server.url());
    options.proxy = u"http://proxy.invalid:3128"_s;
    QCOMPARE(get(options).value().value().status, 200);
    QCOMPARE(server.requests().size(), 1);
    // A proxy on this computer may see what stays on it.
    ScriptedServer proxy;
    proxy.setHandler(empty);
    options.proxy = proxy.url().toString();
    QCOMPARE(get(options).value().value().status, 200);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(proxy.requests().first().target, server.url(u"/accounts"_s).toEncoded());
}

void TestTransportFaults::tellsProxyFaultsApart_data()
{
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<QByteArray>("refusal"); // empty: the proxy is not there
    QTest::addColumn<HttpError::Kind>("kind");
    const auto row = [](const char *name, const char *scheme, const char *refusal, Kind kind) {
        QTest::newRow(name) << QByteArray(scheme) << QByteArray(refusal) << kind;
    };
    row("wants a sign-in", "http",
        "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"",
        Kind::ProxySignIn);
    row("denies", "http", "403 Forbidden", Kind::ProxyRefused);
    row("fails", "http", "502 Bad Gateway", Kind::ProxyRefused);
    row("finds no name", "http", "404 Not Found", Kind::NameNotFound);
    row("finds nobody there", "http", "503 Service Unavailable", Kind::ConnectionRefused);
    row("is gone", "http", "", Kind::ProxyUnreachable);
    row("SOCKS is gone", "socks5", "", Kind::ProxyUnreachable);
}

void TestTransportFaults::tellsProxyFaultsApart()
{
    QFETCH(QByteArray, scheme);
    QFETCH(QByteArray, refusal);
    QFETCH(HttpError::Kind, kind);
    auto proxy = std::make_unique<ConnectProxy>();
    proxy->refuseWith(refusal);
    HttpClientOptions options = optionsFor(QUrl(u"https://gateway.example"_s));
    options.proxy = proxy->address().replace(u"http"_s, QString::fromLatin1(scheme));
    if (refusal.isEmpty())
        proxy.reset();
    const HttpError error = get(options).value().error();
    QVERIFY2(error.kind == kind,
             qPrintable(QString::number(static_cast<int>(error.kind)) + error.detail));
    QCOMPARE(error.host, u"gateway.example"_s);
}

void TestTransportFaults::asksForTokensThroughTheProxy()
{
    ConnectProxy proxy;
    proxy.refuseWith("403 Forbidden");
    ClientCredentials credentials;
    credentials.tokenUrl = QUrl(u"https://login.example/token"_s);
    credentials.proxy = proxy.address();
    credentials.mostTries = 1;
    ClientCredentialsTokenSource source(credentials);
    const HttpError error = numberdesk::resultOf(source.token()).value().error();
    QCOMPARE(error.kind, Kind::ProxyRefused);
    QVERIFY(error.atTokenEndpoint);
    QCOMPARE(error.host, u"login.example"_s);
    QCOMPARE(proxy.asked().first(), QByteArray("CONNECT login.example:443 HTTP/1.1"));
}

void TestTransportFaults::sendsNoChangeWhenReadOnly()
{
    ScriptedServer server;
    server.setHandler(empty);
    HttpClientOptions options = optionsFor(server.url());
    options.readOnly = true;
    makeClient(options);
    HttpRequest change;
    change.method = "DELETE";
    change.path = "/accounts/a";
    change.asksForChange = true;
    const HttpError error = send(change).value().error();
    QCOMPARE(error.kind, Kind::ReadOnly);
    QVERIFY(error.host.startsWith(u"127.0.0.1:"_s));
    QCOMPARE(client().requestsSent(), 0);
    // A POST that only asks is no change.
    HttpRequest question;
    question.method = "POST";
    question.path = "/accounts/a:getTeamsCapabilityPlans";
    QCOMPARE(send(question).value().value().status, 200);
    QCOMPARE(server.requests().size(), 1);
}

void TestTransportFaults::sendsOnceWithoutRetries()
{
    ScriptedServer server;
    const HttpClientOptions options = optionsFor(server.url());
    for (const int status : {401, 429, 503}) {
        server.enqueue(jsonReply({}, status));
        QCOMPARE(get(options).value().value().status, status);
    }
    server.enqueue({307, {{"Location", "/accounts2"}}, {}, Delivery::Whole});
    QCOMPARE(get(options).value().error().kind, Kind::Redirected);
    QCOMPARE(server.requests().size(), 4);
}

void TestTransportFaults::carriesNoTokenElsewhere()
{
    ScriptedServer server;
    ScriptedServer other;
    other.setHandler(empty);
    m_parts->tokens.signsIn = true;
    HttpClientOptions options = optionsFor(server.url());
    options.retries = true;
    for (const int status : {301, 302, 303, 307, 308}) {
        server.enqueue({status, {{"Location", other.url(u"/x"_s).toEncoded()}}, {}, {}});
        QCOMPARE(get(options).value().error().kind, Kind::Redirected);
        QCOMPARE(server.requests().last().header("Authorization"), QByteArray("Bearer t0"));
    }
    QCOMPARE(other.connections(), 0);
}

NUMBERDESK_TEST("transportfaults", TestTransportFaults)
#include "tst_transportfaults.moc"
