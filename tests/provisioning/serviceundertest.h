// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/httpclient.h"
#include "net/requestbudget.h"
#include "net/tokensource.h"
#include "provisioning/provisioningservice.h"
#include "support/jobresult.h"
#include "support/scriptedserver.h"

namespace numberdesk {

/// A service that talks to a scripted server over a real socket, without a request budget and with
/// waits of a ten-thousandth.
struct ServiceUnderTest
{
    explicit ServiceUnderTest(const QString &basePath = {})
        : client(optionsFor(server.url(basePath)), tokens, budget)
        , service(client, QStringLiteral("2024-02-29"))
    {}

    static HttpClientOptions optionsFor(const QUrl &baseUrl)
    {
        HttpClientOptions options;
        options.baseUrl = baseUrl;
        options.waitFactor = 0.0001;
        return options;
    }

    ScriptedServer server;
    NoTokenSource tokens;
    RequestBudget budget{0};
    HttpClient client;
    ProvisioningService service;
};

/// A plain number with Zoom on.
inline Number plainNumber(quint64 digits, const QString &accountName)
{
    Number number;
    number.telephoneNumber = TelephoneNumber(digits);
    number.accountName = accountName;
    number.services[Service::ZoomPhoneCloudPeering] = NumberService{true, {}, {}};
    return number;
}

} // namespace numberdesk
