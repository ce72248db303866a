// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/apiversion.h"

#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace numberdesk {

/// Where the secret of a connection is kept: the client secret, or the passphrase of its
/// certificate file.
enum class SecretPlace : quint8 {
    None,          ///< none is needed: no sign-in, or a certificate file without a passphrase
    Keychain,      ///< the desktop's keychain
    EncryptedFile, ///< a file in the data directory, encrypted with a passphrase
    Session,       ///< nowhere: asked for, or taken from the environment, in each session
};

/// How a connection is told from others at a glance.
enum class ConnectionColour : quint8 { None, Red, Orange, Yellow, Green, Teal, Blue, Purple };

/// What this desk keeps of one connection to a gateway. No secret is in it.
struct ConnectionProfile
{
    QString name; ///< unique on this desk, 1 to 60 characters, trimmed
    QUrl baseUrl;
    QUrl tokenUrl; ///< empty: no token is asked for or sent
    QString clientId;
    QString certificateFile; ///< PEM or PFX; empty: a client secret is used
    QString scope;           ///< empty: the published one
    QString apiVersion = firstApiVersion;
    ConnectionColour colour = ConnectionColour::None;
    bool readOnly = true;
    QString caFile; ///< PEM, trusted beside the system's authorities; empty: none
    QString proxy;  ///< empty: the system's; `none`; or http://HOST:PORT, socks5://HOST:PORT
    std::optional<int> requestBudget; ///< requests in any 60 s, 0 = none; unset: what it says
    std::chrono::milliseconds timeout{30000};
    SecretPlace secretPlace = SecretPlace::None;

    bool operator==(const ConnectionProfile &) const = default;
};

/// A host's name without `provapi.`, which a gateway's API has before the base domain.
QString withoutApiLabel(const QString &host);
/// `https://provapi.<domain>`, where a gateway with that base domain has its API (Provisioning API
/// integration guide). Empty for what is no domain.
QUrl apiUrlOf(const QString &baseDomain);
/// The base domain of such an address; empty for any other.
QString baseDomainOf(const QUrl &apiUrl);

/// The token endpoint (v2.0) of a Microsoft Entra tenant, given by its ID or domain.
/// Empty for what is neither.
QUrl tokenUrlOf(const QString &tenant);
/// The tenant of such an address; empty for any other.
QString tenantOf(const QUrl &tokenUrl);

/// The word of a colour in the database and on the command line, for example `red`.
QString toText(ConnectionColour colour);
std::optional<ConnectionColour> connectionColourFrom(const QString &text);

/// The word of a place in the database and on the command line, for example `encrypted-file`.
QString toText(SecretPlace place);
std::optional<SecretPlace> secretPlaceFrom(const QString &text);

/// The name of this computer's own gateway, which no profile may take, in the language of people.
QString localGatewayName();
/// True for that name in any letter case, and for the English one in every language.
bool isLocalGatewayName(const QString &name);

/// A name as names are compared: without regard to letter case, outer blanks and the way accents
/// are composed.
QString connectionKey(const QString &name);

/// Whether signing in takes a client secret. A certificate file may take a passphrase, which its
/// `secretPlace` tells.
bool needsSecret(const ConnectionProfile &profile);

/// The first thing that is wrong with a profile, as a sentence with its remedy; empty: nothing.
QString faultOf(const ConnectionProfile &profile);

} // namespace numberdesk
