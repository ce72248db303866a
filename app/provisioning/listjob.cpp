// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/listjob.h"

#include "provisioning/resourcecodec.h"

#include <QPointer>
#include <QSet>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

/// Asks for page after page; the pages come one at a time, since each names the next.
template <typename T>
class ListWalk final : public ListJob<T>
{
public:
    using PageJob = ApiJob<Page<T>>;
    using NextPage = PageJob *(ProvisioningService::*)(const QUrl &, Priority);

    ListWalk(ProvisioningService &service, PageJob *first, NextPage next, Priority priority,
             typename ListJob<T>::PageHandler onPage)
        : ListJob<T>(&service)
        , m_service(service)
        , m_next(next)
        , m_priority(priority)
        , m_onPage(std::move(onPage))
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
        m_progress.received += page.items.size();
        if (page.recordCount)
            m_progress.total = page.recordCount;
        // Asked for before the page is handed over: its handler may delete this job.
        const bool isLast = page.nextLink.isEmpty();
        const bool isRepeated = !isLast && m_seen.contains(page.nextLink);
        if (!isLast && !isRepeated) {
            m_seen.insert(page.nextLink);
            follow((m_service.*m_next)(page.nextLink, m_priority));
        }
        const QPointer<ListWalk> alive(this);
        if (m_onPage)
            m_onPage(page.items, m_progress);
        if (!alive)
            return;
        if (isLast)
            this->finish(m_progress.received);
        else if (isRepeated)
            this->finish(Failure<ApiError>(badReply(u"A nextLink repeats"_s)));
    }

    ProvisioningService &m_service;
    NextPage m_next;
    Priority m_priority;
    typename ListJob<T>::PageHandler m_onPage;
    ListProgress m_progress;
    QSet<QUrl> m_seen;
    QPointer<PageJob> m_page;
};

} // namespace

ListJob<Account> *listAllAccounts(ProvisioningService &service, ListQuery query,
                                  ListJob<Account>::PageHandler onPage)
{
    return new ListWalk<Account>(service, service.listAccounts(query),
                                 &ProvisioningService::nextAccounts, query.priority,
                                 std::move(onPage));
}

ListJob<Number> *listAllNumbers(ProvisioningService &service, const QString &accountName,
                                ListQuery query, ListJob<Number>::PageHandler onPage)
{
    return new ListWalk<Number>(service, service.listNumbers(accountName, query),
                                &ProvisioningService::nextNumbers, query.priority,
                                std::move(onPage));
}

ListJob<RequestForInformation> *
listAllRequestsForInformation(ProvisioningService &service, ListQuery query,
                              ListJob<RequestForInformation>::PageHandler onPage)
{
    return new ListWalk<RequestForInformation>(service, service.listRequestsForInformation(query),
                                               &ProvisioningService::nextRequestsForInformation,
                                               query.priority, std::move(onPage));
}

ListJob<CivicAddress> *listAllTeamsCivicAddresses(ProvisioningService &service,
                                                  const QString &accountName, ListQuery query,
                                                  ListJob<CivicAddress>::PageHandler onPage)
{
    return new ListWalk<CivicAddress>(service, service.listTeamsCivicAddresses(accountName, query),
                                      &ProvisioningService::nextTeamsCivicAddresses, query.priority,
                                      std::move(onPage));
}

} // namespace numberdesk
