// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/connection/connectioncommand.h"

#include "commands/base/blanks.h"
#include "commands/connection/connectionaddcommand.h"
#include "commands/connection/connectionaddoptions.h"
#include "commands/connection/connectiondescription.h"
#include "commands/connection/connectiontestcommand.h"
#include "session/connections/namedconnection.h"
#include "storage/deskdatabase.h"
#include "storage/jobstore.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>

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
    ConnectionRemoveCommand(Output &output, const DataDirectory &directory, QString name,
                            bool withData)
        : Command(output)
        , m_book(directory)
        , m_database(directory)
        , m_jobs(m_database, directory)
        , m_name(std::move(name))
        , m_withData(withData)
    {}

    /// Jobs go first: one that runs keeps its connection.
    void start() override
    {
        if (!m_withData)
            return remove();
        m_book.find(m_name)->then(this, [this](const StorageResult<ConnectionProfile> &profile) {
            if (!profile && profile.error().kind != StorageError::Kind::NotFound)
                return fail(profile.error());
            removeJobs(profile);
        });
    }

private:
    /// Also those that a connection has left behind which was removed before.
    void removeJobs(const StorageResult<ConnectionProfile> &profile)
    {
        m_jobs.removeOf(profile ? profile->name : m_name)
            ->then(this, [this, profile](const StorageResult<qint64> &removed) {
                if (!removed)
                    return fail(removed.error());
                m_removedJobs = *removed;
                if (profile)
                    return remove();
                if (*removed == 0)
                    return fail(profile.error());
                tellJobs();
                end();
            });
    }

    void tellJobs()
    {
        if (m_removedJobs == 0)
            return output().print(tr("It had no jobs."));
        output().print(tr("Its %n job(s), and the copies of their files, are gone.", nullptr,
                          static_cast<int>(m_removedJobs)));
    }

    void end()
    {
        output().document(QJsonDocument(QJsonObject{{u"removed"_s, m_name}}));
        Command::end(AllDone);
    }

    void remove()
    {
        removeNamedConnection(m_book, m_name)
            ->then(this, [this](const StorageResult<QString> &removed) {
                if (!removed)
                    return fail(removed.error());
                tell(*removed);
            });
    }

    /// `left`: why its secret was left where it is; empty: it was not.
    void tell(const QString &left)
    {
        if (left.isEmpty()) {
            output().print(tr("Removed connection %1 and its secret.").arg(m_name));
        } else {
            output().print(tr("Removed connection %1.").arg(m_name));
            output().say(tr("Its secret was left where it is. %1").arg(left));
        }
        if (m_withData)
            tellJobs();
        end();
    }

    ConnectionBook m_book;
    DeskDatabase m_database;
    JobStore m_jobs;
    QString m_name;
    bool m_withData;
    qint64 m_removedJobs = 0;
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
    return std::make_unique<ConnectionRemoveCommand>(output, directory, name,
                                                     parser.isSet(u"with-data"_s));
}

using MakeOnDirectory = CommandResult (*)(const QCommandLineParser &parser,
                                          const DataDirectory &directory, Output &output);

CommandResult makeOnDirectory(const QCommandLineParser &parser, Output &output,
                              MakeOnDirectory make)
{
    const Result<DataDirectory, UsageProblem> directory = readDataDirectory(parser);
    if (!directory)
        return Failure<UsageProblem>(directory.error());
    tellBlanksInEnvironment();
    return make(parser, *directory, output);
}

/// Of a command that no option of a connection goes with, but for one of its `own`.
CommandResult makeWithoutOptions(const QCommandLineParser &parser, Output &output,
                                 MakeOnDirectory make, const QString &own = {})
{
    for (const QString &name : parser.optionNames()) {
        if (name != "data-dir"_L1 && name != "json"_L1 && name != own)
            return usageError(ConnectionCommandText::tr("--%1 does not go with connection %2.")
                                  .arg(name, parser.positionalArguments().constFirst()));
    }
    return makeOnDirectory(parser, output, make);
}

} // namespace

void addConnectionOptions(QCommandLineParser &parser)
{
    addConnectionAddOptions(parser);
    parser.addOptions({
        {u"data-dir"_s, ConnectionCommandText::tr("Keep every file of this program under DIR."),
         u"DIR"_s},
        {u"with-data"_s,
         ConnectionCommandText::tr("remove: forget the gateway, its jobs and the copies of their "
                                   "files included.")},
        {u"json"_s, ConnectionCommandText::tr("Write one JSON document to standard output.")},
    });
}

CommandResult makeConnectionAdd(const QCommandLineParser &parser, Output &output)
{
    return makeOnDirectory(parser, output, makeConnectionAddCommand);
}

CommandResult makeConnectionList(const QCommandLineParser &parser, Output &output)
{
    return makeWithoutOptions(parser, output, makeList);
}

CommandResult makeConnectionTest(const QCommandLineParser &parser, Output &output)
{
    return makeWithoutOptions(parser, output, makeConnectionTestCommand);
}

CommandResult makeConnectionRemove(const QCommandLineParser &parser, Output &output)
{
    return makeWithoutOptions(parser, output, makeRemove, u"with-data"_s);
}

} // namespace numberdesk

#include "connectioncommand.moc"
