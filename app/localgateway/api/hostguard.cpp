// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/hostguard.h"

#include <QHostAddress>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

bool isLoopback(const QString &host)
{
    return host.compare(u"localhost", Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

} // namespace

HostGuard::HostGuard(QUrl publicUrl) : m_publicUrl(std::move(publicUrl)) {}

bool HostGuard::isOurs(const QUrl &url) const
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return isLoopback(url.host()) || (!m_publicUrl.isEmpty() && url.host() == m_publicUrl.host());
}

Checked<void> HostGuard::check(const Request &request) const
{
    const auto host = request.header("host");
    if (!host)
        return refuse(ErrorCode::MissingHost, u"The request has no Host header."_s, u"Host"_s);
    if (!isOurs(QUrl(u"http://"_s + QString::fromLatin1(*host), QUrl::StrictMode)))
        return refuse(ErrorCode::HostNotAllowed,
                      u"This gateway does not answer for that host name."_s, u"Host"_s);
    const auto origin = request.header("origin");
    if (!origin)
        return {};
    // Same host and port as the request was sent to; behind a proxy the proxy's own.
    const QUrl from(QString::fromLatin1(*origin), QUrl::StrictMode);
    const QUrl self(linkBase(request));
    const QUrl direct(u"http://"_s + QString::fromLatin1(*host));
    const auto same = [&from](const QUrl &url) {
        return from.scheme() == url.scheme() && from.host() == url.host() &&
               from.port() == url.port();
    };
    if (isOurs(from) && (same(self) || same(direct)))
        return {};
    return refuse(ErrorCode::OriginNotAllowed, u"This gateway does not serve that origin."_s,
                  u"Origin"_s);
}

QString HostGuard::linkBase(const Request &request) const
{
    if (m_publicUrl.isEmpty())
        return u"http://"_s + QString::fromLatin1(request.headers.value("host"));
    QString base = m_publicUrl.toString(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    return base;
}

} // namespace numberdesk::localgateway
