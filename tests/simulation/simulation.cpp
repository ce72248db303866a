// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulation.h"

#include "core/pooltask.h"
#include "core/randomness.h"
#include "deskprocess.h"
#include "oracle.h"
#include "scenario.h"

#include <QCryptographicHash>

namespace numberdesk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto longestRun = 3h;
constexpr auto everythingArrives = 10min; ///< and the backend has decided
constexpr int mostCrashes = 2;

/// One seed's desk in its lives, and what goes on around it.
class Simulation
{
public:
    explicit Simulation(quint64 seed)
        : m_network(m_world, m_gateway, seed), m_scenario(m_world, m_gateway, seed), m_dice(seed, 5)
    {}

    Run run();

private:
    void begin();
    void planCrash();
    void crash(Fault how);
    void traceOutcome();

    World m_world;
    SimulatedGateway m_gateway{m_world};
    SimulatedNetwork m_network;
    Scenario m_scenario;
    Dice m_dice;
    DeskRemains m_remains;
    std::unique_ptr<DeskProcess> m_desk;
    int m_life = 0;
    int m_arrivalsToCrash = 0;
};

void Simulation::begin()
{
    ++m_life;
    Errands errands;
    errands.table = m_scenario.table();
    errands.options.createAccounts = m_scenario.createsAccounts();
    if (m_dice.comes(40))
        errands.looksAtPlan = m_dice.between(0ms, 200s);
    if (m_dice.comes(25))
        errands.cancelsAfter = m_dice.between(0ms, m_dice.comes(70) ? 1000ms : 90s);
    m_world.trace.add("desk begins, life " + QByteArray::number(m_life));
    m_desk =
        std::make_unique<DeskProcess>(m_world, m_network, m_remains, m_life, std::move(errands));
    planCrash();
}

/// The process ends at some time, or between the effect of some request and its reply.
void Simulation::planCrash()
{
    if (m_life > mostCrashes || !m_dice.comes(30))
        return;
    if (m_dice.comes(50)) {
        m_arrivalsToCrash = m_dice.between(1, 12);
        return;
    }
    m_world.schedule.after(m_dice.between(0ms, m_dice.comes(70) ? 2000ms : 120s),
                           [this, life = m_life] {
                               if (life == m_life)
                                   crash(Fault::Crashed);
                           });
}

void Simulation::crash(Fault how)
{
    if (!m_desk || m_desk->hasEnded())
        return;
    m_world.note(how);
    m_world.trace.add("desk crashes");
    m_desk.reset();
    m_arrivalsToCrash = 0;
    m_world.schedule.after(m_dice.between(0ms, 20s), [this] { begin(); });
}

Run Simulation::run()
{
    m_scenario.setUp();
    m_network.onArrival([this] {
        if (m_arrivalsToCrash > 0 && --m_arrivalsToCrash == 0)
            crash(Fault::CrashedMidReply);
    });
    begin();
    m_scenario.letOthersIn();
    Run run;
    const bool ended =
        m_world.runUntil([this] { return m_desk && m_desk->hasEnded(); }, longestRun);
    run.took = m_world.trace.now();
    if (!ended) {
        run.findings.append(u"the desk hangs"_s);
    } else {
        m_network.calmDown();
        m_world.runUntil([] { return false; }, everythingArrives);
        run.findings =
            Oracle(m_gateway, m_network, *m_desk).findings() + judgePace(m_network.sent());
        traceOutcome();
    }
    run.trace = m_world.trace.lines();
    run.hash = QCryptographicHash::hash(run.trace.join('\n'), QCryptographicHash::Sha256).toHex();
    run.faults = m_world.faults;
    m_desk.reset();
    m_world.drain();
    return run;
}

void Simulation::traceOutcome()
{
    if (!m_desk->plan())
        return m_world.trace.add("outcome: no plan");
    for (const PlanRow &row : m_desk->plan()->rows) {
        m_world.trace.add("outcome " + row.change.telephoneNumber.toString().toLatin1() + ' ' +
                          QByteArray::number(int(row.outcome)) + (row.accepted ? " accepted" : "") +
                          (row.refused ? " refused" : "") + ' ' + row.code.toUtf8() + ' ' +
                          row.message.toUtf8());
        if (row.outcome == RowOutcome::Failed && !row.refused)
            m_world.note(Fault::SyncFailed);
    }
}

} // namespace

Run simulate(quint64 seed)
{
    const WorkInThisThread oneThread;
    Dice chance(seed, 6);
    const ChanceFrom source([&chance] { return chance.next(); });
    return Simulation(seed).run();
}

} // namespace numberdesk
