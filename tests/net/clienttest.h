// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/clientrig.h"
#include "support/scriptedserver.h"

#include <memory>

namespace numberdesk {

/// A scripted server for each test, and clients for it on a clock that passes over the waits.
class ClientTest : public QObject
{
    Q_OBJECT

protected slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_parts = std::make_unique<ClientParts>();
    }
    void cleanup() { m_client.reset(); }

protected:
    /// How the server is talked to, unless a test says otherwise.
    HttpClientOptions usual() { return m_parts->optionsFor(m_server->url()); }

    /// The client of this test, made when it is first asked for.
    HttpClient &client() { return m_client ? *m_client : makeClient(usual()); }
    /// The same, made anew.
    HttpClient &makeClient(const HttpClientOptions &options)
    {
        m_client = m_parts->makeClient(options);
        return *m_client;
    }

    /// What a request ends with, the waits between its tries passed over.
    std::optional<HttpResult> send(const HttpRequest &request = {})
    {
        return resultOf(client().send(request));
    }
    std::optional<HttpResult> get(const QByteArray &path = "/accounts")
    {
        HttpRequest request;
        request.path = path;
        return send(request);
    }
    template <typename R>
    std::optional<R> resultOf(TypedJob<R> *job)
    {
        return numberdesk::resultOf(job, m_parts->clock, client());
    }

    static ScriptedReply status(int code) { return jsonReply("{}", code); }
    static ScriptedReply silent(const ScriptedRequest &)
    {
        return {200, {}, {}, ScriptedReply::Delivery::Silent};
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ClientParts> m_parts;
    std::unique_ptr<HttpClient> m_client;
};

} // namespace numberdesk
