// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"

namespace numberdesk {

/// Makes of `fresh`, a new plan of the same tables, the plan of what an import that ended early has
/// left: rows of `ended` that were NotSent are planned anew, all others stay as they ended, with
/// their faults. `ended` and `fresh` must have the same rows.
void keepWhatEnded(const ImportPlan &ended, ImportPlan &fresh);

/// True when the rows that were left do what they were to do before, or are right by now; false
/// when something has changed that a person has to look at.
bool restIsAsPlanned(const ImportPlan &ended, const ImportPlan &fresh);

} // namespace numberdesk
