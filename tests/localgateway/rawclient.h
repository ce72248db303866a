// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

namespace numberdesk::localgateway::test {

/// A client that sends bytes as they are, and knows nothing of HTTP.
class RawClient
{
public:
    explicit RawClient(quint16 port)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket,
                         [this] { m_received += m_socket.readAll(); });
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    void endOutput() { m_socket.disconnectFromHost(); }

    /// What came so far.
    const QByteArray &received() const { return m_received; }
    int answers() const { return static_cast<int>(m_received.count("HTTP/1.1 ")); }
    int status() const { return m_received.mid(9, 3).toInt(); }

    QByteArray header(const QByteArray &name) const
    {
        const QByteArray head = m_received.left(m_received.indexOf("\r\n\r\n")) + "\r\n";
        const qsizetype at = head.toLower().indexOf("\r\n" + name.toLower() + ": ");
        if (at < 0)
            return {};
        const qsizetype begin = at + 2 + name.size() + 2;
        return head.sliced(begin, head.indexOf("\r\n", begin) - begin);
    }

    bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }

    /// Waits until the other side closes; false when it does not within 10 s.
    bool waitUntilClosed()
    {
        QSignalSpy disconnected(&m_socket, &QTcpSocket::disconnected);
        return isClosed() || disconnected.wait(10'000) || isClosed();
    }

    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace numberdesk::localgateway::test
