// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/command.h"

class QCommandLineParser;

namespace numberdesk {

/// `numberdesk connection add NAME`: keeps a profile, and its secret from the environment.
/// Says which option or argument is wrong, if one is.
CommandResult makeConnectionAddCommand(const QCommandLineParser &parser,
                                       const DataDirectory &directory, Output &output);

} // namespace numberdesk
