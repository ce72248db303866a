// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/gatewayaccess.h"

namespace numberdesk {

namespace {

constexpr int publishedRequestBudget = 100;

} // namespace

HttpClientOptions clientOptionsOf(const Connection &connection)
{
    HttpClientOptions options;
    options.baseUrl = connection.baseUrl;
    options.timeout = connection.timeout;
    options.extraCaPem = connection.extraCaPem;
    options.proxy = connection.proxy;
    options.readOnly = connection.readOnly;
    return options;
}

ClientCredentials credentialsOf(const Connection &connection)
{
    ClientCredentials credentials;
    credentials.tokenUrl = connection.tokenUrl;
    credentials.clientId = connection.clientId;
    credentials.clientSecret = connection.clientSecret;
    credentials.certificate = connection.clientCertificate;
    credentials.scope = connection.scope;
    credentials.extraCaPem = connection.extraCaPem;
    credentials.proxy = connection.proxy;
    credentials.timeout = connection.timeout;
    return credentials;
}

int requestLimitOf(const Connection &connection)
{
    return connection.requestBudget.value_or(publishedRequestBudget);
}

} // namespace numberdesk
