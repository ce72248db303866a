// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/undoing.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct UndoingText
{
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

bool hasFailed(const PlanRow &row)
{
    return row.outcome == RowOutcome::Failed && !row.gone;
}

/// The row as it was planned. What the gateway had taken before its sync failed is sent once more
/// as it stands.
PlanRow againOf(const PlanRow &row, const RowImages &images)
{
    PlanRow again = plannedAgain(row);
    if (!row.accepted && !row.unchanged)
        return again;
    again.resends = true;
    again.action = RowAction::Update;
    again.outcome = RowOutcome::Update;
    if (images.after)
        again.setExisting(images.after);
    return again;
}

/// What the gateway had of an accepted row then. Where the journal lacks its answer, only what was
/// read later is known of it: then that is what was sent.
std::shared_ptr<const Number> afterOf(const PlanRow &row, const RowImages &images)
{
    if (images.after || row.deletes())
        return images.after;
    return std::make_shared<const Number>(row.target());
}

/// True for a row that has changed something, or perhaps has: its write left, and no answer came.
bool mayHaveChanged(const PlanRow &row)
{
    const bool isInDoubt = row.sent && (row.hasWork() || row.left);
    return row.accepted || isInDoubt;
}

} // namespace

Result<AppliedJob, QString> appliedJob(const LoadedJob &job)
{
    if (!job.record.images) {
        return Failure<QString>(
            UndoingText::tr("Job %1 cannot be undone any more: what its numbers were before is not "
                            "kept for so long, or takes too much space.")
                .arg(job.record.id));
    }
    AppliedJob applied;
    applied.title = UndoingText::tr("Undo of job %1").arg(job.record.id);
    applied.createdAccounts = job.history.createdAccounts;
    for (qsizetype i = 0; i < job.plan->rows.size(); ++i) {
        const PlanRow &row = std::as_const(job.plan->rows).at(i);
        const auto images = job.history.images.constFind(i);
        if (mayHaveChanged(row) && images != job.history.images.cend())
            applied.changes.append({row.change, images->before, afterOf(row, *images)});
    }
    applied.deletedAccounts = job.plan->accountsToDelete;
    const bool hasRows = !applied.changes.isEmpty();
    if (!hasRows && !job.plan->deletedAccounts.isEmpty()) {
        return Failure<QString>(
            UndoingText::tr("Job %1 has deleted accounts only (%2). Create them anew.")
                .arg(job.record.id)
                .arg(job.plan->deletedAccounts.join(u", "_s)));
    }
    if (!hasRows && applied.createdAccounts.isEmpty())
        return Failure<QString>(UndoingText::tr("Job %1 has changed nothing.").arg(job.record.id));
    return applied;
}

Result<std::shared_ptr<ImportPlan>, QString> retryPlan(const LoadedJob &job)
{
    if (job.record.undoneBy != 0) {
        return Failure<QString>(
            UndoingText::tr("Job %1 was undone by job %2, so its failed rows are not tried again. "
                            "Import its file anew: what is right already is not sent again.")
                .arg(job.record.id)
                .arg(job.record.undoneBy));
    }
    const ImportPlan &old = *job.plan;
    auto plan = std::make_shared<ImportPlan>();
    plan->options = old.options;
    plan->undoes = old.undoes;
    plan->headings = old.headings;
    plan->tables = old.tables;
    for (CsvTable &table : plan->tables) {
        table.records = {};
        table.mended.clear();
        table.copy.reset(); // it holds all the rows
    }
    for (qsizetype i = 0; i < old.rows.size(); ++i) {
        const PlanRow &row = old.rows.at(i);
        if (!hasFailed(row))
            continue;
        PlanRow again = againOf(row, job.history.images.value(i));
        if (row.isListed()) {
            again.record = static_cast<qint32>(plan->tables.at(row.file).records.size());
            plan->tables[row.file].records.append(old.recordOf(row));
        }
        plan->rowOfNumber.insert(row.change.telephoneNumber, plan->rows.size());
        plan->rows.append(again);
    }
    if (plan->rows.isEmpty())
        return Failure<QString>(UndoingText::tr("No row of job %1 has failed.").arg(job.record.id));
    return plan;
}

} // namespace numberdesk
