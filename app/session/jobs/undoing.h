// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/jobs/jobloader.h"
#include "transfer/planning/undoplan.h"

namespace numberdesk {

/// What can be taken back of a job: all that it has changed, and what it may have changed without
/// an answer; a sentence when that is not kept any more, or nothing was changed.
Result<AppliedJob, QString> appliedJob(const LoadedJob &job);

/// A plan that tries the failed rows of a job again, those that the gateway has refused and those
/// whose sync has failed; rows whose number has gone are none. It is read anew before it is sent.
/// A sentence when no row has failed. Runs for a while with many rows: for the thread pool.
Result<std::shared_ptr<ImportPlan>, QString> retryPlan(const LoadedJob &job);

} // namespace numberdesk
