// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/statusreader.h"

#include "provisioning/listjob.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int pageSize = 500;

ListQuery listQuery(const QString &filter = {})
{
    ListQuery query;
    query.maxPageSize = pageSize;
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

bool isAwaiting(const RequestForInformation &request)
{
    return request.relationship.status.isEmpty() &&
           request.status.compare("active"_L1, Qt::CaseInsensitive) == 0;
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
                    m_status.accounts = 1;
                    result ? readRequests() : end(result.error());
                });
            return;
        }
        count(listAllAccounts(m_service, listQuery(),
                              [this](const QList<Account> &page, const ListProgress &) {
                                  m_status.accounts += page.size();
                              }),
              [this] { readRequests(); });
    }

    void readRequests()
    {
        const auto take = [this](const QList<RequestForInformation> &page, const ListProgress &) {
            m_status.requests += page.size();
            m_status.awaiting += std::count_if(page.begin(), page.end(), isAwaiting);
        };
        count(listAllRequestsForInformation(m_service, listQuery(), take), [this] { readTotal(); });
    }

    void readTotal()
    {
        readCount(countQuery(), [this](qint64 total) {
            m_status.total = total;
            readPending();
        });
    }

    void readPending()
    {
        readCount(countQuery(u"serviceProvisioningStatus eq 'pending'"_s), [this](qint64 pending) {
            m_status.pending = pending;
            readFailed();
        });
    }

    void readFailed()
    {
        const auto take = [this](const QList<Number> &page, const ListProgress &) {
            m_status.failed += page;
        };
        count(listAllNumbers(m_service, m_accountName,
                             listQuery(u"serviceProvisioningStatus eq 'failed'"_s), take),
              [this] {
                  m_status.synced = std::max<qint64>(0, m_status.total - m_status.pending -
                                                            m_status.failed.size());
                  finish(m_status);
              });
    }

    /// Goes on when a walk over pages has ended.
    template <typename Next>
    void count(ApiJob<qint64> *walk, Next next)
    {
        walk->then(this, [this, next](const ApiResult<qint64> &result) {
            result ? next() : end(result.error());
        });
    }

    /// One count by filter; counts row by row where the gateway does not know how.
    template <typename Next>
    void readCount(const ListQuery &query, Next next)
    {
        m_service.listNumbers(m_accountName, query)
            ->then(this, [this, next](const ApiResult<Page<Number>> &result) {
                if (result && result->recordCount)
                    return next(*result->recordCount);
                if (result || result.error().kind == ApiError::Kind::Refused)
                    return readEverything();
                end(result.error());
            });
    }

    void readEverything()
    {
        m_status.total = m_status.pending = m_status.synced = 0;
        m_status.failed.clear();
        const auto take = [this](const QList<Number> &page, const ListProgress &) {
            m_status.total += page.size();
            for (const Number &number : page) {
                const ProvisioningStatus status = number.provisioning.status;
                m_status.pending += status == ProvisioningStatus::Pending ? 1 : 0;
                m_status.synced += status == ProvisioningStatus::Synced ? 1 : 0;
                if (status == ProvisioningStatus::Failed)
                    m_status.failed += number;
            }
        };
        count(listAllNumbers(m_service, m_accountName, listQuery(), take),
              [this] { finish(m_status); });
    }

    void end(const ApiError &error) { finish(Failure<ApiError>(error)); }

    ProvisioningService &m_service;
    QString m_accountName;
    GatewayStatus m_status;
};

} // namespace

ApiJob<GatewayStatus> *readGatewayStatus(ProvisioningService &service, const QString &accountName)
{
    return new StatusReader(service, accountName);
}

} // namespace numberdesk
