// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/command.h"

#include <QLatin1StringView>
#include <QString>
#include <QStringView>

#include <span>

class QCommandLineParser;

namespace numberdesk {

/// What follows a command's first word, as `--help` lists it.
struct CommandArguments
{
    QLatin1StringView label;    ///< what it is listed under; of a command of two words the second
    QLatin1StringView syntax;   ///< for the usage line
    QLatin1StringView more;     ///< what somebody who called it wrongly is reminded of beside
    const char *help = nullptr; ///< one line, to be translated in the context CommandLine
};

/// One command. Those with the same first word stand together and share their options.
struct CommandEntry
{
    QLatin1StringView name; ///< one word, or two such as "connection test"
    CommandArguments arguments;
    void (*addOptions)(QCommandLineParser &parser);
    /// Of two words it is called only with that second word and as many arguments as the syntax
    /// has.
    CommandResult (*make)(const QCommandLineParser &parser, Output &output);

    /// The first word of the name.
    QLatin1StringView word() const;
};

/// The commands that begin with `word`; empty when there is none. A new command is one row in the
/// list behind this.
std::span<const CommandEntry> commandsNamed(QStringView word);

/// The names of all commands, as a sentence lists them.
QString commandNames();

/// Tells `parser` the arguments and options of commands with the same first word.
void describeCommands(std::span<const CommandEntry> commands, QCommandLineParser &parser);

/// The one of `commands` that the parsed line asks for, or the sentence that says how they are
/// called. A command of one word takes any arguments and judges them itself.
Result<const CommandEntry *, UsageProblem> chooseCommand(std::span<const CommandEntry> commands,
                                                         const QCommandLineParser &parser);

} // namespace numberdesk
