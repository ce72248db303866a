// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/jobrecord.h"
#include "transfer/sending/sendjournal.h"

#include <QHash>
#include <QList>

#include <memory>
#include <optional>

namespace numberdesk {

/// A journal entry of a write that leaves.
JobEvent leavingEvent(const LeavingWrite &write);

/// What a journal entry tells of rows: copies of them, so that it can be made in another thread.
struct JournalNews
{
    SendingNews news;
    QList<PlanRow> rows;         ///< those of `news`, in its order
    QList<RowIssue> errors;      ///< of the plan, that have come since the last entry
    QList<RowIssue> warnings;    ///< of the plan, all of them; only where they changed
    QStringList deletedAccounts; ///< of the plan, all of them; only where they changed
    bool takesUp = false;        ///< what an earlier process has left is to be done now

    /// Whether there is nothing to tell.
    bool isEmpty() const
    {
        return news.isEmpty() && errors.isEmpty() && warnings.isEmpty() &&
               deletedAccounts.isEmpty() && !takesUp;
    }
};

/// A journal entry of what has become of rows.
JobEvent newsEvent(const JournalNews &news);

/// What a number was before and after a job changed it; null = it was not there.
struct RowImages
{
    std::shared_ptr<const Number> before;
    std::shared_ptr<const Number> after;
};

/// What a journal tells beside the rows themselves.
struct JobHistory
{
    QList<LeavingWrite> openWrites;     ///< that left, and of whose fate nothing is known
    QList<Account> createdAccounts;     ///< as the gateway had them then
    QHash<qsizetype, RowImages> images; ///< of rows that were accepted, where they are still kept
};

/// Brings a plan, as it was when its job was begun, to where the journal ends: each row has its
/// latest outcome and counts once. Nothing when the journal is damaged.
std::optional<JobHistory> replayed(ImportPlan &plan, const QList<JobEvent> &events);

} // namespace numberdesk
