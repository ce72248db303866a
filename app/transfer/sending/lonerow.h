// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"
#include "transfer/plan/rowmerge.h"

#include <functional>
#include <optional>

namespace numberdesk {

/// What became of a row that goes out alone.
struct LoneRowOutcome
{
    /// What the gateway answered to the write, or has already; a deletion leaves nothing.
    std::optional<Number> stored;
    Merge merge; ///< why nothing was written, if its verdict is not Send
};

/// Cancel ends what is under way; wrapUp() lets a write on the wire tell what became of it.
using LoneRowJob = ApiJob<LoneRowOutcome>;

/// What is to be heard of a row that goes out alone, while it does.
struct LoneRowEvents
{
    /// The number was read; asked for at that place in the order of answers.
    std::function<void(const Number &now, Moment asked)> read;
    /// Its write is about to be handed to the network, to change what was read (null = nothing);
    /// again with each time that it is repeated after a 412. Gives how it is found again.
    std::function<WriteTrace(const Number *now)> leaves;
};

/// Sends a row that stands alone for its account: GET, then PUT with `If-Match`, or for a new
/// number `If-None-Match: *`. On 412 the number is read again: what equals the row is done; where
/// only fields that the row does not name have changed, it is merged and sent again, at most three
/// times (see ConditionalWrite). Fails with the gateway's refusal, or PreconditionFailed when the
/// number never held still.
///
/// A row that an earlier process has sent is done when the reading shows it so.
///
/// A deletion goes out as DELETE with `If-Match`, and again after a 412 only while the number is as
/// it was shown; one that never holds still is kept back as changed.
LoneRowJob *sendLoneRow(ProvisioningService &service, const PlanRow &row,
                        const LoneRowEvents &events);

} // namespace numberdesk
