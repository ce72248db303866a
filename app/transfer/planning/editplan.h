// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"

#include <memory>

namespace numberdesk {

/// A plan of one row that makes of a number what a form has made of it: it changes the fields in
/// which `wanted` differs from what was `seen`, and is read and merged before it goes out like any
/// other row (see mergeIntoReading()).
std::shared_ptr<ImportPlan> planEdit(const Number &seen, const Number &wanted);

} // namespace numberdesk
