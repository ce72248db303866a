// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/httpconnection.h"

#ifdef Q_OS_UNIX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 readAtATime = 64LL * 1024;
/// When a client that found no room may come again.
constexpr const char *roomRetrySeconds = "2";

/// Acknowledges at once. A client holds back what is left of a body until its first segment is
/// acknowledged (Nagle), and the kernel would wait 40 ms for company for that acknowledgement.
void acknowledgeNow([[maybe_unused]] const QTcpSocket &socket)
{
#ifdef Q_OS_LINUX
    const int on = 1;
    setsockopt(static_cast<int>(socket.socketDescriptor()), IPPROTO_TCP, TCP_QUICKACK, &on,
               sizeof on);
#endif
}

/// Tells the client that nothing more comes, and goes on hearing it: closing with its bytes unread
/// would reset the connection and could take the answer along.
void endOutput([[maybe_unused]] const QTcpSocket &socket)
{
#ifdef Q_OS_UNIX
    ::shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR);
#endif
}

} // namespace

HttpConnection::HttpConnection(qintptr descriptor, const HttpService &service, QObject *parent)
    : QObject(parent), m_service(service)
{
    m_patience.setSingleShot(true);
    m_progress.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &HttpConnection::handleLateRequest);
    connect(&m_progress, &QTimer::timeout, &m_socket, &QTcpSocket::abort);
    connect(&m_socket, &QTcpSocket::readyRead, this, &HttpConnection::proceed);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::handleBytesWritten);
    connect(&m_socket, &QTcpSocket::disconnected, this, &HttpConnection::ended);
    m_socket.setReadBufferSize(readAtATime);
    m_socket.setSocketDescriptor(descriptor);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    awaitRequest();
}

void HttpConnection::turnAway(const ApiError &error)
{
    refuse(error);
}

void HttpConnection::close()
{
    m_socket.disconnectFromHost();
}

std::optional<std::chrono::milliseconds> HttpConnection::idleTime() const
{
    if (m_phase != Phase::Idle || m_socket.bytesAvailable() > 0 || m_socket.bytesToWrite() > 0)
        return std::nullopt;
    return std::chrono::milliseconds(m_idleSince.elapsed());
}

void HttpConnection::proceed()
{
    acknowledgeNow(m_socket);
    if (m_phase == Phase::Ending)
        m_socket.skip(m_socket.bytesAvailable());
    else if (m_phase != Phase::Answering && !hasTooMuchUnsent())
        readRequest();
}

// The socket does not signal again for bytes that it holds already, hence the loop.
void HttpConnection::readRequest()
{
    for (;;) {
        const RequestParser::Progress progress = m_parser.feed(m_input);
        if (progress == RequestParser::Progress::Complete)
            return answerRequest();
        if (progress == RequestParser::Progress::Refused)
            return refuse(m_parser.refusal());
        if (progress == RequestParser::Progress::HeadDone) {
            beginBody();
            continue;
        }
        const QByteArray more = m_socket.read(readAtATime);
        m_input += more;
        // Also without more: what is here may have come along with the request before.
        if (!more.isEmpty() || (m_phase == Phase::Idle && !m_parser.isUntouched()))
            awaitMoreOfRequest();
        if (more.isEmpty())
            return;
    }
}

void HttpConnection::beginBody()
{
    m_phase = Phase::Body;
    m_bodyEnd.setRemainingTime(m_service.limits.body);
    m_patience.start(m_service.limits.bodyPause);
    if (m_parser.wantsContinue() && m_input.isEmpty() && m_socket.bytesAvailable() == 0)
        m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
}

void HttpConnection::answerRequest()
{
    m_phase = Phase::Answering;
    m_patience.stop();
    const bool last = !m_parser.keepsAlive();
    const Request request = m_parser.takeRequest();
    const QByteArray bytes =
        wireBytes(m_service.answer(request), request.method != Method::Head, last);
    m_parser = RequestParser();
    if (m_service.latency.count() == 0)
        return send(bytes, last);
    // This object is the context: a client that went away takes its reply with it.
    QTimer::singleShot(m_service.latency, this, [this, bytes, last] { send(bytes, last); });
}

void HttpConnection::send(const QByteArray &bytes, bool last)
{
    if (last)
        return endAfter(bytes);
    m_socket.write(bytes);
    m_progress.start(m_service.limits.write);
    awaitRequest();
    // Others get their turn before what this client sent ahead.
    QMetaObject::invokeMethod(this, &HttpConnection::proceed, Qt::QueuedConnection);
}

void HttpConnection::refuse(const ApiError &error)
{
    Reply reply = m_service.refuse(error);
    if (error.code == ErrorCode::TooManyConnections)
        reply.add("Retry-After", roomRetrySeconds);
    endAfter(wireBytes(reply, true, true));
}

void HttpConnection::endAfter(const QByteArray &bytes)
{
    m_phase = Phase::Ending;
    m_patience.stop();
    m_input.clear();
    m_socket.write(bytes);
    m_progress.start(m_service.limits.write);
    m_socket.skip(m_socket.bytesAvailable());
}

void HttpConnection::handleBytesWritten()
{
    if (m_socket.bytesToWrite() > 0)
        m_progress.start(m_service.limits.write);
    else
        m_progress.stop();
    if (m_phase != Phase::Ending)
        return proceed();
    if (m_socket.bytesToWrite() > 0)
        return;
    endOutput(m_socket);
    m_progress.start(m_service.limits.linger);
}

void HttpConnection::handleLateRequest()
{
    if (m_phase == Phase::Idle)
        close();
    else
        refuse({ErrorCode::RequestTimeout, u"The rest of the request did not come in time."_s});
}

void HttpConnection::awaitRequest()
{
    m_phase = Phase::Idle;
    m_idleSince.start();
    m_patience.start(m_service.limits.idle);
}

void HttpConnection::awaitMoreOfRequest()
{
    if (m_phase == Phase::Idle) {
        m_phase = Phase::Head;
        m_patience.start(m_service.limits.head);
    } else if (m_phase == Phase::Body) {
        m_patience.start(std::min(
            m_service.limits.bodyPause,
            std::chrono::ceil<std::chrono::milliseconds>(m_bodyEnd.remainingTimeAsDuration())));
    }
}

bool HttpConnection::hasTooMuchUnsent() const
{
    return m_socket.bytesToWrite() > m_service.limits.unsentBytes;
}

} // namespace numberdesk::localgateway
