// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/jobactions.h"

#include "jobs/jobreasons.h"
#include "session/jobs/joblist.h"
#include "session/rights.h"
#include "widgets/lists/listpage.h"

#include <QAction>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct JobActionText
{
    Q_DECLARE_TR_FUNCTIONS(JobActions)
};

} // namespace

JobActions addJobActions(const AddCommand &add)
{
    JobActions actions;
    actions.resume = add(JobActionText::tr("Resu&me"), "play"_L1, {});
    actions.pause = add(JobActionText::tr("&Pause"), "pause"_L1, {});
    actions.cancel = add(JobActionText::tr("&Cancel"), "close"_L1, {});
    actions.open = add(JobActionText::tr("Show ro&ws"), "view"_L1, {});
    actions.save = add(JobActionText::tr("&Save result…"), "save"_L1, QKeySequence::Save);
    actions.retry = add(JobActionText::tr("Re&try failed"), "refresh"_L1, {});
    actions.undo = add(JobActionText::tr("&Undo…"), "undo"_L1, {});
    return actions;
}

void adaptJobActions(const JobActions &actions, const JobRecord *job, const JobList &jobs,
                     const Rights &rights, const QString &whyNoRows)
{
    if (job == nullptr) {
        const QString noJob = JobActionText::tr("Select a job first.");
        for (QAction *action : actions.ofShownJob() + QList{actions.open})
            ListPage::allow(action, {noJob});
        return;
    }
    const JobRequest asked = jobs.asked(job->id);
    const JobSurroundings around{rights, jobs.desk().place};
    const QString runsHere =
        jobs.run(job->id) == nullptr ? QString() : JobActionText::tr("The job runs already.");
    ListPage::allow(actions.resume, {runsHere, whyNotResume(*job, around)});
    ListPage::allow(actions.pause, {whyNotPause(*job, asked)});
    ListPage::allow(actions.cancel, {whyNotCancel(*job, asked)});
    ListPage::allow(actions.save, {whyNotSave(*job)});
    ListPage::allow(actions.open, {whyNoRows});
    ListPage::allow(actions.retry, {whyNotRetry(*job, around)});
    ListPage::allow(actions.undo, {whyNotUndo(*job, around)});
    if (actions.undo->isEnabled() && job->undoneBy != 0)
        actions.undo->setToolTip(JobActionText::tr("Job %1 has undone it already. What is still as "
                                                   "this job left it can be undone again.")
                                     .arg(job->undoneBy));
}

} // namespace numberdesk
