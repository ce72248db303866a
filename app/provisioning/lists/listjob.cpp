// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/lists/listjob.h"

#include "provisioning/lists/pagewalkguard.h"

#include <QPointer>

namespace numberdesk {

namespace {

/// Asks for page after page; the pages come one at a time, since each names the next.
template <typename T>
class ListWalk final : public ListJob<T>
{
public:
    using PageJob = ApiJob<Page<T>>;
    using NextPage = PageJob *(ProvisioningService::*)(const QUrl &, Priority);

    /// `count` asks how many there are now.
    using Count = std::function<PageJob *()>;

    ListWalk(ProvisioningService &service, PageJob *first, NextPage next, Priority priority,
             typename ListJob<T>::PageHandler onPage, Count count)
        : ListJob<T>(&service)
        , m_service(service)
        , m_next(next)
        , m_priority(priority)
        , m_onPage(std::move(onPage))
        , m_count(std::move(count))
    {
        follow(first);
    }

    ~ListWalk() override { delete m_page; }

    void cancel() override
    {
        if (m_page)
            m_page->cancel();
    }

private:
    void follow(PageJob *page)
    {
        m_page = page;
        page->then(this, [this](const ApiResult<Page<T>> &result) {
            m_page.clear();
            if (result)
                take(*result);
            else
                this->finish(Failure<ApiError>(result.error()));
        });
    }

    void take(const Page<T> &page)
    {
        m_progress.received += page.items.size() + page.unreadable.size();
        m_progress.unreadable += page.unreadable;
        m_progress.pageUnreadable = page.unreadable;
        m_progress.pageBody = page.body;
        if (page.recordCount)
            m_progress.total = page.recordCount;
        // Asked for before the page is handed over: its handler may delete this job.
        const bool isLast = page.nextLink.isEmpty();
        const std::optional<ApiError> endless = m_guard.take(page);
        if (!isLast && !endless)
            follow((m_service.*m_next)(page.nextLink, m_priority));
        const QPointer<ListWalk> alive(this);
        if (m_onPage)
            m_onPage(page.items, m_progress);
        if (!alive)
            return;
        if (isLast)
            endWalk();
        else if (endless)
            this->finish(Failure<ApiError>(*endless));
    }

    /// Others may have changed the list meanwhile: only a fresh count can say that items are
    /// missing.
    void endWalk()
    {
        if (m_progress.isComplete() || !m_count) {
            this->finish(m_progress.received);
            return;
        }
        m_page = m_count();
        m_page->then(this, [this](const ApiResult<Page<T>> &result) {
            m_page.clear();
            takeCount(result);
        });
    }

    void takeCount(const ApiResult<Page<T>> &result)
    {
        if (result && result->recordCount)
            m_progress.total = result->recordCount;
        m_progress.pageUnreadable.clear();
        m_progress.pageBody.clear();
        const QPointer<ListWalk> alive(this);
        if (m_onPage)
            m_onPage({}, m_progress);
        if (alive)
            this->finish(m_progress.received);
    }

    ProvisioningService &m_service;
    NextPage m_next;
    Priority m_priority;
    typename ListJob<T>::PageHandler m_onPage;
    Count m_count;
    ListProgress m_progress;
    PageWalkGuard m_guard;
    QPointer<PageJob> m_page;
};

/// The same list, asked for its count alone.
ListQuery countOf(const ListQuery &query)
{
    ListQuery count;
    count.top = 1;
    count.countRecords = true;
    count.filter = query.filter;
    count.priority = query.priority;
    return count;
}

/// A walk over the list that `ask` gives a page of.
template <typename T, typename Ask>
ListJob<T> *walk(ProvisioningService &service, const ListQuery &query,
                 typename ListWalk<T>::NextPage next, typename ListJob<T>::PageHandler onPage,
                 Ask ask)
{
    typename ListWalk<T>::Count count;
    if (query.countRecords && !query.top && !query.skip)
        count = [ask, query] { return ask(countOf(query)); };
    return new ListWalk<T>(service, ask(query), next, query.priority, std::move(onPage),
                           std::move(count));
}

} // namespace

ListJob<Account> *listAllAccounts(ProvisioningService &service, ListQuery query,
                                  ListJob<Account>::PageHandler onPage)
{
    return walk<Account>(service, query, &ProvisioningService::nextAccounts, std::move(onPage),
                         [&service](const ListQuery &page) { return service.listAccounts(page); });
}

ListJob<Number> *listAllNumbers(ProvisioningService &service, const QString &accountName,
                                ListQuery query, ListJob<Number>::PageHandler onPage)
{
    return walk<Number>(service, query, &ProvisioningService::nextNumbers, std::move(onPage),
                        [&service, accountName](const ListQuery &page) {
                            return service.listNumbers(accountName, page);
                        });
}

ListJob<RequestForInformation> *
listAllRequestsForInformation(ProvisioningService &service, ListQuery query,
                              ListJob<RequestForInformation>::PageHandler onPage)
{
    return walk<RequestForInformation>(
        service, query, &ProvisioningService::nextRequestsForInformation, std::move(onPage),
        [&service](const ListQuery &page) { return service.listRequestsForInformation(page); });
}

ListJob<CivicAddress> *listAllTeamsCivicAddresses(ProvisioningService &service,
                                                  const QString &accountName, ListQuery query,
                                                  ListJob<CivicAddress>::PageHandler onPage)
{
    return walk<CivicAddress>(service, query, &ProvisioningService::nextTeamsCivicAddresses,
                              std::move(onPage), [&service, accountName](const ListQuery &page) {
                                  return service.listTeamsCivicAddresses(accountName, page);
                              });
}

} // namespace numberdesk
