// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/commandline.h"

#include "commands/accountcommand.h"
#include "commands/connectioncommand.h"
#include "commands/exportcommand.h"
#include "commands/importcommand.h"
#include "commands/interrupt.h"
#include "commands/servecommand.h"
#include "commands/statuscommand.h"
#include "core/filename.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

#include <array>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct CommandLineText
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// One command: its name, what it adds to the parser, and what makes it.
struct CommandEntry
{
    QLatin1StringView name;
    void (*addOptions)(QCommandLineParser &parser);
    CommandResult (*make)(const QCommandLineParser &parser, Output &output);
};

constexpr std::array<CommandEntry, 6> commandTable{{
    {"serve"_L1, addServeOptions, makeServeCommand},
    {"import"_L1, addImportOptions, makeImportCommand},
    {"export"_L1, addExportOptions, makeExportCommand},
    {"status"_L1, addStatusOptions, makeStatusCommand},
    {"account"_L1, addAccountOptions, makeAccountCommand},
    {"connection"_L1, addConnectionOptions, makeConnectionCommand},
}};

const CommandEntry *findCommand(const QString &name)
{
    for (const CommandEntry &entry : commandTable) {
        if (entry.name == name)
            return &entry;
    }
    return nullptr;
}

/// The place of the command's name among the arguments, or -1: options may stand before it.
qsizetype commandPosition(const QStringList &arguments)
{
    QCommandLineParser parser;
    addCommonOptions(parser);
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    parser.parse(arguments);
    const QStringList positional = parser.positionalArguments();
    if (positional.isEmpty() || findCommand(positional.constFirst()) == nullptr)
        return -1;
    return arguments.size() - positional.size();
}

Result<CommandLine, UsageProblem> readCommand(const CommandEntry &entry,
                                              const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(CommandLineText::tr("numberdesk %1").arg(entry.name));
    parser.addHelpOption();
    entry.addOptions(parser);
    if (!parser.parse(arguments))
        return usageError(parser.errorText());
    if (parser.isSet(u"help"_s))
        return CommandLine(TextAnswer{parser.helpText()});
    CommandRequest request;
    const bool json = parser.optionNames().contains(u"json"_s);
    request.output = std::make_unique<Output>(json);
    CommandResult command = entry.make(parser, *request.output);
    if (!command)
        return Failure<UsageProblem>(command.error());
    request.command = std::move(*command);
    return CommandLine(std::move(request));
}

Result<CommandLine, UsageProblem> readWindow(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(CommandLineText::tr(
        "Provisioning desk for Azure Communications Gateway.\n\n"
        "Commands: serve, import, export, status, account create, connection add, connection list, "
        "connection test, connection remove. Without a command the window opens, with the files as "
        "an import "
        "plan."));
    parser.addHelpOption();
    parser.addVersionOption();
    addCommonOptions(parser);
    parser.addPositionalArgument(u"FILE.csv"_s, CommandLineText::tr("Files to plan an import of."),
                                 u"[FILE.csv ...]"_s);
    if (!parser.parse(arguments))
        return usageError(parser.errorText());
    if (parser.isSet(u"version"_s)) {
        return CommandLine(
            TextAnswer{u"numberdesk "_s + QStringLiteral(NUMBERDESK_VERSION) + u'\n'});
    }
    if (parser.isSet(u"help"_s))
        return CommandLine(TextAnswer{parser.helpText()});
    WindowRequest request;
    const Result<CommonOptions, UsageProblem> options = readCommonOptions(parser);
    if (!options)
        return Failure<UsageProblem>(options.error());
    request.options = *options;
    for (const QString &file : parser.positionalArguments()) {
        if (!fileNameExists(file)) {
            if (!file.endsWith(".csv"_L1, Qt::CaseInsensitive))
                return usageError(CommandLineText::tr("\"%1\" is neither a command nor a file; see "
                                                      "numberdesk --help.")
                                      .arg(shownFileName(file)));
            return Failure<UsageProblem>(
                {CommandLineText::tr("The file %1 does not exist.").arg(shownFileName(file)),
                 NotFound});
        }
        request.files += QFileInfo(file).absoluteFilePath();
    }
    return CommandLine(std::move(request));
}

} // namespace

Result<CommandLine, UsageProblem> readCommandLine(const QStringList &arguments)
{
    const qsizetype at = commandPosition(arguments);
    if (at < 0)
        return readWindow(arguments);
    QStringList rest = arguments;
    const CommandEntry *entry = findCommand(rest.takeAt(at));
    return readCommand(*entry, rest);
}

int runCommand(CommandRequest request, Interrupt &interrupt)
{
    Command &command = *request.command;
    int exitCode = Failed;
    // A command may end more than once, for example when an interrupt meets its last answer.
    QObject::connect(
        &command, &Command::finished, QCoreApplication::instance(),
        [&exitCode](int code) {
            exitCode = code;
            QCoreApplication::exit(code);
        },
        Qt::SingleShotConnection);
    QObject::connect(&interrupt, &Interrupt::requested, &command, &Command::interrupt);
    QTimer::singleShot(0, &command, [&command] {
        if (!command.hasEnded())
            command.start();
    });
    QCoreApplication::exec();
    if (request.output->isBroken()) {
        request.output->say(CommandLineText::tr("numberdesk: Standard output could not be written "
                                                "whole; check the disk."));
        exitCode = exitCode == AllDone ? int(Failed) : exitCode;
    }
    if (exitCode != Interrupted)
        return exitCode;
    request.command.reset();
    std::fflush(nullptr);
    std::_Exit(exitCode);
}

} // namespace numberdesk
