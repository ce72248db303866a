// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/jobrecord.h"
#include "widgets/lists/detailspane.h"

namespace numberdesk {

struct ImportProgress;

/// What the details pane says of a job on that connection. `progress` tells of one that runs in
/// this window, else null; `asked` is what was asked of one that runs.
Details jobDetails(const JobRecord &job, const QString &connectionName,
                   const ImportProgress *progress, JobRequest asked);

/// The state of a job in a word, or what was asked of it: "Pausing…".
QString jobStateWords(const JobRecord &job, JobRequest asked);

} // namespace numberdesk
