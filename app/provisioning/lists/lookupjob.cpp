// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/lists/lookupjob.h"

#include "core/pooltask.h"
#include "core/resources/limits.h"
#include "provisioning/lists/filterproof.h"
#include "provisioning/lists/numberfilters.h"

#include <algorithm>
#include <numeric>

namespace numberdesk {

namespace {

constexpr qsizetype mostInFlight = 4;
constexpr qsizetype wholeGateway = -1;
/// To sort out more than that would hold up the thread of the service.
constexpr qsizetype mostToSortOutHere = 10'000;

qsizetype numbersIn(const NumberLookupQuery &query)
{
    return std::accumulate(
        query.numbersByAccount.cbegin(), query.numbersByAccount.cend(), qsizetype(0),
        [](qsizetype sum, const QList<TelephoneNumber> &numbers) { return sum + numbers.size(); });
}

} // namespace

LookupJob::LookupJob(ProvisioningService &service, NumberLookupQuery query)
    : ApiJob<NumberLookupResult>(&service), m_service(service), m_query(std::move(query))
{
    m_knowledge.requestsForOtherAccounts = m_query.requestsForOtherAccounts;
    m_knowledge.accounts.resize(m_query.numbersByAccount.size());
    const auto sortOut = [query = m_query] { return std::make_shared<WantedNumbers>(query); };
    const auto begin = [this](const std::shared_ptr<WantedNumbers> &wanted) {
        m_wanted = wanted; // shared, since to copy it would be as dear as to make it
        step();
    };
    if (numbersIn(m_query) > mostToSortOutHere)
        runOnPool(this, sortOut, begin);
    else
        QMetaObject::invokeMethod(
            this, [sortOut, begin] { begin(sortOut()); }, Qt::QueuedConnection);
}

LookupJob::~LookupJob()
{
    stop();
}

void LookupJob::cancel()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            ApiError error;
            error.kind = ApiError::Kind::Cancelled;
            fail(error);
        },
        Qt::QueuedConnection);
}

void LookupJob::step()
{
    if (isFinished())
        return;
    const FilterTrust trust = m_service.filterTrust();
    m_knowledge.filters = trust != FilterTrust::Distrusted;
    m_knowledge.requestsForProof = trust == FilterTrust::Proven ? 0 : m_pageRead ? 1 : 2;
    for (qsizetype i = 0; i < m_wanted->accounts().size(); ++i)
        m_knowledge.accounts[i].unresolved = m_wanted->openOf(i);
    const LookupStep next = nextLookupStep(m_knowledge);
    switch (next.kind) {
    case LookupStep::Kind::Done:
        finish(m_result);
        return;
    case LookupStep::Kind::ProveFilters:
        prove();
        return;
    case LookupStep::Kind::Filter:
        filter(next.account);
        return;
    case LookupStep::Kind::ProbeGateway:
    case LookupStep::Kind::ProbeAccount:
        probe(next.account);
        return;
    case LookupStep::Kind::SweepGateway:
    case LookupStep::Kind::ReadAccount:
        readOn(next.account);
        return;
    case LookupStep::Kind::GetEach:
        getEach(next.account);
        return;
    }
}

ListKnowledge &LookupJob::knowledgeOf(qsizetype account)
{
    return account == wholeGateway ? m_knowledge.gateway : m_knowledge.accounts[account].list;
}

QString LookupJob::nameOf(qsizetype account) const
{
    return account == wholeGateway ? QString() : m_wanted->accounts().at(account);
}

void LookupJob::probe(qsizetype account)
{
    ListQuery query;
    query.maxPageSize = longestPage;
    query.countRecords = true;
    query.priority = m_query.priority;
    knowledgeOf(account).asked = true;
    follow(m_service.listNumbers(nameOf(account), query),
           [this, account](const ApiResult<Page<Number>> &page) { takePage(account, page); });
}

void LookupJob::readOn(qsizetype account)
{
    follow(m_service.nextNumbers(m_lists[account].nextLink, m_query.priority),
           [this, account](const ApiResult<Page<Number>> &page) { takePage(account, page); });
}

void LookupJob::takePage(qsizetype account, const ApiResult<Page<Number>> &page)
{
    if (!page) {
        // No such account (any more): none of its numbers is there.
        if (account == wholeGateway || page.error().kind != ApiError::Kind::NotFound) {
            fail(page.error());
            return;
        }
        listEnded(account);
        step();
        return;
    }
    take(page->items);
    remember(account, page->items);
    learn(knowledgeOf(account), *page);
    List &list = m_lists[account];
    list.nextLink = page->nextLink;
    if (page->recordCount && account != wholeGateway)
        m_result.accountCounts.insert(m_wanted->accounts().at(account), *page->recordCount);
    if (const std::optional<ApiError> endless = list.guard.take(*page)) {
        fail(*endless);
        return;
    }
    if (page->nextLink.isEmpty())
        listEnded(account);
    step();
}

/// Keeps what a proof of filters and a later count need of a list page.
void LookupJob::remember(qsizetype account, const QList<Number> &numbers)
{
    m_pageRead = true;
    if (m_listed.isEmpty() && !numbers.isEmpty())
        m_listed.append(numbers.first().telephoneNumber);
    if (!numbers.isEmpty() && numbers.last().telephoneNumber != m_listed.first())
        m_listed = {m_listed.first(), numbers.last().telephoneNumber};
    if (account != wholeGateway)
        return;
    for (const Number &number : numbers)
        ++m_seenOfAccount[number.accountName];
}

/// Works out what the rest of the list costs from the length of this page and the count.
void LookupJob::learn(ListKnowledge &knowledge, const Page<Number> &page) const
{
    const qint64 size = std::max<qint64>(page.items.size(), 1);
    knowledge.received += page.items.size();
    if (page.nextLink.isEmpty())
        knowledge.pagesLeft = 0;
    else if (page.recordCount) // of the whole list, and said again on every page
        knowledge.pagesLeft =
            std::max<qint64>((*page.recordCount - knowledge.received + size - 1) / size, 1);
    else if (knowledge.pagesLeft)
        knowledge.pagesLeft = std::max<qint64>(*knowledge.pagesLeft - 1, 1);
}

/// What the whole list did not hold is not there.
void LookupJob::listEnded(qsizetype account)
{
    if (account == wholeGateway) {
        m_wanted->resolveAll(wholeGateway);
        for (const QString &name : m_wanted->accounts())
            m_result.accountCounts.insert(name, m_seenOfAccount.value(name));
        m_result.otherAccountsRead = true;
        return;
    }
    if (m_wanted->openOf(account) > 0)
        m_result.otherAccountsRead = false;
    m_wanted->resolveAll(account);
}

void LookupJob::filter(qsizetype account)
{
    const QList<TelephoneNumber> numbers = m_wanted->openNumbers(account);
    for (qsizetype i = 0; i < numbers.size(); i += numbersPerFilter) {
        m_tasks.emplace_back([this, some = numbers.mid(i, numbersPerFilter)] { filterFor(some); });
    }
    runTasks();
}

void LookupJob::filterFor(const QList<TelephoneNumber> &numbers)
{
    ListQuery query;
    query.maxPageSize = longestPage;
    query.filter = filterOnNumbers(numbers);
    query.priority = m_query.priority;
    follow(m_service.listNumbers({}, query), [this, numbers](const ApiResult<Page<Number>> &page) {
        takeFiltered(numbers, {}, page);
    });
}

void LookupJob::prove()
{
    follow(proveFilters(m_service, m_listed, m_query.priority),
           [this](const ApiResult<bool> &proven) {
               if (proven)
                   step();
               else
                   fail(proven.error());
           });
}

/// What filters have called absent is read again by other means.
void LookupJob::distrustFilters()
{
    m_service.setFilterTrust(FilterTrust::Distrusted);
    stop();
    for (const TelephoneNumber number : std::as_const(m_filteredAway))
        m_wanted->reopen(number);
    m_filteredAway.clear();
    step();
}

void LookupJob::takeFiltered(const QList<TelephoneNumber> &numbers, QList<TelephoneNumber> before,
                             const ApiResult<Page<Number>> &page)
{
    if (!page && !isFilterRefusal(page.error())) {
        fail(page.error());
        return;
    }
    if (!page || !answersFilter(numbers, before, *page) ||
        (page->items.isEmpty() && !page->nextLink.isEmpty())) {
        distrustFilters();
        return;
    }
    take(page->items);
    for (const Number &number : page->items)
        before.append(number.telephoneNumber);
    if (!page->nextLink.isEmpty()) {
        follow(m_service.nextNumbers(page->nextLink, m_query.priority),
               [this, numbers, before](const ApiResult<Page<Number>> &next) {
                   takeFiltered(numbers, before, next);
               });
        return;
    }
    m_result.filtersUsed = true;
    for (const TelephoneNumber number : numbers) {
        if (!m_result.found.contains(number))
            m_filteredAway.insert(number);
        m_wanted->resolve(number);
    }
    runTasks();
}

void LookupJob::getEach(qsizetype account)
{
    const QList<TelephoneNumber> numbers = m_wanted->openNumbers(account);
    for (const TelephoneNumber number : numbers)
        m_tasks.emplace_back([this, account, number] { get(account, number); });
    runTasks();
}

void LookupJob::get(qsizetype account, TelephoneNumber number)
{
    follow(m_service.getNumber(m_wanted->accounts().at(account), number, m_query.priority),
           [this, number](const ApiResult<Tagged<Number>> &result) {
               if (result) {
                   take({result->resource});
               } else if (result.error().kind == ApiError::Kind::NotFound) {
                   m_result.otherAccountsRead = false;
               } else {
                   fail(result.error());
                   return;
               }
               m_wanted->resolve(number);
               runTasks();
           });
}

void LookupJob::take(const QList<Number> &numbers)
{
    for (const Number &number : numbers) {
        if (!m_wanted->contains(number.telephoneNumber))
            continue;
        m_result.found.insert(number.telephoneNumber, number);
        m_wanted->resolve(number.telephoneNumber);
    }
}

/// Begins what may run side by side; when all of it is done, the next step is due.
void LookupJob::runTasks()
{
    while (!m_tasks.empty() && m_running.size() < mostInFlight) {
        const auto task = std::move(m_tasks.front());
        m_tasks.pop_front();
        task();
    }
    if (m_tasks.empty() && m_running.isEmpty())
        step();
}

template <typename T, typename Taker>
void LookupJob::follow(ApiJob<T> *job, Taker taker)
{
    m_running.append(job);
    job->then(this, [this, job, taker](const ApiResult<T> &result) {
        m_running.removeAll(job);
        if (!isFinished())
            taker(result);
    });
}

/// Drops everything under way.
void LookupJob::stop()
{
    m_tasks.clear();
    const auto running = std::exchange(m_running, {});
    for (const auto &job : running)
        delete job;
}

void LookupJob::fail(const ApiError &error)
{
    stop();
    finish(Failure<ApiError>(error));
}

ApiJob<NumberLookupResult> *lookUpNumbers(ProvisioningService &service, NumberLookupQuery query)
{
    return new LookupJob(service, std::move(query));
}

} // namespace numberdesk
