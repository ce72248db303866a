// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/lists/filterproof.h"

#include "core/resources/limits.h"
#include "provisioning/lists/lookupplan.h"
#include "provisioning/lists/numberfilters.h"

#include <QPointer>
#include <QSet>

namespace numberdesk {

namespace {

/// E.164 reserves country code 999: no list can hold this number.
constexpr quint64 impossibleNumber = 999'000'000'000'000;

class FilterProof final : public ApiJob<bool>
{
public:
    FilterProof(ProvisioningService &service, Priority priority)
        : ApiJob<bool>(&service), m_service(service), m_priority(priority)
    {
        QMetaObject::invokeMethod(this, &FilterProof::readPage, Qt::QueuedConnection);
    }

    FilterProof(ProvisioningService &service, const QList<TelephoneNumber> &known,
                Priority priority)
        : ApiJob<bool>(&service), m_service(service), m_priority(priority)
    {
        QMetaObject::invokeMethod(
            this, [this, known] { ask(known); }, Qt::QueuedConnection);
    }

    ~FilterProof() override { delete m_page; }

    void cancel() override
    {
        if (m_page)
            m_page->cancel();
    }

private:
    bool isDecided()
    {
        if (m_service.filterTrust() == FilterTrust::Unproven)
            return false;
        finish(m_service.understandsFilters());
        return true;
    }

    void decide(bool trusted)
    {
        // Somebody else may have seen meanwhile that filters lie.
        if (m_service.filterTrust() == FilterTrust::Unproven)
            m_service.setFilterTrust(trusted ? FilterTrust::Proven : FilterTrust::Distrusted);
        finish(m_service.understandsFilters());
    }

    void readPage()
    {
        if (isDecided())
            return;
        ListQuery query;
        query.maxPageSize = longestPage;
        query.countRecords = true;
        query.priority = m_priority;
        list(query, [this](const ApiResult<Page<Number>> &page) {
            if (!page)
                return finish(Failure<ApiError>(page.error()));
            QList<TelephoneNumber> known;
            for (const Number &number : page->items)
                known.append(number.telephoneNumber);
            ask(known);
        });
    }

    void ask(const QList<TelephoneNumber> &known)
    {
        if (isDecided())
            return;
        if (known.size() < 2 || known.first() == known.last())
            return decide(false);
        const QList<TelephoneNumber> existing{known.first(), known.last()};
        ListQuery query;
        query.filter =
            filterOnNumbers({known.first(), TelephoneNumber(impossibleNumber), known.last()});
        query.maxPageSize = longestPage;
        query.priority = m_priority;
        list(query, [this, existing](const ApiResult<Page<Number>> &page) {
            if (!page && !isFilterRefusal(page.error()))
                return finish(Failure<ApiError>(page.error()));
            decide(page && page->nextLink.isEmpty() && page->items.size() == 2 &&
                   answersFilter(existing, {}, *page));
        });
    }

    template <typename Taker>
    void list(const ListQuery &query, Taker taker)
    {
        auto *page = m_service.listNumbers({}, query);
        m_page = page;
        page->then(this, std::move(taker));
    }

    ProvisioningService &m_service;
    Priority m_priority;
    QPointer<Job> m_page;
};

} // namespace

ApiJob<bool> *proveFilters(ProvisioningService &service, const QList<TelephoneNumber> &known,
                           Priority priority)
{
    return new FilterProof(service, known, priority);
}

ApiJob<bool> *proveFilters(ProvisioningService &service, Priority priority)
{
    return new FilterProof(service, priority);
}

bool answersFilter(const QList<TelephoneNumber> &asked, const QList<TelephoneNumber> &before,
                   const Page<Number> &page)
{
    QSet<TelephoneNumber> open(asked.begin(), asked.end());
    for (const TelephoneNumber number : before)
        open.remove(number);
    for (const Number &number : page.items) {
        if (!open.remove(number.telephoneNumber))
            return false;
    }
    return page.nextLink.isEmpty() || !open.isEmpty();
}

} // namespace numberdesk
