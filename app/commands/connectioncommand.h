// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/command.h"

class QCommandLineParser;

namespace numberdesk {

/// `numberdesk connection add NAME`, `connection list`, `connection test NAME` and
/// `connection remove NAME`.
void addConnectionOptions(QCommandLineParser &parser);
CommandResult makeConnectionCommand(const QCommandLineParser &parser, Output &output);

} // namespace numberdesk
