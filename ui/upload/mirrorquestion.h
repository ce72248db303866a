// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prompts/prompts.h"
#include "transfer/planning/mirrorplan.h"

namespace numberdesk {

/// Whether what accounts have and the file has not is to be deleted, with its counts by account;
/// the name of an account that would lose more than half of its numbers is typed.
Question mirrorQuestion(const QList<AccountDeletions> &deletions);

} // namespace numberdesk
