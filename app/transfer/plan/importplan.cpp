// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/importplan.h"

#include "transfer/plan/readingage.h"
#include "transfer/plan/repairablerows.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace numberdesk {

namespace {

void countWord(QMap<QString, qint64> &words, const QString &word, qint64 weight)
{
    qint64 &count = words[word];
    count += weight;
    if (count == 0)
        words.remove(word); // so that equal counts compare equal
}

qint64 &doneBy(RowAction action, ImportCounts &counts)
{
    switch (action) {
    case RowAction::Create:
        return counts.created;
    case RowAction::Update:
        break;
    case RowAction::Delete:
        return counts.deleted;
    }
    return counts.updated;
}

/// Counts a good row that was neither refused nor left: what it did, and what the backend says.
void countRight(ImportCounts &counts, const PlanRow &row, qint64 weight)
{
    const bool unchanged = row.unchanged || row.outcome == RowOutcome::Unchanged;
    if (unchanged)
        counts.unchanged += weight;
    else
        doneBy(row.action, counts) += weight;
    (row.outcome == RowOutcome::Failed ? counts.failed : counts.right) += weight;
    if (row.outcome == RowOutcome::Synced)
        counts.synced += weight;
    else if (row.outcome == RowOutcome::Pending)
        counts.pending += weight;
    else if (row.outcome == RowOutcome::OtherStatus)
        countWord(counts.otherStatus, row.statusText(), weight);
}

} // namespace

qint64 ImportCounts::undecided() const
{
    return std::accumulate(otherStatus.begin(), otherStatus.end(), pending);
}

void countRow(ImportCounts &counts, const PlanRow &row, qint64 weight)
{
    counts.rows += weight;
    if (row.sent)
        counts.sent += weight;
    if (row.hasWork() || row.left)
        counts.waiting += weight;
    if (row.outcome == RowOutcome::Invalid) {
        counts.invalid += weight;
        return;
    }
    counts.valid += weight;
    if (row.outcome == RowOutcome::Skipped) {
        counts.skipped += weight;
        counts.right += weight;
    } else if (row.outcome == RowOutcome::NotSent) {
        counts.notSent += weight;
        counts.kept += row.kept ? weight : 0;
        counts.right += row.kept ? weight : 0; // as it should be
        counts.inDoubt += row.code() == rowcode::inDoubt ? weight : 0;
        counts.failed += row.gone ? weight : 0;
    } else if (row.refused) {
        counts.refused += weight;
        counts.failed += weight;
    } else {
        countRight(counts, row, weight);
    }
}

ImportCounts ImportPlan::counts() const
{
    ImportCounts counts;
    for (const PlanRow &row : rows)
        countRow(counts, row);
    counts.accountsCreated = createdAccounts.size();
    return counts;
}

QStringList ImportPlan::accountsToCreate() const
{
    QStringList names;
    for (const MissingAccount &account : missingAccounts) {
        if (account.isCreated)
            names.append(account.name);
    }
    return names;
}

bool ImportPlan::hasWork() const
{
    return std::any_of(rows.begin(), rows.end(), [](const PlanRow &row) { return row.hasWork(); });
}

qint64 ImportPlan::rowsWithWork() const
{
    return std::count_if(rows.begin(), rows.end(),
                         [](const PlanRow &row) { return row.hasWork(); });
}

qsizetype ImportPlan::repairableRows() const
{
    return options.repair ? 0 : RepairableRows(errors).size();
}

bool ImportPlan::isTooOld(const QDateTime &now) const
{
    return !isFresh(readAt, now);
}

bool ImportPlan::doesSameWorkAs(const ImportPlan &before) const
{
    const ImportCounts here = counts();
    const ImportCounts there = before.counts();
    return here.created == there.created && here.updated == there.updated &&
           here.deleted == there.deleted && here.unchanged == there.unchanged &&
           here.skipped == there.skipped && here.invalid == there.invalid &&
           refusals == before.refusals;
}

CsvRecord ImportPlan::recordOf(const PlanRow &row) const
{
    if (!row.isListed())
        return {};
    const CsvTable &table = tables.at(row.file);
    const auto mended = table.mended.constFind(row.record);
    return mended == table.mended.cend() ? table.records.at(row.record) : *mended;
}

qint64 ImportPlan::lineOf(const PlanRow &row) const
{
    return row.isListed() ? tables.at(row.file).records.lineOf(row.record) : 0;
}

} // namespace numberdesk
