// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/serve/servecommand.h"

#include "localgateway/localgateway.h"

#include <QCommandLineParser>
#include <QFileInfo>

#include <limits>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

ExitCode startExitCode(localgateway::StartError::Kind kind)
{
    using Kind = localgateway::StartError::Kind;
    switch (kind) {
    case Kind::DatabaseHeld:
        return Conflict;
    case Kind::InvalidOptions:
        return UsageError;
    case Kind::PortTaken:
    case Kind::DatabaseUnusable:
        break;
    }
    return Failed;
}

class ServeCommand final : public Command
{
    Q_OBJECT

public:
    ServeCommand(Output &output, localgateway::Options options, DataDirectory directory)
        : Command(output)
        , m_wantsSampleData(options.sampleData)
        , m_authenticates(options.authenticate)
        , m_directory(std::move(directory))
        , m_gateway(std::move(options))
    {
        setInterruptedCode(AllDone);
    }

    void start() override
    {
        if (const Result<void, QString> usable = m_directory.ensure(); !usable)
            return fail(usable.error(), Failed);
        const auto address = m_gateway.start();
        if (!address)
            return fail(address.error().message, startExitCode(address.error().kind));
        if (m_wantsSampleData && m_gateway.sampleDataSkipped())
            output().say(tr("Sample data was not loaded: the database already holds data."));
        output().print(u"listening on "_s + address->baseUrl.toString());
        if (m_authenticates)
            output().print(u"client secret: "_s + address->clientSecret);
    }

protected:
    void stop() override { end(AllDone); }

private:
    bool m_wantsSampleData;
    bool m_authenticates;
    DataDirectory m_directory;
    localgateway::LocalGateway m_gateway;
};

struct ServeCommandText
{
    Q_DECLARE_TR_FUNCTIONS(ServeCommand)
};

/// Reads an option as a whole number between 0 and `most` into `target`; a sentence otherwise.
template <typename T>
Result<void, UsageProblem> readNumber(const QCommandLineParser &parser, const QString &name,
                                      qint64 most, T &target)
{
    if (!parser.isSet(name))
        return {};
    bool ok = false;
    const qint64 value = parser.value(name).toLongLong(&ok);
    if (!ok || value < 0 || value > most) {
        return Failure<UsageProblem>(
            {ServeCommandText::tr("--%1 takes a whole number from 0 to %2, not \"%3\".")
                 .arg(name, QString::number(most), parser.value(name))});
    }
    target = T(value);
    return {};
}

Result<void, UsageProblem> readRoles(const QCommandLineParser &parser, QStringList &roles)
{
    if (!parser.isSet(u"roles"_s))
        return {};
    static const QStringList known{u"Read"_s, u"Write"_s, u"Delete"_s, u"Admin"_s};
    roles = parser.value(u"roles"_s).split(u',', Qt::SkipEmptyParts);
    for (const QString &role : std::as_const(roles)) {
        if (!known.contains(role)) {
            return Failure<UsageProblem>(
                {ServeCommandText::tr("--roles takes Read, Write, Delete and Admin, not \"%1\".")
                     .arg(role)});
        }
    }
    return {};
}

Result<void, UsageProblem> readPublicUrl(const QCommandLineParser &parser, QUrl &url)
{
    if (!parser.isSet(u"public-url"_s))
        return {};
    url = QUrl(parser.value(u"public-url"_s), QUrl::StrictMode);
    const bool http = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (url.isValid() && http && !url.host().isEmpty())
        return {};
    return Failure<UsageProblem>(
        {ServeCommandText::tr("--public-url takes an http or https address, not \"%1\".")
             .arg(parser.value(u"public-url"_s))});
}

Result<void, UsageProblem> readSwitches(const QCommandLineParser &parser,
                                        localgateway::Options &options)
{
    constexpr qint64 mostMs = std::numeric_limits<int>::max();
    using Step = Result<void, UsageProblem>;
    options.sampleData = parser.isSet(u"sample-data"_s);
    options.authenticate = !parser.isSet(u"no-auth"_s);
    const auto number = [&](const QString &name, qint64 most, auto &target) {
        return [&parser, name, most, &target]() -> Step {
            return readNumber(parser, name, most, target);
        };
    };
    return readNumber(parser, u"port"_s, std::numeric_limits<quint16>::max(), options.port)
        .and_then(number(u"sync-delay-ms"_s, mostMs, options.syncDelay))
        .and_then(number(u"rate-limit"_s, std::numeric_limits<int>::max(), options.rateLimit))
        .and_then(number(u"token-lifetime"_s, mostMs, options.tokenLifetime))
        .and_then(number(u"latency-ms"_s, mostMs, options.latency))
        .and_then([&]() -> Step { return readRoles(parser, options.roles); })
        .and_then([&]() -> Step { return readPublicUrl(parser, options.publicUrl); });
}

} // namespace

void addServeOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"port"_s, ServeCommandText::tr("Listen on that port (a free one)."), u"N"_s},
        {u"database"_s, ServeCommandText::tr("Keep the data in FILE (local-gateway.sqlite)."),
         u"FILE"_s},
        {u"data-dir"_s, ServeCommandText::tr("Keep every file of this program under DIR."),
         u"DIR"_s},
        {u"sample-data"_s, ServeCommandText::tr("Fill an empty database with sample data.")},
        {u"sync-delay-ms"_s, ServeCommandText::tr("Time until a pending row is synced (5000)."),
         u"N"_s},
        {u"rate-limit"_s, ServeCommandText::tr("Requests a minute (100), 0 = no limit."), u"N"_s},
        {u"no-auth"_s, ServeCommandText::tr("Take any bearer token or none.")},
        {u"roles"_s, ServeCommandText::tr("Roles in its tokens (Admin)."), u"R[,R]"_s},
        {u"token-lifetime"_s, ServeCommandText::tr("Life of its tokens in seconds (3599)."),
         u"S"_s},
        {u"latency-ms"_s, ServeCommandText::tr("Wait before every reply (0)."), u"N"_s},
        {u"public-url"_s, ServeCommandText::tr("Address of a TLS proxy in front of it."), u"URL"_s},
    });
}

CommandResult makeServeCommand(const QCommandLineParser &parser, Output &output)
{
    if (!parser.positionalArguments().isEmpty()) {
        return Failure<UsageProblem>(
            {ServeCommandText::tr("serve takes no argument, but \"%1\" was given.")
                 .arg(parser.positionalArguments().constFirst())});
    }
    for (const QString &name : {u"data-dir"_s, u"database"_s}) {
        if (parser.isSet(name) && parser.value(name).isEmpty())
            return usageError(ServeCommandText::tr("--%1 takes a path, not nothing.").arg(name));
    }
    const DataDirectory directory(parser.value(u"data-dir"_s));
    localgateway::Options options;
    options.databaseFile = parser.isSet(u"database"_s)
                               ? QFileInfo(parser.value(u"database"_s)).absoluteFilePath()
                               : directory.localGatewayDatabase();
    if (const Result<void, UsageProblem> switches = readSwitches(parser, options); !switches)
        return Failure<UsageProblem>(switches.error());
    return std::make_unique<ServeCommand>(output, std::move(options), directory);
}

} // namespace numberdesk

#include "servecommand.moc"
