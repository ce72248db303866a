// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QUrl>

#include <memory>
#include <optional>

namespace numberdesk {

/// True for this computer: 127.0.0.0/8, ::1 and `localhost`.
bool isLoopback(const QUrl &url);

/// True for https, and for http on loopback: everything else would show a token on the wire.
bool isSafeToUse(const QUrl &url);

/// The host, with its port unless that is the scheme's usual one: how people are told of a place.
QString hostAndPort(const QUrl &url);

/// True when both lead to the same scheme, host and port.
bool isSameOrigin(const QUrl &left, const QUrl &right);

/// TLS 1.2 or newer, the peer always verified, `extraCaPem` trusted beside the system's store.
QSslConfiguration tlsConfiguration(const QByteArray &extraCaPem);

/// The proxy that a connection names: nothing for an empty text, which stands for the system's;
/// NoProxy for `none`; else that of http://HOST:PORT or socks5://HOST:PORT.
///
/// A text that is none of these gives an HTTP proxy that cannot be reached, so that a slip of the
/// pen never leads around the proxy.
std::optional<QNetworkProxy> proxyFrom(const QString &text);

/// A manager without cookies, cache or automatic redirects; several may share it. It goes through
/// `proxy` (see proxyFrom). This computer is reached without the system's proxy, and over plain
/// http without a named one, too, unless that proxy runs here: a token must not leave in the clear.
std::shared_ptr<QNetworkAccessManager> makeNetworkManager(const QString &proxy = {});

/// Ends managers that were released after the thread's event loop had ended, with their threads.
/// For the end of main(): a thread that is still there while the process is torn down crashes it
/// now and then.
void endReleasedManagers();

/// A request that says who asks, speaks HTTP/1.1 and loads afresh.
QNetworkRequest makeNetworkRequest(const QUrl &url, const QSslConfiguration &tls);

/// `text` with every run of six or more digits reduced to its last two: for logs, which must not
/// collect telephone numbers.
QByteArray maskedDigits(const QByteArray &text);

} // namespace numberdesk
