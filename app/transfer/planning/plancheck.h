// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/lists/numberlookup.h"
#include "transfer/planning/accountcheck.h"
#include "transfer/planning/plandraft.h"

namespace numberdesk {

/// The accounts that the rows name, each once, in the order of their first row.
QStringList namedAccounts(const ImportPlan &plan);

/// What has to be looked up to compare the rows: every well-formed number on the account that its
/// row names.
NumberLookupQuery lookupQuery(const ImportPlan &plan, const AccountsByName &accounts);

/// Compares the rows with the numbers as read: bad when another account holds the number, else
/// Create, Update or unchanged, the latter with what the backend says of it. Rows that the backend
/// will fail for want of a usage are bad where the file has no room for one, else a warning.
void compareNumbers(ImportPlan &plan, const AccountsByName &accounts,
                    const NumberLookupResult &numbers, const CancelFlag &cancel);

} // namespace numberdesk
