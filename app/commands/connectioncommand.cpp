// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/connectioncommand.h"

#include "commands/blanks.h"
#include "commands/connectionaddcommand.h"
#include "commands/connectionaddoptions.h"
#include "commands/connectiondescription.h"
#include "commands/connectiontestcommand.h"
#include "session/namedconnection.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>

#include <array>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct ConnectionCommandText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionCommand)
};

class ConnectionListCommand final : public Command
{
    Q_OBJECT

public:
    ConnectionListCommand(Output &output, const DataDirectory &directory)
        : Command(output), m_book(directory)
    {}

    void start() override
    {
        m_book.list()->then(this, [this](const StorageResult<QList<ConnectionProfile>> &profiles) {
            if (!profiles)
                return fail(profiles.error());
            QJsonArray document{localGatewayJson()};
            for (const ConnectionProfile &profile : *profiles)
                document += toJson(profile);
            for (const QString &line : connectionTable(*profiles))
                output().print(line);
            output().document(QJsonDocument(document));
            end(AllDone);
        });
    }

private:
    ConnectionBook m_book;
};

class ConnectionRemoveCommand final : public Command
{
    Q_OBJECT

public:
    ConnectionRemoveCommand(Output &output, const DataDirectory &directory, QString name)
        : Command(output), m_book(directory), m_name(std::move(name))
    {}

    void start() override
    {
        removeNamedConnection(m_book, m_name)
            ->then(this, [this](const StorageResult<QString> &removed) {
                if (!removed)
                    return fail(removed.error());
                if (removed->isEmpty()) {
                    output().print(tr("Removed connection %1 and its secret.").arg(m_name));
                } else {
                    output().print(tr("Removed connection %1.").arg(m_name));
                    output().say(tr("Its secret was left where it is. %1").arg(*removed));
                }
                output().document(QJsonDocument(QJsonObject{{u"removed"_s, m_name}}));
                end(AllDone);
            });
    }

private:
    ConnectionBook m_book;
    QString m_name;
};

CommandResult makeList(const QCommandLineParser &, const DataDirectory &directory, Output &output)
{
    return std::make_unique<ConnectionListCommand>(output, directory);
}

CommandResult makeRemove(const QCommandLineParser &parser, const DataDirectory &directory,
                         Output &output)
{
    const QString name = parser.positionalArguments().at(1);
    if (isLocalGatewayName(name))
        return usageError(ConnectionCommandText::tr(
            "The local gateway's connection is always there; it cannot be "
            "removed."));
    return std::make_unique<ConnectionRemoveCommand>(output, directory, name);
}

/// One thing to do with connections.
struct Verb
{
    QLatin1StringView name;
    int arguments;     ///< the verb and what follows it
    bool takesOptions; ///< others than --data-dir and --json
    CommandResult (*make)(const QCommandLineParser &parser, const DataDirectory &directory,
                          Output &output);
};

constexpr std::array<Verb, 4> verbs{{
    {"add"_L1, 2, true, makeConnectionAddCommand},
    {"list"_L1, 1, false, makeList},
    {"test"_L1, 2, false, makeConnectionTestCommand},
    {"remove"_L1, 2, false, makeRemove},
}};

Result<void, UsageProblem> checkOptions(const QCommandLineParser &parser, const Verb &verb)
{
    if (verb.takesOptions)
        return {};
    for (const QString &name : parser.optionNames()) {
        if (name != "data-dir"_L1 && name != "json"_L1)
            return usageError(ConnectionCommandText::tr("--%1 does not go with connection %2.")
                                  .arg(name, verb.name));
    }
    return {};
}

} // namespace

void addConnectionOptions(QCommandLineParser &parser)
{
    parser.addPositionalArgument(
        u"add"_s, ConnectionCommandText::tr("Keep a connection to a gateway under a name."),
        u"add NAME"_s);
    parser.addPositionalArgument(
        u"list"_s, ConnectionCommandText::tr("Show what connections there are."), u"| list"_s);
    parser.addPositionalArgument(
        u"test"_s,
        ConnectionCommandText::tr("Try a connection, and tell the first fault on the way."),
        u"| test NAME"_s);
    parser.addPositionalArgument(u"remove"_s,
                                 ConnectionCommandText::tr("Forget a connection and its secret."),
                                 u"| remove NAME"_s);
    addConnectionAddOptions(parser);
    parser.addOptions({
        {u"data-dir"_s, ConnectionCommandText::tr("Keep every file of this program under DIR."),
         u"DIR"_s},
        {u"json"_s, ConnectionCommandText::tr("Write one JSON document to standard output.")},
    });
}

CommandResult makeConnectionCommand(const QCommandLineParser &parser, Output &output)
{
    const QStringList arguments = parser.positionalArguments();
    for (const Verb &verb : verbs) {
        if (arguments.size() != verb.arguments || arguments.constFirst() != verb.name)
            continue;
        if (const auto ok = checkOptions(parser, verb); !ok)
            return Failure<UsageProblem>(ok.error());
        const Result<DataDirectory, UsageProblem> directory = readDataDirectory(parser);
        if (!directory)
            return Failure<UsageProblem>(directory.error());
        tellBlanksInEnvironment();
        return verb.make(parser, *directory, output);
    }
    return usageError(ConnectionCommandText::tr(
        "Usage: numberdesk connection add NAME ..., connection list, connection "
        "test NAME, or connection remove NAME; see numberdesk connection "
        "--help."));
}

} // namespace numberdesk

#include "connectioncommand.moc"
