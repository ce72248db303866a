// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/accountrefresh.h"

#include "core/resources/limits.h"
#include "provisioning/lists/lookupplan.h"
#include "transfer/plan/importbatch.h"
#include "transfer/planning/recheckcost.h"

#include <algorithm>
#include <utility>

namespace numberdesk {

RowsToRefresh rowsOf(std::shared_ptr<ImportPlan> plan)
{
    const auto number = [plan](qsizetype row) {
        return std::as_const(plan->rows).at(row).change.telephoneNumber;
    };
    const auto existed = [plan](qsizetype row) {
        return std::as_const(plan->rows).at(row).existing() != nullptr;
    };
    const auto merge = [plan](qsizetype row, const Number *now) {
        return mergeIntoReading(plan->rows[row], now);
    };
    return {number, existed, merge};
}

AccountRefresh::AccountRefresh(ProvisioningService &service, RowsToRefresh source,
                               QString accountName, const QList<qsizetype> &rows,
                               std::function<std::optional<qint64>()> expectedCount,
                               QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_source(std::move(source))
    , m_account(std::move(accountName))
    , m_expectedCount(std::move(expectedCount))
{
    add(rows);
}

void AccountRefresh::add(const QList<qsizetype> &rows)
{
    for (const qsizetype index : rows) {
        (m_source.existed(index) ? m_updates : m_creates).append(index);
        m_open.insert(m_source.number(index), index);
    }
}

QList<qsizetype> AccountRefresh::takeRest()
{
    return std::exchange(m_updates, {}) + std::exchange(m_creates, {});
}

void AccountRefresh::readMore()
{
    m_askedAt = m_service.nextMoment();
    if (!m_updates.isEmpty() && m_walks)
        walkOn();
    else if (!m_updates.isEmpty())
        lookUp(m_updates);
    else if (m_countUsable && m_expectedCount())
        countCreations();
    else
        lookUp(m_creates);
}

void AccountRefresh::walkOn()
{
    const auto taker = [this](const ApiResult<Page<Number>> &page) { takePage(page); };
    if (!m_nextPage.isEmpty()) {
        await(m_service.nextNumbers(m_nextPage, Priority::Write), taker);
        return;
    }
    ListQuery query;
    query.maxPageSize = longestPage;
    query.countRecords = true;
    query.priority = Priority::Write;
    await(m_service.listNumbers(m_account, query), taker);
}

/// The first page tells how long the list is. Without a count it is walked.
void AccountRefresh::decideWay(const Page<Number> &first)
{
    m_begun = true;
    if (!first.recordCount || first.items.isEmpty())
        return;
    const qint64 size = first.items.size();
    const qint64 pagesLeft = std::max<qint64>(0, (*first.recordCount - size + size - 1) / size);
    m_walks = pagesLeft <= refreshLookups(m_updates.size(), m_service.understandsFilters());
}

void AccountRefresh::takePage(const ApiResult<Page<Number>> &page)
{
    RefreshedRows result;
    if (!page && page.error().kind == ApiError::Kind::NotFound) {
        // The account is gone, and its numbers with it.
        for (const qsizetype row : takeRest())
            merge(row, nullptr, result);
        return end(result);
    }
    std::optional<ApiError> error = page ? m_guard.take(*page) : page.error();
    if (error) {
        result.error = error;
        return end(result);
    }
    takeItems(page->items, result);
    if (!m_begun)
        decideWay(*page);
    m_nextPage = page->nextLink;
    // What the whole list did not show is looked for by name before it counts as gone.
    if (m_nextPage.isEmpty())
        m_walks = false;
    end(result);
}

void AccountRefresh::takeItems(const QList<Number> &numbers, RefreshedRows &result)
{
    for (const Number &number : numbers) {
        const auto row = m_open.constFind(number.telephoneNumber);
        if (row != m_open.cend())
            merge(*row, &number, result);
    }
    const auto isTaken = [this](qsizetype row) { return !m_open.contains(m_source.number(row)); };
    m_updates.removeIf(isTaken);
    m_creates.removeIf(isTaken);
}

/// The account's count is what it should be: nobody else has created a number on it.
void AccountRefresh::countCreations()
{
    ListQuery query;
    query.top = 1;
    query.countRecords = true;
    query.priority = Priority::Write;
    await(m_service.listNumbers(m_account, query), [this](const ApiResult<Page<Number>> &page) {
        RefreshedRows result;
        if (!page && page.error().kind != ApiError::Kind::NotFound) {
            result.error = page.error();
        } else if (page && page->recordCount && page->recordCount == m_expectedCount()) {
            // One count serves them all for a minute; those that wait longer come back.
            result.fresh = std::exchange(m_creates, {});
            for (const qsizetype row : std::as_const(result.fresh))
                m_open.remove(m_source.number(row));
        } else {
            m_countUsable = false; // looked up from now on
        }
        end(result);
    });
}

void AccountRefresh::lookUp(QList<qsizetype> &rows)
{
    const qsizetype count = std::min(rows.size(), largestBatch);
    const QList<qsizetype> some = rows.first(count);
    rows.remove(0, count);
    NumberLookupQuery query;
    query.requestsForOtherAccounts = 0;
    query.priority = Priority::Write;
    for (const qsizetype row : some) {
        query.numbersByAccount[m_account].append(m_source.number(row));
    }
    await(lookUpNumbers(m_service, query),
          [this, some](const ApiResult<NumberLookupResult> &found) { takeLookup(some, found); });
}

void AccountRefresh::takeLookup(const QList<qsizetype> &rows,
                                const ApiResult<NumberLookupResult> &found)
{
    RefreshedRows result;
    if (!found) {
        result.error = found.error();
        m_creates.append(rows); // given up by takeRest()
        return end(result);
    }
    for (const qsizetype row : rows) {
        const auto number = found->found.constFind(m_source.number(row));
        const bool isHere = number != found->found.cend() && number->accountName == m_account;
        merge(row, isHere ? &*number : nullptr, result);
    }
    end(result);
}

void AccountRefresh::merge(qsizetype row, const Number *now, RefreshedRows &result)
{
    m_open.remove(m_source.number(row));
    if (now != nullptr)
        result.seen.append(*now);
    const Merge merge = m_source.merge(row, now);
    if (merge.verdict == MergeVerdict::Send)
        result.fresh.append(row);
    else
        result.dropped.append({row, merge});
}

void AccountRefresh::end(RefreshedRows result)
{
    result.askedAt = m_askedAt;
    emit read(result);
}

template <typename T, typename Taker>
void AccountRefresh::await(ApiJob<T> *job, Taker taker)
{
    m_job = job;
    job->then(this, std::move(taker));
}

} // namespace numberdesk
