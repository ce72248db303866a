// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/command.h"

class QCommandLineParser;

namespace numberdesk {

/// The options of all `numberdesk connection ...`; which of them go with one is judged by it.
void addConnectionOptions(QCommandLineParser &parser);

/// `numberdesk connection add NAME`, `connection list`, `connection test NAME` and
/// `connection remove NAME`, with as many arguments as that.
CommandResult makeConnectionAdd(const QCommandLineParser &parser, Output &output);
/// The local gateway's connection and those that are kept.
CommandResult makeConnectionList(const QCommandLineParser &parser, Output &output);
/// Walks the way to the gateway; see makeConnectionTestCommand().
CommandResult makeConnectionTest(const QCommandLineParser &parser, Output &output);
/// Forgets a connection and its secret; never the local gateway's.
CommandResult makeConnectionRemove(const QCommandLineParser &parser, Output &output);

} // namespace numberdesk
