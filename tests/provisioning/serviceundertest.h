// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/budget/requestbudget.h"
#include "net/client/httpclient.h"
#include "net/signin/tokensource.h"
#include "provisioning/service/provisioningservice.h"
#include "support/jobresult.h"
#include "support/scriptedserver.h"
#include "support/virtualclock.h"

namespace numberdesk {

/// A service that talks to a scripted server over a real socket, without a request budget and with
/// a clock that passes over its waits.
struct ServiceUnderTest
{
    explicit ServiceUnderTest(const QString &basePath = {})
        : client(optionsFor(server.url(basePath), clock), tokens, budget)
        , service(client, QStringLiteral("2024-02-29"))
    {}

    static HttpClientOptions optionsFor(const QUrl &baseUrl, Clock &clock)
    {
        HttpClientOptions options;
        options.baseUrl = baseUrl;
        options.clock = &clock;
        return options;
    }

    /// What `job` ends with, the waits between its tries passed over.
    template <typename R>
    std::optional<R> resultAfterWaits(TypedJob<R> *job)
    {
        return resultOf(job, clock, client);
    }

    VirtualClock clock;
    ScriptedServer server;
    NoTokenSource tokens;
    RequestBudget budget{0, clock};
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
