// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/jobrun.h"

#include "core/pooltask.h"
#include "net/client/httpclient.h"
#include "provisioning/following/pendingpoller.h"
#include "provisioning/service/provisioningservice.h"
#include "session/gatewaydata.h"
#include "transfer/plan/importbatch.h"
#include "transfer/plan/planfollowing.h"

#include <algorithm>
#include <utility>

namespace numberdesk {

namespace {

ImportError unwritten(const QString &reason)
{
    ApiError error;
    error.kind = ApiError::Kind::NotWrittenDown;
    error.message = reason;
    return {ImportError::Kind::Gateway, {}, userMessage(error), error};
}

} // namespace

ApiError apiErrorOf(const ImportError &error)
{
    if (error.api)
        return *error.api;
    ApiError cancelled;
    cancelled.kind = ApiError::Kind::Cancelled;
    return cancelled;
}

JobRun::JobRun(const JobDesk &desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    connect(&desk.data, &GatewayData::numbersRead, this, &JobRun::takeRead);
    connect(&desk.data, &QObject::destroyed, this, [this] { m_isAbandoned = true; });
    connect(&desk.poller, &PendingPoller::failed, this,
            [this](const ApiError &error) { m_pollError = error; });
    connect(&desk.poller, &PendingPoller::answered, this, [this] { m_pollError.reset(); });
    connect(&desk.client, &HttpClient::retryScheduled, this, &JobRun::takeWait);
}

JobRun::~JobRun()
{
    delete m_job; // before the journal that it writes
}

void JobRun::start(const std::shared_ptr<ImportPlan> &plan, const JobPurpose &purpose,
                   const SendOptions &options)
{
    follow(plan);
    m_step = Step::WritingDown;
    m_state = JobState::Running;
    m_leftAs = purpose.leftAs;
    m_options = options;
    m_stopped.reset();
    m_error.reset();
    m_id = 0;
    m_progress.rowsToSend = plan->rowsWithWork();
    writeDown(purpose);
}

/// The plan must hold still meanwhile: see takeRead().
void JobRun::writeDown(const JobPurpose &purpose)
{
    const QString folder = m_desk.directory.plansFolder();
    runOnPool(
        this, [plan = std::as_const(m_plan), folder] { return newJobOf(*plan, folder); },
        [this, purpose](const Result<NewJob, QString> &made) {
            if (!made)
                return failUnwritten(made.error());
            NewJob job = *made;
            job.record.kind = purpose.kind;
            job.record.title = purpose.title;
            job.record.reference = purpose.reference;
            job.record.origin = purpose.origin;
            job.record.started = m_desk.service.clock().timeOfDay();
            job.record.place = m_desk.place;
            m_desk.jobs.create(job)->then(this, [this](const StorageResult<RunningJob> &created) {
                if (created)
                    send(*created);
                else
                    failUnwritten(created.error().message);
            });
        });
}

void JobRun::goOn(qint64 id, const SendOptions &options)
{
    m_step = Step::Loading;
    m_state = JobState::Running;
    m_leftAs = JobState::Interrupted;
    m_options = options;
    m_stopped.reset();
    m_error.reset();
    m_id = id;
    m_desk.jobs.claim(id, m_desk.place)
        ->then(this, [this](const StorageResult<ClaimedJob> &claimed) {
            if (claimed)
                take(*claimed);
            else
                failUntaken(claimed.error());
        });
}

void JobRun::take(const ClaimedJob &claimed)
{
    runOnPool(
        this,
        [job = claimed.job]() -> Result<LoadedJob, QString> {
            Result<LoadedJob, QString> loaded = loadedJob(job);
            if (loaded)
                takeUpTheRest(*loaded->plan, loaded->history);
            return loaded;
        },
        [this, lock = claimed.lock](const Result<LoadedJob, QString> &loaded) {
            if (loaded)
                adopt(*loaded, lock);
            else
                fail({ImportError::Kind::Unreadable, {}, loaded.error(), {}});
        });
}

void JobRun::adopt(const LoadedJob &loaded, const JobLock &lock)
{
    follow(loaded.plan);
    m_progress.rowsToSend = m_plan->rowsWithWork();
    followPending(loaded.history);
    m_options.resumed = ResumedSending{loaded.history.openWrites};
    send({loaded.record.id, lock});
}

/// What an earlier process has sent may be pending still: the poller is to ask for it.
void JobRun::followPending(const JobHistory &history)
{
    QList<Number> pending;
    for (qsizetype i = 0; i < m_plan->rows.size(); ++i) {
        const PlanRow &row = std::as_const(*m_plan).rows.at(i);
        const bool isUndecided =
            row.outcome == RowOutcome::Pending || row.outcome == RowOutcome::OtherStatus;
        if (!row.accepted || !isUndecided)
            continue;
        if (const std::shared_ptr<const Number> after = history.images.value(i).after)
            pending.append(*after);
    }
    // Older than whatever was read since.
    m_desk.data.apply(pending + unsettledNumbers(*m_plan), Moment{});
}

void JobRun::send(const RunningJob &job)
{
    m_id = job.id;
    Clock &clock = m_desk.service.clock();
    m_journal = std::make_unique<JobJournal>(m_desk.jobs, clock, job, m_plan);
    connect(m_journal.get(), &JobJournal::asked, this, &JobRun::takeRequest);
    connect(m_journal.get(), &JobJournal::failed, this, [this](const QString &reason) {
        if (!m_error)
            m_error = unwritten(reason);
        stop(JobState::Interrupted);
    });
    if (m_step == Step::Loading)
        m_journal->noteTakenUp();
    m_step = Step::Sending;
    m_options.journal = m_journal.get();
    m_job = runImport(m_desk.service, m_plan, m_options);
    connect(m_job, &ImportJob::progressed, this, &JobRun::takeProgress);
    // What ends because its connection goes away tells nobody.
    connect(m_job, &ImportJob::numbersWritten, this, [this](const QList<Number> &numbers) {
        if (!m_isAbandoned)
            m_desk.data.apply(numbers);
    });
    connect(m_job, &ImportJob::numbersDeleted, this, [this](const QList<TelephoneNumber> &numbers) {
        if (!m_isAbandoned)
            m_desk.data.dropNumbers(numbers);
        emit numbersDeleted(numbers);
    });
    connect(m_job, &ImportJob::numbersRead, this,
            [this](const QList<Number> &numbers, Moment asked) {
                if (!m_isAbandoned)
                    m_desk.data.apply(numbers, asked);
            });
    connect(m_job, &ImportJob::rowKept, this, &JobRun::rowKept);
    connect(m_job, &ImportJob::writeFailed, this, &JobRun::writeFailed);
    connect(m_job, &ImportJob::rowsChanged, this, &JobRun::takeChanged);
    m_job->then(this, [this](const ImportResult &result) { takeResult(result); });
    emit begun();
    takeHeld();
    if (m_stopped && m_job)
        m_job->cancel();
}

void JobRun::follow(const std::shared_ptr<ImportPlan> &plan)
{
    m_plan = plan;
    m_id = 0;
    m_progress = {};
    m_triedAgainAt = {};
    if (plan)
        m_progress.counts = plan->counts();
}

void JobRun::stop(JobState state)
{
    if (!isBusy() || m_stopped)
        return;
    m_stopped = state;
    if (m_job)
        m_job->cancel();
    emit progressed();
}

void JobRun::takeRequest(JobRequest request)
{
    stop(request == JobRequest::Pause ? JobState::Paused : JobState::Cancelled);
}

void JobRun::takeResult(const ImportResult &result)
{
    m_job = nullptr;
    if (!result && !m_error)
        m_error = result.error();
    m_progress.counts = m_plan->counts();
    m_progress.requestsLeft = counts().waiting > 0 ? batchesLeft(*m_plan) : 0;
    // Accounts were perhaps made, and each says how many numbers it has.
    if (!m_isAbandoned && (counts().sent > 0 || !m_plan->accountsToCreate().isEmpty()))
        m_desk.data.refreshAccountsIfAsked();
    leave();
}

/// Says how the job ends once that is written down, and what became of its rows before: a job of
/// which the journal lacks something is not done. Of one whose connection goes away others find out
/// by its lock; what could not be written is found out by whoever goes on with it.
void JobRun::leave()
{
    if (m_isAbandoned) {
        m_state = JobState::Interrupted;
        return end();
    }
    if (m_journal->isWriting()) {
        connect(m_journal.get(), &JobJournal::settled, this, &JobRun::leave,
                Qt::SingleShotConnection);
        return;
    }
    m_state = JobState::Done;
    if (counts().waiting > 0 || m_journal->hasGaps())
        m_state = m_stopped.value_or(m_leftAs);
    const QString note = m_state == JobState::Interrupted && m_error ? m_error->message : QString();
    m_journal->leave(m_state, m_progress.requestsLeft, note)
        ->then(this, [this](const StorageResult<void> &) { end(); });
}

void JobRun::end()
{
    m_journal.reset();
    m_step = Step::Idle;
    emit ended();
}

void JobRun::fail(const ImportError &error)
{
    m_error = error;
    m_state = JobState::Interrupted;
    if (m_plan)
        takeHeld();
    m_step = Step::Idle;
    emit ended();
}

void JobRun::failUntaken(const StorageError &error)
{
    const bool isHeld = error.kind == StorageError::Kind::Held;
    fail({isHeld ? ImportError::Kind::Held : ImportError::Kind::Unreadable, {}, error.message, {}});
}

void JobRun::failUnwritten(const QString &reason)
{
    fail(unwritten(reason));
}

/// What waits before its next try ends no sooner, however little is left beside it.
void JobRun::takeProgress(const ImportProgress &progress)
{
    m_progress = progress;
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(
        m_triedAgainAt - m_desk.client.clock().now());
    m_progress.timeLeft = std::max(m_progress.timeLeft, wait);
    emit progressed();
}

void JobRun::takeWait(std::chrono::milliseconds wait)
{
    if (!m_job)
        return;
    m_triedAgainAt = std::max(m_triedAgainAt, m_desk.client.clock().now() + wait);
    takeProgress(m_progress);
}

void JobRun::takeHeld()
{
    takeRead(std::exchange(m_heldNumbers, {}), std::exchange(m_heldGone, {}));
}

/// What had gone before it was to be changed is shown no more, either.
void JobRun::takeChanged(const QList<qsizetype> &rows)
{
    QList<TelephoneNumber> gone;
    for (const qsizetype index : rows) {
        const PlanRow &row = std::as_const(*m_plan).rows.at(index);
        if (row.gone)
            gone.append(row.change.telephoneNumber);
    }
    if (!gone.isEmpty())
        m_desk.data.dropNumbers(gone);
    emit rowsChanged(rows);
}

void JobRun::takeRead(const QList<Number> &numbers, const QList<TelephoneNumber> &gone)
{
    if (m_step == Step::WritingDown) {
        m_heldNumbers += numbers;
        m_heldGone += gone;
        return;
    }
    if (!m_plan || (numbers.isEmpty() && gone.isEmpty()))
        return;
    if (m_job)
        return m_job->takeRead(numbers, gone);
    const QList<qsizetype> rows = applyReadNumbers(*m_plan, m_progress.counts, numbers, gone);
    if (rows.isEmpty())
        return;
    noteFollowed(rows);
    emit rowsChanged(rows);
    emit progressed();
}

/// What the backend has made of rows once all were sent: it belongs to the job's outcome. Whoever
/// goes on with the job meanwhile follows its rows.
void JobRun::noteFollowed(const QList<qsizetype> &rows)
{
    if (m_id == 0 || m_isAbandoned)
        return;
    JournalNews news;
    news.news.rows = rows;
    for (const qsizetype index : rows)
        news.rows.append(std::as_const(*m_plan).rows.at(index));
    m_desk.jobs.appendResting(
        m_id, [news] { return newsEvent(news); }, tallyOf(counts(), m_progress.requestsLeft));
}

} // namespace numberdesk
