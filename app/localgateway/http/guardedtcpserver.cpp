// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/guardedtcpserver.h"

#include "localgateway/limits.h"

#include <QTcpSocket>
#include <QTimer>
#include <QVariant>

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace numberdesk::localgateway {

namespace {

/// How long a client whose body was refused may take to notice.
constexpr std::chrono::milliseconds refusalLinger{500};

constexpr const char *receivedProperty = "numberdeskReceivedBytes";

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

} // namespace

GuardedTcpServer::GuardedTcpServer(QByteArray tooLarge, QObject *parent)
    : QTcpServer(parent), m_tooLarge(std::move(tooLarge))
{}

void GuardedTcpServer::requestComplete(QTcpSocket *socket)
{
    socket->setProperty(receivedProperty, 0);
}

void GuardedTcpServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    socket->setSocketDescriptor(descriptor);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    // Connected before Qt HTTP Server connects, hence called before it reads.
    connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { bytesArrived(socket); });
    addPendingConnection(socket);
}

void GuardedTcpServer::bytesArrived(QTcpSocket *socket)
{
    acknowledgeNow(*socket);
    const qint64 received =
        socket->property(receivedProperty).toLongLong() + socket->bytesAvailable();
    socket->setProperty(receivedProperty, received);
    if (received > limits::bodyBytes + limits::headBytes)
        refuseLargeBody(socket);
}

void GuardedTcpServer::refuseLargeBody(QTcpSocket *socket)
{
    QObject::disconnect(socket, &QTcpSocket::readyRead, nullptr, nullptr);
    if (socket->isTransactionStarted())
        socket->commitTransaction();
    socket->write(m_tooLarge);
    // Closing with data unread would reset the connection and take the reply with it.
    socket->readAll();
    connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->readAll(); });
    QTimer::singleShot(refusalLinger, socket, [socket] { socket->disconnectFromHost(); });
}

} // namespace numberdesk::localgateway
