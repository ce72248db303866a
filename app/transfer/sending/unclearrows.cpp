// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/unclearrows.h"

#include "transfer/plan/numberdifference.h"

#include <algorithm>

namespace numberdesk {

NumberLookupQuery lookupOf(const UnclearRows &rows, const ImportPlan &plan)
{
    NumberLookupQuery query;
    query.requestsForOtherAccounts = 0;
    query.priority = Priority::Write;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
        const NumberChange &change = plan.rows.at(it.key()).change;
        query.numbersByAccount[change.accountName].append(change.telephoneNumber);
    }
    return query;
}

QList<Number> settle(const UnclearRows &rows, const ImportPlan &plan,
                     const ApiResult<NumberLookupResult> &found, OutcomeBook &book,
                     const std::function<void(qsizetype, const Number &)> &accept)
{
    QList<qsizetype> inOrder = rows.keys();
    std::sort(inOrder.begin(), inOrder.end());
    QList<Number> accepted;
    for (const qsizetype index : std::as_const(inOrder)) {
        const PlanRow &row = plan.rows.at(index);
        const UnclearRow &unclear = *rows.constFind(index);
        if (!found) {
            book.leaveInDoubt(index, unclear.reason.message);
            continue;
        }
        const auto number = found->found.constFind(row.change.telephoneNumber);
        const bool isHere =
            number != found->found.cend() && number->accountName == row.change.accountName;
        if (isHere && isStoredAsSent(row.change, row.target(), *number)) {
            accept(index, *number);
            accepted.append(*number);
        } else if (isHere && unclear.keptByGateway) {
            book.refuse(index, {{}, keptSentence(row, *number), {}, {}});
        } else {
            book.leaveUndone(index, unclear.reason);
        }
    }
    return accepted;
}

} // namespace numberdesk
