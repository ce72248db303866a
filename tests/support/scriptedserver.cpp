// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scriptedserver.h"

#include <QHostAddress>
#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpSocket>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<QTcpServer> tlsServer(const QSslConfiguration &tls)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    return server;
}

} // namespace

QByteArray ScriptedRequest::query() const
{
    const auto mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.mid(mark + 1);
}

QByteArray ScriptedRequest::header(QByteArrayView name) const
{
    HttpReply headersOnly;
    headersOnly.headers = headers;
    return headersOnly.header(name);
}

ScriptedReply jsonReply(const QByteArray &body, int status)
{
    return {status, {{"Content-Type", "application/json"}}, body, ScriptedReply::Delivery::Whole};
}

ScriptedServer::ScriptedServer(QObject *parent)
    : ScriptedServer(std::make_unique<QTcpServer>(), u"http"_s, parent)
{}

ScriptedServer::ScriptedServer(const QSslConfiguration &tls, QObject *parent)
    : ScriptedServer(tlsServer(tls), u"https"_s, parent)
{}

ScriptedServer::ScriptedServer(std::unique_ptr<QTcpServer> server, const QString &scheme,
                               QObject *parent)
    : QObject(parent), m_scheme(scheme), m_server(std::move(server))
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("The test server cannot listen");
}

QUrl ScriptedServer::url(const QString &path) const
{
    return QUrl(u"%1://127.0.0.1:%2%3"_s.arg(m_scheme).arg(m_server->serverPort()).arg(path));
}

void ScriptedServer::accept()
{
    while (QTcpSocket *const socket = m_server->nextPendingConnection()) {
        m_names.insert(socket, ++m_connections);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readFrom(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            m_names.remove(socket);
            socket->deleteLater();
        });
    }
}

void ScriptedServer::readFrom(QTcpSocket *socket)
{
    m_buffers[socket] += socket->readAll();
    while (takeRequest(socket)) {
    }
}

bool ScriptedServer::takeRequest(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    const auto headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    ScriptedRequest request;
    QList<QByteArray> lines = buffer.left(headEnd).split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    request.connection = m_names.value(socket);
    for (const QByteArray &line : std::as_const(lines)) {
        const auto colon = line.indexOf(':');
        request.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    const auto length = request.header("Content-Length").toLongLong();
    const auto bodyStart = headEnd + 4;
    if (buffer.size() < bodyStart + length)
        return false;
    request.body = buffer.mid(bodyStart, length);
    buffer.remove(0, bodyStart + length);
    m_requests.append(request);
    ScriptedReply reply;
    reply.status = 500;
    if (!m_canned.empty()) {
        reply = m_canned.front();
        m_canned.pop_front();
    } else if (m_handler) {
        reply = m_handler(request);
    }
    answer(socket, reply);
    emit received();
    return m_buffers.contains(socket);
}

void ScriptedServer::answer(QTcpSocket *socket, const ScriptedReply &reply)
{
    using Delivery = ScriptedReply::Delivery;
    if (reply.delivery == Delivery::Silent)
        return;
    if (reply.delivery == Delivery::Closed) {
        socket->abort();
        return;
    }
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(reply.status) + " Status\r\n";
    for (const auto &[name, value] : reply.headers)
        bytes += name + ": " + value + "\r\n";
    const bool hasBody = reply.status != 204 && reply.status != 304;
    const auto length = reply.body.size() + (reply.delivery == Delivery::Truncated ? 100 : 0);
    if (hasBody)
        bytes += "Content-Length: " + QByteArray::number(length) + "\r\n";
    bytes += "\r\n" + reply.body;
    socket->write(bytes);
    if (reply.delivery == Delivery::Truncated)
        socket->disconnectFromHost();
}

} // namespace numberdesk
