// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/clientcertificate.h"
#include "storage/connectionprofile.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace numberdesk {

/// How this desk reaches a gateway.
struct Connection
{
    QString name;        ///< for people, for example "Local gateway"
    QString profileName; ///< of the profile that it was opened from; empty: given for one run
    bool local = false;  ///< the local gateway: started or found when the session opens

    // Of a remote gateway; filled in by the session for the local one.
    QUrl baseUrl;
    QUrl tokenUrl; ///< empty: no token is asked for or sent
    QString clientId;
    QString clientSecret;
    std::optional<ClientCertificate> clientCertificate; ///< instead of the secret
    QString scope;
    QByteArray extraCaPem;
    QString proxy;         ///< empty: the system's; `none`; or http://HOST:PORT, socks5://HOST:PORT
    bool readOnly = false; ///< requests that ask for a change are refused before they are sent
    ConnectionColour colour = ConnectionColour::None;

    QString apiVersion = QStringLiteral("2024-02-29");
    std::optional<int> requestBudget; ///< requests in any 60 s, 0 = none; unset: what it says
    std::chrono::milliseconds timeout{30000};
    bool sampleData = false; ///< local gateway only

    /// The domain under which Direct Routing names are derived: the base URL's host without
    /// `provapi.`, or the local gateway's own.
    QString baseDomain() const;
};

/// What one run says otherwise than the profile of a connection.
struct ConnectionOverrides
{
    std::optional<QString> apiVersion;
    std::optional<int> requestBudget;
    std::optional<std::chrono::milliseconds> timeout;
    std::optional<QByteArray> extraCaPem;

    void applyTo(Connection &connection) const;
};

} // namespace numberdesk
