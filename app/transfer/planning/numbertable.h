// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"

namespace numberdesk {

/// Makes the one table of a plan that no file is behind: numbers and accounts, for places in
/// messages and for the result file.
class NumberTable
{
public:
    /// Of `plan`, which must outlive it; `name` stands for the file's.
    NumberTable(ImportPlan &plan, const QString &name);

    /// Adds a row, whose place in the table is set. False, and nothing added, when there is one of
    /// that number already.
    bool add(PlanRow row);
    /// Gives the plan the table; nothing is added afterwards.
    void finish();

private:
    ImportPlan &m_plan;
    CsvTable m_table;
};

} // namespace numberdesk
