// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/connection/connectionaddoptions.h"

#include "commands/base/blanks.h"
#include "session/connections/connectionfiles.h"
#include "session/connections/namedconnection.h"
#include "storage/secretvariables.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <type_traits>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct AddOptionsText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionAddCommand)
};

Result<QUrl, UsageProblem> readBaseUrl(const QCommandLineParser &parser)
{
    const bool byDomain = parser.isSet(u"base-domain"_s);
    if (byDomain == parser.isSet(u"base-url"_s))
        return usageError(
            AddOptionsText::tr("connection add takes --base-domain or --base-url, one of "
                               "them; --replace, too, takes all settings."));
    if (!byDomain)
        return readAddress(parser, u"base-url"_s);
    const QUrl url = apiUrlOf(parser.value(u"base-domain"_s));
    if (url.isEmpty()) {
        return usageError(
            AddOptionsText::tr(
                "--base-domain takes a domain such as a1b2c3d4.commsgw.azure.com, not \"%1\".")
                .arg(parser.value(u"base-domain"_s)));
    }
    return url;
}

Result<QUrl, UsageProblem> readTokenUrl(const QCommandLineParser &parser)
{
    const bool byTenant = parser.isSet(u"tenant"_s);
    if (byTenant && parser.isSet(u"token-url"_s))
        return usageError(
            AddOptionsText::tr("--tenant and --token-url say the same; leave one of them out."));
    if (parser.isSet(u"token-url"_s))
        return readAddress(parser, u"token-url"_s);
    if (!byTenant)
        return QUrl();
    const QUrl url = tokenUrlOf(idOption(parser, u"tenant"_s));
    if (url.isEmpty()) {
        return usageError(AddOptionsText::tr("--tenant takes a tenant's ID or domain, not \"%1\".")
                              .arg(parser.value(u"tenant"_s)));
    }
    return url;
}

/// A certificate that cannot be opened is told now and not at each use. When another connection is
/// changed, its passphrase may be kept already.
Result<QString, UsageProblem> readCertificateFile(const QCommandLineParser &parser,
                                                  const QString &path)
{
    const QByteArray passphrase = secretFrom(secretvariables::certificatePassphrase);
    const StorageResult<ClientCertificate> certificate = readClientCertificate(path, passphrase);
    const bool mayBeKept = parser.isSet(u"replace"_s) && passphrase.isEmpty();
    if (!certificate && !(mayBeKept && certificate.error().kind == StorageError::Kind::Certificate))
        return problemOf(certificate.error());
    return path;
}

Result<QString, UsageProblem> readText(const QCommandLineParser &parser, const QString &name,
                                       ProfileOption::Text text)
{
    switch (text) {
    case ProfileOption::Text::Plain:
        break;
    case ProfileOption::Text::Id:
        return idOption(parser, name);
    case ProfileOption::Text::Version:
        return readVersion(parser, name);
    case ProfileOption::Text::AuthorityFile: {
        const StorageResult<QByteArray> pem = readAuthorities(parser.value(name));
        if (!pem)
            return problemOf(pem.error());
        return QFileInfo(parser.value(name)).absoluteFilePath();
    }
    case ProfileOption::Text::CertificateFile:
        return readCertificateFile(parser, QFileInfo(parser.value(name)).absoluteFilePath());
    }
    return parser.value(name);
}

// What an option that is given says, by the type of its field.

Result<void, UsageProblem> readField(const QCommandLineParser &parser, const ProfileOption &option,
                                     QString &field)
{
    return readText(parser, QString::fromLatin1(option.name), option.text)
        .map([&field](const QString &text) { field = text; });
}

Result<void, UsageProblem> readField(const QCommandLineParser &parser, const ProfileOption &option,
                                     std::optional<int> &field)
{
    return readCount(parser, QString::fromLatin1(option.name)).map([&field](int count) {
        field = count;
    });
}

Result<void, UsageProblem> readField(const QCommandLineParser &parser, const ProfileOption &option,
                                     std::chrono::milliseconds &field)
{
    return readSeconds(parser, QString::fromLatin1(option.name), 1)
        .map([&field](std::chrono::seconds time) { field = time; });
}

Result<void, UsageProblem> readField(const QCommandLineParser &, const ProfileOption &, bool &field)
{
    field = false;
    return {};
}

Result<void, UsageProblem> readField(const QCommandLineParser &parser, const ProfileOption &option,
                                     ConnectionColour &field)
{
    const QString word = parser.value(QString::fromLatin1(option.name));
    const auto colour = connectionColourFrom(word);
    if (!colour) {
        return usageError(
            AddOptionsText::tr("--colour takes none, red, orange, yellow, green, teal, blue or "
                               "purple, not \"%1\".")
                .arg(word));
    }
    field = *colour;
    return {};
}

/// Fields without an option of their own are read where they belong together.
template <typename Field>
Result<void, UsageProblem> readOption(const QCommandLineParser &parser, const Field &field,
                                      ConnectionProfile &profile)
{
    using Value = std::decay_t<decltype(profile.*field.member)>;
    if constexpr (!std::is_same_v<Value, QUrl> && !std::is_same_v<Value, SecretPlace>) {
        if (field.option.name != nullptr && parser.isSet(QString::fromLatin1(field.option.name)))
            return readField(parser, field.option, profile.*field.member);
    }
    return {};
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
    profile.baseUrl = *baseUrl;
    profile.tokenUrl = *tokenUrl;
    return {};
}

/// The first fault ends it.
Result<void, UsageProblem> readOptions(const QCommandLineParser &parser, ConnectionProfile &profile)
{
    Result<void, UsageProblem> read;
    forEachProfileField([&](const auto &field) {
        if (read)
            read = readOption(parser, field, profile);
    });
    return read;
}

Result<void, UsageProblem> readPlace(const QCommandLineParser &parser, AddRequest &request)
{
    if (!parser.isSet(u"secret-place"_s))
        return {};
    request.place = secretPlaceFrom(parser.value(u"secret-place"_s));
    if (!request.place || *request.place == SecretPlace::None) {
        return usageError(
            AddOptionsText::tr("--secret-place takes keychain, encrypted-file or session, not "
                               "\"%1\".")
                .arg(parser.value(u"secret-place"_s)));
    }
    if (request.profile.tokenUrl.isEmpty())
        return usageError(AddOptionsText::tr("--secret-place needs --tenant or --token-url."));
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

/// Adds the option of a field, unless it is one of every run.
void addOption(QCommandLineParser &parser, const ProfileOption &option)
{
    if (option.help == nullptr)
        return;
    parser.addOption({QString::fromLatin1(option.name), AddOptionsText::tr(option.help),
                      QString::fromLatin1(option.value)});
}

} // namespace

void addConnectionAddOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"base-domain"_s, AddOptionsText::tr("The gateway's base domain."), u"D"_s},
        {u"base-url"_s, AddOptionsText::tr("The gateway's address, instead of its domain."),
         u"URL"_s},
        {u"tenant"_s, AddOptionsText::tr("The Microsoft Entra tenant to sign in at, ID or domain."),
         u"T"_s},
        {u"token-url"_s, AddOptionsText::tr("Where tokens are fetched, instead of the tenant."),
         u"URL"_s},
        {u"secret-place"_s,
         AddOptionsText::tr(
             "Keep the secret in the keychain, in an encrypted-file whose passphrase is in "
             "%1, or for the session only (keychain, if one answers).")
             .arg(secretvariables::filePassphrase),
         u"PLACE"_s},
    });
    forEachProfileField([&parser](const auto &field) { addOption(parser, field.option); });
    parser.addOption(
        {u"replace"_s,
         AddOptionsText::tr("Change the connection of that name; its secret stays unless one is "
                            "given.")});
    addReachOptions(parser);
}

Result<AddRequest, UsageProblem> readAddRequest(const QCommandLineParser &parser)
{
    AddRequest request;
    request.profile.name = parser.positionalArguments().at(1).trimmed();
    request.replace = parser.isSet(u"replace"_s);
    return readAddresses(parser, request.profile)
        .and_then([&] { return readOptions(parser, request.profile); })
        .and_then([&] { return readPlace(parser, request); })
        .and_then([&] { return checkProfile(request.profile); })
        .map([&] { return request; });
}

} // namespace numberdesk
