// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/commandlist.h"

#include "commands/account/accountcommand.h"
#include "commands/connection/connectioncommand.h"
#include "commands/export/exportcommand.h"
#include "commands/import/importcommand.h"
#include "commands/job/jobcommand.h"
#include "commands/serve/servecommand.h"
#include "commands/status/statuscommand.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct CommandListText
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// Every command, in the order in which help lists them.
constexpr std::array commandTable{
    CommandEntry{"serve"_L1, {}, addServeOptions, makeServeCommand},
    CommandEntry{"import"_L1,
                 {"FILE.csv"_L1, "FILE.csv ..."_L1, ""_L1,
                  QT_TRANSLATE_NOOP("CommandLine", "Files to import; - is standard input.")},
                 addImportOptions,
                 makeImportCommand},
    CommandEntry{"export"_L1,
                 {"what"_L1, "accounts|numbers|rfis"_L1, ""_L1,
                  QT_TRANSLATE_NOOP("CommandLine", "accounts, numbers or rfis")},
                 addExportOptions,
                 makeExportCommand},
    CommandEntry{"status"_L1, {}, addStatusOptions, makeStatusCommand},
    CommandEntry{"account create"_L1,
                 {"create"_L1, "create NAME"_L1, " --service S[,S]"_L1,
                  QT_TRANSLATE_NOOP("CommandLine", "Create an account.")},
                 addAccountOptions,
                 makeAccountCreateCommand},
    CommandEntry{"job list"_L1,
                 {"list"_L1, "list"_L1, ""_L1,
                  QT_TRANSLATE_NOOP("CommandLine", "Show the jobs of this desk.")},
                 addJobOptions,
                 makeJobList},
    CommandEntry{"job show"_L1,
                 {"show"_L1, "show ID"_L1, ""_L1,
                  QT_TRANSLATE_NOOP("CommandLine", "Show one job with its rows by outcome.")},
                 addJobOptions,
                 makeJobShow},
    CommandEntry{"job resume"_L1,
                 {"resume"_L1, "resume ID"_L1, ""_L1,
                  QT_TRANSLATE_NOOP("CommandLine", "Go on with a job where it stood.")},
                 addJobOptions,
                 makeJobResume},
    CommandEntry{"job cancel"_L1,
                 {"cancel"_L1, "cancel ID"_L1, ""_L1,
                  QT_TRANSLATE_NOOP("CommandLine", "End a job; the rest is left.")},
                 addJobOptions,
                 makeJobCancel},
    CommandEntry{"job retry"_L1,
                 {"retry"_L1, "retry ID"_L1, ""_L1,
                  QT_TRANSLATE_NOOP("CommandLine", "Try the failed rows of a job again.")},
                 addJobOptions,
                 makeJobRetry},
    CommandEntry{"job undo"_L1,
                 {"undo"_L1, "undo ID"_L1, ""_L1,
                  QT_TRANSLATE_NOOP("CommandLine", "Take back what a job has changed.")},
                 addJobOptions,
                 makeJobUndo},
    CommandEntry{"job result"_L1,
                 {"result"_L1, "result ID FILE.csv"_L1, ""_L1,
                  QT_TRANSLATE_NOOP("CommandLine", "Write the rows of a job with their outcome.")},
                 addJobOptions,
                 makeJobResult},
    CommandEntry{"connection add"_L1,
                 {"add"_L1, "add NAME"_L1, " ..."_L1,
                  QT_TRANSLATE_NOOP("CommandLine", "Keep a connection to a gateway under a name.")},
                 addConnectionOptions,
                 makeConnectionAdd},
    CommandEntry{"connection list"_L1,
                 {"list"_L1, "list"_L1, ""_L1,
                  QT_TRANSLATE_NOOP("CommandLine", "Show what connections there are.")},
                 addConnectionOptions,
                 makeConnectionList},
    CommandEntry{"connection test"_L1,
                 {"test"_L1, "test NAME"_L1, ""_L1,
                  QT_TRANSLATE_NOOP("CommandLine",
                                    "Try a connection, and tell the first fault on the way.")},
                 addConnectionOptions,
                 makeConnectionTest},
    CommandEntry{"connection remove"_L1,
                 {"remove"_L1, "remove NAME"_L1, ""_L1,
                  QT_TRANSLATE_NOOP("CommandLine", "Forget a connection and its secret.")},
                 addConnectionOptions,
                 makeConnectionRemove},
};

/// Of two words the second is the first argument.
bool hasTwoWords(const CommandEntry &entry)
{
    return entry.name != entry.word();
}

QString usageOf(const CommandEntry &entry)
{
    return entry.word() + u' ' + entry.arguments.syntax + entry.arguments.more;
}

UsageProblem wrongCall(std::span<const CommandEntry> commands)
{
    const CommandEntry &last = commands.back();
    if (commands.size() == 1)
        return {CommandListText::tr("Usage: numberdesk %1").arg(usageOf(last))};
    QStringList others;
    for (const CommandEntry &entry : commands.first(commands.size() - 1))
        others += usageOf(entry);
    return {CommandListText::tr("Usage: numberdesk %1, or %2; see numberdesk %3 --help.")
                .arg(others.join(", "_L1), usageOf(last), last.word())};
}

} // namespace

QLatin1StringView CommandEntry::word() const
{
    const qsizetype end = name.indexOf(u' ');
    return end < 0 ? name : name.first(end);
}

std::span<const CommandEntry> commandsNamed(QStringView word)
{
    const auto isMeant = [word](const CommandEntry &entry) { return entry.word() == word; };
    const auto first = std::find_if(commandTable.begin(), commandTable.end(), isMeant);
    return {first, std::find_if_not(first, commandTable.end(), isMeant)};
}

QString commandNames()
{
    QStringList names;
    for (const CommandEntry &entry : commandTable)
        names += entry.name;
    return names.join(", "_L1);
}

void describeCommands(std::span<const CommandEntry> commands, QCommandLineParser &parser)
{
    commands.front().addOptions(parser);
    for (const CommandEntry &entry : commands) {
        const CommandArguments &arguments = entry.arguments;
        const QString syntax = arguments.syntax;
        if (arguments.help != nullptr)
            parser.addPositionalArgument(arguments.label, CommandListText::tr(arguments.help),
                                         &entry == &commands.front() ? syntax : u"| "_s + syntax);
    }
}

Result<const CommandEntry *, UsageProblem> chooseCommand(std::span<const CommandEntry> commands,
                                                         const QCommandLineParser &parser)
{
    const QStringList given = parser.positionalArguments();
    for (const CommandEntry &entry : commands) {
        const CommandArguments &arguments = entry.arguments;
        const bool fits = given.size() == arguments.syntax.count(u' ') + 1 &&
                          given.constFirst() == arguments.label;
        if (!hasTwoWords(entry) || fits)
            return &entry;
    }
    return Failure<UsageProblem>(wrongCall(commands));
}

} // namespace numberdesk
