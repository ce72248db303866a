// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/jobdesk.h"
#include "storage/jobrecord.h"
#include "transfer/planning/planjob.h"

namespace numberdesk {

/// What is to come after a job: it is taken back, or its failed rows are tried again.
struct FollowUp
{
    JobKind kind = JobKind::Undo; ///< Undo or Retry
    qint64 job = 0;
    QString jobTitle;  ///< of that job
    QString reference; ///< its ticket, which the new job bears, too

    /// For people: "Undo of job 7".
    QString name() const;
    /// What the new job is called: the same, and for a retry what is tried again.
    QString title() const;
    /// True when both are the same of the same job.
    bool isSameAs(const FollowUp &other) const { return kind == other.kind && job == other.job; }
};

/// Reads what is kept of the job and plans what comes after it; nothing is sent. Ends with
/// Unreadable and a sentence when the job runs, is damaged or leaves nothing to do, for example
/// since what its numbers were before is not kept any more. Disk and rows on other threads.
PlanJob *planFollowUp(const JobDesk &desk, const FollowUp &followUp);

} // namespace numberdesk
