// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/lists/lookupplan.h"

#include <algorithm>
#include <limits>

namespace numberdesk {

namespace {

using Kind = LookupStep::Kind;

constexpr qint64 unaffordable = std::numeric_limits<qint64>::max() / 4;
constexpr qint64 surelyCheap = 2; ///< requests for which no probe is worth its own request
constexpr qint64 fewGets = 5;     ///< what a list of unknown length is likely to cost at least

/// The way to read what is left of one account, and its cost as far as known.
struct AccountCost
{
    Kind way = Kind::Done;
    qint64 requests = 0;
};

qint64 filterCost(qint64 unresolved, const LookupKnowledge &knowledge)
{
    return knowledge.filters ? filterRequests(unresolved) + knowledge.requestsForProof
                             : unaffordable;
}

/// By name: filters where they are understood, or one GET each.
AccountCost byName(qint64 unresolved, const LookupKnowledge &knowledge)
{
    const qint64 byFilter = filterCost(unresolved, knowledge);
    if (byFilter <= unresolved)
        return {Kind::Filter, byFilter};
    return {Kind::GetEach, unresolved};
}

AccountCost costOf(const AccountKnowledge &account, const LookupKnowledge &knowledge)
{
    if (account.unresolved == 0)
        return {};
    const AccountCost named = byName(account.unresolved, knowledge);
    if (!account.list.asked)
        return named.requests <= 1 ? named : AccountCost{Kind::ProbeAccount, 1};
    if (!account.list.pagesLeft) // page by page; the cost is a lower bound
        return named.requests <= fewGets ? named : AccountCost{Kind::ReadAccount, 1};
    if (named.requests < *account.list.pagesLeft)
        return named;
    return {Kind::ReadAccount, *account.list.pagesLeft};
}

/// Filters, once they are proven; the proof needs numbers of a list page.
LookupStep filterStep(const LookupKnowledge &knowledge, qsizetype account)
{
    if (knowledge.requestsForProof == 0)
        return {Kind::Filter, account};
    if (knowledge.requestsForProof == 1)
        return {Kind::ProveFilters, account};
    return account < 0 ? LookupStep{Kind::ProbeGateway, -1}
                       : LookupStep{Kind::ProbeAccount, account};
}

LookupStep firstAccountStep(const LookupKnowledge &knowledge)
{
    for (qsizetype i = 0; i < knowledge.accounts.size(); ++i) {
        const AccountCost cost = costOf(knowledge.accounts[i], knowledge);
        if (cost.way == Kind::Filter)
            return filterStep(knowledge, i);
        if (cost.way != Kind::Done)
            return {cost.way, i};
    }
    return {};
}

} // namespace

qint64 filterRequests(qint64 numbers)
{
    return (numbers + numbersPerFilter - 1) / numbersPerFilter;
}

LookupStep nextLookupStep(const LookupKnowledge &knowledge)
{
    qint64 unresolved = 0;
    qint64 accountsCost = 0; // a lower bound while lists have not been asked
    for (const AccountKnowledge &account : knowledge.accounts) {
        unresolved += account.unresolved;
        accountsCost += costOf(account, knowledge).requests;
    }
    if (unresolved == 0)
        return {};
    const qint64 byFilter = filterCost(unresolved, knowledge);
    if (byFilter <= surelyCheap)
        return filterStep(knowledge, -1);
    const qint64 extra = knowledge.requestsForOtherAccounts;
    // One account's list is never longer than the gateway's.
    const bool gatewayIsLonger = knowledge.accounts.size() == 1 && extra == 0;
    if (!knowledge.gateway.asked && !gatewayIsLonger)
        return {Kind::ProbeGateway, -1};
    const qint64 bySweep =
        knowledge.gateway.asked ? knowledge.gateway.pagesLeft.value_or(unaffordable) : unaffordable;
    if (std::min(byFilter, bySweep) <= accountsCost + extra)
        return bySweep <= byFilter ? LookupStep{Kind::SweepGateway, -1} : filterStep(knowledge, -1);
    return firstAccountStep(knowledge);
}

} // namespace numberdesk
