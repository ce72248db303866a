// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connection.h"

#include "localgateway/localgateway.h"

using namespace Qt::StringLiterals;

namespace numberdesk {

QString Connection::baseDomain() const
{
    if (local)
        return localgateway::baseDomain;
    const QString host = baseUrl.host();
    constexpr QLatin1StringView apiLabel = "provapi."_L1;
    return host.startsWith(apiLabel) ? host.sliced(apiLabel.size()) : host;
}

void ConnectionOverrides::applyTo(Connection &connection) const
{
    if (apiVersion)
        connection.apiVersion = *apiVersion;
    if (requestBudget)
        connection.requestBudget = *requestBudget;
    if (timeout)
        connection.timeout = *timeout;
    if (extraCaPem)
        connection.extraCaPem = *extraCaPem;
}

} // namespace numberdesk
