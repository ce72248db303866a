// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/importplan.h"

#include <optional>

namespace numberdesk {

/// What it takes to send a plan whose readings have become older than a minute: behaviour.md's
/// "What a row meets when it goes out".
struct RecheckCost
{
    qint64 requests = 0; ///< to read again what the rows are merged into, at most
    qint64 writes = 0;   ///< to send the rows

    /// People are told beforehand, and may send without.
    bool isDearer() const { return requests > writes; }

    bool operator==(const RecheckCost &) const = default;
};

/// Requests that looking up `rows` rows of one account again takes, a batch at a time.
qint64 refreshLookups(qint64 rows, bool understandsFilters);

/// The cost of sending `plan` as it stands. Rows that stand alone for their account are left out of
/// `requests`, since they are read and written in one go anyhow. `requestsPerMinute` is the request
/// budget, 0 = none: new numbers take one count a minute of sending and account.
RecheckCost recheckCost(const ImportPlan &plan, bool understandsFilters, int requestsPerMinute);

/// The same for a plan that is sent as soon as it is made: rows that go out within a minute of the
/// reading need no second one. Nothing when that holds for all, or when reading is no dearer than
/// writing.
std::optional<RecheckCost> recheckCostAtOnce(const ImportPlan &plan, bool understandsFilters,
                                             int requestsPerMinute);

} // namespace numberdesk
