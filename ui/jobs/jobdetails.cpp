// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/jobdetails.h"

#include "models/jobtext.h"
#include "session/jobs/jobloader.h"
#include "transfer/sending/importjob.h"
#include "upload/planwords.h"
#include "widgets/lists/statusdetails.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct JobDetails
{
    Q_DECLARE_TR_FUNCTIONS(JobDetails)
};

QString shownTime(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

Details::Section stateSection(const JobRecord &job, JobRequest asked)
{
    Details::Section section{
        {}, {{JobDetails::tr("State"), jobStateWords(job, asked), jobStatusKind(job)}}};
    if (!job.note.isEmpty())
        section.rows.append({{}, job.note});
    return section;
}

Details::Section countSection(const JobRecord &job)
{
    const ImportCounts counts = countsOf(job.tally);
    Details::Section section{JobDetails::tr("Rows"), {}};
    const auto add = [&section](const QString &label, qint64 count) {
        section.rows.append({label, QLocale().toString(count)});
    };
    const auto addSome = [&add](const QString &label, qint64 count) {
        if (count > 0)
            add(label, count);
    };
    add(JobDetails::tr("Rows"), job.tally.rows);
    if (job.state != JobState::Done) {
        add(JobDetails::tr("Answered"), job.tally.done);
        add(JobDetails::tr("Left"), counts.waiting);
    }
    addSome(JobDetails::tr("Bad rows"), counts.invalid);
    addSome(JobDetails::tr("Already right"), counts.unchanged);
    // What a job that goes on has planned is counted with what it has done.
    if (job.state == JobState::Done) {
        addSome(JobDetails::tr("New"), counts.created);
        addSome(JobDetails::tr("Changed"), counts.updated);
        addSome(JobDetails::tr("Deleted"), counts.deleted);
        addSome(JobDetails::tr("Kept"), counts.kept);
        addSome(JobDetails::tr("Not sent"), counts.notSent - counts.kept - counts.inDoubt);
    }
    addSome(JobDetails::tr("Accounts created"), counts.accountsCreated);
    addSome(JobDetails::tr("Synced"), counts.synced);
    addSome(JobDetails::tr("Pending"), counts.pending);
    addSome(JobDetails::tr("Refused"), counts.refused);
    addSome(JobDetails::tr("Failed in sync"), counts.failed - counts.refused);
    addSome(JobDetails::tr("May be stored"), counts.inDoubt);
    return section;
}

Details::Section leftSection(const JobRecord &job, const ImportProgress *progress)
{
    Details::Section section{JobDetails::tr("To do"), {}};
    const qint64 requests = progress != nullptr ? progress->requestsLeft : job.tally.requestsLeft;
    section.rows.append({JobDetails::tr("Requests left"), QLocale().toString(requests)});
    if (progress != nullptr) {
        if (const QString time = timeLeftText(progress->timeLeft); !time.isEmpty())
            section.rows.append({JobDetails::tr("Time left"), time});
    }
    return section;
}

Details::Section jobSection(const JobRecord &job, const QString &connectionName)
{
    Details::Section section{JobDetails::tr("Job"),
                             {{JobDetails::tr("ID"), QString::number(job.id)},
                              {JobDetails::tr("Kind"), jobKindLabel(job.kind)}}};
    if (job.kind == JobKind::Import)
        section.rows.append({JobDetails::tr("Files"), job.title});
    if (job.origin != 0)
        section.rows.append({JobDetails::tr("Of job"), QString::number(job.origin)});
    if (job.undoneBy != 0)
        section.rows.append({JobDetails::tr("Undone by job"), QString::number(job.undoneBy)});
    section.rows.append({JobDetails::tr("Connection"), connectionName});
    section.rows.append({JobDetails::tr("Started"), shownTime(job.started)});
    if (!job.ended.isNull())
        section.rows.append({JobDetails::tr("Ended"), shownTime(job.ended)});
    return section;
}

} // namespace

QString jobStateWords(const JobRecord &job, JobRequest asked)
{
    if (job.state == JobState::Running && asked == JobRequest::Pause)
        return JobDetails::tr("Pausing: waiting for the requests under way…");
    if (job.state == JobState::Running && asked == JobRequest::Cancel)
        return JobDetails::tr("Cancelling: waiting for the requests under way…");
    return jobStateLabel(job.state);
}

Details jobDetails(const JobRecord &job, const QString &connectionName,
                   const ImportProgress *progress, JobRequest asked)
{
    Details details;
    details.title = jobTitle(job);
    details.sections.append(stateSection(job, asked));
    details.sections.append(countSection(job));
    if (job.state == JobState::Running)
        details.sections.append(leftSection(job, progress));
    details.sections.append(jobSection(job, connectionName));
    return details;
}

} // namespace numberdesk
