// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/jobresultsaver.h"

#include "core/pooltask.h"
#include "prompts/prompts.h"
#include "session/jobs/jobrows.h"
#include "storage/outputplace.h"
#include "transfer/sending/resultfile.h"
#include "widgets/look/windowsettings.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

JobResultSaver::JobResultSaver(JobRows &rows, DataDirectory directory, Prompts &prompts,
                               WindowSettings &settings, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
    , m_directory(std::move(directory))
    , m_prompts(prompts)
    , m_settings(settings)
{
    connect(&rows, &JobRows::changed, this, &JobResultSaver::saveWhenRead);
}

void JobResultSaver::choose(const JobRecord &job, QWidget *window)
{
    m_prompts.chooseSaveFile(window, tr("Save result"), suggestionFor(job), tr("CSV files (*.csv)"),
                             [this, id = job.id](const QString &path) {
                                 m_path = path;
                                 m_id = id;
                                 m_rows.show(id);
                                 saveWhenRead();
                             });
}

/// After the job's file, if it has one, where files were last taken from.
QString JobResultSaver::suggestionFor(const JobRecord &job) const
{
    const bool isOfOneFile = job.kind == JobKind::Import && !job.title.contains(", "_L1);
    const QString name = isOfOneFile
                             ? tr("%1-result.csv").arg(QFileInfo(job.title).completeBaseName())
                             : tr("job-%1-result.csv").arg(job.id);
    const QString folder = m_settings.uploadFolder();
    return folder.isEmpty() ? name : QDir(folder).filePath(name);
}

void JobResultSaver::saveWhenRead()
{
    if (m_path.isEmpty() || m_rows.isReading())
        return;
    const QString path = std::exchange(m_path, QString());
    if (m_rows.id() != m_id)
        return; // somebody has gone on to another job
    const std::shared_ptr<const ImportPlan> plan = m_rows.plan();
    if (!plan)
        emit said(StatusKind::Bad, m_rows.error());
    else if (plan->tables.size() != 1)
        emit said(StatusKind::Warning,
                  tr("A result is a copy of the job's file, and this job has several. Copy its "
                     "rows instead."));
    else
        write(*plan, path);
}

/// Of a copy, which shares the rows: those that are followed change meanwhile.
void JobResultSaver::write(const ImportPlan &plan, const QString &path)
{
    runOnPool(
        this,
        [plan, path, directory = m_directory]() -> QString {
            if (const auto kept = whyKept(path, directory, {plan.tables.first().path}))
                return resultFileFault(path, *kept);
            const Result<void, QString> written = writeResultFile(plan, path);
            return written ? QString() : written.error();
        },
        [this, path](const QString &fault) {
            if (fault.isEmpty())
                emit said(StatusKind::Good, tr("Saved %1.").arg(path));
            else
                emit said(StatusKind::Bad, fault);
        });
}

} // namespace numberdesk
