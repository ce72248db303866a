// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/csvheading.h"
#include "transfer/plan/importplan.h"
#include "transfer/plan/numberdifference.h"

#include <QList>
#include <QString>

#include <optional>

namespace numberdesk {

/// The word of an action in `--json`.
QString actionWord(RowAction action);

/// What a row does, planned or done; nothing for a row that is bad or was right already.
std::optional<RowAction> actionOf(const PlanRow &row);

/// The fields in which `after` differs from `before` (null = there is no such number) by the rule
/// of differencesIn(), in the order of the export and with its cells.
QList<FieldDifference> fieldChanges(const Number *before, const Number &after);

/// The fields that a row changes, by what the gateway had when the plan was made; a deletion
/// empties every field that says something. Empty for a row without action.
QList<FieldDifference> fieldChanges(const PlanRow &row);

/// The services that a row switches off on a number that has them.
ServiceSet servicesSwitchedOff(const PlanRow &row);

/// Counts what the rows of a plan take away. Walks every row: not for the GUI thread.
PlanSurvey surveyOf(const ImportPlan &plan);

/// How many changes a report lists.
inline constexpr qsizetype mostChangesListed = 10000;

} // namespace numberdesk
