// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/commonoptions.h"
#include "transfer/plan/importplan.h"

class QCommandLineParser;

namespace numberdesk {

/// Adds the options that say how `import` treats its files, from `--repair` to `--encoding`.
void addReadingOptions(QCommandLineParser &parser);

/// Reads them; a value that cannot be used is a sentence for exit code 2.
Result<ImportOptions, UsageProblem> readImportOptions(const QCommandLineParser &parser);

} // namespace numberdesk
