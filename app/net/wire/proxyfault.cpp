// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/wire/proxyfault.h"

#include <QCoreApplication>
#include <QNetworkProxy>

#include <algorithm>
#include <array>

namespace numberdesk {

namespace {

/// A text of Qt Network: its context and its English words.
struct QtText
{
    const char *context;
    const char *text;
};

constexpr std::array<QtText, 5> refusals{{
    {"QHttpSocketEngine", "Proxy denied connection"},
    {"QHttpSocketEngine", "Error communicating with HTTP proxy"}, // any other status
    {"QHttpSocketEngine", "Did not receive HTTP response from proxy"},
    {"QSocks5SocketEngine", "Connection not allowed by SOCKSv5 server"},
    {"QSocks5SocketEngine", "General SOCKSv5 server failure"},
}};

constexpr QtText wantsSignIn{"QSocks5SocketEngine", "Proxy authentication failed"};

bool isText(const QString &errorString, const QtText &known)
{
    return errorString.startsWith(QCoreApplication::translate(known.context, known.text));
}

} // namespace

bool goesThroughProxy(const QNetworkAccessManager &manager, const QUrl &url)
{
    const QNetworkProxy proxy =
        manager.proxyFactory()->queryProxy(QNetworkProxyQuery(url)).value(0);
    return proxy.type() == QNetworkProxy::HttpProxy ||
           proxy.type() == QNetworkProxy::HttpCachingProxy ||
           proxy.type() == QNetworkProxy::Socks5Proxy;
}

HttpError::Kind proxyFaultOf(const QString &errorString)
{
    if (isText(errorString, wantsSignIn))
        return HttpError::Kind::ProxySignIn;
    const bool refused = std::any_of(refusals.begin(), refusals.end(), [&](const QtText &known) {
        return isText(errorString, known);
    });
    return refused ? HttpError::Kind::ProxyRefused : HttpError::Kind::ProxyUnreachable;
}

} // namespace numberdesk
