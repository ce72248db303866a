// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/keyedtablemodel.h"
#include "session/jobs/joblist.h"

namespace numberdesk {

/// Columns of the Jobs table; saved header states rely on the order.
enum class JobColumn : int {
    Id,
    Started,
    Job,
    Reference,
    Outcome, ///< or how far it is
    Rows,
    Count,
};

/// The jobs of a connection as a table, the newest first.
class JobTableModel : public KeyedTableModel<JobRecord>
{
    Q_OBJECT

public:
    /// Follows `jobs`, which must outlive the model.
    explicit JobTableModel(JobList &jobs, QObject *parent = nullptr);

    /// The one shown in that row of the model.
    const JobRecord &job(int row) const { return this->row(row); }
};

} // namespace numberdesk
