// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/command.h"

class QCommandLineParser;

namespace numberdesk {

/// `numberdesk import FILE.csv ...`: plans, sends what is good, and waits for sync if asked to.
void addImportOptions(QCommandLineParser &parser);
/// Makes the command, or says which option, argument or file name is wrong.
CommandResult makeImportCommand(const QCommandLineParser &parser, Output &output);

} // namespace numberdesk
