// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/budget/requestbudget.h"
#include "net/client/httpclient.h"
#include "net/signin/tokensource.h"
#include "support/jobresult.h"
#include "support/scriptedserver.h"
#include "support/virtualclock.h"

#include <memory>

namespace numberdesk {

/// A scripted server for each test, and clients for it on a clock that passes over the waits.
class RetryingClientTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_tokens = std::make_unique<NoTokenSource>();
        m_budget = std::make_unique<RequestBudget>(0, m_clock);
    }

protected:
    std::unique_ptr<HttpClient> makeClient()
    {
        HttpClientOptions options;
        options.baseUrl = m_server->url();
        options.clock = &m_clock;
        return std::make_unique<HttpClient>(options, *m_tokens, *m_budget);
    }

    ScriptedReply status(int code) const { return jsonReply("{}", code); }

    VirtualClock m_clock;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<NoTokenSource> m_tokens;
    std::unique_ptr<RequestBudget> m_budget;
};

} // namespace numberdesk
