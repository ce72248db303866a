// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/commonoptions.h"
#include "transfer/planning/planjob.h"

#include <optional>

class QCommandLineParser;

namespace numberdesk {

/// What a script agrees to of an import that makes accounts like its files.
struct MirrorConsent
{
    bool isAsked = true;              ///< false for a dry run, which sends nothing
    bool yes = false;                 ///< --yes
    std::optional<int> allowDeleting; ///< --allow-deleting: exactly so many deletions
};

/// Adds --yes and --allow-deleting.
void addMirrorOptions(QCommandLineParser &parser);

/// Reads them; a usage problem when they come with another mode than mirror.
Result<MirrorConsent, UsageProblem> readMirrorConsent(const QCommandLineParser &parser,
                                                      const ImportOptions &options);

/// Why a plan is not sent (behaviour.md, import): ImportPlan::refusals, or massive deletions that
/// are not named exactly (Unreadable, so exit 1), or no --yes (Usage, exit 2, with what would be
/// deleted by account). Nothing for other plans.
std::optional<ImportError> mirrorRefusal(const ImportPlan &plan, const MirrorConsent &consent);

} // namespace numberdesk
