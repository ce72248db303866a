// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/unclearrows.h"

#include "transfer/plan/numberdifference.h"

#include <algorithm>

namespace numberdesk {

namespace {

/// `now` is what the account has of the number, or null.
void settleChange(qsizetype index, const UnclearRow &unclear, const Number *now, OutcomeBook &book,
                  SettledRows &settled)
{
    const PlanRow &row = book.plan().rows.at(index);
    if (now != nullptr && isStoredAsSent(row.change, row.target(), *now))
        settled.stored.append({index, *now});
    else if (now != nullptr && unclear.doubt == UnclearRow::Doubt::KeptByGateway)
        book.refuse(index, {{}, keptSentence(row, *now), {}, {}});
    else
        book.leaveUndone(index, unclear.reason);
}

void settleDeletion(qsizetype index, const UnclearRow &unclear, bool isThere, OutcomeBook &book,
                    SettledRows &settled)
{
    const bool wasRefused = unclear.doubt == UnclearRow::Doubt::Refused;
    if (!isThere && wasRefused)
        book.leaveGone(index);
    else if (!isThere)
        settled.deleted.append(index);
    else if (wasRefused)
        book.refuse(index, unclear.reason);
    else
        book.leaveUndone(index, unclear.reason);
}

} // namespace

JudgedReply judgeReply(const ImportPlan &plan, const ImportBatch &batch,
                       const QList<Number> &stored)
{
    QHash<TelephoneNumber, const Number *> byNumber;
    for (const Number &number : stored)
        byNumber.insert(number.telephoneNumber, &number);
    JudgedReply judged;
    for (const qsizetype index : batch.rows) {
        const PlanRow &row = plan.rows.at(index);
        const Number *item = byNumber.value(row.change.telephoneNumber);
        if (const std::optional<UnclearRow> doubt = doubtOf(row, item))
            judged.unclear.insert(index, *doubt);
        else
            judged.stored.append({index, *item});
    }
    return judged;
}

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

SettledRows settle(const UnclearRows &rows, const ApiResult<NumberLookupResult> &found,
                   OutcomeBook &book)
{
    QList<qsizetype> inOrder = rows.keys();
    std::sort(inOrder.begin(), inOrder.end());
    SettledRows settled;
    for (const qsizetype index : std::as_const(inOrder)) {
        const PlanRow &row = book.plan().rows.at(index);
        const UnclearRow &unclear = *rows.constFind(index);
        if (!found) {
            leaveUnread(index, unclear, book);
            continue;
        }
        const auto number = found->found.constFind(row.change.telephoneNumber);
        const bool isHere =
            number != found->found.cend() && number->accountName == row.change.accountName;
        if (row.deletes())
            settleDeletion(index, unclear, isHere, book, settled);
        else
            settleChange(index, unclear, isHere ? &*number : nullptr, book, settled);
    }
    return settled;
}

void leaveUnread(qsizetype row, const UnclearRow &unclear, OutcomeBook &book)
{
    if (unclear.doubt == UnclearRow::Doubt::Refused)
        book.refuse(row, unclear.reason);
    else
        book.leaveInDoubt(row, unclear.reason.message);
}

} // namespace numberdesk
