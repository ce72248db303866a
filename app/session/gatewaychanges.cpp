// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/gatewaychanges.h"

#include "net/requestforecast.h"
#include "session/gatewaydata.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace numberdesk {

namespace {

/// The most numbers that one `:deleteNumbers` takes (Provisioning API).
constexpr qsizetype batchSize = 100;

struct Batch
{
    QString accountName;
    QList<TelephoneNumber> numbers;
};

QList<Batch> batchesOf(const QList<TelephoneNumber> &numbers, const NumberInventory &inventory)
{
    QHash<QString, QList<TelephoneNumber>> byAccount;
    for (const TelephoneNumber number : numbers) {
        const NumberInventory::Row row = inventory.find(number);
        if (row >= 0)
            byAccount[inventory.accountName(row)].append(number);
    }
    QList<Batch> batches;
    for (auto it = byAccount.cbegin(); it != byAccount.cend(); ++it) {
        for (qsizetype at = 0; at < it->size(); at += batchSize)
            batches.append({it.key(), it->mid(at, batchSize)});
    }
    return batches;
}

class BatchedDelete final : public DeleteNumbersJob
{
public:
    BatchedDelete(ProvisioningService &service, GatewayData &data,
                  const QList<TelephoneNumber> &numbers, QObject *parent)
        : DeleteNumbersJob(parent)
        , m_service(service)
        , m_data(data)
        , m_batches(batchesOf(numbers, data.numbers()))
        , m_total(numbers.size())
    {
        QTimer::singleShot(0, this, [this] { sendNext(); });
    }

    /// The batch under way ends first, so that its fate is known.
    void cancel() override { m_cancelled = true; }

private:
    void sendNext()
    {
        if (m_batches.isEmpty())
            return end(std::nullopt);
        if (m_cancelled) {
            ApiError error;
            error.kind = ApiError::Kind::Cancelled;
            return end(error);
        }
        const Batch batch = m_batches.takeFirst();
        m_sent = true;
        m_service.deleteNumbers(batch.accountName, batch.numbers)
            ->then(this, [this, batch](const ApiResult<void> &result) {
                if (!result)
                    return end(result.error());
                m_deleted += batch.numbers;
                m_data.dropNumbers(batch.numbers);
                tellProgress();
                sendNext();
            });
    }

    void tellProgress()
    {
        const BudgetPace pace = m_service.pace();
        m_forecast.requestDone(pace);
        const qint64 left = m_batches.size();
        emit progressed({m_deleted.size(), m_total, left, m_forecast.timeLeft(left, pace)});
    }

    void end(std::optional<ApiError> error)
    {
        if (m_sent)
            m_data.refreshAccounts(); // their number counts have changed
        finish(DeleteOutcome{m_deleted, std::move(error)});
    }

    ProvisioningService &m_service;
    GatewayData &m_data;
    QList<Batch> m_batches;
    qint64 m_total;
    QList<TelephoneNumber> m_deleted;
    RequestForecast m_forecast;
    bool m_cancelled = false;
    bool m_sent = false; ///< also what came to no good end may have changed something
};

} // namespace

class GatewayChanges::Private
{
public:
    /// The gateway links requests to accounts by their tenant, and says so in the requests only.
    void takeAccount(const Account &account)
    {
        const Account *known = data.account(account.name);
        const QString before = known == nullptr ? QString() : known->teamsTenantId;
        data.applyAccount(account);
        if (account.teamsTenantId != before)
            data.refreshRequests();
    }

    ProvisioningService &service;
    GatewayData &data;
};

GatewayChanges::GatewayChanges(ProvisioningService &service, GatewayData &data, QObject *parent)
    : QObject(parent), d(new Private{service, data})
{}

GatewayChanges::~GatewayChanges() = default;

ApiJob<Tagged<Account>> *GatewayChanges::createAccount(const Account &account)
{
    WriteCondition condition;
    condition.mustNotExist = true;
    auto *job = d->service.putAccount(account, condition);
    job->then(this, [this](const ApiResult<Tagged<Account>> &result) {
        if (result)
            d->takeAccount(result->resource);
    });
    return job;
}

ApiJob<Tagged<Account>> *GatewayChanges::saveAccount(const Account &account, const QByteArray &etag)
{
    WriteCondition condition;
    condition.ifMatch = etag;
    auto *job = d->service.putAccount(account, condition);
    job->then(this, [this](const ApiResult<Tagged<Account>> &result) {
        if (result)
            d->takeAccount(result->resource);
    });
    return job;
}

ApiJob<void> *GatewayChanges::deleteAccount(const QString &name, bool deleteNumbers)
{
    auto *job = d->service.deleteAccount(name, deleteNumbers);
    job->then(this, [this, name](const ApiResult<void> &result) {
        if (result)
            d->data.dropAccount(name);
    });
    return job;
}

ApiJob<Tagged<Number>> *GatewayChanges::saveNumber(const Number &number, const QByteArray &etag)
{
    WriteCondition condition;
    condition.ifMatch = etag;
    auto *job = d->service.putNumber(number, condition);
    job->then(this, [this](const ApiResult<Tagged<Number>> &result) {
        if (!result)
            return;
        d->data.applyNumbers({result->resource});
        d->data.refreshAccounts(); // numbers per service may have changed
    });
    return job;
}

ApiJob<Tagged<RequestForInformation>> *
GatewayChanges::updateRelationship(const QString &tenantId,
                                   const CustomerRelationship &relationship, const QByteArray &etag)
{
    auto *job = d->service.patchRequestForInformation(tenantId, relationship, etag);
    job->then(this, [this](const ApiResult<Tagged<RequestForInformation>> &result) {
        if (result)
            d->data.applyRequest(result->resource);
    });
    return job;
}

DeleteNumbersJob *GatewayChanges::deleteNumbers(const QList<TelephoneNumber> &numbers)
{
    return new BatchedDelete(d->service, d->data, numbers, this);
}

} // namespace numberdesk
