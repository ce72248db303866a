// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/wire/httpmessage.h"
#include "provisioning/service/provisioningservice.h"

#include <nlohmann/json_fwd.hpp>

namespace numberdesk {

/// Builds the requests of the Provisioning API: paths, queries and headers, nothing sent.
///
/// Every request carries api-version and `x-ms-client-request-id`; every write, and the two POSTs
/// that only read, carries the pair of OASIS Repeatable Requests 1.0, which makes it safe to
/// repeat.
class ApiRequests
{
public:
    /// Requests carry `apiVersion` in their query.
    explicit ApiRequests(const QString &apiVersion);

    /// One resource, or what is under it.
    HttpRequest get(const QByteArray &path, Priority priority) const;
    /// A page; `query` becomes $top, $skip, $filter and the count.
    HttpRequest list(const QByteArray &path, const ListQuery &query) const;
    /// Replaces the resource whole; `condition` becomes If-Match or If-None-Match.
    HttpRequest put(const QByteArray &path, const QByteArray &body,
                    const WriteCondition &condition) const;
    /// Changes what `body` names; If-Match unless `ifMatch` is empty.
    HttpRequest patch(const QByteArray &path, const QByteArray &body,
                      const QByteArray &ifMatch) const;
    /// Deletes; If-Match unless `ifMatch` is empty. `moreQuery` is `name=value`, encoded.
    HttpRequest remove(const QByteArray &path, const QByteArray &ifMatch,
                       const QByteArray &moreQuery = {}) const;
    /// An action (`:name`) that changes something, or only asks.
    HttpRequest changingPost(const QByteArray &path, const QByteArray &body) const;
    /// An action that changes nothing, and so may be tried again like a GET.
    HttpRequest askingPost(const QByteArray &path, const QByteArray &body) const;

    /// The request for the page that `nextLink` names; BadReply unless it leads to the gateway at
    /// `baseUrl`.
    ApiResult<HttpRequest> next(const QUrl &baseUrl, const QUrl &nextLink, Priority priority) const;

    /// From the API's root, percent-encoded.
    static QByteArray accountPath(const QString &accountName);
    /// Below the account's, percent-encoded.
    static QByteArray numberPath(const QString &accountName, TelephoneNumber number);

private:
    HttpRequest make(const char *method, const QByteArray &path, Priority priority) const;
    HttpRequest makeWrite(const char *method, const QByteArray &path, const QByteArray &body) const;

    QByteArray m_versionQuery;
};

/// The role of the Provisioning API that a request asks for. Only those of GET, PUT, PATCH and
/// DELETE are published; the POST actions are taken to ask for what they do.
QString neededRole(const HttpRequest &request);

/// The list that the request asks for, when it is one that every Provisioning API has; else empty.
QString listThatMustBe(const HttpRequest &request);

/// The value of the request's header of that name; empty if absent.
QByteArray headerOf(const HttpRequest &request, QByteArrayView name);

/// The write as `trace` tells it from others.
HttpRequest traced(HttpRequest request, const WriteTrace &trace);

/// The request without its repeatability headers.
HttpRequest withoutRepeatability(HttpRequest request);

/// Percent-encoded for a path segment or a query value: `+` becomes `%2B`.
QByteArray encoded(const QString &text);

} // namespace numberdesk
