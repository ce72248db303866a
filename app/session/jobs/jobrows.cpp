// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/jobrows.h"

#include "core/pooltask.h"
#include "provisioning/service/provisioningservice.h"
#include "session/gatewaydata.h"
#include "session/jobs/jobrun.h"
#include "storage/jobstore.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace numberdesk {

namespace {

/// Reading the journal of a job that goes on takes at most this part of the time.
constexpr int restPerReading = 4;
constexpr std::chrono::milliseconds shortestRest = 1s;

} // namespace

JobRows::JobRows(JobList &jobs, QObject *parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_follower(new JobRun(jobs.desk(), this))
    , m_rest(jobs.desk().service.clock().makeAlarm())
{
    connect(m_follower, &JobRun::rowsChanged, this, &JobRows::rowsChanged);
    connect(&jobs, &JobList::runChanged, this, &JobRows::adaptToRun);
    connect(&jobs, &JobList::changed, this, &JobRows::adaptToList);
    connect(m_rest.get(), &Alarm::rang, this, &JobRows::adaptToList);
}

JobRows::~JobRows() = default;

void JobRows::show(qint64 id)
{
    if (id == m_id)
        return;
    ++m_turn;
    m_id = id;
    m_isUnderWay = false;
    m_isReading = id != 0;
    m_error.clear();
    m_plan.reset();
    m_follower->follow(nullptr);
    m_rest->stop();
    emit changed();
    if (const JobRun *run = m_jobs.run(id); run != nullptr && run->step() == JobRun::Step::Sending)
        adaptToRun(id);
    else if (id != 0)
        read();
}

void JobRows::readAgain()
{
    if (m_id == 0 || m_jobs.run(m_id) != nullptr)
        return;
    m_isReading = true;
    emit changed();
    if (!m_isUnderWay)
        read();
}

void JobRows::read()
{
    m_isUnderWay = true;
    m_begunAt = m_jobs.desk().service.clock().now();
    const quint64 turn = m_turn;
    m_jobs.desk().jobs.load(m_id)->then(this, [this, turn](const StorageResult<StoredJob> &stored) {
        if (turn != m_turn)
            return;
        if (!stored)
            return end(stored.error().message);
        runOnPool(
            this, [job = *stored] { return loadedJob(job); },
            [this, turn](const Result<LoadedJob, QString> &loaded) {
                if (turn == m_turn)
                    take(loaded);
            });
    });
}

void JobRows::take(const Result<LoadedJob, QString> &loaded)
{
    if (!loaded)
        return end(loaded.error());
    m_read = loaded->record;
    m_plan = loaded->plan;
    m_follower->follow(m_plan);
    takeWhatIsKnown(loaded->record);
    end({});
}

/// What the gateway has told since the journal ended: of each number of a job that this process
/// has sent, of others where their account was read afterwards.
void JobRows::takeWhatIsKnown(const JobRecord &job)
{
    const JobDesk &desk = m_jobs.desk();
    const bool isOurs = desk.jobs.hasRun(job.id);
    const NumberInventory &known = desk.data.numbers();
    QList<Number> numbers;
    for (const PlanRow &row : std::as_const(m_plan->rows)) {
        if (row.outcome != RowOutcome::Pending && row.outcome != RowOutcome::OtherStatus)
            continue;
        const QDateTime readAt = desk.data.numbersReadAt(row.change.accountName);
        if (!isOurs && (job.ended.isNull() || readAt.isNull() || readAt < job.ended))
            continue;
        if (const auto at = known.find(row.change.telephoneNumber); at >= 0)
            numbers.append(known.number(at));
    }
    m_follower->takeRead(numbers, {});
}

void JobRows::end(const QString &error)
{
    const std::chrono::milliseconds took = std::chrono::duration_cast<std::chrono::milliseconds>(
        m_jobs.desk().service.clock().now() - m_begunAt);
    m_rest->start(std::max(shortestRest, restPerReading * took));
    m_isUnderWay = false;
    m_isReading = false;
    m_error = error;
    emit changed();
}

/// The plan of a run here is the very one that is sent.
void JobRows::adaptToRun(qint64 id)
{
    if (id != m_id || id == 0)
        return;
    const JobRun *run = m_jobs.run(id);
    if (run == nullptr) {
        if (m_plan != nullptr) // it has ended, and its rows are followed from now on
            m_follower->follow(m_plan);
        return;
    }
    if (run->step() != JobRun::Step::Sending || run->plan() == m_plan)
        return;
    ++m_turn;
    m_follower->follow(nullptr);
    m_plan = run->plan();
    connect(run, &JobRun::rowsChanged, this, &JobRows::rowsChanged);
    end({});
}

/// Reads the rows of a job that another run sends again when it has got on.
void JobRows::adaptToList()
{
    const JobRecord *job = m_jobs.find(m_id);
    if (job == nullptr || m_isUnderWay || m_rest->isActive() || !m_plan ||
        m_jobs.run(m_id) != nullptr)
        return;
    if (job->state != m_read.state || !(job->tally == m_read.tally))
        read();
}

} // namespace numberdesk
