// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskprocess.h"

#include "transfer/plan/planfollowing.h"

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

HttpClientOptions optionsFor(World &world, SimulatedNetwork &network, Writer writer)
{
    HttpClientOptions options;
    options.baseUrl = QUrl(u"http://127.0.0.1:1"_s);
    options.clock = &world.clock;
    options.transport = network.transportOf(writer);
    return options;
}

} // namespace

DeskProcess::DeskProcess(World &world, SimulatedNetwork &network, DeskRemains &remains, int life,
                         Errands errands)
    : m_world(world)
    , m_writer(deskLife(life))
    , m_errands(std::move(errands))
    , m_budget(requestsPerMinute, world.clock)
    , m_client(optionsFor(world, network, m_writer), m_tokens, m_budget)
    , m_look(world.clock.makeAlarm())
    , m_cancel(world.clock.makeAlarm())
    , m_patience(world.clock.makeAlarm())
    , m_begunAt(world.trace.now())
{
    m_budget.useLedger(std::make_unique<SharedLedger>(remains.ledger));
    connect(&m_poller, &PendingPoller::numbersRead, this, &DeskProcess::takeRead);
    connect(&m_poller, &PendingPoller::idle, this, [this] {
        if (m_sent)
            end();
    });
    connect(m_look.get(), &Alarm::rang, this, &DeskProcess::send);
    connect(m_cancel.get(), &Alarm::rang, this, &DeskProcess::cancel);
    connect(m_patience.get(), &Alarm::rang, this, &DeskProcess::end);
    planNow();
}

DeskProcess::~DeskProcess()
{
    // Whatever still reports on its way out reports to nobody.
    m_poller.disconnect(this);
    if (m_job)
        m_job->disconnect(this);
}

void DeskProcess::planNow()
{
    --m_plansLeft;
    planTable(m_service, m_errands.table, m_errands.options)
        ->then(this, [this](const PlanResult &result) { takePlan(result); });
}

void DeskProcess::takePlan(const PlanResult &result)
{
    if (!result) {
        m_world.trace.add("no plan: " + result.error().message.toUtf8());
        if (m_plansLeft > 0)
            planNow();
        else
            end();
        return;
    }
    m_plan = *result;
    m_plannedRows = m_plan->rows;
    m_plannedAt = m_world.trace.now();
    const ImportCounts counts = m_plan->counts();
    m_world.trace.add("planned: " + QByteArray::number(counts.created) + " to create, " +
                      QByteArray::number(counts.updated) + " to update, " +
                      QByteArray::number(counts.unchanged) + " right, " +
                      QByteArray::number(counts.invalid) + " bad");
    m_look->start(m_errands.looksAtPlan);
}

void DeskProcess::send()
{
    m_job = runImport(m_service, m_plan);
    if (m_errands.cancelsAfter)
        m_cancel->start(*m_errands.cancelsAfter);
    connect(m_job, &ImportJob::numbersWritten, this, &DeskProcess::follow);
    m_job->then(this, [this](const ImportResult &result) { sendingEnded(result); });
    follow(unsettledNumbers(*m_plan));
}

void DeskProcess::follow(const QList<Number> &numbers)
{
    for (const Number &number : numbers) {
        if (number.provisioning.status == ProvisioningStatus::Pending)
            m_poller.followNumbers(number.accountName, {number.telephoneNumber});
    }
}

void DeskProcess::takeRead(const QList<Number> &numbers, const QList<TelephoneNumber> &gone)
{
    if (m_job && !m_sent) {
        m_job->takeRead(numbers, gone);
        return;
    }
    ImportCounts counts = m_plan->counts();
    applyReadNumbers(*m_plan, counts, numbers, gone);
}

void DeskProcess::sendingEnded(const ImportResult &result)
{
    m_sent = true;
    m_world.trace.add(result ? QByteArray("sent")
                             : "sending ended early: " + result.error().message.toUtf8());
    if (m_poller.isIdle())
        end();
    else
        m_patience->start(longestFollowing);
}

void DeskProcess::cancel()
{
    if (!m_job || m_sent)
        return;
    m_world.note(Fault::Cancelled);
    m_world.trace.add("a person cancels");
    m_job->cancel();
}

void DeskProcess::end()
{
    m_ended = true;
}

} // namespace numberdesk
