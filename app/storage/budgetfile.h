// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/filefault.h"
#include "net/budget/budgetstate.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <cstdint>

namespace numberdesk {

/// One file with the state of a request budget, mapped into the memory of each process that uses
/// it; see SharedBudgetLedger.
class BudgetFile
{
public:
    /// Opens or makes the file; isOpen() tells how that went. `bootId` as in SharedBudgetLedger.
    BudgetFile(QString path, const QByteArray &bootId);
    ~BudgetFile();
    Q_DISABLE_COPY_MOVE(BudgetFile)

    /// Whether it can be used; else fault() says why not.
    bool isOpen() const { return m_file >= 0; }
    /// Why it could not be used.
    const FileFault &fault() const { return m_fault; }
    /// True when requests may have been counted in it, by this process or by others.
    bool mayHaveCounted() const { return m_mayHaveCounted; }

    /// Holds the file's lock while it lives, unless somebody else does.
    class Lock
    {
    public:
        /// Takes the file's lock, if nobody else has it; a file that was replaced meanwhile is
        /// opened anew.
        Lock(BudgetFile &file, Clock::TimePoint now);
        ~Lock();
        Q_DISABLE_COPY_MOVE(Lock)

        /// Sound as of `now`; null when somebody else holds the lock.
        BudgetState *state() const { return m_state; }

    private:
        BudgetFile &m_file;
        BudgetState *m_state = nullptr;
        bool m_isHeld = false;
    };

private:
    struct Layout;

    bool open();
    bool lock();
    void close();
    bool map();
    void clear();
    bool isReplaced() const;
    BudgetState *soundState(Clock::TimePoint now);
    void begin(Clock::TimePoint now, bool countAsFull);
    void fail();

    QString m_path;
    QByteArray m_bootId;
    FileFault m_fault;
    bool m_mayHaveCounted = false;
    int m_file = -1;
    Layout *m_layout = nullptr; ///< the mapped file
    bool m_isChecked = false;   ///< its contents were sound when this process first saw them
    bool m_wasReplaced = false; ///< what was sent meanwhile is not known
};

} // namespace numberdesk
