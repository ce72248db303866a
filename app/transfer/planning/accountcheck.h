// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/planning/accountreader.h"
#include "transfer/planning/plandraft.h"

namespace numberdesk {

/// Finds the accounts that rows name and `accounts` does not have, with the names near them, and
/// makes their rows bad unless the account is to be created: by `createAccountNames`, or by
/// `createAccounts` when it is near no existing account and no other missing one. A row that asks
/// such an account for a Teams service is bad: that needs more than a name.
void checkAccounts(ImportPlan &plan, const AccountsByName &accounts, const CancelFlag &cancel);

/// Says which of the missing accounts are made: those that were agreed to and that a good row
/// needs.
void noteAccountsToCreate(ImportPlan &plan);

} // namespace numberdesk
