// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/budget/budgetledger.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace numberdesk {

/// Counts the requests of every process of this computer that opens the same file, restarts
/// included.
///
/// The file is small, readable by its owner only and mapped into memory; a lock that the kernel
/// takes back from a process that dies guards each step. A lock that somebody else holds means
/// "ask again in some milliseconds": nothing here waits, and nothing reads the disk.
///
/// Times are those of the steady clock, which all processes share until the computer restarts;
/// what went out before a restart counts as sent when the clock began. A file that is damaged, or
/// of another version of this program, is begun anew and lets nothing out for a whole window. If
/// no file can be made, requests are counted in this process alone, which a warning says once.
class SharedBudgetLedger final : public BudgetLedger
{
public:
    /// Opens or makes `path` and the folder that it lies in. `bootId` names this run of the
    /// computer; empty: the kernel is asked.
    explicit SharedBudgetLedger(const QString &path, const QByteArray &bootId = {});
    ~SharedBudgetLedger() override;

    std::optional<TimePoint> take(Priority priority, int limit, TimePoint now) override;
    void announce(Priority priority, TimePoint now) override;
    int usedInWindow(TimePoint now) override;
    void pauseUntil(TimePoint until, TimePoint now) override;
    void resume(TimePoint now) override;
    TimePoint pausedUntil(TimePoint now) override;
    void slowDown(TimePoint now) override;
    void recover(TimePoint now) override;
    std::chrono::milliseconds interval(int limit, TimePoint now) override;

    /// False when no file could be made, so that only this process is counted.
    bool isShared() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
