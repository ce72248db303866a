// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/command.h"
#include "commands/base/commonoptions.h"

#include <QStringList>

#include <memory>
#include <variant>

namespace numberdesk {

class Interrupt;

/// The command line asks for the window.
struct WindowRequest
{
    CommonOptions options;
    QStringList files;
};

/// The command line is answered by a text: help or version.
struct TextAnswer
{
    QString text;
};

/// The command line asks for a command, ready to start.
struct CommandRequest
{
    std::unique_ptr<Output> output;
    std::unique_ptr<Command> command;
};

/// What the arguments ask for.
using CommandLine = std::variant<WindowRequest, TextAnswer, CommandRequest>;

/// Reads the program's arguments (the first is the program itself).
Result<CommandLine, UsageProblem> readCommandLine(const QStringList &arguments);

/// Runs a command on the application's event loop until it ends; `interrupt` stops it. Gives the
/// exit code, or ends the process when the command was interrupted: what hangs in a thread must
/// not hold it up. Needs a QCoreApplication.
int runCommand(CommandRequest request, Interrupt &interrupt);

} // namespace numberdesk
