// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/command.h"

class QCommandLineParser;

namespace numberdesk {

/// `numberdesk connection test NAME`: walks the way to the gateway, tells the first fault on
/// standard output, and exits with 0 when there is none.
CommandResult makeConnectionTestCommand(const QCommandLineParser &parser,
                                        const DataDirectory &directory, Output &output);

} // namespace numberdesk
