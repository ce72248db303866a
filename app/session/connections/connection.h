// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/signin/clientcertificate.h"
#include "storage/connectionprofile.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>
#include <utility>

namespace numberdesk {

namespace localgateway {
struct Address;
}

/// How this desk reaches a gateway: a profile with what its files and its secret's place hold.
struct Connection
{
    /// For one run: unlike a profile of this desk, it allows changes unless somebody forbids them.
    Connection() { profile.readOnly = false; }
    /// Of a profile that this desk keeps.
    explicit Connection(ConnectionProfile kept) : profile(std::move(kept)), isKept(true) {}

    ConnectionProfile profile; ///< its addresses are those of the local gateway once it is found
    bool isKept = false;       ///< the profile can be opened again by its name
    bool local = false;        ///< the local gateway: started or found when the session opens
    bool sampleData = false;   ///< local gateway only

    QString clientSecret;
    std::optional<ClientCertificate> clientCertificate; ///< instead of the secret
    QByteArray extraCaPem;                              ///< what `profile.caFile` holds

    /// The local gateway was found there, with that sign-in.
    void goTo(const localgateway::Address &address);

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

    /// Puts what is said here in place of what `connection` says.
    void applyTo(Connection &connection) const;
};

} // namespace numberdesk
