// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/deletionplan.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct DeletionPlan
{
    Q_DECLARE_TR_FUNCTIONS(DeletionPlan)
};

CsvTable emptyTable()
{
    CsvTable table;
    table.fileName = DeletionPlan::tr("Numbers to delete");
    table.heading.line = 1;
    table.heading.cells = {u"telephoneNumber"_s, u"accountName"_s};
    return table;
}

PlanRow deletionOf(const Number &number, qint64 record)
{
    PlanRow row;
    row.record = record;
    row.action = RowAction::Delete;
    row.outcome = RowOutcome::Delete;
    row.change.telephoneNumber = number.telephoneNumber;
    row.change.accountName = number.accountName;
    row.existing = std::make_shared<const Number>(number);
    return row;
}

} // namespace

std::shared_ptr<ImportPlan> planDeletion(const QList<Number> &shown,
                                         const QHash<QString, QDateTime> &readAt)
{
    auto plan = std::make_shared<ImportPlan>();
    CsvTable table = emptyTable();
    for (const Number &number : shown) {
        if (plan->rowOfNumber.contains(number.telephoneNumber))
            continue;
        const qsizetype at = plan->rows.size();
        plan->rowOfNumber.insert(number.telephoneNumber, at);
        plan->rows.append(deletionOf(number, at));
        const qint64 line = table.heading.line + 1 + at;
        table.records.append({line, {number.telephoneNumber.toString(), number.accountName}});
    }
    plan->headings = {mapHeadings(table, plan->options)};
    plan->tables = {table};
    plan->accountsReadAt = readAt;
    return plan;
}

} // namespace numberdesk
