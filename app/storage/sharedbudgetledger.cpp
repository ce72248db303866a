// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/sharedbudgetledger.h"

#include "storage/budgetfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <functional>
#include <vector>

namespace numberdesk {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcStorage, "numberdesk.storage", QtInfoMsg)

namespace {

constexpr auto askAgain = 3ms; ///< when another process is at the file just now

/// Makes the folder of `path`, for its owner only where it did not exist.
QString withFolder(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo(folder).isDir() && QDir().mkpath(folder))
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

} // namespace

class SharedBudgetLedger::Private
{
public:
    using Change = std::function<void(BudgetState &)>;

    Private(const QString &budgetFile, const QByteArray &bootId)
        : path(budgetFile), file(withFolder(path), bootId)
    {
        if (!file.isOpen())
            countAlone();
    }

    /// What was found when the file could last be looked at.
    struct Seen
    {
        int used = 0;
        TimePoint pausedUntil{};
        std::chrono::nanoseconds interval{0};
    };

    /// Calls `work` with the state unless another process is at it; true when it was called.
    template <typename Work>
    bool with(TimePoint now, Work work);
    void change(TimePoint now, const Change &change);
    void countAlone();

    const QString path;
    BudgetFile file;
    std::unique_ptr<BudgetState> own; ///< counts in place of a file that cannot be had
    std::vector<Change> missed;       ///< what could not be done at once, in its order
    Seen seen;
};

void SharedBudgetLedger::Private::countAlone()
{
    qCWarning(lcStorage).noquote()
        << QStringLiteral("Requests to the gateway are counted in this process alone, since the "
                          "budget file %1 cannot be used: %2. %3")
               .arg(path, file.fault().reason, file.fault().remedy);
    own = std::make_unique<BudgetState>();
}

template <typename Work>
bool SharedBudgetLedger::Private::with(TimePoint now, Work work)
{
    BudgetState *state = own.get();
    std::optional<BudgetFile::Lock> lock;
    if (!state) {
        lock.emplace(file, now);
        state = lock->state();
        if (!state && !file.isOpen()) {
            countAlone();
            state = own.get();
            // What others count in a file that was never there is nothing.
            if (file.mayHaveCounted())
                state->countAsFull(now);
        }
    }
    if (!state)
        return false;
    for (const Change &change : std::exchange(missed, {}))
        change(*state);
    work(*state);
    return true;
}

void SharedBudgetLedger::Private::change(TimePoint now, const Change &change)
{
    if (!with(now, change))
        missed.push_back(change);
}

SharedBudgetLedger::SharedBudgetLedger(const QString &path, const QByteArray &bootId)
    : d(std::make_unique<Private>(path, bootId))
{}

SharedBudgetLedger::~SharedBudgetLedger() = default;

bool SharedBudgetLedger::isShared() const
{
    return d->own == nullptr;
}

std::optional<BudgetLedger::TimePoint> SharedBudgetLedger::take(Priority priority, int limit,
                                                                TimePoint now)
{
    std::optional<TimePoint> later = now + askAgain;
    d->with(now, [&](BudgetState &state) { later = state.take(priority, limit, now); });
    return later;
}

void SharedBudgetLedger::announce(Priority priority, TimePoint now)
{
    // Not made up for when it is missed: by then the waiter has asked for itself.
    d->with(now, [priority, now](BudgetState &state) { state.announce(priority, now); });
}

int SharedBudgetLedger::usedInWindow(TimePoint now)
{
    d->with(now, [&](const BudgetState &state) { d->seen.used = state.used(now); });
    return d->seen.used;
}

void SharedBudgetLedger::pauseUntil(TimePoint until, TimePoint now)
{
    d->change(now, [until](BudgetState &state) {
        state.pausedUntil = std::max(state.pausedUntil, until);
    });
}

void SharedBudgetLedger::resume(TimePoint now)
{
    d->change(now, [](BudgetState &state) { state.pausedUntil = {}; });
}

BudgetLedger::TimePoint SharedBudgetLedger::pausedUntil(TimePoint now)
{
    d->with(now, [&](const BudgetState &state) { d->seen.pausedUntil = state.pausedUntil; });
    return d->seen.pausedUntil;
}

void SharedBudgetLedger::slowDown(TimePoint now)
{
    d->change(now, [](BudgetState &state) { state.slowDown(); });
}

void SharedBudgetLedger::recover(TimePoint now)
{
    d->change(now, [](BudgetState &state) { state.recover(); });
}

std::chrono::milliseconds SharedBudgetLedger::interval(int limit, TimePoint now)
{
    d->with(now, [&](const BudgetState &state) { d->seen.interval = state.interval(limit); });
    return std::chrono::ceil<std::chrono::milliseconds>(d->seen.interval);
}

} // namespace numberdesk
