// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/jobrecord.h"

#include <QString>

namespace numberdesk {

class Rights;

// Why something cannot be done with a job now, for people; empty: it can.

QString whyNotResume(const JobRecord &job, const Rights &rights);
/// `asked` is what was asked of the job already.
QString whyNotPause(const JobRecord &job, JobRequest asked);
/// The same.
QString whyNotCancel(const JobRecord &job, JobRequest asked);
/// A result tells of every row, so none may be under way.
QString whyNotSave(const JobRecord &job);

/// An undo shows its plan first.
QString whyNotUndo(const JobRecord &job, const Rights &rights);
/// The same of another try of its failed rows.
QString whyNotRetry(const JobRecord &job, const Rights &rights);

/// The newest job that has changed something and is not undone, and no undo itself: what Undo last
/// job means. Null when there is none.
const JobRecord *jobToUndo(const QList<JobRecord> &newestFirst);

} // namespace numberdesk
