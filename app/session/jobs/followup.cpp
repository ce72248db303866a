// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/followup.h"

#include "core/pooltask.h"
#include "provisioning/service/provisioningservice.h"
#include "session/jobs/jobloader.h"
#include "session/jobs/undoing.h"
#include "storage/jobstore.h"

#include <QCoreApplication>
#include <QPointer>

namespace numberdesk {

namespace {

struct FollowUpText
{
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

/// What is made of a job before the gateway is asked: a plan, or what is to be taken back.
struct FollowUpDraft
{
    std::shared_ptr<ImportPlan> plan; ///< of a retry
    AppliedJob applied;               ///< of an undo
};

Result<FollowUpDraft, QString> draftOf(const StoredJob &stored, JobKind kind, const JobPlace &place)
{
    if (const QString elsewhere = whyElsewhere(stored.record, place); !elsewhere.isEmpty())
        return Failure<QString>(elsewhere);
    if (stored.record.state == JobState::Running)
        return Failure<QString>(
            FollowUpText::tr("Job %1 runs. Wait until it has ended, or cancel it.")
                .arg(stored.record.id));
    const Result<LoadedJob, QString> job = loadedJob(stored);
    if (!job)
        return Failure<QString>(job.error());
    if (kind == JobKind::Retry)
        return retryPlan(*job).map([](const auto &plan) { return FollowUpDraft{plan, {}}; });
    return appliedJob(*job).map([](const AppliedJob &applied) {
        return FollowUpDraft{nullptr, applied};
    });
}

/// Loads the job, then plans.
class FollowUpPlanner final : public PlanJob
{
public:
    FollowUpPlanner(const JobDesk &desk, const FollowUp &followUp)
        : PlanJob(&desk.service)
        , m_service(desk.service)
        , m_kind(followUp.kind)
        , m_place(desk.place)
    {
        desk.jobs.load(followUp.job)->then(this, [this](const StorageResult<StoredJob> &stored) {
            if (stored)
                draft(*stored);
            else
                fail(stored.error().message);
        });
    }

    void cancel() override
    {
        if (m_undo)
            m_undo->cancel();
        else if (!isFinished())
            finish(Failure<ImportError>(ImportError{ImportError::Kind::Cancelled, {}, {}, {}}));
    }

private:
    void draft(const StoredJob &stored)
    {
        runOnPool(
            this, [stored, kind = m_kind, place = m_place] { return draftOf(stored, kind, place); },
            [this](const Result<FollowUpDraft, QString> &draft) {
                if (isFinished())
                    return;
                if (!draft)
                    fail(draft.error());
                else if (draft->plan)
                    finish(draft->plan);
                else
                    undo(draft->applied);
            });
    }

    void undo(const AppliedJob &applied)
    {
        m_undo = planUndo(m_service, applied);
        connect(m_undo, &PlanJob::stageChanged, this, &PlanJob::stageChanged);
        m_undo->then(this, [this](const PlanResult &result) { finish(result); });
    }

    void fail(const QString &reason)
    {
        if (!isFinished())
            finish(
                Failure<ImportError>(ImportError{ImportError::Kind::Unreadable, {}, reason, {}}));
    }

    ProvisioningService &m_service;
    JobKind m_kind;
    JobPlace m_place;
    QPointer<PlanJob> m_undo;
};

} // namespace

QString FollowUp::name() const
{
    return kind == JobKind::Undo ? FollowUpText::tr("Undo of job %1").arg(job)
                                 : FollowUpText::tr("Retry of job %1").arg(job);
}

QString FollowUp::title() const
{
    return kind == JobKind::Undo
               ? name()
               : FollowUpText::tr("%1: %2", "retry of job 7: its title").arg(name(), jobTitle);
}

PlanJob *planFollowUp(const JobDesk &desk, const FollowUp &followUp)
{
    return new FollowUpPlanner(desk, followUp);
}

} // namespace numberdesk
