// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/wire/transport.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QSslCertificate>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

bool isLoopbackHost(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

int usualPort(const QUrl &url)
{
    return url.scheme() == "https"_L1 ? 443 : 80;
}

int portOf(const QUrl &url)
{
    return url.port(usualPort(url));
}

/// Goes straight to this computer and through the system's proxy to others.
class LoopbackFirstProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.url()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

/// Goes through one proxy, except that plain http, and the token in it, never leaves this computer.
class NamedProxies final : public QNetworkProxyFactory
{
public:
    explicit NamedProxies(const QNetworkProxy &proxy) : m_proxy(proxy) {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const bool isPlain = query.url().scheme() == "http"_L1;
        if (isPlain && !isLoopbackHost(m_proxy.hostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return {m_proxy};
    }

private:
    QNetworkProxy m_proxy;
};

std::optional<QNetworkProxy::ProxyType> proxyTypeOf(const QString &scheme)
{
    if (scheme == "http"_L1)
        return QNetworkProxy::HttpProxy;
    if (scheme == "socks5"_L1)
        return QNetworkProxy::Socks5Proxy;
    return {};
}

} // namespace

bool isLoopback(const QUrl &url)
{
    return isLoopbackHost(url.host());
}

bool isSafeToUse(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url)));
}

QString hostAndPort(const QUrl &url)
{
    const int port = portOf(url);
    return port == usualPort(url) ? url.host() : url.host() + u':' + QString::number(port);
}

bool isSameOrigin(const QUrl &left, const QUrl &right)
{
    return left.scheme() == right.scheme() && left.host() == right.host() &&
           portOf(left) == portOf(right);
}

QSslConfiguration tlsConfiguration(const QByteArray &extraCaPem)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!extraCaPem.isEmpty()) {
        // The default list is empty until it is asked for, so that adding to it would replace it.
        // Read once: it is hundreds of files.
        static const auto system = QSslConfiguration::systemCaCertificates();
        tls.setCaCertificates(system + QSslCertificate::fromData(extraCaPem, QSsl::Pem));
    }
    return tls;
}

std::optional<QNetworkProxy> proxyFrom(const QString &text)
{
    if (text.isEmpty())
        return {};
    if (text == "none"_L1)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QUrl url(text, QUrl::StrictMode);
    const auto type = proxyTypeOf(url.scheme());
    const auto port = static_cast<quint16>(std::max(url.port(), 0));
    return QNetworkProxy(type.value_or(QNetworkProxy::HttpProxy),
                         type && port != 0 ? url.host() : QString(), port);
}

std::shared_ptr<QNetworkAccessManager> makeNetworkManager(const QString &proxy)
{
    // Released from within its own signals, so that it must outlive them.
    std::shared_ptr<QNetworkAccessManager> manager(
        new QNetworkAccessManager, [](QNetworkAccessManager *ended) { ended->deleteLater(); });
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    if (const auto named = proxyFrom(proxy))
        manager->setProxyFactory(new NamedProxies(*named));
    else
        manager->setProxyFactory(new LoopbackFirstProxies);
    return manager;
}

void endReleasedManagers()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

QNetworkRequest makeNetworkRequest(const QUrl &url, const QSslConfiguration &tls)
{
    QNetworkRequest request(url);
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("User-Agent", "Numberdesk/" NUMBERDESK_VERSION);
    return request;
}

QByteArray maskedDigits(const QByteArray &text)
{
    constexpr qsizetype shortestNumber = 6;
    constexpr qsizetype shown = 2;
    QByteArray masked = text;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= masked.size(); ++i) {
        if (i < masked.size() && masked[i] >= '0' && masked[i] <= '9')
            continue;
        if (i - start >= shortestNumber)
            std::fill(masked.begin() + start, masked.begin() + i - shown, '*');
        start = i + 1;
    }
    return masked;
}

} // namespace numberdesk
