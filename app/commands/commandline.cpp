// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/commandline.h"

#include "commands/base/interrupt.h"
#include "commands/commandlist.h"
#include "core/filename.h"
#include "net/wire/transport.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <span>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct CommandLineText
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// The place of the command's name among the arguments, or -1: options may stand before it.
qsizetype commandPosition(const QStringList &arguments)
{
    QCommandLineParser parser;
    addCommonOptions(parser);
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    parser.parse(arguments);
    const QStringList positional = parser.positionalArguments();
    if (positional.isEmpty() || commandsNamed(positional.constFirst()).empty())
        return -1;
    return arguments.size() - positional.size();
}

Result<CommandLine, UsageProblem> readCommand(std::span<const CommandEntry> commands,
                                              const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        CommandLineText::tr("numberdesk %1").arg(commands.front().word()));
    parser.addHelpOption();
    describeCommands(commands, parser);
    if (!parser.parse(arguments))
        return usageError(parser.errorText());
    if (parser.isSet(u"help"_s))
        return CommandLine(TextAnswer{parser.helpText()});
    const Result<const CommandEntry *, UsageProblem> entry = chooseCommand(commands, parser);
    if (!entry)
        return Failure<UsageProblem>(entry.error());
    CommandRequest request;
    const bool json = parser.optionNames().contains(u"json"_s);
    request.output = std::make_unique<Output>(json);
    CommandResult command = (*entry)->make(parser, *request.output);
    if (!command)
        return Failure<UsageProblem>(command.error());
    request.command = std::move(*command);
    return CommandLine(std::move(request));
}

Result<CommandLine, UsageProblem> readWindow(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        CommandLineText::tr("Provisioning desk for Azure Communications Gateway.\n\n"
                            "Commands: %1. Without a command the window opens, with the files as "
                            "an import plan.")
            .arg(commandNames()));
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
    const QString word = rest.takeAt(at);
    return readCommand(commandsNamed(word), rest);
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
    request.command.reset();
    if (exitCode != Interrupted) {
        endReleasedManagers();
        return exitCode;
    }
    std::fflush(nullptr);
    std::_Exit(exitCode);
}

} // namespace numberdesk
