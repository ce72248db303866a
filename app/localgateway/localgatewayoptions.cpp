// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/localgatewayoptions.h"

#include "localgateway/auth/role.h"

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> rolesProblem(const QStringList &roles)
{
    if (roles.isEmpty())
        return u"--roles needs at least one role."_s;
    for (const QString &role : roles) {
        if (!roleNamed(role))
            return u"--roles: '%1' is not one of %2."_s.arg(role, roleNames().join(u", "_s));
    }
    return std::nullopt;
}

bool isBaseUrl(const QUrl &url)
{
    return url.isValid() && (url.scheme() == u"http" || url.scheme() == u"https") &&
           !url.host().isEmpty() && !url.hasQuery() && !url.hasFragment() &&
           url.userInfo().isEmpty();
}

} // namespace

QStringList roleNames()
{
    return {u"Read"_s, u"Write"_s, u"Delete"_s, u"Admin"_s};
}

std::optional<QString> optionsProblem(const Options &options)
{
    if (options.databaseFile.isEmpty())
        return u"--database needs a file."_s;
    if (options.syncDelay.count() < 0)
        return u"--sync-delay-ms must be 0 or more."_s;
    if (options.rateLimit < 0)
        return u"--rate-limit must be 0 or more."_s;
    if (options.tokenLifetime.count() < 1)
        return u"--token-lifetime must be at least 1 second."_s;
    if (options.latency.count() < 0)
        return u"--latency-ms must be 0 or more."_s;
    if (!options.publicUrl.isEmpty() && !isBaseUrl(options.publicUrl))
        return u"--public-url must be an http or https address without query."_s;
    return rolesProblem(options.roles);
}

} // namespace numberdesk::localgateway
