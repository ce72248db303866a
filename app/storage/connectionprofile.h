// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/apiversion.h"

#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>
#include <tuple>

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

/// How `connection add` takes a field of a profile.
struct ProfileOption
{
    /// What the text of an option is; other values are read by their type.
    enum class Text : quint8 {
        Plain,
        Id,              ///< white space around it comes from copying
        Version,         ///< not empty
        AuthorityFile,   ///< a path, of certificates
        CertificateFile, ///< a path, of a certificate with its key
    };
    const char *name = nullptr; ///< without the dashes; null: the field has no option of its own
    Text text = Text::Plain;
    /// A source text in the translation context "ConnectionAddCommand"; null: the option is one of
    /// every run.
    const char *help = nullptr;
    const char *value = nullptr; ///< what stands for its value in the help; null: it takes none
};

/// One field of a profile: its names and the member that holds it.
template <typename Value>
struct ProfileField
{
    const char *column; ///< in this desk's database
    const char *key;    ///< in JSON
    Value ConnectionProfile::*member;
    ProfileOption option = {};
};

template <typename Value>
ProfileField(const char *, const char *, Value ConnectionProfile::*) -> ProfileField<Value>;
template <typename Value>
ProfileField(const char *, const char *, Value ConnectionProfile::*, ProfileOption)
    -> ProfileField<Value>;

/// What a profile consists of: the database, the command line and what it describes loop over it.
/// Options are read in this order. A flag says that its field is false.
inline constexpr std::tuple profileFields{
    ProfileField{"name", "name", &ConnectionProfile::name},
    ProfileField{"base_url", "baseUrl", &ConnectionProfile::baseUrl},
    ProfileField{"token_url", "tokenUrl", &ConnectionProfile::tokenUrl},
    ProfileField{"certificate_file",
                 "certificateFile",
                 &ConnectionProfile::certificateFile,
                 {.name = "client-certificate", .text = ProfileOption::Text::CertificateFile}},
    ProfileField{"client_id",
                 "clientId",
                 &ConnectionProfile::clientId,
                 {.name = "client-id", .text = ProfileOption::Text::Id}},
    ProfileField{"scope",
                 "scope",
                 &ConnectionProfile::scope,
                 {.name = "scope", .text = ProfileOption::Text::Id}},
    ProfileField{"api_version",
                 "apiVersion",
                 &ConnectionProfile::apiVersion,
                 {.name = "api-version", .text = ProfileOption::Text::Version}},
    ProfileField{"request_budget",
                 "requestBudget",
                 &ConnectionProfile::requestBudget,
                 {.name = "request-budget"}},
    ProfileField{"timeout_ms", "timeoutSeconds", &ConnectionProfile::timeout, {.name = "timeout"}},
    ProfileField{"ca_file",
                 "caFile",
                 &ConnectionProfile::caFile,
                 {.name = "ca-file", .text = ProfileOption::Text::AuthorityFile}},
    ProfileField{
        "read_only",
        "readOnly",
        &ConnectionProfile::readOnly,
        {.name = "allow-changes",
         .help = QT_TRANSLATE_NOOP("ConnectionAddCommand",
                                   "Allow changes; without it the connection is read-only.")}},
    ProfileField{
        "colour",
        "colour",
        &ConnectionProfile::colour,
        {.name = "colour",
         .help = QT_TRANSLATE_NOOP("ConnectionAddCommand",
                                   "Mark it red, orange, yellow, green, teal, blue or purple."),
         .value = "C"}},
    ProfileField{"proxy",
                 "proxy",
                 &ConnectionProfile::proxy,
                 {.name = "proxy",
                  .help = QT_TRANSLATE_NOOP(
                      "ConnectionAddCommand",
                      "none, http://HOST:PORT or socks5://HOST:PORT; without it the system's."),
                  .value = "P"}},
    ProfileField{"secret_place", "secretPlace", &ConnectionProfile::secretPlace},
};

/// Calls `visit` with each field of the table.
template <typename Visitor>
constexpr void forEachProfileField(Visitor &&visit)
{
    std::apply([&visit](const auto &...field) { (visit(field), ...); }, profileFields);
}

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
/// Nothing for a word that names no colour.
std::optional<ConnectionColour> connectionColourFrom(const QString &text);

/// The word of a place in the database and on the command line, for example `encrypted-file`.
QString toText(SecretPlace place);
/// Nothing for a word that names no place.
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
