// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/importjob.h"

#include "transfer/importrunner.h"
#include "transfer/planjob.h"

namespace numberdesk {

namespace {

/// True for rows whose number is watched: accepted ones, and those that were found right, until
/// each is settled. A number that is settled may change for other reasons.
bool isFollowed(const PlanRow &row)
{
    const bool settled = row.outcome == RowOutcome::Synced || row.outcome == RowOutcome::Failed;
    return !settled && (row.accepted || (row.unchanged && row.outcome != RowOutcome::Unchanged));
}

} // namespace

PlanJob *planImport(ProvisioningService &service, const QStringList &paths,
                    const ImportOptions &options, const QList<CsvTable> &tables)
{
    return new PlanRunner(service, paths, tables, options);
}

PlanJob *replanImport(ProvisioningService &service, const ImportPlan &plan,
                      const ImportOptions &options)
{
    return new PlanRunner(service, plan.tables, options);
}

PlanJob *planTable(ProvisioningService &service, const CsvTable &table,
                   const ImportOptions &options)
{
    return new PlanRunner(service, QList<CsvTable>{table}, options);
}

ImportJob *runImport(ProvisioningService &service, std::shared_ptr<ImportPlan> plan,
                     const SendOptions &options)
{
    return new ImportRunner(service, std::move(plan), options);
}

QList<qsizetype> applyReadNumbers(ImportPlan &plan, const QList<Number> &numbers,
                                  const QList<TelephoneNumber> &gone)
{
    QList<qsizetype> changed;
    for (const Number &number : numbers) {
        const qsizetype index = plan.rowOfNumber.value(number.telephoneNumber, -1);
        if (index < 0)
            continue;
        PlanRow &row = plan.rows[index];
        if (isFollowed(row) && row.change.accountName == number.accountName &&
            takeProvisioningState(row, number.provisioning))
            changed.append(index);
    }
    for (const TelephoneNumber number : gone) {
        const qsizetype index = plan.rowOfNumber.value(number, -1);
        if (index < 0 || !isFollowed(plan.rows.at(index)) || plan.rows.at(index).gone)
            continue;
        takeGone(plan.rows[index]);
        changed.append(index);
    }
    return changed;
}

QList<Number> unsettledNumbers(const ImportPlan &plan)
{
    QList<Number> numbers;
    for (const PlanRow &row : plan.rows) {
        const bool undecided =
            row.outcome == RowOutcome::Pending || row.outcome == RowOutcome::OtherStatus;
        if (row.unchanged && undecided && row.existing)
            numbers.append(*row.existing);
    }
    return numbers;
}

} // namespace numberdesk
