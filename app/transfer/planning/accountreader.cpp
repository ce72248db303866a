// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/accountreader.h"

#include "core/resources/limits.h"
#include "provisioning/lists/pagewalkguard.h"

#include <QPointer>

#include <utility>

namespace numberdesk {

namespace {

class AccountReader final : public ApiJob<AccountsByName>
{
public:
    AccountReader(ProvisioningService &service, const QStringList &names)
        : ApiJob<AccountsByName>(&service), m_service(service), m_missing(names)
    {
        m_missing.removeDuplicates();
        QMetaObject::invokeMethod(
            this, [this] { begin(); }, Qt::QueuedConnection);
    }

    void cancel() override
    {
        m_cancelled = true;
        if (m_request)
            m_request->cancel();
    }

private:
    void begin()
    {
        if (m_missing.size() <= 1)
            readNext();
        else
            readList();
    }

    void readList()
    {
        m_seen = 0;
        ListQuery query;
        query.maxPageSize = longestPage;
        query.countRecords = true;
        follow(m_service.listAccounts(query), [this](const Page<Account> &page) { take(page); });
    }

    void take(const Page<Account> &page)
    {
        m_seen += page.items.size();
        for (const Account &account : page.items) {
            m_missing.removeAll(account.name);
            m_found.insert(account.name, account);
        }
        if (page.recordCount)
            m_total = *page.recordCount;
        const std::optional<ApiError> endless = m_guard.take(page);
        if (page.nextLink.isEmpty() || (m_missing.isEmpty() && !m_readsAll)) {
            finish(m_found);
            return;
        }
        if (endless)
            return finish(Failure(*endless));
        const qint64 pagesLeft =
            m_total > m_seen ? (m_total - m_seen + longestPage - 1) / longestPage : 1;
        if (!m_readsAll && m_missing.size() <= pagesLeft) {
            m_nextLink = page.nextLink;
            readNext();
            return;
        }
        follow(m_service.nextAccounts(page.nextLink, Priority::Interactive),
               [this](const Page<Account> &next) { take(next); });
    }

    /// Reads the missing ones by name, one after another. What does not exist may be misspelt: then
    /// the rest of the list is read as well.
    void readNext()
    {
        if (m_missing.isEmpty()) {
            readForNearNames();
            return;
        }
        auto *request = m_service.getAccount(m_missing.takeFirst());
        m_request = request;
        request->then(this, [this](const ApiResult<Tagged<Account>> &reply) {
            if (reply)
                m_found.insert(reply->resource.name, reply->resource);
            else if (reply.error().kind == ApiError::Kind::NotFound)
                m_readsAll = true;
            else
                return finish(Failure(reply.error()));
            proceed([this] { readNext(); });
        });
    }

    void readForNearNames()
    {
        if (!m_readsAll)
            return finish(m_found);
        if (m_nextLink.isEmpty())
            return readList();
        follow(m_service.nextAccounts(m_nextLink, Priority::Interactive),
               [this](const Page<Account> &next) { take(next); });
    }

    template <typename T, typename Next>
    void follow(ApiJob<T> *request, Next next)
    {
        m_request = request;
        request->then(this, [this, next](const ApiResult<T> &reply) {
            if (!reply)
                return finish(Failure(reply.error()));
            proceed([&] { next(*reply); });
        });
    }

    /// Goes on unless cancel came while the last request was already answered.
    template <typename Next>
    void proceed(Next next)
    {
        if (!m_cancelled)
            return next();
        ApiError error;
        error.kind = ApiError::Kind::Cancelled;
        finish(Failure(error));
    }

    ProvisioningService &m_service;
    QStringList m_missing;
    AccountsByName m_found;
    QPointer<Job> m_request;
    PageWalkGuard m_guard;
    qint64 m_seen = 0;
    qint64 m_total = 0;
    QUrl m_nextLink;         ///< of the page behind those that were read
    bool m_readsAll = false; ///< some name does not exist
    bool m_cancelled = false;
};

} // namespace

ApiJob<AccountsByName> *readAccounts(ProvisioningService &service, const QStringList &names)
{
    return new AccountReader(service, names);
}

} // namespace numberdesk
