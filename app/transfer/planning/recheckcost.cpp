// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/recheckcost.h"

#include "core/resources/limits.h"
#include "provisioning/lists/lookupplan.h"
#include "transfer/plan/importbatch.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace numberdesk {

namespace {

/// Rows of one account that go out in batches.
struct AccountRows
{
    qint64 updates = 0;
    qint64 creates = 0;
    qint64 batches = 0;
};

qint64 ceilDivide(qint64 total, qint64 each)
{
    return (total + each - 1) / each;
}

/// One page tells how long the list is; then it is walked on or its numbers are looked up.
qint64 updateCost(qint64 updates, const std::optional<qint64> &listed, bool understandsFilters)
{
    if (updates == 0)
        return 0;
    const qint64 lookups = 1 + refreshLookups(updates, understandsFilters);
    return listed ? std::min(lookups, std::max<qint64>(1, ceilDivide(*listed, longestPage)))
                  : lookups;
}

/// A count a minute, where the gateway counts; else look-ups.
qint64 createCost(qint64 creates, const std::optional<qint64> &listed, qint64 minutes,
                  bool understandsFilters)
{
    if (creates == 0)
        return 0;
    return listed ? minutes : refreshLookups(creates, understandsFilters);
}

QHash<QString, AccountRows> rowsByAccount(const ImportPlan &plan, qint64 &writes)
{
    const QStringList created = plan.accountsToCreate();
    const QSet<QString> isNew(created.cbegin(), created.cend());
    writes = created.size();
    QHash<QString, AccountRows> accounts;
    for (const ImportBatch &batch : makeBatches(plan)) {
        ++writes;
        // Nobody else has numbers on an account that this plan makes; a lone row reads for itself.
        if (batch.rows.size() == 1 || isNew.contains(batch.accountName))
            continue;
        AccountRows &rows = accounts[batch.accountName];
        ++rows.batches;
        for (const qsizetype index : batch.rows)
            ++(plan.rows.at(index).existing() ? rows.updates : rows.creates);
    }
    return accounts;
}

} // namespace

qint64 refreshLookups(qint64 rows, bool understandsFilters)
{
    if (!understandsFilters)
        return rows;
    const qint64 whole = rows / largestBatch;
    return whole * filterRequests(largestBatch) + filterRequests(rows % largestBatch);
}

RecheckCost recheckCost(const ImportPlan &plan, bool understandsFilters, int requestsPerMinute)
{
    RecheckCost cost;
    const QHash<QString, AccountRows> accounts = rowsByAccount(plan, cost.writes);
    for (auto it = accounts.cbegin(); it != accounts.cend(); ++it) {
        const auto counted = plan.accountCounts.constFind(it.key());
        const std::optional<qint64> listed =
            counted != plan.accountCounts.cend() ? std::optional<qint64>(*counted) : std::nullopt;
        const qint64 minutes =
            requestsPerMinute > 0 ? ceilDivide(it->batches, requestsPerMinute) : 1;
        cost.requests += updateCost(it->updates, listed, understandsFilters) +
                         createCost(it->creates, listed, minutes, understandsFilters);
    }
    return cost;
}

bool isDearerAtOnce(const RecheckCost &cost, int requestsPerMinute)
{
    const bool endsInTime = requestsPerMinute == 0 || cost.writes <= requestsPerMinute;
    return cost.isDearer() && !endsInTime;
}

} // namespace numberdesk
