// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deskprocess.h"
#include "dice.h"

namespace numberdesk {

/// Reads jobs from a disk that no process uses.
struct DiskReader
{
    explicit DiskReader(SimulatedDisk &disk) : database(disk), jobs(database, disk.directory()) {}

    DeskDatabase database;
    JobStore jobs;
};

/// The desk's processes one after the other, each with what the one before has left: they crash at
/// seeded moments, are paused and cancelled, and people go on with their job or begin anew.
class DeskLives
{
public:
    DeskLives(World &world, SimulatedNetwork &network, quint64 seed);

    /// Lets them do what `errands` says until nobody wants anything any more; false when it hangs.
    bool play(JobStory &story, const Errands &errands);
    /// Nothing happens to them but for that, and people want all done.
    void onlyFault(const OneFault &one) { m_only = one; }
    /// What outlives them.
    DeskRemains &remains() { return m_remains; }
    /// What passed was wrong, as far as journals show.
    const QStringList &findings() const { return m_remains.disk.findings(); }
    /// Ends the process that is left.
    void endAll() { m_desk.reset(); }

private:
    /// Where a process ends.
    enum class CrashPoint { Nowhere, Time, Arrival, BeforeKeeping, AfterKeeping };

    void begin();
    Errands nextErrands();
    void planEnd(Errands &errands);
    void planCrash();
    void planTheOne();
    bool countsDown(CrashPoint point);
    bool mayKeep();
    void crash(Fault how);
    void bury();
    void readTheEnd(qint64 job);
    void goOnAfter(std::chrono::milliseconds wait);
    std::chrono::milliseconds waitAfterCrash();
    bool hasEnded();
    bool isLeftByAPerson();

    World &m_world;
    SimulatedNetwork &m_network;
    Dice m_dice;
    DeskRemains m_remains;
    std::unique_ptr<DeskProcess> m_desk;
    JobStory *m_story = nullptr;
    Errands m_errands;
    CrashPoint m_crashPoint = CrashPoint::Nowhere;
    int m_toCrash = 0;    ///< events of that kind
    int m_toFullDisk = 0; ///< writes that are kept before one is refused; 0 = none is
    std::optional<OneFault> m_only;
    int m_life = 0;
    int m_firstLife = 0;                  ///< of the story
    qint64 m_jobsBefore = 0;              ///< the last one that is none of the story's
    bool m_hasCrashed = false;            ///< the life before this one
    bool m_isDead = false;                ///< it has crashed and is not buried yet
    bool m_isOver = false;                ///< the job was done when its process crashed
    std::unique_ptr<DiskReader> m_reader; ///< of a job that was done when its process crashed
    bool m_isWaiting = false;             ///< for the next life
};

} // namespace numberdesk
