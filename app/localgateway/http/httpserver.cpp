// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/httpserver.h"

#include <QLoggingCategory>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(lcHttp, "numberdesk.localgateway.http")

constexpr int backlog = 1024;
/// Connections beyond the limit that are told so; any further ones are just closed.
constexpr qsizetype turnedAwayAtOnce = 8;
/// How soon accepting is tried again when the process has no descriptor left.
constexpr auto acceptPause = 250ms;

} // namespace

HttpServer::HttpServer(HttpService service, QObject *parent)
    : QTcpServer(parent), m_service(std::move(service))
{
    if (m_service.limits.connections == 0)
        m_service.limits.connections = connectionsWithinDescriptors();
    m_acceptAgain.setSingleShot(true);
    m_acceptAgain.setInterval(acceptPause);
    connect(&m_acceptAgain, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    connect(this, &QTcpServer::acceptError, this, &HttpServer::handleAcceptError);
}

HttpServer::~HttpServer()
{
    // Before m_service goes, which they refer to.
    for (HttpConnection *connection : std::as_const(m_connections)) {
        connection->disconnect(this);
        delete connection;
    }
}

quint16 HttpServer::listenOnLoopback(quint16 port)
{
    setListenBacklogSize(backlog);
    return listen(QHostAddress::LocalHost, port) ? serverPort() : 0;
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    const bool full = m_connections.size() >= m_service.limits.connections && !makeRoom();
    if (m_connections.size() >= m_service.limits.connections + turnedAwayAtOnce) {
        QTcpSocket dropped;
        dropped.setSocketDescriptor(descriptor);
        dropped.abort();
        return;
    }
    auto *connection = new HttpConnection(descriptor, m_service, this);
    m_connections.append(connection);
    connect(connection, &HttpConnection::ended, this,
            [this, connection] { handleEnded(connection); });
    if (full)
        connection->turnAway({ErrorCode::TooManyConnections,
                              u"The gateway serves as many connections as it can."_s});
}

void HttpServer::handleEnded(HttpConnection *connection)
{
    m_connections.removeOne(connection);
    connection->deleteLater();
}

bool HttpServer::makeRoom()
{
    HttpConnection *longest = nullptr;
    std::chrono::milliseconds time = m_service.limits.evictable;
    for (HttpConnection *connection : std::as_const(m_connections)) {
        const auto idle = connection->idleTime();
        if (!idle || *idle < time)
            continue;
        time = *idle;
        longest = connection;
    }
    if (longest)
        longest->close();
    return longest != nullptr;
}

void HttpServer::handleAcceptError()
{
    if (m_acceptAgain.isActive())
        return;
    qCWarning(lcHttp, "no connection can be accepted for now: %s", qUtf8Printable(errorString()));
    // Else the listening socket wakes the event loop again and again.
    pauseAccepting();
    m_acceptAgain.start();
}

} // namespace numberdesk::localgateway
