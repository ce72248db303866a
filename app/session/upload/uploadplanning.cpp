// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/upload/uploadplanning.h"

#include "core/pooltask.h"
#include "session/session.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace numberdesk {

UploadPlanning::UploadPlanning(Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{}

UploadPlanning::~UploadPlanning() = default;

void UploadPlanning::start(UploadSource source)
{
    clear();
    m_source = std::move(source);
    planSource();
}

void UploadPlanning::add(const UploadSource &source)
{
    m_sourceBefore = m_source;
    m_source.add(source);
    planSource();
}

void UploadPlanning::readOtherwise(const ImportOptions &options)
{
    UploadSource source = m_source;
    source.options = options;
    const QList<CsvTable> files = m_files;
    clear();
    m_source = std::move(source);
    m_files = files;
    planSource();
}

/// Files that were read already are taken from their private copies.
void UploadPlanning::planSource()
{
    if (m_source.followUp)
        return follow(planFollowUp(m_session.jobDesk(), *m_source.followUp));
    if (m_source.isTyped())
        return follow(planTable(m_session.service(), *m_source.table, m_source.options));
    PlanInput input;
    if (m_session.isOpen()) // the data directory is there
        input.copyFolder = m_session.directory().plansFolder();
    for (const QString &path : std::as_const(m_source.paths)) {
        const auto known =
            std::find_if(m_files.cbegin(), m_files.cend(), [&path](const CsvTable &table) {
                return table.copy && table.path == QFileInfo(path).absoluteFilePath();
            });
        if (known != m_files.cend())
            input.read.append(*known);
        else
            input.paths.append(path);
    }
    if (m_source.table)
        input.typed.append(*m_source.table);
    PlanJob *job = planImport(m_session.service(), input, m_source.options);
    connect(job, &PlanJob::filesRead, this, &UploadPlanning::keepFiles);
    follow(job);
}

void UploadPlanning::keepFiles(const QList<CsvTable> &tables)
{
    m_files = tables;
    m_changedFiles.clear();
}

void UploadPlanning::lookAtFiles()
{
    QList<std::pair<QString, FileStamp>> read;
    for (const CsvTable &table : std::as_const(m_files)) {
        if (!table.path.isEmpty())
            read.append({table.path, table.stamp});
    }
    const auto look = [read] {
        QStringList changed;
        for (const auto &[path, stamp] : read) {
            if (stampOf(path) != stamp)
                changed.append(QFileInfo(path).fileName());
        }
        return changed;
    };
    runOnPool(this, look, [this](const QStringList &changed) {
        if (changed != m_changedFiles) {
            m_changedFiles = changed;
            emit filesChanged();
        }
        emit filesLookedAt();
    });
}

void UploadPlanning::replan(const ImportOptions &options)
{
    m_sourceBefore = m_source;
    m_source.options = options;
    follow(replanImport(m_session.service(), *m_plan, options));
}

void UploadPlanning::mend(const ImportOptions &options)
{
    m_sourceBefore = m_source;
    m_source.options = options;
    follow(replanMended(m_session.service(), *m_plan, options));
}

void UploadPlanning::follow(PlanJob *job)
{
    delete m_job;
    m_job = job;
    m_error.reset();
    m_stage = PlanStage::ReadingFiles;
    connect(job, &PlanJob::stageChanged, this, [this](PlanStage stage) {
        m_stage = stage;
        emit progressed();
    });
    job->then(this, [this](const PlanResult &result) {
        m_job = nullptr;
        emit ended(take(result));
    });
}

UploadPlanning::End UploadPlanning::take(const PlanResult &result)
{
    if (result) {
        adopt(*result);
        return End::Made;
    }
    const bool isCancelled = result.error().kind == ImportError::Kind::Cancelled;
    m_error = result.error();
    if (m_plan) {
        if (isCancelled)
            m_error.reset(); // what stands is what was wanted
        m_source = m_sourceBefore;
        return End::NotRemade;
    }
    const ImportOptions &options = m_source.options;
    const bool isIncomplete =
        options.accountName.isEmpty() || enabledServices(options.edits).isEmpty();
    if (result.error().kind == ImportError::Kind::Usage && isIncomplete)
        return End::NeedsSettings;
    return isCancelled ? End::Cancelled : End::Failed;
}

void UploadPlanning::adopt(const std::shared_ptr<ImportPlan> &fresh)
{
    m_doesSameWork = m_plan && fresh->doesSameWorkAs(*m_plan);
    m_plan = fresh;
    m_source.options = fresh->options;
}

void UploadPlanning::cancel()
{
    if (m_job)
        m_job->cancel();
}

void UploadPlanning::clear()
{
    delete m_job;
    m_plan.reset();
    m_error.reset();
    m_source = {};
    m_files.clear();
    m_changedFiles.clear();
}

} // namespace numberdesk
