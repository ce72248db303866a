// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/jobjournal.h"

#include "session/jobs/eventcodec.h"
#include "session/jobs/jobloader.h"

#include <utility>

using namespace std::chrono_literals;

namespace numberdesk {

namespace {

/// How soon a job hears of what another process asks, at the latest.
constexpr auto lookEvery = 500ms;

class Departure final : public DepartureJob
{
public:
    using DepartureJob::DepartureJob;

    void take(const StorageResult<JobRequest> &result)
    {
        if (result)
            finish({});
        else
            finish(Failure<QString>(result.error().message));
    }

    /// What was handed in is written all the same.
    void cancel() override { finish(Failure<QString>(QString())); }
};

} // namespace

JobJournal::JobJournal(JobStore &store, Clock &clock, RunningJob job,
                       std::shared_ptr<const ImportPlan> plan, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_job(std::move(job))
    , m_plan(std::move(plan))
    , m_errorsNoted(m_plan->errors.size())
    , m_warnings(m_plan->warnings)
    , m_deletedAccounts(m_plan->deletedAccounts)
    , m_look(clock.makeAlarm())
{
    m_tally = tallyOf(m_plan->counts(), 0);
    connect(m_look.get(), &Alarm::rang, this, &JobJournal::lookForRequests);
    connect(&m_store, &JobStore::asked, this, [this](qint64 id, JobRequest request) {
        if (id == m_job.id && request != JobRequest::Nothing)
            emit asked(request);
    });
    m_look->start(lookEvery);
}

DepartureJob *JobJournal::noteLeaving(const LeavingWrite &write, QObject *parent)
{
    auto *departure = new Departure(parent);
    auto *job = m_store.append(
        m_job.id, [write] { return leavingEvent(write); }, m_tally);
    job->then(this, [this](const StorageResult<JobRequest> &result) {
        if (result && *result != JobRequest::Nothing)
            emit asked(*result);
    });
    job->then(departure,
              [departure](const StorageResult<JobRequest> &result) { departure->take(result); });
    return departure;
}

void JobJournal::noteNews(const SendingNews &news, const ImportProgress &progress)
{
    JournalNews entry;
    entry.news = news;
    entry.rows.reserve(news.rows.size());
    for (const qsizetype row : news.rows)
        entry.rows.append(m_plan->rows.at(row));
    entry.errors = m_plan->errors.mid(m_errorsNoted);
    m_errorsNoted = m_plan->errors.size();
    m_tally = tallyOf(progress.counts, progress.requestsLeft);
    write(std::move(entry));
}

void JobJournal::noteTakenUp()
{
    JournalNews entry;
    entry.takesUp = true;
    write(std::move(entry));
}

/// Of what is of no single row.
bool JobJournal::hasPlanNews() const
{
    return m_plan->warnings != m_warnings || m_plan->deletedAccounts != m_deletedAccounts;
}

void JobJournal::write(JournalNews news)
{
    if (m_plan->warnings != m_warnings)
        news.warnings = m_warnings = m_plan->warnings;
    if (m_plan->deletedAccounts != m_deletedAccounts)
        news.deletedAccounts = m_deletedAccounts = m_plan->deletedAccounts;
    addLost(news);
    ++m_unwritten;
    auto *job = m_store.append(
        m_job.id, [news] { return newsEvent(news); }, m_tally);
    job->then(this, [this, news](const StorageResult<JobRequest> &result) { take(result, news); });
}

/// What could not be written before: else a write would count as open whose answer is known. Later
/// news may have told of its rows meanwhile, so they are told as they are now.
void JobJournal::addLost(JournalNews &news)
{
    const JournalNews lost = std::exchange(m_lost, {});
    for (const qsizetype row : lost.news.rows) {
        news.news.rows.append(row);
        news.rows.append(m_plan->rows.at(row));
    }
    for (auto it = lost.news.stored.cbegin(); it != lost.news.stored.cend(); ++it) {
        if (!news.news.stored.contains(it.key()))
            news.news.stored.insert(it.key(), it.value());
    }
    news.news.answered = lost.news.answered + news.news.answered;
    news.news.createdAccounts = lost.news.createdAccounts + news.news.createdAccounts;
    news.errors = lost.errors + news.errors;
    if (news.warnings.isEmpty())
        news.warnings = lost.warnings;
    if (news.deletedAccounts.isEmpty())
        news.deletedAccounts = lost.deletedAccounts;
    news.takesUp = news.takesUp || lost.takesUp;
}

void JobJournal::take(const StorageResult<JobRequest> &result, const JournalNews &news)
{
    --m_unwritten;
    if (!result) {
        JournalNews lost = news;
        addLost(lost);
        m_lost = lost;
        emit failed(result.error().message);
    } else if (*result != JobRequest::Nothing) {
        emit asked(*result);
    }
    if (m_unwritten == 0)
        emit settled();
}

/// A job that waits for its turn writes nothing for a while.
void JobJournal::lookForRequests()
{
    m_store.requested(m_job.id)->then(this, [this](const StorageResult<JobRequest> &result) {
        if (result && *result != JobRequest::Nothing)
            emit asked(*result);
        m_look->start(lookEvery);
    });
}

StorageJob<void> *JobJournal::leave(JobState state, qint64 requestsLeft, const QString &note)
{
    m_look->stop();
    m_tally = tallyOf(m_plan->counts(), requestsLeft);
    if (hasPlanNews() || hasGaps())
        write({});
    auto *job = m_store.leave(m_job.id, state, m_tally, note);
    job->then(this, [this](const StorageResult<void> &) { m_job.lock.reset(); });
    return job;
}

} // namespace numberdesk
