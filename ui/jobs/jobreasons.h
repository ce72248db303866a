// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/jobrecord.h"

#include <QString>

namespace numberdesk {

class Rights;

/// What decides beside a job what can be done with it.
struct JobSurroundings
{
    const Rights &rights;  ///< on the open connection
    const JobPlace &place; ///< where that leads
};

// Why something cannot be done with a job now, for people; empty: it can.

QString whyNotResume(const JobRecord &job, const JobSurroundings &around);
/// `asked` is what was asked of the job already.
QString whyNotPause(const JobRecord &job, JobRequest asked);
/// The same.
QString whyNotCancel(const JobRecord &job, JobRequest asked);
/// A result tells of every row, so none may be under way.
QString whyNotSave(const JobRecord &job);

/// An undo shows its plan first.
QString whyNotUndo(const JobRecord &job, const JobSurroundings &around);
/// The same of another try of its failed rows.
QString whyNotRetry(const JobRecord &job, const JobSurroundings &around);

/// The newest job that has changed something where the connection leads and is not undone, and no
/// undo itself: what Undo last job means. Null when there is none.
const JobRecord *jobToUndo(const QList<JobRecord> &newestFirst, const JobPlace &place);

} // namespace numberdesk
