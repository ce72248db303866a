// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/deletionplan.h"

#include "transfer/planning/numbertable.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct DeletionPlan
{
    Q_DECLARE_TR_FUNCTIONS(DeletionPlan)
};

PlanRow deletionOf(const Number &number)
{
    PlanRow row;
    row.action = RowAction::Delete;
    row.outcome = RowOutcome::Delete;
    row.change.telephoneNumber = number.telephoneNumber;
    row.change.accountName = number.accountName;
    row.setExisting(std::make_shared<const Number>(number));
    return row;
}

} // namespace

std::shared_ptr<ImportPlan> planDeletion(const QList<Number> &shown,
                                         const QHash<QString, QDateTime> &readAt)
{
    auto plan = std::make_shared<ImportPlan>();
    NumberTable table(*plan, DeletionPlan::tr("Numbers to delete"));
    for (const Number &number : shown)
        table.add(deletionOf(number));
    table.finish();
    plan->accountsReadAt = readAt;
    return plan;
}

} // namespace numberdesk
