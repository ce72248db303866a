// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskprocess.h"

#include "journalcheck.h"
#include "session/jobs/undoing.h"
#include "transfer/plan/planfollowing.h"
#include "transfer/planning/deletionplan.h"

namespace numberdesk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int requestsPerMinute = 100;
constexpr auto longestFollowing = 20min;

/// The ledger that all processes of a desk share, as one of them holds it.
class SharedLedger final : public BudgetLedger
{
public:
    explicit SharedLedger(std::shared_ptr<MemoryLedger> shared) : m_shared(std::move(shared)) {}

    std::optional<TimePoint> take(Priority priority, int limit, TimePoint now) override
    {
        return m_shared->take(priority, limit, now);
    }
    void announce(Priority priority, TimePoint now) override { m_shared->announce(priority, now); }
    int usedInWindow(TimePoint now) override { return m_shared->usedInWindow(now); }
    void pauseUntil(TimePoint until, TimePoint now) override { m_shared->pauseUntil(until, now); }
    void resume(TimePoint now) override { m_shared->resume(now); }
    TimePoint pausedUntil(TimePoint now) override { return m_shared->pausedUntil(now); }
    void slowDown(TimePoint now) override { m_shared->slowDown(now); }
    void recover(TimePoint now) override { m_shared->recover(now); }
    std::chrono::milliseconds interval(int limit, TimePoint now) override
    {
        return m_shared->interval(limit, now);
    }

private:
    std::shared_ptr<MemoryLedger> m_shared;
};

HttpClientOptions optionsFor(const DeskProcess::Surroundings &around, Writer writer)
{
    HttpClientOptions options;
    options.baseUrl = QUrl(u"http://127.0.0.1:1"_s);
    options.clock = &around.world.clock;
    options.transport = around.network.transportOf(writer);
    return options;
}

} // namespace

DeskProcess::DeskProcess(const Surroundings &around, Writer writer, Errands errands)
    : m_around(around)
    , m_world(around.world)
    , m_errands(std::move(errands))
    , m_budget(requestsPerMinute, m_world.clock)
    , m_client(optionsFor(around, writer), m_tokens, m_budget)
    , m_database(around.remains.disk)
    , m_jobs(m_database, around.remains.disk.directory())
    , m_run(JobDesk{m_service, m_client, m_poller, m_data, m_jobs, around.remains.disk.directory()})
    , m_look(m_world.clock.makeAlarm())
    , m_stop(m_world.clock.makeAlarm())
    , m_intrude(m_world.clock.makeAlarm())
    , m_patience(m_world.clock.makeAlarm())
{
    m_budget.useLedger(std::make_unique<SharedLedger>(around.remains.ledger));
    connect(&m_poller, &PendingPoller::idle, this, [this] {
        if (m_sent)
            end();
    });
    connect(m_look.get(), &Alarm::rang, this, &DeskProcess::send);
    connect(m_stop.get(), &Alarm::rang, this, &DeskProcess::stop);
    connect(m_intrude.get(), &Alarm::rang, this, &DeskProcess::intrude);
    connect(m_patience.get(), &Alarm::rang, this, &DeskProcess::end);
    connect(&m_run, &JobRun::progressed, this, &DeskProcess::judgeProgress);
    connect(&m_run, &JobRun::ended, this, &DeskProcess::sendingEnded);
    connect(&m_run, &JobRun::begun, this, [this] {
        m_around.story.id = m_run.id();
        m_around.story.sentFrom = m_world.trace.now();
        m_world.trace.add("job " + QByteArray::number(m_run.id()) + " is under way");
        m_data.apply(unsettledNumbers(*m_run.plan()), m_run.plan()->askedAt);
        if (m_errands.intrudesAfter)
            m_intrude->start(*m_errands.intrudesAfter);
        if (m_errands.stopsAfter)
            m_stop->start(*m_errands.stopsAfter);
    });
    if (m_errands.goOnWith > 0) {
        m_run.goOn(m_errands.goOnWith);
        return;
    }
    m_around.story.begunAt = m_world.trace.now();
    planNow();
}

DeskProcess::~DeskProcess()
{
    die(); // whatever still reports on its way out reports to nobody
}

void DeskProcess::die()
{
    m_isDead = true;
    m_poller.disconnect(this);
    m_run.disconnect(this);
}

void DeskProcess::tell(const QString &what)
{
    if (m_isDead)
        return;
    m_around.story.findings.append(u"%1 ms: "_s.arg(m_world.trace.now().count()) + what);
}

void DeskProcess::planNow()
{
    --m_plansLeft;
    const auto take = [this](const PlanResult &result) { takePlan(result); };
    if (m_errands.kind == JobKind::Import) {
        planTable(m_service, m_errands.table, m_errands.options)->then(this, take);
        return;
    }
    if (m_errands.kind == JobKind::Undo)
        return planUndoing();
    QHash<QString, QDateTime> readAt;
    for (const Number &number : std::as_const(m_errands.shown)) {
        if (m_errands.shownAt.isValid())
            readAt.insert(number.accountName, m_errands.shownAt);
    }
    takePlanned(planDeletion(m_errands.shown, readAt));
}

void DeskProcess::planUndoing()
{
    m_jobs.load(m_errands.origin)->then(this, [this](const StorageResult<StoredJob> &stored) {
        if (m_isDead)
            return;
        if (stored)
            planTheUndoing(*stored);
        else
            rest();
    });
}

void DeskProcess::planTheUndoing(const StoredJob &stored)
{
    const auto loaded = loadedJob(stored);
    if (!loaded) {
        tell(u"the job cannot be loaded: "_s + loaded.error());
        return rest();
    }
    const auto applied = appliedJob(*loaded);
    if (!applied) {
        m_world.trace.add("nothing to undo: " + applied.error().toUtf8());
        return rest();
    }
    planUndo(m_service, *applied)->then(this, [this](const PlanResult &result) {
        takePlan(result);
    });
}

void DeskProcess::takePlan(const PlanResult &result)
{
    if (m_isDead)
        return;
    if (result)
        return takePlanned(*result);
    m_world.trace.add("no plan: " + result.error().message.toUtf8());
    if (m_plansLeft > 0)
        planNow();
    else
        rest();
}

void DeskProcess::takePlanned(const std::shared_ptr<ImportPlan> &plan)
{
    m_plan = plan;
    JobStory &story = m_around.story;
    story.plan = plan;
    story.plannedRows = plan->rows;
    story.plannedAt = m_world.trace.now();
    const ImportCounts counts = plan->counts();
    m_world.trace.add(
        "planned: " + QByteArray::number(counts.created) + " to create, " +
        QByteArray::number(counts.updated) + " to update, " + QByteArray::number(counts.deleted) +
        " to delete, " + QByteArray::number(counts.unchanged) + " right, " +
        QByteArray::number(counts.kept) + " kept, " + QByteArray::number(counts.invalid) + " bad");
    m_look->start(m_errands.looksAtPlan);
}

void DeskProcess::send()
{
    m_run.start(m_plan, {m_errands.kind, u"in.csv"_s, {}, m_errands.origin});
}

void DeskProcess::stop()
{
    if (!m_run.isBusy())
        return;
    const bool pauses = m_errands.stopsAs == JobState::Paused;
    m_world.note(pauses ? Fault::Paused : Fault::Cancelled);
    m_world.trace.add(pauses ? "a person pauses" : "a person cancels");
    if (m_errands.asksFromOutside)
        m_jobs.ask(m_run.id(), pauses ? JobRequest::Pause : JobRequest::Cancel);
    else
        m_run.stop(m_errands.stopsAs);
}

/// Nobody else can take over a job that runs.
void DeskProcess::intrude()
{
    if (m_run.step() != JobRun::Step::Sending || m_run.isStopping())
        return;
    m_world.note(Fault::Intruder);
    m_jobs.claim(m_run.id(), {})->then(this, [this](const StorageResult<ClaimedJob> &claimed) {
        if (claimed)
            tell(u"another process took over a job that runs"_s);
    });
}

void DeskProcess::judgeProgress()
{
    const ImportProgress &progress = m_run.progress();
    if (progress.rowsDone < m_rowsDone || progress.rowsDone > progress.rowsToSend)
        tell(u"progress goes from %1 to %2 of %3"_s.arg(m_rowsDone)
                 .arg(progress.rowsDone)
                 .arg(progress.rowsToSend));
    m_rowsDone = std::max(m_rowsDone, progress.rowsDone);
}

void DeskProcess::sendingEnded()
{
    JobStory &story = m_around.story;
    m_sent = true;
    m_stop->stop();
    story.state = m_run.state();
    story.endedAt = m_world.trace.now();
    if (m_run.plan())
        story.plan = m_run.plan();
    m_world.trace.add("job ends: " + toText(m_run.state()).toUtf8() +
                      (m_run.error() ? ' ' + m_run.error()->message.toUtf8() : QByteArray()));
    if (m_run.id() == 0)
        return end();
    if (m_run.plan())
        compareWithJournal();
    else
        readFromJournal(); // it could not be taken over
}

/// Of what is told to have become of rows nothing may be missing in the journal, nor be otherwise.
void DeskProcess::compareWithJournal()
{
    const auto told = toText(m_run.state());
    const QString kept = m_around.remains.disk.stateOf(m_run.id());
    if (kept != told && !m_world.diskWasFull)
        tell(u"the job is told to be %1 and is written down as %2"_s.arg(told, kept));
    m_jobs.load(m_run.id())
        ->then(this, [this, told = *m_run.plan()](const StorageResult<StoredJob> &stored) {
            if (m_isDead)
                return;
            if (!stored)
                tell(u"the job cannot be read: "_s + stored.error().message);
            else
                m_around.story.findings +=
                    differencesFromJournal({*stored, told, m_world.diskWasFull});
            rest();
        });
}

void DeskProcess::readFromJournal()
{
    m_jobs.load(m_run.id())->then(this, [this](const StorageResult<StoredJob> &stored) {
        if (m_isDead)
            return;
        const auto loaded =
            stored ? loadedJob(*stored)
                   : Result<LoadedJob, QString>(Failure<QString>(stored.error().message));
        if (loaded)
            m_around.story.plan = loaded->plan;
        else
            tell(u"the job cannot be read: "_s + loaded.error());
        end();
    });
}

/// What is pending is followed until the backend has decided.
void DeskProcess::rest()
{
    m_sent = true;
    if (m_poller.isIdle())
        end();
    else
        m_patience->start(longestFollowing);
}

void DeskProcess::end()
{
    m_ended = true;
}

} // namespace numberdesk
