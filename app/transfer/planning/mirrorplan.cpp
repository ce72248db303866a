// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/mirrorplan.h"

#include "transfer/plan/planissues.h"

#include <QCoreApplication>
#include <QSet>

namespace numberdesk {

namespace {

struct MirrorPlanText
{
    Q_DECLARE_TR_FUNCTIONS(MirrorPlan)
};

PlanRow mirroredDeletion(const Number &number)
{
    PlanRow row;
    row.record = -1;
    row.action = RowAction::Delete;
    row.outcome = RowOutcome::Delete;
    row.change.telephoneNumber = number.telephoneNumber;
    row.change.accountName = number.accountName;
    row.setExisting(std::make_shared<const Number>(number));
    return row;
}

void refuse(ImportPlan &plan, const QString &reason, const QString &remedy)
{
    plan.refusals.append(reason);
    RowIssue issue;
    issue.file = plan.tables.isEmpty() ? QString() : plan.tables.first().fileName;
    issue.message = reason;
    issue.remedy = remedy;
    plan.errors.append(issue);
}

} // namespace

QStringList accountsToMirror(const ImportPlan &plan, const AccountsByName &accounts)
{
    QStringList names;
    QSet<QString> seen;
    for (const PlanRow &row : plan.rows) {
        const QString &name = row.change.accountName;
        if (row.outcome == RowOutcome::Invalid || seen.contains(name))
            continue;
        seen.insert(name);
        if (accounts.contains(name))
            names.append(name);
    }
    return names;
}

void planMirror(ImportPlan &plan, const AccountLists &lists)
{
    const ImportCounts counts = plan.counts();
    QStringList accounts = lists.numbers.keys();
    accounts.sort(); // a hash has no order of its own
    for (const QString &account : std::as_const(accounts)) {
        const QList<Number> numbers = lists.numbers.value(account);
        plan.accountCounts.insert(account, numbers.size());
        for (const Number &number : numbers) {
            if (plan.rowOfNumber.contains(number.telephoneNumber))
                continue;
            plan.rowOfNumber.insert(number.telephoneNumber, plan.rows.size());
            plan.rows.append(mirroredDeletion(number));
        }
    }
    if (counts.rows == 0) {
        refuse(plan, MirrorPlanText::tr("The file has no rows: it names no account."),
               MirrorPlanText::tr("Give the numbers that the account is to keep."));
    }
    if (counts.invalid > 0) {
        refuse(plan,
               MirrorPlanText::tr("An account is made like a file only when every row is good; %n "
                                  "row(s) are bad. Nothing is sent.",
                                  nullptr, static_cast<int>(counts.invalid)),
               MirrorPlanText::tr("Mend the bad rows, or choose another mode."));
    }
    if (counts.skipped > 0) {
        refuse(plan,
               MirrorPlanText::tr("%n row(s) are left out, so the file does not say all that its "
                                  "accounts are to have. Nothing is sent.",
                                  nullptr, static_cast<int>(counts.skipped)),
               MirrorPlanText::tr("Take the rows in again, or choose another mode."));
    }
    for (const QString &fault : lists.faults)
        refuse(plan, fault, MirrorPlanText::tr("Look at the gateway, or choose another mode."));
    sortIssues(plan, plan.errors);
}

QList<AccountDeletions> mirrorDeletions(const ImportPlan &plan)
{
    QList<AccountDeletions> deletions;
    QHash<QString, qsizetype> places;
    if (plan.options.mode != ImportMode::Mirror)
        return deletions;
    for (const PlanRow &row : plan.rows) {
        if (!row.deletes() || !row.hasWork())
            continue;
        const QString &name = row.change.accountName;
        if (!places.contains(name)) {
            places.insert(name, deletions.size());
            deletions.append({name, 0, plan.accountCounts.value(name)});
        }
        ++deletions[places.value(name)].deletions;
    }
    return deletions;
}

} // namespace numberdesk
