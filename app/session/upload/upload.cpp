// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/upload/upload.h"

#include "net/base/clock.h"
#include "provisioning/service/provisioningservice.h"
#include "session/gatewaydata.h"
#include "session/jobs/jobrun.h"
#include "session/rights.h"
#include "session/session.h"
#include "transfer/plan/planfollowing.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

Upload::Upload(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_planning(new UploadPlanning(session, this))
    , m_run(new JobRun(session.jobDesk(), this))
{
    connect(m_planning, &UploadPlanning::progressed, this, &Upload::progressed);
    connect(m_planning, &UploadPlanning::ended, this, &Upload::takePlanningEnd);
    connect(m_run, &JobRun::begun, this, &Upload::takeJob);
    connect(m_run, &JobRun::rowsChanged, this, &Upload::rowsChanged);
    connect(m_run, &JobRun::progressed, this, [this] {
        m_counts = m_run->counts();
        emit progressed();
    });
    connect(m_run, &JobRun::ended, this, &Upload::takeImportEnd);
    connect(m_planning, &UploadPlanning::filesChanged, this, &Upload::changed);
    connect(m_planning, &UploadPlanning::filesLookedAt, this, &Upload::filesLookedAt);
    connect(&session.rights(), &Rights::changed, this, &Upload::changed);
}

Upload::~Upload() = default;

void Upload::start(const UploadSource &source)
{
    if (isSending())
        return;
    m_run->follow(nullptr);
    m_counts = {};
    m_rechecks = true;
    m_reference = source.followUp ? source.followUp->reference : QString();
    UploadSource unmended = source;
    const bool wasMended = forgetMending(unmended);
    m_planning->start(unmended);
    planAnew(isTyped() ? Afterwards::SendIfRight : Afterwards::Show, Stage::Idle);
    if (wasMended)
        m_notice = tr("The file was read anew: what you had mended in its rows is forgotten.");
}

void Upload::start(const FollowUp &followUp)
{
    UploadSource source;
    source.followUp = followUp;
    start(source);
}

void Upload::add(const UploadSource &source)
{
    m_planning->add(source);
    planAnew(Afterwards::Show, Stage::Planned);
}

void Upload::planAnew(Afterwards afterwards, Stage goBackTo)
{
    m_afterwards = afterwards;
    m_stageBefore = goBackTo;
    m_notice.clear();
    m_error.reset();
    setStage(Stage::Planning);
}

void Upload::complete(const ImportOptions &options)
{
    readOtherwise(options);
}

void Upload::readOtherwise(const ImportOptions &options)
{
    if (isSending() || followUp() != nullptr)
        return;
    m_run->follow(nullptr);
    m_counts = {};
    m_planning->readOtherwise(options);
    planAnew(Afterwards::Show, Stage::Idle);
}

void Upload::readAgain()
{
    const QString reference = m_reference;
    start(UploadSource(source()));
    setReference(reference);
}

void Upload::readHeadings(const QMap<QString, QString> &map, const QStringList &ignored)
{
    ImportOptions options = source().options;
    options.headingMap.insert(map);
    options.ignoredHeadings += ignored;
    readOtherwise(options);
}

void Upload::readSheet(const QString &name)
{
    ImportOptions options = source().options;
    options.sheet = name;
    readOtherwise(options);
}

void Upload::retry()
{
    if (m_stage == Stage::Unplannable)
        start(source());
}

void Upload::takePlanningEnd(UploadPlanning::End end)
{
    const Afterwards afterwards = std::exchange(m_afterwards, Afterwards::Show);
    m_error = m_planning->error();
    switch (end) {
    case UploadPlanning::End::Made:
        return takePlan(afterwards);
    case UploadPlanning::End::NotRemade:
        return endPlanning(m_stageBefore);
    case UploadPlanning::End::NeedsSettings:
        return endPlanning(Stage::NeedsSettings);
    case UploadPlanning::End::Failed:
        return endPlanning(Stage::Unplannable);
    case UploadPlanning::End::Cancelled:
        endPlanning(Stage::Idle);
        emit readyForNext();
    }
}

void Upload::endPlanning(Stage stage)
{
    setStage(stage);
    emit planningEnded();
}

void Upload::takePlan(Afterwards afterwards)
{
    const ImportPlan &plan = *m_planning->plan();
    m_run->follow(nullptr); // the plan before
    m_counts = plan.counts();
    setStage(Stage::Planned);
    const bool isRight = plan.errors.isEmpty() && plan.hasWork();
    if (afterwards == Afterwards::SendIfAsBefore)
        sendIfAsBefore();
    else if (afterwards == Afterwards::SendIfRight && isRight && whyNotSend().isEmpty())
        send();
    else
        emit planningEnded();
}

/// Goes on to send a plan that was made anew, unless there is something to look at.
void Upload::sendIfAsBefore()
{
    if (!m_planning->isAsBefore()) {
        m_notice = tr("The gateway was read again, since the plan was old, and something had "
                      "changed. Look at the new plan, then Upload.");
        return endPlanning(Stage::Planned);
    }
    m_notice = plan()->hasWork()
                   ? tr("The gateway was read again, since the plan was old: nothing had changed.")
                   : tr("The gateway was read again: nothing is left to send.");
    send();
}

void Upload::replan(const ImportOptions &options, Afterwards afterwards)
{
    m_planning->replan(options);
    planAnew(afterwards, m_stage);
}

void Upload::planWith(const ImportOptions &options)
{
    if (m_stage == Stage::Planned && followUp() == nullptr)
        replan(options);
}

void Upload::repairRows()
{
    if (m_stage != Stage::Planned)
        return;
    ImportOptions options = plan()->options;
    options.repair = true;
    planWith(options);
}

void Upload::createAccounts(const QStringList &names)
{
    if (m_stage != Stage::Planned)
        return;
    ImportOptions options = plan()->options;
    options.createAccountNames = names;
    planWith(options);
}

void Upload::setRecheck(bool recheck)
{
    m_rechecks = recheck;
    emit changed();
}

void Upload::upload()
{
    if (m_stage != Stage::Planned || !hasWork() || !whyNotSend().isEmpty())
        return;
    // What comes after a job rests on its journal: its rows are read again before they go out.
    const bool isMadeAnew = m_rechecks && followUp() == nullptr;
    if (isMadeAnew && plan()->isTooOld(m_session.service().clock().timeOfDay()))
        replan(plan()->options, Afterwards::SendIfAsBefore);
    else
        send();
}

void Upload::sendRest()
{
    if (!hasRest() || !whyNotSend().isEmpty())
        return;
    SendOptions options;
    options.recheck = m_rechecks;
    m_notice.clear();
    m_run->goOn(jobId(), options);
    setStage(Stage::Sending);
}

/// A job that is gone on with brings the plan that was kept of it.
void Upload::takeJob()
{
    if (m_run->plan() != m_planning->plan())
        m_planning->take(m_run->plan());
    m_counts = m_run->counts();
    emit changed();
}

bool Upload::hasRest() const
{
    return m_stage == Stage::Sent && m_counts.waiting > 0 && jobId() != 0;
}

void Upload::send()
{
    if (m_stage != Stage::Planned)
        return;
    if (!hasWork()) {
        m_run->follow(m_planning->plan());
        setStage(Stage::Sent);
        emit finished();
        return;
    }
    SendOptions options;
    options.recheck = m_rechecks;
    m_run->start(m_planning->plan(), purpose(), options);
    setStage(Stage::Sending);
}

JobPurpose Upload::purpose() const
{
    const FollowUp *of = followUp();
    if (of == nullptr)
        return {isTyped() ? JobKind::Create : JobKind::Import, sourceName(), m_reference, 0};
    return {of->kind, of->title(), m_reference, of->job};
}

void Upload::followUnsettled()
{
    if (const auto plan = this->plan())
        m_session.data().apply(unsettledNumbers(*plan), plan->askedAt);
}

void Upload::takeImportEnd()
{
    m_counts = m_run->counts();
    m_error = m_run->error();
    // What could not even be written down still waits to be sent.
    setStage(jobId() != 0 ? Stage::Sent : Stage::Planned);
    emit finished();
    // An outcome with faults stays in view until somebody has seen it.
    if (!m_error && m_counts.failed == 0 && m_counts.invalid == 0 && m_counts.notSent == 0)
        emit readyForNext();
}

void Upload::cancel()
{
    m_planning->cancel(); // either does nothing when it has nothing to do
    m_run->stop(JobState::Cancelled);
    emit changed();
}

void Upload::pause()
{
    m_run->stop(JobState::Paused);
    emit changed();
}

void Upload::interrupt()
{
    m_planning->cancel();
    m_run->stop(JobState::Interrupted);
    emit changed();
}

void Upload::setReference(const QString &reference)
{
    m_reference = reference;
    emit changed();
}

qint64 Upload::jobId() const
{
    return m_run->id();
}

JobState Upload::jobState() const
{
    return m_run->state();
}

void Upload::dismiss()
{
    if (m_stage == Stage::Sending)
        return;
    m_run->follow(nullptr);
    m_planning->clear();
    m_undoneMending.clear();
    m_error.reset();
    m_notice.clear();
    setStage(Stage::Idle);
    emit readyForNext();
}

bool Upload::isGoingOut() const
{
    return isSending() ||
           (m_stage == Stage::Planning && m_afterwards == Afterwards::SendIfAsBefore);
}

bool Upload::isCancelling() const
{
    return m_run->isStopping();
}

bool Upload::isPausing() const
{
    return m_run->isStopping() && m_run->stopState() == JobState::Paused;
}

const ImportProgress &Upload::progress() const
{
    return m_run->progress();
}

const std::optional<ApiError> &Upload::pollError() const
{
    return m_run->pollError();
}

QString Upload::sourceName() const
{
    return source().names().join(", "_L1);
}

const DataDirectory &Upload::directory() const
{
    return m_session.directory();
}

bool Upload::hasWork() const
{
    return plan() && plan()->refusals.isEmpty() &&
           (plan()->hasWork() || !plan()->accountsToDelete.isEmpty());
}

QString Upload::whyNotSend() const
{
    if (plan() && !plan()->refusals.isEmpty())
        return plan()->refusals.constFirst();
    const Rights &rights = m_session.rights();
    const bool deletes = plan() && (m_counts.deleted > 0 || !plan()->accountsToDelete.isEmpty());
    const bool writes = !deletes || m_counts.created + m_counts.updated > 0;
    const QString forbidden = writes ? rights.whyNot(Right::Write) : QString();
    return deletes && forbidden.isEmpty() ? rights.whyNot(Right::Delete) : forbidden;
}

void Upload::setStage(Stage stage)
{
    m_stage = stage;
    emit changed();
}

} // namespace numberdesk
