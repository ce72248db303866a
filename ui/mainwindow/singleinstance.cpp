// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/singleinstance.h"

#include <QDataStream>
#include <QLocalSocket>

namespace numberdesk {

namespace {

constexpr int handOverTimeout = 2000; // ms
constexpr char answer = '\n';

} // namespace

SingleInstance::SingleInstance(QString name, QObject *parent)
    : QObject(parent), m_name(std::move(name))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::take);
}

bool SingleInstance::handOver(const QStringList &files) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(handOverTimeout))
        return false;
    QDataStream stream(&socket);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << files;
    // Only an answer proves that somebody takes care of the files.
    return socket.waitForBytesWritten(handOverTimeout) && socket.waitForReadyRead(handOverTimeout);
}

void SingleInstance::listen()
{
    if (m_server.listen(m_name))
        return;
    // What stands in the way is the socket file of a process that did not end well.
    QLocalServer::removeServer(m_name);
    m_server.listen(m_name);
}

void SingleInstance::moveTo(const QString &name)
{
    if (name == m_name && m_server.isListening())
        return;
    m_server.close();
    m_name = name;
    auto *probe = new QLocalSocket(this);
    connect(probe, &QLocalSocket::connected, probe, &QObject::deleteLater);
    connect(probe, &QLocalSocket::errorOccurred, this, [this, probe, name] {
        probe->deleteLater();
        if (name == m_name)
            listen();
    });
    probe->connectToServer(name);
}

void SingleInstance::take()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            QDataStream stream(socket);
            stream.setVersion(QDataStream::Qt_6_4);
            stream.startTransaction();
            QStringList files;
            stream >> files;
            if (!stream.commitTransaction())
                return;
            socket->putChar(answer);
            emit called(files);
        });
    }
}

} // namespace numberdesk
