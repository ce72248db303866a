// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/upload/uploadplanning.h"

#include "session/session.h"
#include "transfer/plan/planrest.h"

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

void UploadPlanning::planSource()
{
    QList<CsvTable> tables;
    if (m_source.table)
        tables.append(*m_source.table);
    if (m_source.isTyped())
        follow(planTable(m_session.service(), *m_source.table, m_source.options));
    else
        follow(planImport(m_session.service(), m_source.paths, m_source.options, tables));
}

void UploadPlanning::replan(const ImportOptions &options)
{
    m_sourceBefore = m_source;
    m_source.options = options;
    m_startsRest = false;
    follow(replanImport(m_session.service(), *m_plan, options));
}

void UploadPlanning::replanRest()
{
    m_ended = m_plan;
    replan(m_plan->options);
    m_startsRest = true;
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
    const bool startsRest = std::exchange(m_startsRest, false);
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
        if (startsRest)
            m_ended.reset();
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
    if (m_ended)
        keepWhatEnded(*m_ended, *fresh);
    m_plan = fresh;
    m_source.options = fresh->options;
}

bool UploadPlanning::isAsBefore() const
{
    return m_ended ? restIsAsPlanned(*m_ended, *m_plan) : m_doesSameWork;
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
    m_ended.reset();
    m_startsRest = false;
    m_error.reset();
    m_source = {};
}

} // namespace numberdesk
