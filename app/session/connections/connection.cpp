// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connections/connection.h"

#include "localgateway/localgateway.h"

namespace numberdesk {

void Connection::goTo(const localgateway::Address &address)
{
    profile.baseUrl = address.baseUrl;
    profile.tokenUrl = address.tokenUrl;
    profile.clientId = address.clientId;
    clientSecret = address.clientSecret;
}

QString Connection::baseDomain() const
{
    return local ? localgateway::baseDomain : withoutApiLabel(profile.baseUrl.host());
}

void ConnectionOverrides::applyTo(Connection &connection) const
{
    ConnectionProfile &profile = connection.profile;
    profile.apiVersion = apiVersion.value_or(profile.apiVersion);
    if (requestBudget)
        profile.requestBudget = requestBudget;
    profile.timeout = timeout.value_or(profile.timeout);
    connection.extraCaPem = extraCaPem.value_or(connection.extraCaPem);
}

} // namespace numberdesk
