// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"

namespace numberdesk {

/// An issue with file, line, column and cell of a row; the whole row when the file lacks a column
/// of that meaning. The words are left to the caller.
RowIssue issueAt(const ImportPlan &plan, const PlanRow &row,
                 const std::optional<ColumnId> &meaning);

/// Appends a fault to the plan's errors and makes its row Invalid.
void addRowFault(ImportPlan &plan, PlanRow &row, RowIssue issue);

/// Puts `issues` into file order, those of one row in the order in which they were found.
void sortIssues(const ImportPlan &plan, QList<RowIssue> &issues);

} // namespace numberdesk
