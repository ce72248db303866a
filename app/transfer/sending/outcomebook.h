// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/errors/apierror.h"
#include "transfer/plan/importplan.h"
#include "transfer/plan/rowmerge.h"

#include <QHash>

#include <QSet>

#include <memory>

namespace numberdesk {

/// Writes into a plan what became of its rows, and keeps the counts up to date while it does.
class OutcomeBook
{
public:
    /// The rows, errors and warnings of `plan` are changed in place.
    explicit OutcomeBook(std::shared_ptr<ImportPlan> plan);

    /// Gives those of `rows` that were not noted before.
    QList<qsizetype> noteSent(const QList<qsizetype> &rows);
    /// True while nothing is known of what became of a row that an earlier process has sent.
    bool isInherited(qsizetype index) const { return m_inherited.contains(index); }
    /// A reading has shown that they were not carried out by an earlier process, which had sent
    /// them.
    void noteCompared(const QList<qsizetype> &rows);
    /// They did not go out after all.
    void takeBackSent(const QList<qsizetype> &rows);
    /// The row was merged into a newer reading, and goes out so: what comes back is compared with
    /// that.
    void noteMerged(qsizetype index, const std::shared_ptr<const Number> &reading);
    /// The gateway took the row and now has `stored`.
    void accept(qsizetype index, const Number &stored);
    /// The gateway carried the row's deletion out: the number is gone.
    void acceptDeletion(qsizetype index);
    /// The number of a row that the gateway took has gone since.
    void noteGoneSince(qsizetype index);
    /// The gateway refused the row; one more entry in the plan's errors.
    void refuse(qsizetype index, const ProvisioningError &reason);
    /// The import ended before the row was sent; `reason` says more where there is more to say. A
    /// row that an earlier process had sent, and of which nothing was learned since, is in doubt.
    void leave(qsizetype index, const QString &reason = {});
    /// The row was sent, but its fate is not known; one more entry in the plan's errors.
    void leaveInDoubt(qsizetype index, const QString &reason);
    /// The same for want of any answer.
    void leaveUnanswered(qsizetype index);
    /// The row was not carried out: not sent, or answered in a way that is no success; `reason`
    /// says why. One more entry in the plan's errors, under `code` where there is one.
    void leaveUndone(qsizetype index, const ProvisioningError &reason);
    /// A reading shows that the number which the row changes is not there any more; what was to be
    /// deleted is then as it was asked, though not by this row.
    void leaveGone(qsizetype index);
    /// A reading keeps the row from being sent; false when it had its outcome already.
    bool keepBack(qsizetype index, const Merge &merge);
    /// What was read of numbers whose rows are accepted or right already: see applyReadNumbers().
    /// True when it changed a row.
    bool takeRead(const QList<Number> &numbers, const QList<TelephoneNumber> &gone);
    /// The gateway refuses whole batches alike, naming no row; one entry for the whole input.
    void noteRefusal(const ApiError &error);
    /// Nothing may be written at all; one entry in the plan's errors for the whole input.
    void noteForbidden(const ApiError &error);

    /// These rows went out although what they were merged into may be older than
    /// maximumPlanAge; one warning of the plan for all of them.
    void noteOldReading(const QList<qsizetype> &rows);

    /// An account that rows need was made.
    void noteCreatedAccount(const QString &name);
    /// An account of ImportPlan::accountsToDelete is gone; one more in deletedAccounts.
    void noteDeletedAccount(const QString &name);
    /// An account that was to be deleted stays, for that reason; one warning of the plan.
    void noteKeptAccount(const QString &reason);

    /// Of all rows, as they were when the book was begun, and with what it has written since: who
    /// else has something to change in the plan meanwhile does it through the book.
    const ImportCounts &counts() const { return m_counts; }
    /// The rows that had to be sent when the book was begun, and those that were done before, by an
    /// earlier process.
    qint64 rowsToSend() const { return m_rowsToSend; }
    /// True while other rows than deletions have no outcome yet on an account that has deletions.
    bool isOpen(const QString &account) const { return m_openRows.value(account) > 0; }
    /// True when another row than a deletion was not accepted on an account that has deletions.
    bool isSpoiled(const QString &account) const { return m_spoiled.contains(account); }
    /// A deletion of a mirroring import stays undone, since another row of its account was not
    /// accepted.
    void keepFromDeleting(qsizetype index);
    /// What it writes into.
    const ImportPlan &plan() const { return *m_plan; }
    /// Accepted, refused, or gone before they were to be deleted.
    qint64 rowsDone() const { return m_rowsDone; }
    /// The rows that changed since the last call.
    QList<qsizetype> takeChanged();

private:
    template <typename Change>
    void update(qsizetype index, Change change);
    void countOpenRows();
    void leaveGoneAlready(qsizetype index);
    void leaveChanged(qsizetype index, const QString &reason);
    void leaveRight(qsizetype index, const std::shared_ptr<const Number> &now);

    std::shared_ptr<ImportPlan> m_plan;
    ImportCounts m_counts;
    qint64 m_rowsToSend = 0;
    qint64 m_rowsDone = 0;
    QHash<QString, qint64> m_openRows; ///< of accounts with deletions: other rows without outcome
    QSet<QString> m_spoiled;           ///< see isSpoiled()
    qsizetype m_onOldReadings = 0;
    qsizetype m_oldReadingWarning = -1; ///< index in the plan's warnings
    QSet<qsizetype> m_inherited; ///< sent by an earlier process, and nothing is known of them yet
    QList<qsizetype> m_changed;
};

} // namespace numberdesk
