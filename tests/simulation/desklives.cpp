// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desklives.h"

#include <map>

namespace numberdesk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr auto longestRun = 4h;
constexpr int mostCrashes = 4;
constexpr int mostLives = 9;
constexpr auto sameIdFor = 270s; ///< behaviour.md, "job"

} // namespace

DeskLives::DeskLives(World &world, SimulatedNetwork &network, quint64 seed)
    : m_world(world), m_network(network), m_dice(seed, 5)
{
    m_remains.disk.beforeKeeping([this] { return mayKeep(); });
    m_remains.disk.afterKeeping([this] {
        if (countsDown(CrashPoint::AfterKeeping))
            crash(Fault::CrashedAfterCommit);
    });
    m_network.onArrival([this] {
        if (countsDown(CrashPoint::Arrival))
            crash(Fault::CrashedMidReply);
    });
}

bool DeskLives::play(JobStory &story, const Errands &errands)
{
    m_story = &story;
    m_errands = errands;
    m_firstLife = m_life + 1;
    m_jobsBefore = m_remains.disk.newestJob();
    m_hasCrashed = false;
    m_isOver = false;
    begin();
    return m_world.runUntil([this] { return hasEnded(); }, longestRun);
}

/// A life that ends leaves a job that rests, or none: people decide what comes of it.
bool DeskLives::hasEnded()
{
    return m_isOver ||
           (!m_isDead && !m_isWaiting && m_desk && m_desk->hasEnded() && isLeftByAPerson());
}

bool DeskLives::isLeftByAPerson()
{
    const bool isDone = m_story->state == JobState::Done;
    const bool hasJob = m_remains.disk.newestJob() > m_jobsBefore;
    const int lives = m_life - m_firstLife + 1;
    const bool isWanted = m_only || m_dice.comes(hasJob ? 85 : 50);
    if ((hasJob && isDone) || lives >= mostLives || !isWanted)
        return true;
    m_world.trace.add("a person wants the rest");
    goOnAfter(m_dice.comes(50) ? m_dice.between(0ms, 20s) : m_dice.between(0s, 400s));
    return false;
}

void DeskLives::begin()
{
    ++m_life;
    m_desk.reset();
    m_isWaiting = false;
    m_isDead = false;
    m_remains.disk.beginLife(m_life);
    const Writer writer = deskLife(m_life);
    Errands errands = nextErrands();
    if (errands.goOnWith == 0) {
        m_story->lives.clear();
        m_story->id = 0;
        m_network.beginJob();
    }
    m_story->lives.insert(writer);
    m_story->state = JobState::Interrupted;
    if (!m_only)
        planEnd(errands);
    m_world.trace.add("desk begins, life " + QByteArray::number(m_life) +
                      (errands.goOnWith > 0 ? " with job " + QByteArray::number(errands.goOnWith)
                                            : QByteArray()));
    if (m_only)
        planTheOne();
    else
        planCrash();
    m_desk = std::make_unique<DeskProcess>(
        DeskProcess::Surroundings{m_world, m_network, m_remains, *m_story}, writer,
        std::move(errands));
}

/// What is written down is gone on with; seldom somebody takes the file once more.
Errands DeskLives::nextErrands()
{
    Errands errands = m_errands;
    const qint64 job = m_remains.disk.newestJob();
    const bool rests = job > m_jobsBefore;
    if (rests && !m_only && m_hasCrashed && errands.kind == JobKind::Import && m_dice.comes(12)) {
        m_world.note(Fault::PlannedAnew);
        m_jobsBefore = job;
    } else if (rests) {
        errands.goOnWith = job;
    }
    if (!m_only && m_dice.comes(40))
        errands.looksAtPlan = m_dice.between(0ms, 200s);
    return errands;
}

/// People stop it, another process wants the job, or the disk is full for a moment.
void DeskLives::planEnd(Errands &errands)
{
    if (m_dice.comes(20))
        errands.intrudesAfter = m_dice.between(0ms, 2000ms);
    m_toFullDisk = m_dice.comes(8) ? m_dice.between(1, 10) : 0;
    if (!m_dice.comes(25) || m_life - m_firstLife >= mostLives / 2)
        return;
    errands.stopsAfter = m_dice.between(0ms, m_dice.comes(70) ? 1000ms : 90s);
    errands.stopsAs = m_dice.comes(50) ? JobState::Paused : JobState::Cancelled;
    errands.asksFromOutside = m_dice.comes(30);
}

/// It counts from the first life on.
void DeskLives::planTheOne()
{
    if (m_life > 1)
        return;
    if (m_only->fault == Fault::DiskFull)
        m_toFullDisk = m_only->nth;
    const std::map<Fault, CrashPoint> points{
        {Fault::CrashedMidReply, CrashPoint::Arrival},
        {Fault::CrashedBeforeCommit, CrashPoint::BeforeKeeping},
        {Fault::CrashedAfterCommit, CrashPoint::AfterKeeping}};
    const auto point = points.find(m_only->fault);
    if (point == points.cend())
        return;
    m_crashPoint = point->second;
    m_toCrash = m_only->nth;
}

/// More often right after another one, and then soon.
void DeskLives::planCrash()
{
    m_crashPoint = CrashPoint::Nowhere;
    if (m_life - m_firstLife >= mostCrashes || !m_dice.comes(m_hasCrashed ? 50 : 55))
        return;
    const int soonest = m_hasCrashed ? 5 : 14;
    const int dice = m_dice.below(100);
    m_toCrash = m_dice.between(1, soonest);
    if (dice < 30) {
        m_crashPoint = CrashPoint::Arrival;
    } else if (dice < 50) {
        m_crashPoint = CrashPoint::BeforeKeeping;
    } else if (dice < 75) {
        m_crashPoint = CrashPoint::AfterKeeping;
    } else {
        m_crashPoint = CrashPoint::Time;
        m_world.schedule.after(m_dice.between(0ms, m_dice.comes(70) ? 2000ms : 120s),
                               [this, life = m_life] {
                                   if (life == m_life && m_crashPoint == CrashPoint::Time)
                                       crash(Fault::Crashed);
                               });
    }
}

bool DeskLives::countsDown(CrashPoint point)
{
    return m_crashPoint == point && !m_isDead && --m_toCrash == 0;
}

/// False for what is lost with the process, and for what a full disk refuses.
bool DeskLives::mayKeep()
{
    if (countsDown(CrashPoint::BeforeKeeping)) {
        crash(Fault::CrashedBeforeCommit);
        return false;
    }
    if (m_toFullDisk == 0 || --m_toFullDisk > 0)
        return true;
    m_world.note(Fault::DiskFull);
    m_world.trace.add("the disk is full");
    m_world.diskWasFull = true;
    return false;
}

/// From now on nothing of it reaches disk or network. It is called from inside of the process,
/// which is destroyed once its calls have returned.
void DeskLives::crash(Fault how)
{
    if (!m_desk || m_desk->hasEnded() || m_isDead)
        return;
    m_world.note(how);
    if (m_hasCrashed)
        m_world.note(Fault::CrashedAgain);
    if (m_remains.disk.newestJob() > m_jobsBefore && m_life > m_firstLife)
        m_world.note(Fault::CrashedResuming);
    m_world.trace.add("desk crashes: " + QByteArray(faultNames[std::size_t(how)].data()));
    m_isDead = true;
    m_desk->die();
    m_remains.disk.cutOff(true);
    m_network.cutOff(deskLife(m_life));
    m_world.schedule.after(1ms, [this] { bury(); });
}

void DeskLives::bury()
{
    m_desk.reset();
    m_isDead = false;
    m_hasCrashed = true;
    const qint64 job = m_remains.disk.newestJob();
    if (job > m_jobsBefore && m_remains.disk.stateOf(job) == toText(JobState::Done)) {
        m_story->state = JobState::Done; // nobody goes on with it
        m_story->isFollowed = false;
        return readTheEnd(job);
    }
    goOnAfter(waitAfterCrash());
}

/// What became of the rows is what the journal tells, since the process that knew is gone.
void DeskLives::readTheEnd(qint64 job)
{
    m_crashPoint = CrashPoint::Nowhere;
    m_toFullDisk = 0;
    m_remains.disk.cutOff(false);
    m_reader = std::make_unique<DiskReader>(m_remains.disk);
    m_reader->jobs.load(job)->then(&m_reader->jobs, [this](const StorageResult<StoredJob> &stored) {
        const auto loaded =
            stored ? loadedJob(*stored)
                   : Result<LoadedJob, QString>(Failure<QString>(stored.error().message));
        if (loaded)
            m_story->plan = loaded->plan;
        else
            m_story->findings.append(loaded.error());
        m_isOver = true;
    });
}

milliseconds DeskLives::waitAfterCrash()
{
    const int dice = m_dice.below(100);
    if (dice < 35)
        return m_dice.between(1ms, 100ms);
    return dice < 70 ? m_dice.between(1ms, 60s) : m_dice.between(sameIdFor, 400s);
}

void DeskLives::goOnAfter(milliseconds wait)
{
    m_isWaiting = true;
    m_world.schedule.after(wait, [this, wait] {
        m_hasCrashed = m_desk == nullptr;
        m_desk.reset();
        if (m_remains.disk.newestJob() > m_jobsBefore) {
            if (wait < 20s)
                m_world.note(Fault::ResumedAtOnce);
            else if (wait > sameIdFor)
                m_world.note(Fault::ResumedLate);
        }
        begin();
    });
}

} // namespace numberdesk
