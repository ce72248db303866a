// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/httplimits.h"
#include "localgateway/http/reply.h"
#include "localgateway/http/requestparser.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace numberdesk::localgateway {

/// What every connection of one server works with.
struct HttpService
{
    std::function<Reply(const Request &)> answer;  ///< to a request that came in whole
    std::function<Reply(const ApiError &)> refuse; ///< to one that did not
    std::chrono::milliseconds latency{0};          ///< passes before an answer is sent
    HttpLimits limits{};
};

/// One client: reads its requests one after the other, answers each before it looks at the next,
/// and ends when the client is too slow, cannot be understood or does not read its answers.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    /// Takes the socket @p descriptor over. @p service must outlive the connection.
    HttpConnection(qintptr descriptor, const HttpService &service, QObject *parent = nullptr);

    /// Answers with @p error whatever the client wants, and ends.
    void turnAway(const ApiError &error);

    /// Ends a connection that waits for nothing of ours.
    void close();

    /// How long the client has been silent between two requests; nothing while it is served.
    std::optional<std::chrono::milliseconds> idleTime() const;

Q_SIGNALS:
    /// The connection is gone; told once.
    void ended();

private:
    enum class Phase { Idle, Head, Body, Answering, Ending };

    void proceed();
    void readRequest();
    void beginBody();
    void answerRequest();
    void send(const QByteArray &bytes, bool last);
    void refuse(const ApiError &error);
    void endAfter(const QByteArray &bytes);
    void handleBytesWritten();
    void handleLateRequest();
    void awaitRequest();
    void awaitMoreOfRequest();
    bool hasTooMuchUnsent() const;

    const HttpService &m_service;
    QTcpSocket m_socket;
    RequestParser m_parser;
    QByteArray m_input;
    Phase m_phase = Phase::Idle;
    QTimer m_patience; ///< with a client that owes us something of a request
    QTimer m_progress; ///< with a client that does not take its answer
    QDeadlineTimer m_bodyEnd;
    QElapsedTimer m_idleSince;
};

} // namespace numberdesk::localgateway
