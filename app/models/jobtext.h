// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/modelroles.h"
#include "storage/jobrecord.h"

#include <QString>

namespace numberdesk {

/// What a job does, and to what: "Import numbers.csv", "Delete 12 numbers", "Undo of job 7".
QString jobTitle(const JobRecord &job);
/// The word for what a job was begun for, for people.
QString jobKindLabel(JobKind kind);
/// The word for a state, for people.
QString jobStateLabel(JobState state);
/// How urgent a job is, for its colour and sign: by its state, and once it is done by what has
/// become of its rows.
StatusKind jobStatusKind(const JobRecord &job);
/// "1,600 of 10,000" rows.
QString jobProgress(const JobRecord &job);
/// How far a job is or what it came to: "1,600 of 10,000", "Interrupted: reason", "10,000 done",
/// "3 refused, 120 synced".
QString jobOutcome(const JobRecord &job);

} // namespace numberdesk
