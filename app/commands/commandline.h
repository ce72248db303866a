// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/command.h"
#include "commands/commonoptions.h"

#include <QStringList>

#include <memory>
#include <variant>

namespace numberdesk {

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

using CommandLine = std::variant<WindowRequest, TextAnswer, CommandRequest>;

/// Reads the program's arguments (the first is the program itself).
Result<CommandLine, UsageProblem> readCommandLine(const QStringList &arguments);

/// Runs a command on the application's event loop until it ends or SIGINT or SIGTERM comes; gives
/// the exit code. Needs a QCoreApplication.
int runCommand(const CommandRequest &request);

} // namespace numberdesk
