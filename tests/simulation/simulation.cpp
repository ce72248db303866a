// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulation.h"

#include "core/pooltask.h"
#include "core/randomness.h"
#include "desklives.h"
#include "oracle.h"
#include "requestwatch.h"
#include "scenario.h"
#include "undooracle.h"

#include <QCryptographicHash>

namespace numberdesk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto everythingArrives = 10min; ///< and the backend has decided

/// One seed's desk, and what goes on around it.
class Simulation
{
public:
    explicit Simulation(quint64 seed)
        : m_network(m_world, m_gateway, seed)
        , m_scenario(m_world, m_gateway, seed)
        , m_lives(m_world, m_network, seed)
        , m_watch(m_world, m_lives.remains().disk)
        , m_dice(seed, 7)
    {
        m_network.watchBy(m_watch);
    }

    Run run();
    /// With that fault only.
    Run runWith(const OneFault &one);

    /// See simulateSending().
    std::optional<std::chrono::milliseconds> send(int rows, int percent);

private:
    void conclude(Run &run);
    QByteArray storedNumbers();
    Errands firstErrands();
    bool play(JobStory &story, const Errands &errands);
    bool wantsUndo();
    void undo();
    void traceOutcome(const JobStory &story);

    World m_world;
    SimulatedGateway m_gateway{m_world};
    SimulatedNetwork m_network;
    Scenario m_scenario;
    DeskLives m_lives;
    RequestWatch m_watch;
    Dice m_dice;
    JobStory m_job;
    QStringList m_findings;
};

Errands Simulation::firstErrands()
{
    Errands errands;
    errands.table = m_scenario.table();
    errands.options.createAccounts = m_scenario.createsAccounts();
    if (!m_dice.comes(15))
        return errands;
    errands.kind = JobKind::Delete;
    errands.shown = m_scenario.someNumbers();
    if (m_dice.comes(50))
        errands.shownAt = m_world.clock.timeOfDay();
    if (errands.shown.isEmpty())
        errands.kind = JobKind::Import;
    else
        m_world.note(Fault::Deletion);
    return errands;
}

/// Until nobody wants anything more of that job and nothing is on its way.
bool Simulation::play(JobStory &story, const Errands &errands)
{
    story.kind = errands.kind;
    story.origin = errands.origin;
    m_network.stirUp();
    if (!m_lives.play(story, errands)) {
        m_findings.append(u"the desk hangs"_s);
        return false;
    }
    m_network.calmDown();
    m_world.runUntil([] { return false; }, everythingArrives);
    m_findings += story.findings + Oracle(m_gateway, m_network, story).findings();
    traceOutcome(story);
    return true;
}

bool Simulation::wantsUndo()
{
    const bool canBe = m_job.plan && m_job.id > 0 &&
                       (m_job.state == JobState::Done || m_job.state == JobState::Cancelled);
    return canBe && m_dice.comes(30);
}

void Simulation::undo()
{
    m_world.note(Fault::Undone);
    m_world.trace.add("the job is taken back");
    if (m_dice.comes(60)) {
        m_world.note(Fault::UndoneAfterOthers);
        m_scenario.letOthersDo(m_dice.between(1, 6));
    }
    Errands errands;
    errands.kind = JobKind::Undo;
    errands.origin = m_job.id;
    JobStory undoing;
    if (m_dice.comes(30))
        m_scenario.letOthersIn();
    if (play(undoing, errands))
        m_findings += UndoOracle(m_gateway, m_job, undoing).findings();
}

Run Simulation::run()
{
    m_scenario.setUp();
    const Errands errands = firstErrands();
    m_scenario.letOthersIn();
    Run run;
    if (play(m_job, errands) && wantsUndo())
        undo();
    conclude(run);
    return run;
}

std::optional<std::chrono::milliseconds> Simulation::send(int rows, int percent)
{
    m_gateway.stopLogging();
    m_network.setFaults(percent);
    m_scenario.setUpMany(rows);
    m_lives.onlyFault({});
    Errands errands;
    errands.table = m_scenario.table();
    const bool ended = m_lives.play(m_job, errands) && m_job.state == JobState::Done;
    const auto took = m_job.endedAt - m_job.sentFrom;
    m_lives.endAll();
    m_world.drain();
    return ended ? std::optional(took) : std::nullopt;
}

QByteArray Simulation::storedNumbers()
{
    QByteArray all;
    const auto stored = m_gateway.stored();
    for (auto it = stored.cbegin(); it != stored.cend(); ++it)
        all += it.key().toLatin1() + ' ' + it->account + ' ' + it->body + '\n';
    return all;
}

Run Simulation::runWith(const OneFault &one)
{
    m_network.onlyFault(one);
    m_lives.onlyFault(one);
    m_scenario.setUp();
    Errands errands;
    errands.table = m_scenario.table();
    errands.options.createAccounts = m_scenario.createsAccounts();
    Run run;
    JobStory undoing;
    if (play(m_job, errands) && m_job.state == JobState::Done) {
        run.afterJob = storedNumbers();
        errands.kind = JobKind::Undo;
        errands.origin = m_job.id;
        if (play(undoing, errands) && undoing.state == JobState::Done) {
            m_findings += UndoOracle(m_gateway, m_job, undoing).findings();
            run.afterUndo = storedNumbers();
        }
    }
    if (run.afterUndo.isEmpty())
        m_findings.append(u"job or undo are not done"_s);
    conclude(run);
    return run;
}

void Simulation::conclude(Run &run)
{
    run.took = m_world.trace.now();
    run.findings =
        m_findings + m_watch.findings() + m_lives.findings() + judgePace(m_network.sent());
    run.trace = m_world.trace.lines();
    run.hash = QCryptographicHash::hash(run.trace.join('\n'), QCryptographicHash::Sha256).toHex();
    run.faults = m_world.faults;
    m_lives.endAll();
    m_world.drain();
}

void Simulation::traceOutcome(const JobStory &story)
{
    if (!story.plan)
        return m_world.trace.add("outcome: no plan");
    m_world.trace.add("outcome: job is " + toText(story.state).toUtf8());
    for (const PlanRow &row : std::as_const(story.plan->rows)) {
        m_world.trace.add("outcome " + row.change.telephoneNumber.toString().toLatin1() + ' ' +
                          QByteArray::number(int(row.outcome)) + (row.accepted ? " accepted" : "") +
                          (row.refused ? " refused" : "") + (row.kept ? " kept" : "") +
                          (row.left ? " left" : "") + ' ' + row.code().toUtf8() + ' ' +
                          row.message().toUtf8());
        if (row.outcome == RowOutcome::Failed && !row.refused)
            m_world.note(Fault::SyncFailed);
    }
}

/// With what a run needs around it.
template <typename Runner>
auto inOneThread(quint64 seed, Runner runner)
{
    const WorkInThisThread oneThread;
    Dice chance(seed, 6);
    const ChanceFrom source([&chance] { return chance.next(); });
    Simulation simulation(seed);
    return runner(simulation);
}

} // namespace

Run simulate(quint64 seed)
{
    return inOneThread(seed, [](Simulation &simulation) { return simulation.run(); });
}

std::optional<std::chrono::milliseconds> simulateSending(int rows, int percent)
{
    return inOneThread(1, [=](Simulation &simulation) { return simulation.send(rows, percent); });
}

Run simulateOneFault(quint64 seed, const OneFault &one)
{
    return inOneThread(seed, [&one](Simulation &simulation) { return simulation.runWith(one); });
}

} // namespace numberdesk
