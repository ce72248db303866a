// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planchanges.h"

#include "transfer/cellrules.h"
#include "transfer/exportfile.h"

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// The items of a list cell as a set, without regard to letter case.
QStringList setOf(const QString &cell)
{
    QStringList items = readList(unguardedCell(cell).toLower());
    items.sort();
    items.removeDuplicates();
    return items;
}

bool flagOf(const QString &cell)
{
    return cell == "true"_L1;
}

/// True when two cells of one column mean the same value.
bool meanSame(UploadField field, const QString &left, const QString &right)
{
    switch (field) {
    case UploadField::Enabled:
    case UploadField::AllowTenantAddressUpdate:
        return flagOf(left) == flagOf(right);
    case UploadField::ChoosableCapabilities:
    case UploadField::AdditionalUsages:
        return setOf(left) == setOf(right);
    case UploadField::AssignmentStatus:
    case UploadField::Usage:
        return left.compare(right, Qt::CaseInsensitive) == 0;
    case UploadField::TelephoneNumber:
    case UploadField::AccountName:
    case UploadField::CustomSipHeader:
    case UploadField::CivicAddressId:
    case UploadField::LocationId:
    case UploadField::DisplayedCountryCode:
        break;
    }
    return left == right;
}

QString exportedCell(const Number &number, const UploadColumn &column)
{
    return guardedCell(numberCell(number, column));
}

bool namesTheNumber(UploadField field)
{
    return field == UploadField::TelephoneNumber || field == UploadField::AccountName;
}

} // namespace

QString actionWord(ChangeAction action)
{
    return action == ChangeAction::Create ? u"create"_s : u"update"_s;
}

std::optional<ChangeAction> actionOf(const PlanRow &row)
{
    if (row.unchanged || row.outcome == RowOutcome::Invalid || row.outcome == RowOutcome::Unchanged)
        return std::nullopt;
    return row.creates ? ChangeAction::Create : ChangeAction::Update;
}

QList<FieldChange> fieldChanges(const Number *before, const Number &after)
{
    QList<FieldChange> changes;
    for (const UploadColumn &column : uploadColumns()) {
        if (namesTheNumber(column.field))
            continue;
        const QString had = before != nullptr ? exportedCell(*before, column) : QString();
        const QString has = exportedCell(after, column);
        if (had != has && !meanSame(column.field, had, has))
            changes.append({column, had, has});
    }
    return changes;
}

QList<FieldChange> fieldChanges(const PlanRow &row)
{
    if (!actionOf(row))
        return {};
    return fieldChanges(row.existing.get(), row.target());
}

ServiceSet servicesSwitchedOff(const PlanRow &row)
{
    ServiceSet off;
    if (!row.existing || actionOf(row) != ChangeAction::Update)
        return off;
    for (const Service service : allServices) {
        if (row.existing->isEnabled(service) &&
            !row.change.services[service].enabled.value_or(true))
            off.insert(service);
    }
    return off;
}

PlanSurvey surveyOf(const ImportPlan &plan)
{
    PlanSurvey survey;
    for (const PlanRow &row : plan.rows) {
        if (!row.existing || actionOf(row) != ChangeAction::Update)
            continue;
        const ServiceSet off = servicesSwitchedOff(row);
        survey.rowsSwitchingOff += off.isEmpty() ? 0 : 1;
        for (const Service service : allServices)
            survey.switchedOff[service] += off.contains(service) ? 1 : 0;
    }
    return survey;
}

} // namespace numberdesk
