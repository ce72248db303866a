// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulatednetwork.h"

namespace numberdesk {

/// One try of the desk on the simulated network. It gives up by the world's clock.
class SimulatedExchange final : public Exchange
{
    Q_OBJECT

public:
    SimulatedExchange(SimulatedNetwork &network, Clock &clock, Writer writer,
                      const ExchangeLimits &limits, QObject *parent);

    void start(const QNetworkRequest &request, const QByteArray &method,
               const QByteArray &body) override;
    bool wasSent() const override { return m_sent; }
    const HttpResult &result() const override { return m_result; }

    void answer(const localgateway::Reply &reply);
    void fail(HttpError::Kind kind);

private:
    void end(HttpResult result);

    SimulatedNetwork &m_network;
    Writer m_writer;
    ExchangeLimits m_limits;
    std::unique_ptr<Alarm> m_patience;
    QString m_host;
    HttpResult m_result;
    bool m_sent = false;
    bool m_ended = false;
};

} // namespace numberdesk
