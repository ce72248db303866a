// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/commonoptions.h"

#include "commands/exitcode.h"
#include "net/transport.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct CommonOptionsText
{
    Q_DECLARE_TR_FUNCTIONS(CommonOptions)
};

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

Result<QUrl, UsageProblem> readUrl(const QCommandLineParser &parser, const QString &name)
{
    const QUrl url(parser.value(name), QUrl::StrictMode);
    if (!isSafeToUse(url) || !url.userInfo().isEmpty()) {
        return usageError(
            CommonOptionsText::tr("--%1 takes an https:// address, or http:// on this "
                                  "computer (127.0.0.1, ::1, localhost), not \"%2\".")
                .arg(name, parser.value(name)));
    }
    return url;
}

Result<QByteArray, UsageProblem> readWhole(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Failure<UsageProblem>(
            {CommonOptionsText::tr("The file %1 cannot be read: %2.").arg(path, file.errorString()),
             NotFound});
    }
    return file.readAll();
}

Result<QByteArray, UsageProblem> readCaFile(const QString &path)
{
    Result<QByteArray, UsageProblem> pem = readWhole(path);
    if (pem && QSslCertificate::fromData(*pem, QSsl::Pem).isEmpty()) {
        return Failure<UsageProblem>(
            {CommonOptionsText::tr("The file %1 holds no certificate in PEM form.").arg(path),
             Failed});
    }
    return pem;
}

Result<void, UsageProblem> readCertificate(const QString &path, Connection &connection)
{
    const Result<QByteArray, UsageProblem> bytes = readWhole(path);
    if (!bytes)
        return Failure<UsageProblem>(bytes.error());
    const Result<ClientCertificate, QString> certificate =
        ClientCertificate::load(*bytes, qgetenv("NUMBERDESK_CERTIFICATE_PASSPHRASE"));
    if (!certificate) {
        return Failure<UsageProblem>({CommonOptionsText::tr("The certificate %1 cannot be used. %2")
                                          .arg(path, certificate.error()),
                                      NotPermitted});
    }
    connection.clientCertificate = *certificate;
    return {};
}

/// The client's secret or certificate; neither is ever an argument.
Result<void, UsageProblem> readProof(const QCommandLineParser &parser, Connection &connection)
{
    if (parser.isSet(u"client-certificate"_s))
        return readCertificate(parser.value(u"client-certificate"_s), connection);
    connection.clientSecret = qEnvironmentVariable("NUMBERDESK_CLIENT_SECRET");
    if (connection.clientSecret.isEmpty()) {
        return usageError(CommonOptionsText::tr("--token-url needs the client secret in the "
                                                "environment variable NUMBERDESK_CLIENT_SECRET, or "
                                                "--client-certificate."));
    }
    return {};
}

/// The options that name a gateway for one run.
Result<void, UsageProblem> readRemote(const QCommandLineParser &parser, Connection &connection)
{
    const Result<QUrl, UsageProblem> baseUrl = readUrl(parser, u"base-url"_s);
    if (!baseUrl)
        return Failure<UsageProblem>(baseUrl.error());
    connection.baseUrl = *baseUrl;
    connection.name = baseUrl->host();
    if (!parser.isSet(u"token-url"_s)) {
        for (const QString &name : {u"client-id"_s, u"client-certificate"_s, u"scope"_s}) {
            if (parser.isSet(name))
                return usageError(CommonOptionsText::tr("--%1 needs --token-url.").arg(name));
        }
        return {};
    }
    const Result<QUrl, UsageProblem> tokenUrl = readUrl(parser, u"token-url"_s);
    if (!tokenUrl)
        return Failure<UsageProblem>(tokenUrl.error());
    connection.tokenUrl = *tokenUrl;
    connection.clientId = parser.value(u"client-id"_s);
    connection.scope = parser.value(u"scope"_s);
    if (connection.clientId.isEmpty())
        return usageError(CommonOptionsText::tr("--token-url needs --client-id."));
    return readProof(parser, connection);
}

Result<void, UsageProblem> readGateway(const QCommandLineParser &parser, Connection &connection)
{
    const bool remote = parser.isSet(u"base-url"_s);
    if (parser.isSet(u"connection"_s)) {
        return Failure<UsageProblem>({CommonOptionsText::tr("There is no connection named \"%1\".")
                                          .arg(parser.value(u"connection"_s)),
                                      NotFound});
    }
    if (!remote && parser.isSet(u"token-url"_s))
        return usageError(CommonOptionsText::tr("--token-url needs --base-url."));
    if (remote && parser.isSet(u"sample-data"_s))
        return usageError(CommonOptionsText::tr("--sample-data is for the local gateway only."));
    if (remote)
        return readRemote(parser, connection);
    connection.local = true;
    connection.name = CommonOptionsText::tr("Local gateway");
    connection.sampleData = parser.isSet(u"sample-data"_s);
    return {};
}

/// The options that say how a gateway is talked to, whichever it is.
Result<void, UsageProblem> readManner(const QCommandLineParser &parser, Connection &connection)
{
    if (parser.isSet(u"api-version"_s))
        connection.apiVersion = parser.value(u"api-version"_s);
    if (connection.apiVersion.isEmpty())
        return usageError(CommonOptionsText::tr("--api-version takes a version, not nothing."));
    if (parser.isSet(u"request-budget"_s)) {
        const Result<int, UsageProblem> budget = readCount(parser, u"request-budget"_s);
        if (!budget)
            return Failure<UsageProblem>(budget.error());
        connection.requestBudget = *budget;
    }
    if (parser.isSet(u"timeout"_s)) {
        const Result<int, UsageProblem> seconds = readCount(parser, u"timeout"_s);
        if (!seconds)
            return Failure<UsageProblem>(seconds.error());
        if (*seconds == 0)
            return usageError(CommonOptionsText::tr("--timeout takes at least 1 second."));
        connection.timeout = std::chrono::seconds(*seconds);
    }
    if (parser.isSet(u"ca-file"_s)) {
        const Result<QByteArray, UsageProblem> pem = readCaFile(parser.value(u"ca-file"_s));
        if (!pem)
            return Failure<UsageProblem>(pem.error());
        connection.extraCaPem = *pem;
    }
    return {};
}

} // namespace

Failure<UsageProblem> usageError(const QString &message)
{
    return Failure<UsageProblem>({message, UsageError});
}

void addCommonOptions(QCommandLineParser &parser)
{
    const auto tr = [](const char *text) { return CommonOptionsText::tr(text); };
    parser.addOptions({
        {u"connection"_s, tr("Use the connection of that name."), u"NAME"_s},
        {u"base-url"_s, tr("Use the gateway at that address for this run."), u"URL"_s},
        {u"token-url"_s, tr("Fetch tokens there; without it none is sent."), u"URL"_s},
        {u"client-id"_s, tr("Client ID; the secret is in NUMBERDESK_CLIENT_SECRET."), u"ID"_s},
        {u"client-certificate"_s,
         tr("Sign in with this PEM or PFX file; its passphrase is in "
            "NUMBERDESK_CERTIFICATE_PASSPHRASE."),
         u"FILE"_s},
        {u"scope"_s, tr("Scope of the token."), u"SCOPE"_s},
        {u"ca-file"_s, tr("Trust the certificate authorities in this PEM file too."), u"FILE"_s},
        {u"api-version"_s, tr("Version of the Provisioning API (2024-02-29)."), u"VERSION"_s},
        {u"request-budget"_s, tr("Requests in any 60 seconds, 0 = no limit."), u"N"_s},
        {u"timeout"_s, tr("Seconds that one request may take (30)."), u"SECONDS"_s},
        {u"data-dir"_s, tr("Keep every file of this program under DIR."), u"DIR"_s},
        {u"json"_s, tr("Write one JSON document to standard output.")},
        {u"sample-data"_s, tr("Fill an empty local gateway with sample data.")},
    });
}

Result<CommonOptions, UsageProblem> readCommonOptions(const QCommandLineParser &parser)
{
    if (parser.isSet(u"data-dir"_s) && parser.value(u"data-dir"_s).isEmpty())
        return usageError(CommonOptionsText::tr("--data-dir takes a directory, not nothing."));
    CommonOptions options;
    options.directory = DataDirectory(parser.value(u"data-dir"_s));
    options.json = parser.isSet(u"json"_s);
    if (Result<void, UsageProblem> gateway = readGateway(parser, options.connection); !gateway)
        return Failure<UsageProblem>(gateway.error());
    if (Result<void, UsageProblem> manner = readManner(parser, options.connection); !manner)
        return Failure<UsageProblem>(manner.error());
    return options;
}

} // namespace numberdesk
