// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/apierror.h"
#include "session/gatewaydata.h"

#include <QDateTime>
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
    SessionMessages(Session &session, MessageBar &bar, QObject *parent = nullptr);

    /// The connection is lost: what is shown was read before.
    bool isLost() const { return m_offer == Offer::Reconnect || m_offer == Offer::Secret; }
    /// Lost since the sign-in was refused, not the network.
    bool isSignInRefused() const { return m_signInRefused; }

signals:
    /// A person asks to read again what is shown.
    void reconnectRequested();
    /// A person takes the other published API version.
    void apiVersionRequested(const QString &apiVersion);
    void lostChanged();
    /// A person wants to give another secret: the sign-in was refused.
    void secretRequested();

private:
    enum class Offer : quint8 { None, Reopen, Reconnect, Secret, ApiVersion };

    void follow(const LoadState &state);
    void takeError(const ApiError &error);
    void showLost(const ApiError &error);
    bool mayTakeAnotherSecret(const ApiError &error) const;
    void act();
    void setOffer(Offer offer);
    QDateTime oldestReading() const;

    Session &m_session;
    MessageBar &m_bar;
    Offer m_offer = Offer::None;
    QDateTime m_lostAt;
    bool m_signInRefused = false;
    QString m_otherApiVersion;
};

} // namespace numberdesk
