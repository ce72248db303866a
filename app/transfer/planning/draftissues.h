// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/cellrules.h"
#include "transfer/csv/shortrows.h"
#include "transfer/plan/importplan.h"

namespace numberdesk {

/// What the files alone have to say, as entries of a plan.

/// A fault of one cell, or of the whole line; `row` is the place of its row in the plan.
RowIssue faultIssue(const CsvTable &table, const CsvRecord &record, const CellFault &fault,
                    qsizetype row);
/// `row`, which comes last in `plan`, has the number of `first`.
RowIssue repeatedNumberIssue(const ImportPlan &plan, const PlanRow &row, const PlanRow &first);
/// The number of `row`, which comes last in `plan`, has a 0 behind its country code.
RowIssue trunkZeroIssue(const ImportPlan &plan, const PlanRow &row);
/// What people should know of how the file was read.
RowIssue readingIssue(const CsvTable &table, const QString &note);
/// The file has headings only.
RowIssue noRowsIssue(const CsvTable &table);
/// Some rows end before the last column; `clears`: empty cells clear all the same, as agreed.
RowIssue cellsLeftOutIssue(const CsvTable &table, const ShortRows &rows, bool clears);
/// So many cells were repaired as agreed.
RowIssue repairedCellsIssue(const CsvTable &table, int repairs);

} // namespace numberdesk
