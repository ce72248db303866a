// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"
#include "transfer/plan/rowmerge.h"

#include <optional>

namespace numberdesk {

/// What became of a row that goes out alone.
struct LoneRowOutcome
{
    std::optional<Number> stored; ///< what the gateway answered to the write, or has already
    Merge merge;                  ///< why nothing was written, when `stored` is empty
    bool sent = false;            ///< a write went out
};

/// Cancel ends what is under way; wrapUp() lets a write on the wire tell what became of it.
using LoneRowJob = ApiJob<LoneRowOutcome>;

/// Sends a row that stands alone for its account: GET, then PUT with `If-Match`, or for a new
/// number `If-None-Match: *`. On 412 the number is read again: what equals the row is done; where
/// only fields that the row does not name have changed, it is merged and sent again, at most three
/// times (see ConditionalWrite). Fails with the gateway's refusal, or PreconditionFailed when the
/// number never held still.
LoneRowJob *sendLoneRow(ProvisioningService &service, const PlanRow &row);

} // namespace numberdesk
