// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulatedgateway.h"
#include "storage/jobrecord.h"
#include "transfer/plan/importplan.h"

#include <QStringList>

#include <set>

namespace numberdesk {

/// One job as the simulation knows it, from the plan to the end, over all lives of the desk that
/// worked on it. It is no part of the desk: no life learns anything from it.
struct JobStory
{
    JobKind kind = JobKind::Import;
    qint64 origin = 0;                      ///< the job that it undoes
    qint64 id = 0;                          ///< 0 = nobody has seen it written down
    QList<PlanRow> plannedRows;             ///< before anything was sent
    std::set<Writer> lives;                 ///< that worked on it
    std::chrono::milliseconds begunAt{0};   ///< when planning began
    std::chrono::milliseconds plannedAt{0}; ///< when the gateway was read for the plan, or later
    std::shared_ptr<ImportPlan> plan; ///< with what became of its rows; null: it came to nothing
    JobState state = JobState::Interrupted; ///< as its last life has told
    std::chrono::milliseconds sentFrom{0};  ///< its last life began to send
    std::chrono::milliseconds endedAt{0};   ///< all was sent
    bool isFollowed = true; ///< until the backend had answered; not: a crash ended that
    QStringList findings;   ///< what its lives have shown to be wrong

    /// Whether a life of the desk that worked on it wrote that.
    bool isOurs(Writer writer) const { return lives.contains(writer); }
};

} // namespace numberdesk
