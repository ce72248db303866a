// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace numberdesk {

struct DeleteOutcome;

/// How many of the `asked` numbers were deleted, how many were not, how many had gone already, and
/// of those that have changed meanwhile, or were refused, the first few with why.
QString deleteOutcomeText(qsizetype asked, const DeleteOutcome &outcome);

} // namespace numberdesk
