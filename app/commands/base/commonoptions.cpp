// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/base/commonoptions.h"

#include "commands/base/blanks.h"
#include "commands/base/exitcode.h"
#include "net/wire/transport.h"
#include "session/connections/connectionbook.h"
#include "session/connections/connectionfiles.h"
#include "session/connections/namedconnection.h"
#include "storage/secretvariables.h"

#include <QCoreApplication>

#include <limits>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct CommonOptionsText
{
    Q_DECLARE_TR_FUNCTIONS(CommonOptions)
};

Result<void, UsageProblem> readCertificate(const QString &path, Connection &connection)
{
    const StorageResult<ClientCertificate> certificate =
        readClientCertificate(path, secretFrom(secretvariables::certificatePassphrase));
    if (!certificate)
        return problemOf(certificate.error());
    connection.clientCertificate = *certificate;
    return {};
}

/// The client's secret or certificate; neither is ever an argument.
Result<void, UsageProblem> readProof(const QCommandLineParser &parser, Connection &connection)
{
    if (parser.isSet(u"client-certificate"_s))
        return readCertificate(parser.value(u"client-certificate"_s), connection);
    connection.clientSecret = QString::fromUtf8(secretFrom(secretvariables::clientSecret));
    if (connection.clientSecret.isEmpty()) {
        return usageError(CommonOptionsText::tr("--token-url needs the client secret in the "
                                                "environment variable %1, or "
                                                "--client-certificate.")
                              .arg(secretvariables::clientSecret));
    }
    return {};
}

/// The options that name a gateway for one run.
Result<void, UsageProblem> readRemote(const QCommandLineParser &parser, Connection &connection)
{
    const Result<QUrl, UsageProblem> baseUrl = readAddress(parser, u"base-url"_s);
    if (!baseUrl)
        return Failure<UsageProblem>(baseUrl.error());
    connection.profile.baseUrl = *baseUrl;
    connection.profile.name = baseUrl->host();
    if (!parser.isSet(u"token-url"_s)) {
        for (const QString &name : {u"client-id"_s, u"client-certificate"_s, u"scope"_s}) {
            if (parser.isSet(name))
                return usageError(CommonOptionsText::tr("--%1 needs --token-url.").arg(name));
        }
        return {};
    }
    const Result<QUrl, UsageProblem> tokenUrl = readAddress(parser, u"token-url"_s);
    if (!tokenUrl)
        return Failure<UsageProblem>(tokenUrl.error());
    connection.profile.tokenUrl = *tokenUrl;
    connection.profile.clientId = idOption(parser, u"client-id"_s);
    connection.profile.scope = idOption(parser, u"scope"_s);
    if (connection.profile.clientId.isEmpty())
        return usageError(CommonOptionsText::tr("--token-url needs --client-id."));
    return readProof(parser, connection);
}

/// A named connection says all of this itself.
Result<QString, UsageProblem> readName(const QCommandLineParser &parser)
{
    const QString connection = parser.value(u"connection"_s).trimmed();
    if (connection.isEmpty())
        return usageError(CommonOptionsText::tr("--connection takes a name, not nothing."));
    const bool local = isLocalGatewayName(connection);
    for (const QString &name : {u"base-url"_s, u"token-url"_s, u"client-id"_s,
                                u"client-certificate"_s, u"scope"_s, u"sample-data"_s}) {
        if (parser.isSet(name) && !(local && name == "sample-data"_L1))
            return usageError(
                CommonOptionsText::tr("--%1 does not go with --connection; leave one of them out.")
                    .arg(name));
    }
    return connection;
}

Result<void, UsageProblem> readGateway(const QCommandLineParser &parser, CommonOptions &options)
{
    if (parser.isSet(u"connection"_s)) {
        const Result<QString, UsageProblem> name = readName(parser);
        if (!name)
            return Failure<UsageProblem>(name.error());
        if (!isLocalGatewayName(*name)) {
            options.connectionName = *name;
            return {};
        }
    }
    const bool remote = parser.isSet(u"base-url"_s);
    if (!remote && parser.isSet(u"token-url"_s))
        return usageError(CommonOptionsText::tr("--token-url needs --base-url."));
    if (remote && parser.isSet(u"sample-data"_s))
        return usageError(CommonOptionsText::tr("--sample-data is for the local gateway only."));
    if (remote)
        return readRemote(parser, options.connection);
    options.connection = ConnectionBook::localConnection();
    options.connection.sampleData = parser.isSet(u"sample-data"_s);
    return {};
}

} // namespace

Result<DataDirectory, UsageProblem> readDataDirectory(const QCommandLineParser &parser)
{
    if (parser.isSet(u"data-dir"_s) && parser.value(u"data-dir"_s).isEmpty())
        return usageError(CommonOptionsText::tr("--data-dir takes a directory, not nothing."));
    return DataDirectory(parser.value(u"data-dir"_s));
}

Result<std::chrono::seconds, UsageProblem> readSeconds(const QCommandLineParser &parser,
                                                       const QString &name, int least)
{
    // Qt's timers count milliseconds in an int.
    constexpr int longest = std::numeric_limits<int>::max() / 1000;
    bool ok = false;
    const int value = parser.value(name).toInt(&ok);
    if (!ok || value < least || value > longest) {
        return usageError(
            CommonOptionsText::tr("--%1 takes a whole number of seconds from %2 to %3, not \"%4\".")
                .arg(name, QString::number(least), QString::number(longest), parser.value(name)));
    }
    return std::chrono::seconds(value);
}

Result<int, UsageProblem> readCount(const QCommandLineParser &parser, const QString &name)
{
    bool ok = false;
    const int value = parser.value(name).toInt(&ok);
    if (!ok || value < 0) {
        return usageError(CommonOptionsText::tr("--%1 takes a whole number from 0, not \"%2\".")
                              .arg(name, parser.value(name)));
    }
    return value;
}

Result<QString, UsageProblem> readVersion(const QCommandLineParser &parser, const QString &name)
{
    const QString version = parser.value(name);
    if (version.isEmpty())
        return usageError(CommonOptionsText::tr("--%1 takes a version, not nothing.").arg(name));
    return version;
}

Result<QUrl, UsageProblem> readAddress(const QCommandLineParser &parser, const QString &name)
{
    const QUrl url(parser.value(name), QUrl::StrictMode);
    if (!isSafeToUse(url) || !url.userInfo().isEmpty() || url.port() == 0) {
        return usageError(
            CommonOptionsText::tr("--%1 takes an https:// address, or http:// on this "
                                  "computer (127.0.0.1, ::1, localhost), not \"%2\".")
                .arg(name, parser.value(name)));
    }
    return url;
}

Result<ConnectionOverrides, UsageProblem> readOverrides(const QCommandLineParser &parser)
{
    ConnectionOverrides overrides;
    if (parser.isSet(u"api-version"_s)) {
        const Result<QString, UsageProblem> version = readVersion(parser, u"api-version"_s);
        if (!version)
            return Failure<UsageProblem>(version.error());
        overrides.apiVersion = *version;
    }
    if (parser.isSet(u"request-budget"_s)) {
        const Result<int, UsageProblem> budget = readCount(parser, u"request-budget"_s);
        if (!budget)
            return Failure<UsageProblem>(budget.error());
        overrides.requestBudget = *budget;
    }
    if (parser.isSet(u"timeout"_s)) {
        const Result<std::chrono::seconds, UsageProblem> seconds =
            readSeconds(parser, u"timeout"_s, 1);
        if (!seconds)
            return Failure<UsageProblem>(seconds.error());
        overrides.timeout = *seconds;
    }
    if (parser.isSet(u"ca-file"_s)) {
        const StorageResult<QByteArray> pem = readAuthorities(parser.value(u"ca-file"_s));
        if (!pem)
            return problemOf(pem.error());
        overrides.extraCaPem = *pem;
    }
    return overrides;
}

Failure<UsageProblem> usageError(const QString &message)
{
    return Failure<UsageProblem>({message, UsageError});
}

Failure<UsageProblem> problemOf(const StorageError &error)
{
    return Failure<UsageProblem>({error.message, exitCodeOf(error)});
}

void addReachOptions(QCommandLineParser &parser)
{
    const auto tr = [](const char *text) { return CommonOptionsText::tr(text); };
    parser.addOptions({
        {u"client-id"_s, tr("Client ID; the secret is in %1.").arg(secretvariables::clientSecret),
         u"ID"_s},
        {u"client-certificate"_s,
         tr("Sign in with this PEM or PFX file; its passphrase is in %1.")
             .arg(secretvariables::certificatePassphrase),
         u"FILE"_s},
        {u"scope"_s, tr("Scope of the token."), u"SCOPE"_s},
        {u"ca-file"_s,
         tr("Trust the certificate authorities in this file too (PEM, DER or PKCS #7)."),
         u"FILE"_s},
        {u"api-version"_s, tr("Version of the Provisioning API (%1).").arg(firstApiVersion),
         u"VERSION"_s},
        {u"request-budget"_s,
         tr("Requests in any 60 seconds, 0 = no limit (what the gateway says, else 100; none for "
            "the local gateway)."),
         u"N"_s},
        {u"timeout"_s, tr("Seconds that one request may take (30)."), u"SECONDS"_s},
    });
}

void addCommonOptions(QCommandLineParser &parser)
{
    const auto tr = [](const char *text) { return CommonOptionsText::tr(text); };
    parser.addOptions({
        {u"connection"_s, tr("Use the connection of that name."), u"NAME"_s},
        {u"base-url"_s, tr("Use the gateway at that address for this run."), u"URL"_s},
        {u"token-url"_s, tr("Fetch tokens there; without it none is sent."), u"URL"_s},
        {u"data-dir"_s, tr("Keep every file of this program under DIR."), u"DIR"_s},
        {u"json"_s, tr("Write one JSON document to standard output.")},
        {u"sample-data"_s, tr("Fill an empty local gateway with sample data.")},
    });
    addReachOptions(parser);
}

Result<CommonOptions, UsageProblem> readCommonOptions(const QCommandLineParser &parser)
{
    const Result<DataDirectory, UsageProblem> directory = readDataDirectory(parser);
    if (!directory)
        return Failure<UsageProblem>(directory.error());
    tellBlanksInEnvironment();
    CommonOptions options;
    options.directory = *directory;
    options.json = parser.isSet(u"json"_s);
    if (const Result<void, UsageProblem> gateway = readGateway(parser, options); !gateway)
        return Failure<UsageProblem>(gateway.error());
    const Result<ConnectionOverrides, UsageProblem> overrides = readOverrides(parser);
    if (!overrides)
        return Failure<UsageProblem>(overrides.error());
    options.overrides = *overrides;
    options.overrides.applyTo(options.connection);
    return options;
}

} // namespace numberdesk
