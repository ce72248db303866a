// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/connectionaddcommand.h"

#include "commands/blanks.h"
#include "commands/connectiondescription.h"
#include "session/connectionfiles.h"
#include "session/namedconnection.h"
#include "storage/secretvariables.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct ConnectionAddCommandText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionAddCommand)
};

/// What the command line asks for.
struct AddRequest
{
    ConnectionProfile profile;
    std::optional<SecretPlace> place; ///< unset: the best there is
    bool replace = false;
};

class ConnectionAddCommand final : public Command
{
    Q_OBJECT

public:
    ConnectionAddCommand(Output &output, const DataDirectory &directory, AddRequest request)
        : Command(output)
        , m_directory(directory)
        , m_book(directory)
        , m_request(std::move(request))
        , m_given{environmentSecret(m_request.profile), environmentPassphrase()}
    {
        if (m_request.profile.tokenUrl.isEmpty())
            m_given.secret.clear();
    }

    void start() override
    {
        if (!m_request.replace)
            return choosePlace();
        m_book.find(m_request.profile.name)
            ->then(this, [this](const StorageResult<ConnectionProfile> &found) {
                if (found)
                    m_replaced = *found;
                else if (found.error().kind != StorageError::Kind::NotFound)
                    return fail(found.error());
                choosePlace();
            });
    }

private:
    /// The place that was asked for; else the one that there was; else the best that answers.
    void choosePlace()
    {
        if (m_request.place)
            return keep(*m_request.place);
        if (m_given.secret.isEmpty())
            return keep(placeWithoutSecret());
        m_book.secrets().hasKeychain()->then(this, [this](const StorageResult<bool> &there) {
            if (there && *there)
                return keep(SecretPlace::Keychain);
            keep(m_given.passphrase.isEmpty() ? SecretPlace::Session : SecretPlace::EncryptedFile);
        });
    }

    SecretPlace placeWithoutSecret() const
    {
        const ConnectionProfile &profile = m_request.profile;
        if (profile.tokenUrl.isEmpty())
            return SecretPlace::None;
        const bool same = m_replaced && !m_replaced->tokenUrl.isEmpty() &&
                          needsSecret(*m_replaced) == needsSecret(profile);
        if (same)
            return m_replaced->secretPlace;
        return needsSecret(profile) ? SecretPlace::Session : SecretPlace::None;
    }

    void keep(SecretPlace place)
    {
        m_request.profile.secretPlace = place;
        StorageJob<void> *job = m_replaced
                                    ? m_book.replace(m_replaced->name, m_request.profile, m_given)
                                    : m_book.add(m_request.profile, m_given);
        job->then(this, [this](const StorageResult<void> &kept) {
            if (!kept)
                return fail(kept.error());
            tellPlace();
            const QString done =
                m_replaced ? tr("Changed connection %1 (%2).") : tr("Added connection %1 (%2).");
            const ConnectionProfile &profile = m_request.profile;
            output().print(
                done.arg(profile.name, profile.readOnly ? tr("read-only") : tr("changes allowed")));
            output().document(QJsonDocument(toJson(profile)));
            end(AllDone);
        });
    }

    void tellPlace()
    {
        switch (m_request.profile.secretPlace) {
        case SecretPlace::None:
            break;
        case SecretPlace::Keychain:
            output().say(tr("The secret is kept in the desktop's keychain."));
            break;
        case SecretPlace::EncryptedFile:
            output().say(tr("The secret is kept encrypted in %1; set %2 at each run.")
                             .arg(m_directory.secretsFile(), secretvariables::filePassphrase));
            break;
        case SecretPlace::Session:
            output().say(needsSecret(m_request.profile)
                             ? tr("The secret is not kept; set %1 at each run.")
                                   .arg(secretvariables::clientSecret)
                             : tr("The passphrase is not kept; set %1 at each run.")
                                   .arg(secretvariables::certificatePassphrase));
            break;
        }
    }

    DataDirectory m_directory;
    ConnectionBook m_book;
    AddRequest m_request;
    GivenSecret m_given;
    std::optional<ConnectionProfile> m_replaced;
};

Result<QUrl, UsageProblem> readBaseUrl(const QCommandLineParser &parser)
{
    const bool byDomain = parser.isSet(u"base-domain"_s);
    if (byDomain == parser.isSet(u"base-url"_s))
        return usageError(
            ConnectionAddCommandText::tr("connection add takes --base-domain or --base-url, one of "
                                         "them; --replace, too, takes all settings."));
    if (!byDomain)
        return readAddress(parser, u"base-url"_s);
    const QUrl url = apiUrlOf(parser.value(u"base-domain"_s));
    if (url.isEmpty()) {
        return usageError(
            ConnectionAddCommandText::tr(
                "--base-domain takes a domain such as a1b2c3d4.commsgw.azure.com, not \"%1\".")
                .arg(parser.value(u"base-domain"_s)));
    }
    return url;
}

Result<QUrl, UsageProblem> readTokenUrl(const QCommandLineParser &parser)
{
    const bool byTenant = parser.isSet(u"tenant"_s);
    if (byTenant && parser.isSet(u"token-url"_s))
        return usageError(ConnectionAddCommandText::tr(
            "--tenant and --token-url say the same; leave one of them out."));
    if (parser.isSet(u"token-url"_s))
        return readAddress(parser, u"token-url"_s);
    if (!byTenant)
        return QUrl();
    const QUrl url = tokenUrlOf(idOption(parser, u"tenant"_s));
    if (url.isEmpty()) {
        return usageError(
            ConnectionAddCommandText::tr("--tenant takes a tenant's ID or domain, not \"%1\".")
                .arg(parser.value(u"tenant"_s)));
    }
    return url;
}

/// A certificate that cannot be opened is told now and not at each use. When another connection is
/// changed, its passphrase may be kept already.
Result<QString, UsageProblem> readCertificateFile(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"client-certificate"_s))
        return QString();
    const QString path = QFileInfo(parser.value(u"client-certificate"_s)).absoluteFilePath();
    const QByteArray passphrase = secretFrom(secretvariables::certificatePassphrase);
    const StorageResult<ClientCertificate> certificate = readClientCertificate(path, passphrase);
    const bool mayBeKept = parser.isSet(u"replace"_s) && passphrase.isEmpty();
    if (!certificate && !(mayBeKept && certificate.error().kind == StorageError::Kind::Certificate))
        return problemOf(certificate.error());
    return path;
}

Result<void, UsageProblem> readAddresses(const QCommandLineParser &parser,
                                         ConnectionProfile &profile)
{
    const Result<QUrl, UsageProblem> baseUrl = readBaseUrl(parser);
    if (!baseUrl)
        return Failure<UsageProblem>(baseUrl.error());
    const Result<QUrl, UsageProblem> tokenUrl = readTokenUrl(parser);
    if (!tokenUrl)
        return Failure<UsageProblem>(tokenUrl.error());
    const Result<QString, UsageProblem> certificate = readCertificateFile(parser);
    if (!certificate)
        return Failure<UsageProblem>(certificate.error());
    profile.baseUrl = *baseUrl;
    profile.tokenUrl = *tokenUrl;
    profile.certificateFile = *certificate;
    profile.clientId = idOption(parser, u"client-id"_s);
    profile.scope = idOption(parser, u"scope"_s);
    return {};
}

Result<void, UsageProblem> readManner(const QCommandLineParser &parser, ConnectionProfile &profile)
{
    const Result<ConnectionOverrides, UsageProblem> manner = readOverrides(parser);
    if (!manner)
        return Failure<UsageProblem>(manner.error());
    profile.apiVersion = manner->apiVersion.value_or(profile.apiVersion);
    profile.requestBudget = manner->requestBudget;
    profile.timeout = manner->timeout.value_or(profile.timeout);
    if (parser.isSet(u"ca-file"_s))
        profile.caFile = QFileInfo(parser.value(u"ca-file"_s)).absoluteFilePath();
    profile.proxy = parser.value(u"proxy"_s);
    profile.readOnly = !parser.isSet(u"allow-changes"_s);
    if (!parser.isSet(u"colour"_s))
        return {};
    const auto colour = connectionColourFrom(parser.value(u"colour"_s));
    if (!colour) {
        return usageError(ConnectionAddCommandText::tr(
                              "--colour takes none, red, orange, yellow, green, teal, blue or "
                              "purple, not \"%1\".")
                              .arg(parser.value(u"colour"_s)));
    }
    profile.colour = *colour;
    return {};
}

Result<void, UsageProblem> readPlace(const QCommandLineParser &parser, AddRequest &request)
{
    if (!parser.isSet(u"secret-place"_s))
        return {};
    request.place = secretPlaceFrom(parser.value(u"secret-place"_s));
    if (!request.place || *request.place == SecretPlace::None) {
        return usageError(ConnectionAddCommandText::tr(
                              "--secret-place takes keychain, encrypted-file or session, not "
                              "\"%1\".")
                              .arg(parser.value(u"secret-place"_s)));
    }
    if (request.profile.tokenUrl.isEmpty())
        return usageError(
            ConnectionAddCommandText::tr("--secret-place needs --tenant or --token-url."));
    return {};
}

/// All that is wrong with the profile but where its secret is kept, which is chosen later.
Result<void, UsageProblem> checkProfile(ConnectionProfile profile)
{
    profile.secretPlace = SecretPlace::Session;
    if (const QString fault = faultOf(profile); !fault.isEmpty())
        return usageError(fault);
    return {};
}

} // namespace

void addConnectionAddOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"base-domain"_s, ConnectionAddCommandText::tr("The gateway's base domain."), u"D"_s},
        {u"base-url"_s,
         ConnectionAddCommandText::tr("The gateway's address, instead of its domain."), u"URL"_s},
        {u"tenant"_s,
         ConnectionAddCommandText::tr("The Microsoft Entra tenant to sign in at, ID or domain."),
         u"T"_s},
        {u"token-url"_s,
         ConnectionAddCommandText::tr("Where tokens are fetched, instead of the tenant."),
         u"URL"_s},
        {u"secret-place"_s,
         ConnectionAddCommandText::tr(
             "Keep the secret in the keychain, in an encrypted-file whose passphrase is in "
             "%1, or for the session only (keychain, if one answers).")
             .arg(secretvariables::filePassphrase),
         u"PLACE"_s},
        {u"allow-changes"_s,
         ConnectionAddCommandText::tr("Allow changes; without it the connection is read-only.")},
        {u"colour"_s,
         ConnectionAddCommandText::tr("Mark it red, orange, yellow, green, teal, blue or purple."),
         u"C"_s},
        {u"proxy"_s,
         ConnectionAddCommandText::tr(
             "none, http://HOST:PORT or socks5://HOST:PORT; without it the system's."),
         u"P"_s},
        {u"replace"_s, ConnectionAddCommandText::tr(
                           "Change the connection of that name; its secret stays unless one is "
                           "given.")},
    });
    addReachOptions(parser);
}

CommandResult makeConnectionAddCommand(const QCommandLineParser &parser,
                                       const DataDirectory &directory, Output &output)
{
    AddRequest request;
    request.profile.name = parser.positionalArguments().at(1).trimmed();
    request.replace = parser.isSet(u"replace"_s);
    const Result<void, UsageProblem> read =
        readAddresses(parser, request.profile)
            .and_then([&] { return readManner(parser, request.profile); })
            .and_then([&] { return readPlace(parser, request); })
            .and_then([&] { return checkProfile(request.profile); });
    if (!read)
        return Failure<UsageProblem>(read.error());
    return std::make_unique<ConnectionAddCommand>(output, directory, std::move(request));
}

} // namespace numberdesk

#include "connectionaddcommand.moc"
