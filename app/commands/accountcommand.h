// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/command.h"

class QCommandLineParser;

namespace numberdesk {

/// `numberdesk account create NAME`.
void addAccountOptions(QCommandLineParser &parser);
CommandResult makeAccountCreateCommand(const QCommandLineParser &parser, Output &output);

} // namespace numberdesk
