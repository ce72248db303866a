// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/service/apirequests.h"

#include "core/randomness.h"
#include "net/wire/transport.h"
#include "provisioning/errors/roles.h"

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView requestIdHeader("x-ms-client-request-id");
constexpr QByteArrayView repeatableIdHeader("Repeatability-Request-ID");
constexpr QByteArrayView repeatabilityPrefix("Repeatability-");
constexpr QByteArrayView firstSentHeader("Repeatability-First-Sent");

void addParameter(QByteArray &query, const char *name, const std::optional<int> &value)
{
    if (value)
        query += '&' + QByteArray(name) + '=' + QByteArray::number(*value);
}

} // namespace

QByteArray freshRequestId()
{
    return randomId().toByteArray(QUuid::WithoutBraces);
}

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

QByteArray headerOf(const HttpRequest &request, QByteArrayView name)
{
    for (const auto &[key, value] : request.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QString neededRole(const HttpRequest &request)
{
    if (!request.asksForChange)
        return roles::read;
    const QByteArray action = request.path.mid(request.path.lastIndexOf(':') + 1);
    if (request.method == "DELETE" || (request.method == "POST" && action.startsWith("delete")))
        return roles::remove;
    return roles::write;
}

QString listThatMustBe(const HttpRequest &request)
{
    const bool isList = request.path == "/accounts" || request.path == "/numbers" ||
                        request.path == "/teamsRequestsForInformation";
    return isList && request.method == "GET" ? QString::fromLatin1(request.path) : QString();
}

HttpRequest withoutRepeatability(HttpRequest request)
{
    request.headers.removeIf(
        [](const auto &header) { return header.first.startsWith(repeatabilityPrefix); });
    request.firstSentHeader.clear();
    return request;
}

HttpRequest traced(HttpRequest request, const WriteTrace &trace)
{
    for (auto &[name, value] : request.headers) {
        if (name == repeatableIdHeader && !trace.requestId.isEmpty())
            value = trace.requestId;
    }
    request.firstSentBefore = trace.firstSentBefore;
    request.departureNote = trace.departureNote;
    return request;
}

ApiRequests::ApiRequests(const QString &apiVersion)
    : m_versionQuery("api-version=" + encoded(apiVersion))
{}

HttpRequest ApiRequests::make(const char *method, const QByteArray &path, Priority priority) const
{
    HttpRequest request;
    request.method = method;
    request.path = path;
    request.query = m_versionQuery;
    request.headers.append({requestIdHeader.toByteArray(), freshRequestId()});
    request.priority = priority;
    return request;
}

HttpRequest ApiRequests::makeWrite(const char *method, const QByteArray &path,
                                   const QByteArray &body) const
{
    HttpRequest request = make(method, path, Priority::Write);
    request.body = body;
    if (!body.isEmpty())
        request.contentType = "application/json";
    request.headers.append({repeatableIdHeader.toByteArray(), freshRequestId()});
    request.firstSentHeader = firstSentHeader.toByteArray();
    request.asksForChange = true;
    return request;
}

HttpRequest ApiRequests::get(const QByteArray &path, Priority priority) const
{
    return make("GET", path, priority);
}

HttpRequest ApiRequests::list(const QByteArray &path, const ListQuery &query) const
{
    HttpRequest request = make("GET", path, query.priority);
    addParameter(request.query, "top", query.top);
    addParameter(request.query, "skip", query.skip);
    addParameter(request.query, "maxpagesize", query.maxPageSize);
    if (!query.filter.isEmpty())
        request.query += "&filter=" + encoded(query.filter);
    if (query.countRecords)
        request.query += "&countRecords=true";
    return request;
}

HttpRequest ApiRequests::put(const QByteArray &path, const QByteArray &body,
                             const WriteCondition &condition) const
{
    HttpRequest request = makeWrite("PUT", path, body);
    if (!condition.ifMatch.isEmpty())
        request.headers.append({"If-Match", condition.ifMatch});
    if (condition.mustNotExist)
        request.headers.append({"If-None-Match", QByteArray("*")});
    return request;
}

HttpRequest ApiRequests::patch(const QByteArray &path, const QByteArray &body,
                               const QByteArray &ifMatch) const
{
    HttpRequest request = makeWrite("PATCH", path, body);
    request.contentType = "application/merge-patch+json";
    if (!ifMatch.isEmpty())
        request.headers.append({"If-Match", ifMatch});
    return request;
}

HttpRequest ApiRequests::remove(const QByteArray &path, const QByteArray &ifMatch,
                                const QByteArray &moreQuery) const
{
    HttpRequest request = makeWrite("DELETE", path, {});
    if (!ifMatch.isEmpty())
        request.headers.append({"If-Match", ifMatch});
    if (!moreQuery.isEmpty())
        request.query += '&' + moreQuery;
    return request;
}

HttpRequest ApiRequests::changingPost(const QByteArray &path, const QByteArray &body) const
{
    return makeWrite("POST", path, body);
}

HttpRequest ApiRequests::askingPost(const QByteArray &path, const QByteArray &body) const
{
    HttpRequest request = makeWrite("POST", path, body);
    request.priority = Priority::Interactive;
    request.asksForChange = false;
    return request;
}

ApiResult<HttpRequest> ApiRequests::next(const QUrl &baseUrl, const QUrl &nextLink,
                                         Priority priority) const
{
    const QUrl link = baseUrl.resolved(nextLink);
    QByteArray path = link.path(QUrl::FullyEncoded).toLatin1();
    const QByteArray basePath =
        baseUrl.path(QUrl::FullyEncoded | QUrl::StripTrailingSlash).toLatin1();
    if (!isSameOrigin(link, baseUrl) || !path.startsWith(basePath)) {
        ApiError error;
        error.kind = ApiError::Kind::BadReply;
        error.message = u"A nextLink leads to another place: "_s + link.host();
        return Failure<ApiError>(error);
    }
    path.remove(0, basePath == "/" ? 0 : basePath.size());
    HttpRequest request = make("GET", path, priority);
    // The link is opaque, but services that forget the version in it are known.
    const QByteArray query = link.query(QUrl::FullyEncoded).toLatin1();
    if (query.contains("api-version="))
        request.query = query;
    else if (!query.isEmpty())
        request.query = query + '&' + m_versionQuery;
    return request;
}

QByteArray ApiRequests::accountPath(const QString &accountName)
{
    return "/accounts/" + encoded(accountName);
}

QByteArray ApiRequests::numberPath(const QString &accountName, TelephoneNumber number)
{
    return accountPath(accountName) + "/numbers/" + encoded(number.toString());
}

} // namespace numberdesk
