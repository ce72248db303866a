// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/command.h"

class QCommandLineParser;

namespace numberdesk {

/// `numberdesk serve`: the local gateway until SIGINT or SIGTERM.
void addServeOptions(QCommandLineParser &parser);
/// Makes the command, or says which option or argument is wrong.
CommandResult makeServeCommand(const QCommandLineParser &parser, Output &output);

} // namespace numberdesk
