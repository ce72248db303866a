// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/planfollowing.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct PlanFollowingText
{
    Q_DECLARE_TR_FUNCTIONS(PlanFollowing)
};

RowOutcome outcomeOf(const PlanRow &row, ProvisioningStatus status)
{
    switch (status) {
    case ProvisioningStatus::Pending:
        return RowOutcome::Pending;
    case ProvisioningStatus::Synced:
        return row.unchanged ? RowOutcome::Unchanged : RowOutcome::Synced;
    case ProvisioningStatus::Failed:
        return RowOutcome::Failed;
    case ProvisioningStatus::Unknown:
        break;
    }
    return RowOutcome::OtherStatus;
}

/// Every error as for display, but for the code of the first, which stands beside the message.
QString messageOf(QList<ProvisioningError> errors)
{
    if (!errors.isEmpty())
        errors.first().code.clear();
    const QString text = toDisplayText(errors);
    return text.isEmpty() ? PlanFollowingText::tr("The backend gives no reason.") : text;
}

/// True for rows whose number is watched: accepted ones, and those that were found right, until
/// each is settled. A number that is settled may change for other reasons.
bool isFollowed(const PlanRow &row)
{
    const bool settled = row.outcome == RowOutcome::Synced || row.outcome == RowOutcome::Failed ||
                         row.outcome == RowOutcome::Deleted;
    return !settled && (row.accepted || (row.unchanged && row.outcome != RowOutcome::Unchanged));
}

} // namespace

bool takeGone(PlanRow &row)
{
    if (row.gone)
        return false;
    row.outcome = RowOutcome::Failed;
    row.gone = true;
    row.setCode(rowcode::gone);
    row.setMessage(goneMessage(row));
    return true;
}

QString goneMessage(const PlanRow &row)
{
    return PlanFollowingText::tr("The number is not on the account \"%1\" any more.")
        .arg(row.change.accountName);
}

bool takeProvisioningState(PlanRow &row, const ProvisioningState &state)
{
    const RowOutcome outcome = outcomeOf(row, state.status);
    const QString word = outcome == RowOutcome::OtherStatus ? state.statusText : QString();
    QString code;
    QString message;
    if (outcome == RowOutcome::Failed) {
        code = state.errors.isEmpty() ? QString() : state.errors.first().code;
        message = messageOf(state.errors);
    }
    if (row.outcome == outcome && row.code() == code && row.message() == message &&
        row.statusText() == word)
        return false;
    row.outcome = outcome;
    row.setStatusText(word);
    row.setCode(code);
    row.setMessage(message);
    return true;
}

void takeUnchanged(PlanRow &row, const Number &stored)
{
    row.unchanged = true;
    row.outcome = RowOutcome::Unchanged;
    takeProvisioningState(row, stored.provisioning);
    if (row.outcome != RowOutcome::Unchanged) // it may be followed, or sent again
        row.setExisting(std::make_shared<const Number>(stored));
}

QList<qsizetype> applyReadNumbers(ImportPlan &plan, ImportCounts &counts,
                                  const QList<Number> &numbers, const QList<TelephoneNumber> &gone)
{
    QList<qsizetype> changed;
    const auto change = [&](qsizetype index, auto take) {
        if (index < 0 || !isFollowed(plan.rows.at(index)))
            return;
        PlanRow &row = plan.rows[index];
        countRow(counts, row, -1);
        if (take(row))
            changed.append(index);
        countRow(counts, row, 1);
    };
    for (const Number &number : numbers) {
        change(plan.rowOfNumber.value(number.telephoneNumber, -1), [&number](PlanRow &row) {
            return row.change.accountName == number.accountName &&
                   takeProvisioningState(row, number.provisioning);
        });
    }
    for (const TelephoneNumber number : gone)
        change(plan.rowOfNumber.value(number, -1), takeGone);
    return changed;
}

QList<Number> unsettledNumbers(const ImportPlan &plan)
{
    QList<Number> numbers;
    for (const PlanRow &row : plan.rows) {
        const bool undecided =
            row.outcome == RowOutcome::Pending || row.outcome == RowOutcome::OtherStatus;
        if (row.unchanged && undecided && row.existing())
            numbers.append(*row.existing());
    }
    return numbers;
}

} // namespace numberdesk
