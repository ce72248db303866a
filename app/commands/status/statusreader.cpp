// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/status/statusreader.h"

#include "core/resources/limits.h"
#include "provisioning/lists/filterproof.h"
#include "provisioning/lists/listjob.h"
#include "provisioning/lists/listwords.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// As many numbers as a handful of pages hold.
constexpr qint64 fewNumbers = 5LL * longestPage;

ListQuery listQuery(const QString &filter = {})
{
    ListQuery query;
    query.maxPageSize = longestPage;
    query.countRecords = true;
    query.filter = filter;
    return query;
}

ListQuery countQuery(const QString &filter = {})
{
    ListQuery query;
    query.top = 1;
    query.countRecords = true;
    query.filter = filter;
    return query;
}

class StatusReader final : public ApiJob<GatewayStatus>
{
public:
    StatusReader(ProvisioningService &service, QString accountName)
        : ApiJob<GatewayStatus>(&service), m_service(service), m_accountName(std::move(accountName))
    {
        QTimer::singleShot(0, this, [this] { readAccounts(); });
    }

    void cancel() override
    {
        ApiError error;
        error.kind = ApiError::Kind::Cancelled;
        end(error);
    }

private:
    void readAccounts()
    {
        if (!m_accountName.isEmpty()) {
            m_service.getAccount(m_accountName)
                ->then(this, [this](const ApiResult<Tagged<Account>> &result) {
                    if (!result)
                        return end(result.error());
                    m_status.accounts = 1;
                    readRequests();
                });
            return;
        }
        const auto take = [this](const QList<Account> &, const ListProgress &progress) {
            m_status.accounts = progress.received;
            m_progress = progress;
        };
        walk(listAllAccounts(m_service, listQuery(), take), ListKind::Accounts,
             [this] { readRequests(); });
    }

    void readRequests()
    {
        const auto take = [this](const QList<RequestForInformation> &page,
                                 const ListProgress &progress) {
            m_progress = progress;
            for (const RequestForInformation &request : page) {
                if (!isWanted(request.accountName))
                    continue;
                ++m_status.requests;
                m_status.awaiting += isAwaitingAnswer(request) ? 1 : 0;
            }
            for (const UnreadableItem &item : progress.pageUnreadable)
                m_status.requests += isWanted(item.accountName) ? 1 : 0;
        };
        walk(listAllRequestsForInformation(m_service, listQuery(), take), ListKind::Requests,
             [this] { readTotal(); });
    }

    bool isWanted(const QString &accountName) const
    {
        return m_accountName.isEmpty() || m_accountName == accountName;
    }

    /// A few pages tell all by themselves.
    void readTotal()
    {
        m_service.listNumbers(m_accountName, countQuery())
            ->then(this, [this](const ApiResult<Page<Number>> &result) {
                if (!result)
                    return end(result.error());
                if (!result->recordCount || *result->recordCount <= fewNumbers)
                    return readEverything();
                m_status.total = *result->recordCount;
                proveFilters(m_service, Priority::Interactive)
                    ->then(this, [this](const ApiResult<bool> &proven) {
                        if (!proven)
                            return end(proven.error());
                        *proven ? readPending() : readEverything();
                    });
            });
    }

    void readPending()
    {
        countBy("pending"_L1, [this](qint64 count) {
            m_status.pending = count;
            readFiltered(u"serviceProvisioningStatus eq 'failed'"_s, [this] { readOther(); });
        });
    }

    /// The gateway's count of one status; everything is read where its answer does not bear it out.
    template <typename Next>
    void countBy(QLatin1StringView status, Next next)
    {
        const QString filter = u"serviceProvisioningStatus eq '"_s + status + u'\'';
        m_service.listNumbers(m_accountName, countQuery(filter))
            ->then(this, [this, status, next](const ApiResult<Page<Number>> &result) {
                if (!result && result.error().kind != ApiError::Kind::Refused)
                    return end(result.error());
                if (!result || !result->recordCount || !isAll(*result, status))
                    return readEverything();
                next(*result->recordCount);
            });
    }

    void readOther()
    {
        readFiltered(u"serviceProvisioningStatus ne 'pending' and serviceProvisioningStatus ne "
                     "'synced' and serviceProvisioningStatus ne 'failed'"_s,
                     [this] { readSynced(); });
    }

    /// The counts of all statuses together are the total only where the gateway heeds each filter;
    /// or somebody changed something meanwhile, which reading everything tells as well.
    void readSynced()
    {
        countBy("synced"_L1, [this](qint64 count) {
            m_status.synced = count;
            if (count + m_status.unsettled() + m_status.failedCount() == m_status.total)
                finish(m_status);
            else
                readEverything();
        });
    }

    static bool isAll(const Page<Number> &page, QLatin1StringView status)
    {
        const auto isIt = [status](const QString &word) {
            return word.compare(status, Qt::CaseInsensitive) == 0;
        };
        return std::all_of(page.items.cbegin(), page.items.cend(),
                           [&](const Number &number) {
                               return isIt(toApiText(number.provisioning.status));
                           }) &&
               std::all_of(page.unreadable.cbegin(), page.unreadable.cend(),
                           [&](const UnreadableItem &item) { return isIt(item.status); });
    }

    /// Numbers that are failed or of an unknown status. One that is not shows that the gateway
    /// does not heed the filter.
    template <typename Next>
    void readFiltered(const QString &filter, Next next)
    {
        const auto take = [this](const QList<Number> &page, const ListProgress &progress) {
            m_progress = progress;
            const qint64 before = m_status.pending + m_status.synced;
            countPage(page, progress);
            m_filterLies = m_filterLies || m_status.pending + m_status.synced != before;
            if (m_filterLies && m_walk)
                m_walk->cancel();
        };
        auto *job = listAllNumbers(m_service, m_accountName, listQuery(filter), take);
        m_walk = job;
        job->then(this, [this, next](const ApiResult<qint64> &result) {
            if (m_filterLies || (!result && result.error().kind == ApiError::Kind::Refused))
                return readEverything();
            if (!result)
                return end(result.error());
            next();
        });
    }

    void readEverything()
    {
        m_status.total = m_status.pending = m_status.synced = m_status.unreadableFailed = 0;
        m_status.failed.clear();
        m_status.other.clear();
        const auto take = [this](const QList<Number> &page, const ListProgress &progress) {
            m_progress = progress;
            m_status.total = progress.received;
            countPage(page, progress);
        };
        walk(listAllNumbers(m_service, m_accountName, listQuery(), take), ListKind::Numbers,
             [this] { finish(m_status); });
    }

    void countPage(const QList<Number> &page, const ListProgress &progress)
    {
        for (const Number &number : page) {
            countStatus(number.provisioning.status, number.provisioning.statusText);
            if (number.provisioning.status == ProvisioningStatus::Failed)
                m_status.failed.append(number);
        }
        for (const UnreadableItem &item : progress.pageUnreadable) {
            const ProvisioningStatus status = provisioningStatusFromText(item.status);
            countStatus(status, item.status);
            m_status.unreadableFailed += status == ProvisioningStatus::Failed ? 1 : 0;
        }
    }

    void countStatus(ProvisioningStatus status, const QString &word)
    {
        switch (status) {
        case ProvisioningStatus::Pending:
            ++m_status.pending;
            break;
        case ProvisioningStatus::Synced:
            ++m_status.synced;
            break;
        case ProvisioningStatus::Failed:
            break;
        case ProvisioningStatus::Unknown:
            ++m_status.other[word.isEmpty() ? u"unknown"_s : word];
            break;
        }
    }

    /// Goes on when a walk over pages has ended.
    template <typename Next>
    void walk(ApiJob<qint64> *job, ListKind kind, Next next)
    {
        m_walk = job;
        job->then(this, [this, kind, next](const ApiResult<qint64> &result) {
            if (!result)
                return end(result.error());
            m_status.doubts += listDoubts(kind, std::exchange(m_progress, {}));
            next();
        });
    }

    void end(const ApiError &error) { finish(Failure<ApiError>(error)); }

    ProvisioningService &m_service;
    QString m_accountName;
    GatewayStatus m_status;
    ListProgress m_progress; ///< of the walk under way
    QPointer<Job> m_walk;
    bool m_filterLies = false;
};

} // namespace

qint64 GatewayStatus::unsettled() const
{
    return std::accumulate(other.cbegin(), other.cend(), pending);
}

ApiJob<GatewayStatus> *readGatewayStatus(ProvisioningService &service, const QString &accountName)
{
    return new StatusReader(service, accountName);
}

} // namespace numberdesk
