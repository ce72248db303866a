// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/httpconnection.h"

#include <QTcpServer>
#include <QTimer>

namespace numberdesk::localgateway {

/// Accepts connections on the loopback address, as many as the process can bear.
class HttpServer : public QTcpServer
{
    Q_OBJECT

public:
    /// Accepts nothing before listenOnLoopback(). A limit of 0 connections in @p service is
    /// replaced by connectionsWithinDescriptors().
    explicit HttpServer(HttpService service, QObject *parent = nullptr);
    ~HttpServer() override;

    /// Listens on 127.0.0.1. @p port 0 takes a free one; 0 comes back when the port is taken.
    quint16 listenOnLoopback(quint16 port);

    /// Connections that are open now.
    qsizetype connectionCount() const { return m_connections.size(); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void handleAcceptError();
    void handleEnded(HttpConnection *connection);
    bool makeRoom();

    HttpService m_service;
    QList<HttpConnection *> m_connections;
    QTimer m_acceptAgain;
};

} // namespace numberdesk::localgateway
