// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/lonerow.h"

#include "provisioning/service/conditionalwrite.h"
#include "transfer/plan/numberdifference.h"

#include <QPointer>

namespace numberdesk {

namespace {

class LoneRowSender final : public LoneRowJob
{
public:
    LoneRowSender(ProvisioningService &service, PlanRow row)
        : LoneRowJob(&service), m_service(service), m_row(std::move(row))
    {
        Write write;
        write.read = [this] {
            return m_service.getNumber(m_row.change.accountName, m_row.change.telephoneNumber,
                                       Priority::Write);
        };
        write.send = [this](const Tagged<Number> *now) { return send(now); };
        write.judge = [this](const Tagged<Number> *now) { return judge(now); };
        m_write = new ConditionalWriteJob<Tagged<Number>, Tagged<Number>>(write, nullptr, this);
        m_write->then(this, [this](const ApiResult<Tagged<Number>> &result) { take(result); });
    }

    void cancel() override
    {
        if (m_write)
            m_write->cancel();
    }

    void wrapUp() override
    {
        if (m_write)
            m_write->wrapUp();
    }

private:
    using Write = ConditionalWrite<Tagged<Number>, Tagged<Number>>;

    ApiJob<Tagged<Number>> *send(const Tagged<Number> *now)
    {
        WriteCondition condition;
        condition.mustNotExist = now == nullptr;
        if (now != nullptr)
            condition.ifMatch = now->etag;
        m_outcome.sent = true;
        return m_service.putNumber(m_row.target(), condition);
    }

    std::optional<ApiResult<Tagged<Number>>> judge(const Tagged<Number> *now)
    {
        // An earlier try, or somebody else, has done what the row asks.
        if (now != nullptr && m_outcome.sent &&
            isStoredAsSent(m_row.change, m_row.target(), now->resource))
            return ApiResult<Tagged<Number>>(*now);
        m_outcome.merge = mergeIntoReading(m_row, now != nullptr ? &now->resource : nullptr);
        if (m_outcome.merge.verdict == MergeVerdict::Send)
            return {};
        return ApiResult<Tagged<Number>>(Failure<ApiError>(ApiError()));
    }

    void take(const ApiResult<Tagged<Number>> &result)
    {
        const bool withheld = m_outcome.merge.verdict != MergeVerdict::Send;
        if (!result && !withheld)
            return finish(Failure<ApiError>(result.error()));
        if (result)
            m_outcome.stored = result->resource;
        finish(m_outcome);
    }

    ProvisioningService &m_service;
    PlanRow m_row;
    QPointer<ApiJob<Tagged<Number>>> m_write;
    LoneRowOutcome m_outcome;
};

} // namespace

LoneRowJob *sendLoneRow(ProvisioningService &service, const PlanRow &row)
{
    return new LoneRowSender(service, row);
}

} // namespace numberdesk
