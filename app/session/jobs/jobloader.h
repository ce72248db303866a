// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "session/jobs/eventcodec.h"

#include <memory>

namespace numberdesk {

/// A job as it stands: its plan, each row with its latest outcome (left where it has none), and
/// what its journal tells.
struct LoadedJob
{
    JobRecord record;
    std::shared_ptr<ImportPlan> plan;
    JobHistory history;
};

/// Makes a plan of what is kept of a job, its files read from their private copies; a sentence when
/// something of it is damaged. Runs for seconds with a million rows: for the thread pool.
Result<LoadedJob, QString> loadedJob(const StoredJob &job);

/// What a job is begun with, but for its record: the plan, and private copies of its files, which
/// are made in `folder` where the plan has none. A sentence when a copy cannot be made. For the
/// thread pool, as above.
Result<NewJob, QString> newJobOf(const ImportPlan &plan, const QString &folder);

/// Rows of `plan` that were left when its sending ended are planned as they were before; what was
/// said of them and of the end is taken back. Accounts that the job has created are there.
void takeUpTheRest(ImportPlan &plan, const JobHistory &history);

/// A row as it was planned, before anything became of it.
PlanRow plannedAgain(PlanRow row);

/// How far a job is by its plan.
JobTally tallyOf(const ImportCounts &counts, qint64 requestsLeft);
/// The counts of a tally, as far as tallyOf() keeps them.
ImportCounts countsOf(const JobTally &tally);

} // namespace numberdesk
