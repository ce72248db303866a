// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/cancelflag.h"
#include "transfer/planning/planjob.h"

namespace numberdesk {

/// Reads every file, those that were read before from their copies; all that cannot be read are
/// reported together. Typed tables are not looked at.
Result<QList<CsvTable>, ImportError>
readTables(const PlanInput &input, const ImportOptions &options, const CancelFlag &cancel);

/// A plan of what the files alone tell: rows with what they ask, faults of syntax, numbers that
/// come twice. Good rows are Create until the gateway was asked.
PlanResult draftPlan(const QList<CsvTable> &tables, const ImportOptions &options,
                     const CancelFlag &cancel);

} // namespace numberdesk
