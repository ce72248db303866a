// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/cancelflag.h"
#include "transfer/planning/planjob.h"

namespace numberdesk {

/// Reads every file; all that cannot be read are reported together.
Result<QList<CsvTable>, ImportError>
readTables(const QStringList &paths, const ImportOptions &options, const CancelFlag &cancel);

/// A plan of what the files alone tell: rows with what they ask, faults of syntax, numbers that
/// come twice. Good rows are Create until the gateway was asked.
PlanResult draftPlan(const QList<CsvTable> &tables, const ImportOptions &options,
                     const CancelFlag &cancel);

} // namespace numberdesk
