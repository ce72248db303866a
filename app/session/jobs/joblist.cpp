// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/joblist.h"

#include "provisioning/service/provisioningservice.h"
#include "session/jobs/jobrun.h"
#include "storage/jobstore.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace numberdesk {

namespace {

/// A job that is sent changes with each request: people cannot read faster.
constexpr auto restAfterReading = 200ms;
constexpr auto lookForOthers = 2s;
/// A process hears of what is asked within half a second, and lets requests on the wire end.
constexpr auto longestAnswer = 30s;

/// Why a run has ended early, unless somebody stopped it: in the words of whoever found out.
QString failureOf(const JobRun &run)
{
    const std::optional<ImportError> &error = run.error();
    if (!error || error->kind == ImportError::Kind::Cancelled)
        return {};
    const bool isUnwritten = error->api && error->api->kind == ApiError::Kind::NotWrittenDown;
    return isUnwritten ? error->api->message : error->message;
}

} // namespace

JobList::JobList(const JobDesk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_soon(desk.service.clock().makeAlarm())
    , m_later(desk.service.clock().makeAlarm())
{
    connect(&desk.jobs, &JobStore::changed, this, &JobList::look);
    connect(m_soon.get(), &Alarm::rang, this, &JobList::lookAgain);
    connect(m_later.get(), &Alarm::rang, this, &JobList::look);
}

JobList::~JobList() = default;

void JobList::look()
{
    if (m_isReading || m_soon->isActive()) {
        m_isStale = true;
        return;
    }
    m_isReading = true;
    m_desk.jobs.list()->then(
        this, [this](const StorageResult<QList<JobRecord>> &result) { take(result); });
}

void JobList::take(const StorageResult<QList<JobRecord>> &result)
{
    m_isReading = false;
    m_error = result ? QString() : result.error().message;
    if (result) {
        m_readAt = m_desk.service.clock().timeOfDay();
        m_jobs = *result;
        m_jobs.removeIf([this](const JobRecord &job) {
            const bool isNamed = !m_desk.place.connection.isEmpty();
            return job.place.connection != m_desk.place.connection ||
                   (!isNamed && job.place.gateway != m_desk.place.gateway);
        });
    }
    m_soon->start(restAfterReading);
    if (m_isWatched)
        m_later->start(lookForOthers);
    checkAsked();
    emit changed();
}

void JobList::lookAgain()
{
    if (std::exchange(m_isStale, false))
        look();
}

void JobList::setWatched(bool watched)
{
    m_isWatched = watched;
    if (watched)
        look();
    else
        m_later->stop();
}

const JobRecord *JobList::find(qint64 id) const
{
    const auto found = std::find_if(m_jobs.cbegin(), m_jobs.cend(),
                                    [id](const JobRecord &job) { return job.id == id; });
    return found == m_jobs.cend() ? nullptr : &*found;
}

void JobList::resume(qint64 id)
{
    if (m_runs.contains(id))
        return;
    auto *run = new JobRun(m_desk, this);
    m_runs.insert(id, run);
    const auto tell = [this, id] { emit runChanged(id); };
    connect(run, &JobRun::begun, this, tell);
    connect(run, &JobRun::progressed, this, tell);
    connect(run, &JobRun::ended, this, [this, id] { takeEnd(id); });
    run->goOn(id);
    emit runChanged(id);
}

void JobList::resumeInTurn(QList<qint64> ids)
{
    std::sort(ids.begin(), ids.end());
    m_inTurn += ids;
    if (m_runs.isEmpty())
        resumeNext();
}

void JobList::resumeNext()
{
    if (!m_inTurn.isEmpty())
        resume(m_inTurn.takeFirst());
}

void JobList::takeEnd(qint64 id)
{
    JobRun *run = m_runs.take(id);
    m_asked.remove(id);
    follow(run);
    emit runChanged(id);
    if (const QString reason = failureOf(*run); !reason.isEmpty())
        emit failed(id, reason);
    // What the next ones would meet, a person shall hear of first.
    if (run->error())
        m_inTurn.clear();
    else
        resumeNext();
    look();
}

/// A run that has ended notes what the backend makes of its rows, until it has decided all.
void JobList::follow(JobRun *run)
{
    if (run->error() || run->counts().undecided() == 0)
        return run->deleteLater();
    connect(run, &JobRun::progressed, run, [run] {
        if (run->counts().undecided() == 0)
            run->deleteLater();
    });
}

void JobList::pause(qint64 id)
{
    ask(id, JobRequest::Pause);
}

void JobList::cancel(qint64 id)
{
    const JobRecord *job = find(id);
    if (m_runs.contains(id) || (job != nullptr && job->state == JobState::Running))
        return ask(id, JobRequest::Cancel);
    m_desk.jobs.cancelResting(id)->then(this, [this, id](const StorageResult<void> &done) {
        if (!done)
            emit failed(id, done.error().message);
        look();
    });
}

void JobList::ask(qint64 id, JobRequest request)
{
    m_inTurn.clear();
    m_asked.insert(id, {request, m_desk.service.clock().now()});
    emit changed();
    if (JobRun *run = m_runs.value(id)) {
        run->stop(request == JobRequest::Pause ? JobState::Paused : JobState::Cancelled);
        return;
    }
    m_desk.jobs.ask(id, request)->then(this, [this, id](const StorageResult<bool> &asked) {
        const bool isHere = m_desk.jobs.hasRun(id); // which has heard of it whatever the disk says
        if (!asked && !isHere)
            emit failed(id, asked.error().message);
        if (!isHere && !(asked && *asked))
            m_asked.remove(id); // it has ended meanwhile, as the list will show
        look();
    });
}

/// Forgets what was asked of jobs that run no more, and tells of those that do not answer.
void JobList::checkAsked()
{
    const Clock::TimePoint now = m_desk.service.clock().now();
    QList<qint64> unanswered;
    m_asked.removeIf([&](const QHash<qint64, Asked>::iterator &it) {
        const JobRecord *job = find(it.key());
        if (m_runs.contains(it.key()))
            return false;
        if (job == nullptr || job->state != JobState::Running)
            return true;
        if (now - it->at < longestAnswer)
            return false;
        unanswered.append(it.key());
        return true;
    });
    for (const qint64 id : std::as_const(unanswered)) {
        emit failed(id, tr("The process that runs job %1 does not answer. Look whether it hangs, "
                           "and end it; the job can be resumed then.")
                            .arg(id));
    }
}

void JobList::setReference(qint64 id, const QString &reference)
{
    m_desk.jobs.setReference(id, reference)
        ->then(this, [this, id](const StorageResult<void> &done) {
            if (!done)
                emit failed(id, done.error().message);
        });
}

} // namespace numberdesk
