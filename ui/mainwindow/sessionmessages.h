// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connectionstate.h"

#include <QObject>

namespace numberdesk {

class MessageBar;
class Session;

/// What the window says of the connection itself: that it could not open or was lost, with the age
/// of what is still shown, or that the gateway wants another API version.
class SessionMessages : public QObject
{
    Q_OBJECT

public:
    /// `state` is that of `session`; all must outlive this.
    SessionMessages(Session &session, ConnectionState &state, MessageBar &bar,
                    QObject *parent = nullptr);

signals:
    /// A person asks to read again what is shown.
    void reconnectRequested();
    /// A person takes the other published API version.
    void apiVersionRequested(const QString &apiVersion);
    /// A person wants to give another secret: the sign-in was refused.
    void secretRequested();

private:
    void present();
    void presentLoss(const ConnectionState::Loss &loss);
    void act();

    Session &m_session;
    ConnectionState &m_state;
    MessageBar &m_bar;
};

} // namespace numberdesk
