// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/connection/connectiontestcommand.h"

#include "session/connections/connectiontest.h"
#include "session/connections/namedconnection.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

ExitCode exitCodeOfTest(ConnectionReport::Code code)
{
    switch (code) {
    case ConnectionReport::Code::Ok:
        return AllDone;
    case ConnectionReport::Code::SignIn:
    case ConnectionReport::Code::NoRoles:
        return NotPermitted;
    case ConnectionReport::Code::TimedOut:
        return StillPending;
    case ConnectionReport::Code::Cancelled:
        return Interrupted;
    default:
        return Failed;
    }
}

QJsonObject toJson(const ConnectionReport &report)
{
    return {
        {u"step"_s, toText(report.step)}, {u"ok"_s, report.isOk()},
        {u"code"_s, toText(report.code)}, {u"message"_s, report.message},
        {u"remedy"_s, report.remedy},     {u"roles"_s, QJsonArray::fromStringList(report.roles)}};
}

class ConnectionTestCommand final : public Command
{
    Q_OBJECT

public:
    ConnectionTestCommand(Output &output, const DataDirectory &directory, QString name)
        : Command(output), m_directory(directory), m_book(directory), m_name(std::move(name))
    {}

    void start() override
    {
        openNamedConnection(m_book, m_name)
            ->then(this, [this](const StorageResult<Connection> &opened) {
                if (!opened)
                    return fail(opened.error());
                test(*opened);
            });
    }

private:
    void test(const Connection &connection)
    {
        testConnection(connection, m_directory, this)
            ->then(this, [this](const ConnectionReport &report) { tell(report); });
    }

    void tellUntested(const ConnectionReport &report)
    {
        QStringList labels;
        for (const ConnectionReport::Step step : report.untested)
            labels += stepLabel(step);
        if (!labels.isEmpty())
            output().print(tr("Not tested: %1").arg(labels.join(", "_L1)));
    }

    void tell(const ConnectionReport &report)
    {
        output().document(QJsonDocument(toJson(report)));
        if (report.isOk()) {
            output().print(report.message);
            if (!report.roles.isEmpty())
                output().print(tr("Roles: %1").arg(report.roles.join(", "_L1)));
            tellUntested(report);
        } else {
            output().say(report.message + u' ' + report.remedy);
            if (!report.details.isEmpty())
                output().say(report.details);
        }
        end(exitCodeOfTest(report.code));
    }

    DataDirectory m_directory;
    ConnectionBook m_book;
    QString m_name;
};

} // namespace

CommandResult makeConnectionTestCommand(const QCommandLineParser &parser,
                                        const DataDirectory &directory, Output &output)
{
    return std::make_unique<ConnectionTestCommand>(output, directory,
                                                   parser.positionalArguments().at(1));
}

} // namespace numberdesk

#include "connectiontestcommand.moc"
