// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/planchanges.h"

#include "transfer/csv/cellrules.h"

using namespace Qt::StringLiterals;

namespace numberdesk {

QString actionWord(RowAction action)
{
    switch (action) {
    case RowAction::Create:
        return u"create"_s;
    case RowAction::Update:
        break;
    case RowAction::Delete:
        return u"delete"_s;
    }
    return u"update"_s;
}

std::optional<RowAction> actionOf(const PlanRow &row)
{
    if (row.unchanged || row.outcome == RowOutcome::Invalid ||
        row.outcome == RowOutcome::Unchanged || row.outcome == RowOutcome::Skipped)
        return std::nullopt;
    return row.action;
}

QList<FieldDifference> fieldChanges(const Number *before, const Number &after)
{
    QList<ColumnId> columns = uploadColumns();
    columns.removeIf([](ColumnId column) { return !numberColumn(column).isEditable(); });
    QList<FieldDifference> changes =
        differencesIn(columns, before != nullptr ? *before : Number{}, after);
    for (FieldDifference &change : changes) {
        change.before = guardedCell(change.before);
        change.after = guardedCell(change.after);
    }
    return changes;
}

QList<FieldDifference> fieldChanges(const PlanRow &row)
{
    if (!actionOf(row))
        return {};
    return fieldChanges(row.existing().get(), row.deletes() ? Number() : row.target());
}

ServiceSet servicesSwitchedOff(const PlanRow &row)
{
    ServiceSet off;
    if (!row.existing() || actionOf(row) != RowAction::Update)
        return off;
    for (const Service service : allServices) {
        const FieldValue *asked = row.change.edits.find(enabledColumn(service));
        if (row.existing()->isEnabled(service) && asked != nullptr &&
            !std::get<std::optional<bool>>(*asked).value_or(true))
            off.insert(service);
    }
    return off;
}

PlanSurvey surveyOf(const ImportPlan &plan)
{
    PlanSurvey survey;
    for (const PlanRow &row : plan.rows) {
        if (!row.existing() || actionOf(row) != RowAction::Update)
            continue;
        const ServiceSet off = servicesSwitchedOff(row);
        survey.rowsSwitchingOff += off.isEmpty() ? 0 : 1;
        for (const Service service : allServices)
            survey.switchedOff[service] += off.contains(service) ? 1 : 0;
    }
    return survey;
}

} // namespace numberdesk
