// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/reply.h"
#include "localgateway/http/request.h"

#include <QAbstractHttpServer>

#include <chrono>
#include <functional>

namespace numberdesk::localgateway {

/// Qt HTTP Server without its router: one handler sees every request and writes every header.
///
/// Qt 6.4's own router knows neither 405 nor HEAD, sends a content type with 204 and lets
/// `<arg>` run over a colon; its server sets no limit to a body.
class HttpServer : public QAbstractHttpServer
{
    Q_OBJECT

public:
    using Handler = std::function<Reply(const Request &)>;

    /// @param handler gives the reply; @param tooLarge answers a body that is too large, while it
    /// is still coming in; @param latency passes before a reply is sent
    HttpServer(Handler handler, const Reply &tooLarge, std::chrono::milliseconds latency,
               QObject *parent = nullptr);

    /// Listens on 127.0.0.1. @p port 0 takes a free one; 0 comes back when the port is taken.
    quint16 listenOnLoopback(quint16 port);

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    void send(QTcpSocket *socket, const QByteArray &bytes, bool close);

    Handler m_handler;
    QByteArray m_tooLarge;
    std::chrono::milliseconds m_latency;
};

} // namespace numberdesk::localgateway
