// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"
#include "transfer/planning/accountlists.h"
#include "transfer/planning/accountreader.h"

namespace numberdesk {

/// The accounts that a mirroring import makes like its files: those of `accounts` that a good row
/// names.
QStringList accountsToMirror(const ImportPlan &plan, const AccountsByName &accounts);

/// Adds a deletion, which stands in no file, for each number that the lists have and the files have
/// not; says in ImportPlan::refusals why nothing may be sent: a bad row, no row, a list that is not
/// whole.
void planMirror(ImportPlan &plan, const AccountLists &lists);

/// What a plan deletes of one account.
struct AccountDeletions
{
    QString account;
    qint64 deletions = 0; ///< rows that would be sent
    qint64 numbers = 0;   ///< that the account held when it was read

    /// True for what a person must have meant: more than 50, and more than half of the account.
    bool isMassive() const { return deletions > 50 && deletions * 2 > numbers; }
};

/// What a mirroring plan would delete, by account in the order of its rows; empty for other plans.
QList<AccountDeletions> mirrorDeletions(const ImportPlan &plan);

} // namespace numberdesk
