// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/router.h"

#include "localgateway/api/operations.h"

#include <array>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

namespace op = operations;

constexpr std::array routes{
    Route{"accounts", Method::Get, Role::Read, Media::None, false, op::listAccounts},
    Route{"accounts/{}", Method::Get, Role::Read, Media::None, false, op::getAccount},
    Route{"accounts/{}", Method::Put, Role::Write, Media::Json, true, op::createOrReplaceAccount},
    Route{"accounts/{}", Method::Delete, Role::Delete, Media::None, true, op::deleteAccount},
    Route{"accounts/{}:createOrUpdateNumbers", Method::Post, Role::Write, Media::Json, true,
          op::createOrUpdateNumbers},
    Route{"accounts/{}:deleteNumbers", Method::Post, Role::Delete, Media::Json, true,
          op::deleteNumbers},
    Route{"accounts/{}:getTeamsCapabilityPlans", Method::Post, Role::Read, Media::OptionalJson,
          true, op::getTeamsCapabilityPlans},
    Route{"accounts/{}:getTeamsAvailableCapabilities", Method::Post, Role::Read, Media::Json, true,
          op::getTeamsAvailableCapabilities},
    Route{"accounts/{}/numbers", Method::Get, Role::Read, Media::None, false,
          op::listAccountNumbers},
    Route{"accounts/{}/numbers/{}", Method::Get, Role::Read, Media::None, false, op::getNumber},
    Route{"accounts/{}/numbers/{}", Method::Put, Role::Write, Media::Json, true,
          op::createOrReplaceNumber},
    Route{"accounts/{}/numbers/{}", Method::Delete, Role::Delete, Media::None, true,
          op::deleteNumber},
    Route{"accounts/{}/teamsCivicAddresses", Method::Get, Role::Read, Media::None, false,
          op::listTeamsCivicAddresses},
    Route{"accounts/{}/teamsCivicAddresses/{}", Method::Get, Role::Read, Media::None, false,
          op::getTeamsCivicAddress},
    Route{"numbers", Method::Get, Role::Read, Media::None, false, op::listNumbers},
    Route{"teamsRequestsForInformation", Method::Get, Role::Read, Media::None, false,
          op::listRequestsForInformation},
    Route{"teamsRequestsForInformation/{}", Method::Get, Role::Read, Media::None, false,
          op::getRequestForInformation},
    Route{"teamsRequestsForInformation/{}", Method::Patch, Role::Write, Media::MergePatch, true,
          op::updateRequestForInformation},
};

/// `{}` takes a value without a colon, since a colon starts the name of an action.
bool matchSegment(const QString &pattern, const QString &segment, QStringList &values)
{
    if (!pattern.startsWith(u"{}"))
        return pattern == segment;
    const QString action = pattern.mid(2);
    if (!segment.endsWith(action))
        return false;
    const QString value = segment.chopped(action.size());
    values.append(value);
    return !value.isEmpty() && !value.contains(u':');
}

std::optional<QStringList> matchPath(const char *pattern, const QStringList &segments)
{
    const QStringList parts = QString::fromLatin1(pattern).split(u'/');
    if (parts.size() != segments.size())
        return std::nullopt;
    QStringList values;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (!matchSegment(parts.at(i), segments.at(i), values))
            return std::nullopt;
    }
    return values;
}

} // namespace

RouteMatch findRoute(const Request &request)
{
    RouteMatch match;
    for (const Route &route : routes) {
        const auto values = matchPath(route.pattern, request.segments);
        if (!values)
            continue;
        match.allow += (match.allow.isEmpty() ? "" : ", ") + methodName(route.method);
        if (route.method == request.method) {
            match.route = &route;
            match.pathValues = *values;
        }
    }
    return match;
}

bool isTokenPath(const Request &request)
{
    return request.segments == QStringList{u"oauth2"_s, u"v2.0"_s, u"token"_s};
}

} // namespace numberdesk::localgateway
