// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/budget/requestbudget.h"
#include "net/client/httpclient.h"
#include "support/jobresult.h"
#include "support/numberedtokensource.h"
#include "support/virtualclock.h"

#include <functional>
#include <memory>
#include <utility>

namespace numberdesk {

/// What a client rests on: a clock that passes over waits, no sign-in, and a budget without a
/// limit. For tests that make several clients, or need them in their own way.
struct ClientParts
{
    /// How a gateway is talked to on this clock.
    HttpClientOptions optionsFor(const QUrl &gateway)
    {
        HttpClientOptions options;
        options.baseUrl = gateway;
        options.clock = &clock;
        return options;
    }

    std::unique_ptr<HttpClient> makeClient(HttpClientOptions options)
    {
        options.clock = &clock;
        return std::make_unique<HttpClient>(std::move(options), tokens, budget);
    }

    VirtualClock clock;
    NumberedTokenSource tokens;
    RequestBudget budget{0, clock};
};

/// A client of a gateway, and what it rests on.
struct ClientRig : ClientParts
{
    explicit ClientRig(const QUrl &gateway) : client(optionsFor(gateway), tokens, budget) {}
    explicit ClientRig(HttpClientOptions options)
        : client(onClock(std::move(options)), tokens, budget)
    {}

    /// What `job` ends with, the waits between its tries passed over.
    template <typename R>
    std::optional<R> resultOf(TypedJob<R> *job)
    {
        return numberdesk::resultOf(job, clock, client);
    }

    /// Lets time pass until `condition` holds; false when it never will.
    bool comesTo(const std::function<bool()> &condition)
    {
        return clock.runUntil(condition, client);
    }

    HttpClient client;

private:
    HttpClientOptions onClock(HttpClientOptions options)
    {
        options.clock = &clock;
        return options;
    }
};

} // namespace numberdesk
