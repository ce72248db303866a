// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/jobtext.h"

#include "session/jobs/jobloader.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct JobWords
{
    Q_DECLARE_TR_FUNCTIONS(JobWords)
};

int shortCount(qint64 count)
{
    return static_cast<int>(count);
}

/// Rows that are as they should be, as far as the job has told.
QString goodRows(const ImportCounts &counts, bool alone)
{
    const qint64 accepted = counts.created + counts.updated + counts.deleted;
    const qint64 inSync = counts.failed - counts.refused; // of those accepted
    const qint64 good = accepted + counts.unchanged - inSync;
    const bool allSynced = good > 0 && counts.synced == good && !alone;
    return allSynced ? JobWords::tr("%Ln synced", nullptr, shortCount(good))
                     : JobWords::tr("%Ln done", nullptr, shortCount(good));
}

QString doneWords(const ImportCounts &counts)
{
    QStringList parts;
    if (counts.refused > 0)
        parts += JobWords::tr("%Ln refused", nullptr, shortCount(counts.refused));
    if (const qint64 inSync = counts.failed - counts.refused; inSync > 0)
        parts += JobWords::tr("%Ln failed", nullptr, shortCount(inSync));
    if (counts.notSent > counts.kept)
        parts += JobWords::tr("%Ln not sent", nullptr, shortCount(counts.notSent - counts.kept));
    if (counts.kept > 0)
        parts += JobWords::tr("%Ln kept", "by an undo", shortCount(counts.kept));
    if (counts.invalid > 0)
        parts += JobWords::tr("%Ln bad", nullptr, shortCount(counts.invalid));
    parts += goodRows(counts, parts.isEmpty());
    return parts.join(u", "_s);
}

} // namespace

QString jobTitle(const JobRecord &job)
{
    switch (job.kind) {
    case JobKind::Import:
        return JobWords::tr("Import %1", "files").arg(job.title);
    case JobKind::Create:
        return JobWords::tr("Create %1", "typed numbers").arg(job.title);
    case JobKind::Update:
        return JobWords::tr("Change %1", "numbers").arg(job.title);
    case JobKind::Delete:
        return JobWords::tr("Delete %1", "numbers").arg(job.title);
    case JobKind::Move:
        return JobWords::tr("Move %1", "numbers").arg(job.title);
    case JobKind::Copy:
        return JobWords::tr("Copy %1", "what").arg(job.title);
    case JobKind::Retry:
        return JobWords::tr("Retry of job %1").arg(job.origin);
    case JobKind::Undo:
        return JobWords::tr("Undo of job %1").arg(job.origin);
    }
    return job.title;
}

QString jobKindLabel(JobKind kind)
{
    switch (kind) {
    case JobKind::Import:
        return JobWords::tr("Import of files");
    case JobKind::Create:
        return JobWords::tr("Typed numbers");
    case JobKind::Update:
        return JobWords::tr("Change of numbers");
    case JobKind::Delete:
        return JobWords::tr("Deletion of numbers");
    case JobKind::Move:
        return JobWords::tr("Move of numbers");
    case JobKind::Copy:
        return JobWords::tr("Copy");
    case JobKind::Retry:
        return JobWords::tr("Another try of what failed");
    case JobKind::Undo:
        return JobWords::tr("Undo");
    }
    return {};
}

QString jobStateLabel(JobState state)
{
    switch (state) {
    case JobState::Running:
        return JobWords::tr("Running");
    case JobState::Paused:
        return JobWords::tr("Paused");
    case JobState::Interrupted:
        return JobWords::tr("Interrupted");
    case JobState::Done:
        return JobWords::tr("Done");
    case JobState::Cancelled:
        return JobWords::tr("Cancelled");
    }
    return {};
}

StatusKind jobStatusKind(const JobRecord &job)
{
    switch (job.state) {
    case JobState::Running:
        return StatusKind::Pending;
    case JobState::Interrupted:
        return StatusKind::Warning;
    case JobState::Paused:
    case JobState::Cancelled:
        return StatusKind::Neutral;
    case JobState::Done:
        break;
    }
    if (job.tally.failed > 0)
        return StatusKind::Bad;
    const ImportCounts counts = countsOf(job.tally);
    return counts.invalid > 0 || counts.notSent > counts.kept ? StatusKind::Warning
                                                              : StatusKind::Good;
}

QString jobProgress(const JobRecord &job)
{
    const QLocale locale;
    return JobWords::tr("%1 of %2", "rows done, all rows")
        .arg(locale.toString(job.tally.done), locale.toString(job.tally.rows));
}

QString jobOutcome(const JobRecord &job)
{
    if (job.state == JobState::Running)
        return jobProgress(job);
    if (job.state == JobState::Done)
        return doneWords(countsOf(job.tally));
    return JobWords::tr("%1: %2", "state of a job; reason, or rows done")
        .arg(jobStateLabel(job.state), job.note.isEmpty() ? jobProgress(job) : job.note);
}

} // namespace numberdesk
