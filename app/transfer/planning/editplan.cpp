// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/editplan.h"

#include "transfer/planning/numbertable.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct EditPlan
{
    Q_DECLARE_TR_FUNCTIONS(EditPlan)
};

} // namespace

std::shared_ptr<ImportPlan> planEdit(const Number &seen, const Number &wanted)
{
    PlanRow row;
    row.action = RowAction::Update;
    row.outcome = RowOutcome::Update;
    row.change = {seen.telephoneNumber, seen.accountName, differences(seen, wanted)};
    row.setExisting(std::make_shared<const Number>(seen));
    auto plan = std::make_shared<ImportPlan>();
    NumberTable table(*plan, EditPlan::tr("Number to change"));
    table.add(row);
    table.finish();
    return plan;
}

} // namespace numberdesk
