// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/command.h"

class QCommandLineParser;

namespace numberdesk {

/// `numberdesk export accounts|numbers|rfis`: CSV, or the array of API resources with `--json`.
void addExportOptions(QCommandLineParser &parser);
/// Makes the command, or says which option or argument is wrong.
CommandResult makeExportCommand(const QCommandLineParser &parser, Output &output);

} // namespace numberdesk
