// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTcpServer>

class QTcpSocket;

namespace numberdesk::localgateway {

/// Accepts connections for Qt HTTP Server and watches over what it does not: the size of a
/// request while it is still coming in, and TCP's waits that cost 40 ms a request.
class GuardedTcpServer : public QTcpServer
{
    Q_OBJECT

public:
    /// @param tooLarge sent to a client whose body is too large, before all of it came in
    explicit GuardedTcpServer(QByteArray tooLarge, QObject *parent = nullptr);

    /// Tells that all of a request was read from @p socket, so that the count starts anew.
    static void requestComplete(QTcpSocket *socket);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void bytesArrived(QTcpSocket *socket);
    void refuseLargeBody(QTcpSocket *socket);

    QByteArray m_tooLarge;
};

} // namespace numberdesk::localgateway
