// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"

namespace numberdesk {

// A cell that is, byte for byte, what an export writes for the stored value means that value,
// whatever other rules would make of it.

/// Makes `row` ask for the stored value in every such cell.
void takeStoredCells(const ImportPlan &plan, PlanRow &row, const Number &stored);

/// Takes back the faults of such cells: a value that the gateway has is right in its own eyes.
/// `stored` is what the gateway has of the numbers that rows name.
void liftStoredFaults(ImportPlan &plan, const QHash<TelephoneNumber, Number> &stored);

} // namespace numberdesk
