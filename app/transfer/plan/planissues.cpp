// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/planissues.h"

#include <algorithm>

namespace numberdesk {

RowIssue issueAt(const ImportPlan &plan, const PlanRow &row, const std::optional<ColumnId> &meaning)
{
    const CsvTable &table = plan.tables.at(row.file);
    RowIssue issue;
    issue.file = table.fileName;
    issue.line = plan.lineOf(row);
    if (&row >= plan.rows.constData() && &row < plan.rows.constData() + plan.rows.size())
        issue.row = &row - plan.rows.constData();
    if (!meaning)
        return issue;
    const qsizetype column = plan.headings.value(row.file).indexOf(*meaning);
    if (column >= 0) {
        issue.column = table.heading.cells.at(column);
        issue.found = plan.recordOf(row).cells.value(column);
    }
    return issue;
}

void addRowFault(ImportPlan &plan, PlanRow &row, RowIssue issue)
{
    row.outcome = RowOutcome::Invalid;
    const QString &before = row.message();
    row.setMessage(before.isEmpty() ? issue.message : QString(before + u' ' + issue.message));
    plan.errors.append(std::move(issue));
}

void sortIssues(const ImportPlan &plan, QList<RowIssue> &issues)
{
    QHash<QString, qsizetype> order;
    for (qsizetype i = plan.tables.size() - 1; i >= 0; --i)
        order.insert(plan.tables.at(i).fileName, i);
    std::stable_sort(issues.begin(), issues.end(), [&](const RowIssue &a, const RowIssue &b) {
        return std::pair(order.value(a.file), a.line) < std::pair(order.value(b.file), b.line);
    });
}

} // namespace numberdesk
