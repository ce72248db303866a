// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/storedcells.h"

#include "transfer/cellrules.h"
#include "transfer/exportfile.h"

namespace numberdesk {

namespace {

bool isStoredCell(const QString &cell, const Number &stored, const UploadColumn &column)
{
    return cell == guardedCell(numberCell(stored, column));
}

/// Asks for `stored`; an empty cell that asks for nothing goes on doing so.
template <typename T>
void keep(std::optional<T> &asked, const T &stored, bool isEmpty)
{
    if (asked || !isEmpty)
        asked = stored;
}

void keepConfiguration(TeamsConfigurationChange &change, const TeamsNumberConfiguration &stored,
                       UploadField field, bool isEmpty)
{
    switch (field) {
    case UploadField::Usage:
        keep(change.usage, stored.usage, isEmpty);
        break;
    case UploadField::ChoosableCapabilities:
        keep(change.choosableCapabilities, stored.choosableCapabilities, isEmpty);
        break;
    case UploadField::AdditionalUsages:
        keep(change.additionalUsages, stored.additionalUsages, isEmpty);
        break;
    case UploadField::CivicAddressId:
        keep(change.civicAddressId, stored.civicAddressId, isEmpty);
        break;
    case UploadField::LocationId:
        keep(change.locationId, stored.locationId, isEmpty);
        break;
    case UploadField::AllowTenantAddressUpdate:
        keep(change.allowTenantAddressUpdate, stored.allowTenantAddressUpdate, isEmpty);
        break;
    case UploadField::DisplayedCountryCode:
        keep(change.displayedCountryCode, stored.displayedCountryCode, isEmpty);
        break;
    default:
        break;
    }
}

void keepStored(NumberChange &change, const Number &stored, const UploadColumn &column,
                bool isEmpty)
{
    if (!column.service) {
        if (column.field == UploadField::CustomSipHeader)
            keep(change.customSipHeader, stored.customSipHeader, isEmpty);
        return;
    }
    const std::optional<NumberService> &service = stored.services[*column.service];
    if (!service)
        return;
    const ServiceChange before = std::as_const(change.services)[*column.service];
    ServiceChange asked = before;
    if (column.field == UploadField::Enabled)
        keep(asked.enabled, service->enabled, isEmpty);
    else if (column.field == UploadField::AssignmentStatus)
        keep(asked.assignmentStatus, service->assignmentStatus, isEmpty);
    else if (service->configuration)
        keepConfiguration(asked.configuration, *service->configuration, column.field, isEmpty);
    if (asked != before) // most rows share what they ask
        change.services[*column.service] = asked;
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
        keepStored(row.change, stored, *headings.columns.at(i), cell.isEmpty());
        const QString &heading = plan.tables.at(row.file).heading.cells.at(i);
        row.repairs.removeIf([&](const CellRepair &repair) { return repair.column == heading; });
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
        const bool hasValue = meaning && meaning->field != UploadField::TelephoneNumber &&
                              meaning->field != UploadField::AccountName;
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
        row.message = it->join(u' ');
        if (it->isEmpty())
            row.outcome = RowOutcome::Create;
    }
}

} // namespace numberdesk
