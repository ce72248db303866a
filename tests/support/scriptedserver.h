// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/wire/httpmessage.h"

#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <deque>
#include <functional>
#include <memory>

class QSslConfiguration;
class QTcpSocket;

namespace numberdesk {

/// One request as it came over the wire.
struct ScriptedRequest
{
    QByteArray method;
    QByteArray target; ///< path and query, still encoded
    HeaderList headers;
    QByteArray body;
    int connection = 0; ///< requests on one connection share this number

    QByteArray path() const { return target.split('?').first(); }
    QByteArray query() const;
    QByteArray header(QByteArrayView name) const;
};

/// One canned reply.
struct ScriptedReply
{
    enum class Delivery : quint8 {
        Whole,
        Truncated, ///< announces more than it sends, then closes
        Silent,    ///< never answers
        Closed,    ///< closes without an answer
    };
    int status = 200;
    HeaderList headers;
    QByteArray body;
    Delivery delivery = Delivery::Whole;
};

/// A JSON reply.
ScriptedReply jsonReply(const QByteArray &body, int status = 200);

/// A small HTTP/1.1 (or HTTPS) server on loopback that records requests and gives canned replies.
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<ScriptedReply(const ScriptedRequest &request)>;

    explicit ScriptedServer(QObject *parent = nullptr);
    /// Speaks HTTPS.
    explicit ScriptedServer(const QSslConfiguration &tls, QObject *parent = nullptr);

    QUrl url(const QString &path = {}) const;

    /// The reply to the next request that has none yet; these come before the handler.
    void enqueue(const ScriptedReply &reply) { m_canned.push_back(reply); }
    /// Answers whatever has no canned reply; 500 without one.
    void setHandler(Handler handler) { m_handler = std::move(handler); }

    const QList<ScriptedRequest> &requests() const { return m_requests; }
    int connections() const { return m_connections; }
    void forgetRequests() { m_requests.clear(); }
    /// Connection attempts are refused from now on.
    void stop() { m_server->close(); }

signals:
    void received();

private:
    ScriptedServer(std::unique_ptr<QTcpServer> server, const QString &scheme, QObject *parent);

    void accept();
    void readFrom(QTcpSocket *socket);
    bool takeRequest(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const ScriptedReply &reply);

    QString m_scheme;
    std::deque<ScriptedReply> m_canned;
    Handler m_handler;
    QList<ScriptedRequest> m_requests;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QHash<QTcpSocket *, int> m_names;
    int m_connections = 0;
    std::unique_ptr<QTcpServer>
        m_server; ///< last: its sockets tell of their end, which uses the others
};

} // namespace numberdesk
