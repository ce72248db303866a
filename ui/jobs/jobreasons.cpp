// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/jobreasons.h"

#include "session/jobs/jobloader.h"
#include "session/rights.h"

#include <QCoreApplication>

#include <algorithm>

namespace numberdesk {

namespace {

struct JobReasons
{
    Q_DECLARE_TR_FUNCTIONS(JobReasons)
};

QString askedAlready(JobRequest asked)
{
    return asked == JobRequest::Nothing
               ? QString()
               : JobReasons::tr("It ends as soon as the requests under way have.");
}

/// Which right it takes shows its plan; with neither there is no use in one.
QString whyNotChange(const JobRecord &job, const JobSurroundings &around)
{
    if (QString elsewhere = whyElsewhere(job, around.place); !elsewhere.isEmpty())
        return elsewhere;
    return around.rights.has(Right::Delete) ? QString() : around.rights.whyNot(Right::Write);
}

QString runsStill(const JobRecord &job)
{
    return job.state == JobState::Running
               ? JobReasons::tr("The job runs still. Wait until it has ended, or pause it.")
               : QString();
}

/// As far as the job has told; what it has planned is counted, too, while it goes on.
bool hasChangedSomething(const JobRecord &job)
{
    const ImportCounts counts = countsOf(job.tally);
    return counts.created + counts.updated + counts.deleted + counts.accountsCreated > 0;
}

} // namespace

QString whyNotResume(const JobRecord &job, const JobSurroundings &around)
{
    const Right right = job.kind == JobKind::Delete ? Right::Delete : Right::Write;
    if (QString elsewhere = whyElsewhere(job, around.place); !elsewhere.isEmpty())
        return elsewhere;
    if (QString forbidden = around.rights.whyNot(right); !forbidden.isEmpty())
        return forbidden;
    if (job.undoneBy != 0)
        return JobReasons::tr("Job %1 has undone it. Begin anew: what is right already is not "
                              "sent again.")
            .arg(job.undoneBy);
    if (job.state == JobState::Running)
        return JobReasons::tr("The job runs already.");
    if (job.state == JobState::Done)
        return JobReasons::tr("The job is done: each row has its answer.");
    const bool hasRest = job.tally.done < job.tally.rows;
    return job.state == JobState::Cancelled && !hasRest
               ? JobReasons::tr("The job has no rows left to send.")
               : QString();
}

QString whyNotPause(const JobRecord &job, JobRequest asked)
{
    return job.state == JobState::Running ? askedAlready(asked)
                                          : JobReasons::tr("The job does not run.");
}

QString whyNotCancel(const JobRecord &job, JobRequest asked)
{
    if (job.state == JobState::Done || job.state == JobState::Cancelled)
        return JobReasons::tr("The job has ended.");
    return job.state == JobState::Running ? askedAlready(asked) : QString();
}

QString whyNotSave(const JobRecord &job)
{
    return runsStill(job);
}

QString whyNotUndo(const JobRecord &job, const JobSurroundings &around)
{
    if (QString forbidden = whyNotChange(job, around); !forbidden.isEmpty())
        return forbidden;
    if (job.state == JobState::Running)
        return runsStill(job);
    if (!hasChangedSomething(job))
        return JobReasons::tr("The job has changed nothing.");
    return job.images ? QString()
                      : JobReasons::tr("The job cannot be undone any more: what its numbers were "
                                       "before is not kept any longer.");
}

QString whyNotRetry(const JobRecord &job, const JobSurroundings &around)
{
    if (QString forbidden = whyNotChange(job, around); !forbidden.isEmpty())
        return forbidden;
    if (job.state == JobState::Running)
        return runsStill(job);
    return job.tally.failed > 0 ? QString() : JobReasons::tr("No row of the job has failed.");
}

const JobRecord *jobToUndo(const QList<JobRecord> &newestFirst, const JobPlace &place)
{
    const auto found =
        std::find_if(newestFirst.cbegin(), newestFirst.cend(), [&place](const JobRecord &job) {
            return job.kind != JobKind::Undo && job.undoneBy == 0 && hasChangedSomething(job) &&
                   whyElsewhere(job, place).isEmpty();
        });
    return found == newestFirst.cend() ? nullptr : &*found;
}

} // namespace numberdesk
