// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/jobreasons.h"

#include "session/rights.h"

#include <QCoreApplication>

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

} // namespace

QString whyNotResume(const JobRecord &job, const Rights &rights)
{
    const Right right = job.kind == JobKind::Delete ? Right::Delete : Right::Write;
    if (const QString forbidden = rights.whyNot(right); !forbidden.isEmpty())
        return forbidden;
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
    return job.state == JobState::Running
               ? JobReasons::tr("The job runs still. Wait until it has ended, or pause it.")
               : QString();
}

} // namespace numberdesk
