// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/jobtablemodel.h"

#include "models/jobtext.h"

#include <QLocale>

#include <array>

namespace numberdesk {

namespace {

using JobsColumn = TableColumn<JobRecord>;

// In the order of JobColumn.
constexpr std::array jobColumns{
    JobsColumn{[] { return JobTableModel::tr("ID"); },
               [](const JobRecord &job) { return QString::number(job.id); },
               [](const JobRecord &job) { return QVariant(job.id); }},
    JobsColumn{[] { return JobTableModel::tr("Started"); },
               [](const JobRecord &job) {
                   return QLocale().toString(job.started.toLocalTime(), QLocale::ShortFormat);
               },
               [](const JobRecord &job) { return QVariant(job.id); }},
    JobsColumn{[] { return JobTableModel::tr("Job"); }, jobTitle},
    JobsColumn{[] { return JobTableModel::tr("Reference"); },
               [](const JobRecord &job) { return job.reference; }},
    JobsColumn{[] { return JobTableModel::tr("Progress or outcome"); }, jobOutcome, nullptr,
               jobStatusKind},
    JobsColumn{[] { return JobTableModel::tr("Rows"); },
               [](const JobRecord &job) { return QLocale().toString(job.tally.rows); },
               [](const JobRecord &job) { return QVariant(job.tally.rows); }, nullptr, nullptr,
               true},
};
static_assert(jobColumns.size() == static_cast<std::size_t>(JobColumn::Count));

} // namespace

JobTableModel::JobTableModel(JobList &jobs, QObject *parent) : KeyedTableModel(jobColumns, parent)
{
    setRows(jobs.jobs());
    connect(&jobs, &JobList::changed, this, [this, &jobs] { setRows(jobs.jobs()); });
}

} // namespace numberdesk
