// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/httpserver.h"

#include "localgateway/http/guardedtcpserver.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

namespace numberdesk::localgateway {

namespace {

QLoggingCategory::CategoryFilter filterBefore = nullptr;

void filterWithoutRequests(QLoggingCategory *category)
{
    if (filterBefore)
        filterBefore(category);
    if (qstrcmp(category->categoryName(), "qt.httpserver") == 0)
        category->setEnabled(QtDebugMsg, false);
}

/// Qt HTTP Server can log every request whole, and with it the bearer token. That stays off, also
/// where a person asks for everything (QT_LOGGING_RULES="*=true").
void keepTokensOutOfTheLog()
{
    [[maybe_unused]] static const bool installed = [] {
        filterBefore = QLoggingCategory::installFilter(filterWithoutRequests);
        return true;
    }();
}

} // namespace

HttpServer::HttpServer(Handler handler, const Reply &tooLarge, std::chrono::milliseconds latency,
                       QObject *parent)
    : QAbstractHttpServer(parent)
    , m_handler(std::move(handler))
    , m_tooLarge(wireBytes(tooLarge, true, true))
    , m_latency(latency)
{
    keepTokensOutOfTheLog();
}

quint16 HttpServer::listenOnLoopback(quint16 port)
{
    auto *server = new GuardedTcpServer(m_tooLarge, this);
    if (!server->listen(QHostAddress::LocalHost, port)) {
        delete server;
        return 0;
    }
    bind(server);
    return server->serverPort();
}

bool HttpServer::handleRequest(const QHttpServerRequest &source, QTcpSocket *socket)
{
    GuardedTcpServer::requestComplete(socket);
    const Request request = requestFrom(source);
    const bool close = request.headers.value("connection").toLower().contains("close");
    const QByteArray bytes = wireBytes(m_handler(request), request.method != Method::Head, close);
    if (m_latency.count() == 0) {
        send(socket, bytes, close);
        return true;
    }
    // The socket is the context: a client that went away takes its reply with it.
    QTimer::singleShot(m_latency, socket,
                       [this, socket, bytes, close] { send(socket, bytes, close); });
    return true;
}

void HttpServer::missingHandler(const QHttpServerRequest &, QTcpSocket *) {}

void HttpServer::send(QTcpSocket *socket, const QByteArray &bytes, bool close)
{
    socket->write(bytes);
    if (close)
        socket->disconnectFromHost();
}

} // namespace numberdesk::localgateway
