// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/planning/planjob.h"

namespace numberdesk {

/// What a job has changed of one number.
struct AppliedChange
{
    NumberChange change;                  ///< what was asked
    std::shared_ptr<const Number> before; ///< as the gateway had it; null = it was not there
    std::shared_ptr<const Number> after;  ///< the same once it had taken the change
};

/// What is to be taken back of a job.
struct AppliedJob
{
    QString title; ///< of the plan, for people
    QList<AppliedChange> changes;
    QList<Account> createdAccounts; ///< as the gateway had them then
    QList<Account> deletedAccounts; ///< as they were before; some may be there still
};

/// Plans to take back what a job has changed, on a fresh reading of its numbers: a creation by a
/// deletion, a deletion by a creation from the image, a change by what its columns held before.
/// What others have changed since stays: a row is kept, with what is otherwise now, when a column
/// of it is neither what it was before nor what the job made of it, or when the number was changed
/// at all since the job created it, or is on another account now. What is as it was before already
/// is not sent. An account that the job has deleted is created again for numbers that come back to
/// it; where another account is missing, its numbers cannot come back, and say so.
PlanJob *planUndo(ProvisioningService &service, const AppliedJob &job);

} // namespace numberdesk
