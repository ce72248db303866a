// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/errors/fieldchange.h"
#include "transfer/plan/importplan.h"

namespace numberdesk {

/// What a newer reading means for a row that has not been sent yet.
enum class MergeVerdict : quint8 {
    Send,     ///< the row's target is made of the newer reading now
    Changed,  ///< a field that the row names is not what the plan showed
    Appeared, ///< the plan called the number new, and it is there now
    Right,    ///< the gateway has what the row asks already, by whomever
    Gone,     ///< the plan changes the number, and it is not there any more
};

/// What becomes of a row, and why it is not sent.
struct Merge
{
    MergeVerdict verdict = MergeVerdict::Send;
    QString reason;                         ///< translated; empty with Send
    QList<FieldChange> changes = {};        ///< with Changed: the fields that it names
    std::shared_ptr<const Number> now = {}; ///< with Right: what the gateway has
};

/// Merges a planned row into what its account has of the number `now` (null = nothing): fields that
/// the row names must be what the plan showed, all others are taken from the newer reading. For a
/// deletion see mergeDeletion().
Merge mergeIntoReading(PlanRow &row, const Number *now);

/// What a newer reading means for the deletion of a number that was shown as `shown`: it goes out
/// only if no field that a write carries differs, `assignmentStatus` included: a number that was
/// given to a user since is not taken away.
Merge mergeDeletion(const Number &shown, const Number *now);

/// The same for a row that waits to be sent while anybody has read its number as `now`, on whatever
/// account; Send also for rows that delete nothing, which are merged when they go out.
Merge mergeWaiting(const PlanRow &row, const Number *now);

} // namespace numberdesk
