// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/command.h"

class QCommandLineParser;

namespace numberdesk {

/// The options of all `numberdesk connection ...`; which of them go with one is judged by it.
void addConnectionOptions(QCommandLineParser &parser);

/// `numberdesk connection add NAME`, `connection list`, `connection test NAME` and
/// `connection remove NAME`, with as many arguments as that.
CommandResult makeConnectionAdd(const QCommandLineParser &parser, Output &output);
CommandResult makeConnectionList(const QCommandLineParser &parser, Output &output);
CommandResult makeConnectionTest(const QCommandLineParser &parser, Output &output);
CommandResult makeConnectionRemove(const QCommandLineParser &parser, Output &output);

} // namespace numberdesk
