// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/storedcells.h"

#include "transfer/csv/cellrules.h"

namespace numberdesk {

namespace {

bool isStoredCell(const QString &cell, const Number &stored, ColumnId column)
{
    return cell == guardedCell(toCell(numberColumn(column).valueIn(stored)));
}

/// Asks for what is stored; an empty cell that asks for nothing goes on doing so.
void keepStored(NumberEdits &edits, const Number &stored, ColumnId column, bool isEmptyCell)
{
    const FieldValue *asked = edits.find(column);
    if (!numberColumn(column).isEditable() || (asked == nullptr && isEmptyCell))
        return;
    FieldValue value = numberColumn(column).valueIn(stored);
    if (asked == nullptr || *asked != value) // most rows share what they ask
        edits.set(column, std::move(value));
}

} // namespace

void takeStoredCells(const ImportPlan &plan, PlanRow &row, const Number &stored)
{
    const HeadingMap &headings = plan.headings.at(row.file);
    const CsvRecord &record = plan.recordOf(row);
    for (qsizetype i = 0; i < headings.columns.size(); ++i) {
        const QString cell = record.cells.value(i);
        if (!headings.columns.at(i) || !isStoredCell(cell, stored, *headings.columns.at(i)))
            continue;
        keepStored(row.change.edits, stored, *headings.columns.at(i), cell.isEmpty());
        const QString &heading = plan.tables.at(row.file).heading.cells.at(i);
        QList<CellRepair> repairs = row.repairs();
        repairs.removeIf([&](const CellRepair &repair) { return repair.column == heading; });
        row.setRepairs(repairs);
    }
}

void liftStoredFaults(ImportPlan &plan, const QHash<TelephoneNumber, Number> &stored)
{
    QHash<qsizetype, QStringList> left; // messages of rows that lost a fault
    const auto isLifted = [&](const RowIssue &issue) {
        if (issue.row < 0 || issue.column.isEmpty())
            return false;
        const PlanRow &row = plan.rows.at(issue.row);
        const auto number = stored.constFind(row.change.telephoneNumber);
        if (number == stored.cend() || number->accountName != row.change.accountName)
            return false;
        const qsizetype i = plan.tables.at(row.file).heading.cells.indexOf(issue.column);
        const auto meaning = plan.headings.at(row.file).columns.value(i);
        const bool hasValue = meaning && numberColumn(*meaning).isEditable();
        return hasValue && isStoredCell(plan.recordOf(row).cells.value(i), *number, *meaning);
    };
    QList<RowIssue> kept;
    for (const RowIssue &issue : std::as_const(plan.errors)) {
        if (isLifted(issue))
            left.insert(issue.row, {});
        else
            kept.append(issue);
    }
    if (left.isEmpty())
        return;
    for (const RowIssue &issue : std::as_const(kept)) {
        if (const auto row = left.find(issue.row); row != left.end())
            row->append(issue.message);
    }
    plan.errors = kept;
    for (auto it = left.cbegin(); it != left.cend(); ++it) {
        PlanRow &row = plan.rows[it.key()];
        row.setMessage(it->join(u' '));
        if (it->isEmpty())
            row.outcome = RowOutcome::Create;
    }
}

} // namespace numberdesk
