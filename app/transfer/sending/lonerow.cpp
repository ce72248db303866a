// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/lonerow.h"

#include "provisioning/service/conditionalwrite.h"
#include "transfer/plan/numberdifference.h"

#include <QPointer>

namespace numberdesk {

namespace {

/// What a change and a deletion do alike; `R` is what the write gives.
template <typename R>
class LoneSender : public LoneRowJob
{
public:
    LoneSender(ProvisioningService &service, PlanRow row, LoneRowEvents events)
        : LoneRowJob(&service)
        , m_service(service)
        , m_row(std::move(row))
        , m_sent(m_row.sent)
        , m_events(std::move(events))
    {
        Write write;
        write.read = [this] {
            m_asked = m_service.nextMoment();
            return m_service.getNumber(m_row.change.accountName, m_row.change.telephoneNumber,
                                       Priority::Write);
        };
        write.send = [this](const Reading *now) {
            m_sent = true;
            return send(now, m_events.leaves(now != nullptr ? &now->resource : nullptr));
        };
        write.judge = [this](const Reading *now) {
            if (now != nullptr)
                m_events.read(now->resource, m_asked);
            return judge(now);
        };
        m_write = new ConditionalWriteJob<R, Reading>(write, nullptr, this);
        m_write->then(this, [this](const ApiResult<R> &result) { take(result); });
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

protected:
    using Reading = Tagged<Number>;

    virtual ApiJob<R> *send(const Reading *now, const WriteTrace &trace) = 0;
    virtual void take(const ApiResult<R> &result) = 0;

    virtual std::optional<ApiResult<R>> judge(const Reading *now)
    {
        m_outcome.merge = mergeIntoReading(m_row, now != nullptr ? &now->resource : nullptr);
        if (!isKept())
            return {};
        return ApiResult<R>(Failure<ApiError>(ApiError()));
    }

    bool isKept() const { return m_outcome.merge.verdict != MergeVerdict::Send; }

    ProvisioningService &m_service;
    PlanRow m_row;
    LoneRowOutcome m_outcome;
    bool m_sent; ///< by this process or an earlier one

private:
    using Write = ConditionalWrite<R, Reading>;

    LoneRowEvents m_events;
    Moment m_asked{};
    QPointer<ApiJob<R>> m_write;
};

class LoneChange final : public LoneSender<Tagged<Number>>
{
public:
    using LoneSender::LoneSender;

private:
    ApiJob<Reading> *send(const Reading *now, const WriteTrace &trace) override
    {
        WriteCondition condition;
        condition.mustNotExist = now == nullptr;
        if (now != nullptr)
            condition.ifMatch = now->etag;
        return m_service.putNumber(m_row.target(), condition, trace);
    }

    std::optional<ApiResult<Reading>> judge(const Reading *now) override
    {
        // An earlier try, or somebody else, has done what the row asks.
        if (now != nullptr && m_sent && isStoredAsSent(m_row.change, m_row.target(), now->resource))
            return ApiResult<Reading>(*now);
        return LoneSender::judge(now);
    }

    void take(const ApiResult<Reading> &result) override
    {
        if (!result && !isKept())
            return finish(Failure<ApiError>(result.error()));
        if (result)
            m_outcome.stored = result->resource;
        finish(m_outcome);
    }
};

class LoneDeletion final : public LoneSender<void>
{
public:
    using LoneSender::LoneSender;

private:
    ApiJob<void> *send(const Reading *now, const WriteTrace &trace) override
    {
        return m_service.deleteNumber(m_row.change.accountName, m_row.change.telephoneNumber,
                                      now->etag, trace);
    }

    std::optional<ApiResult<void>> judge(const Reading *now) override
    {
        if (now == nullptr && m_row.sent) // the earlier process has deleted it
            return ApiResult<void>();
        return LoneSender::judge(now);
    }

    void take(const ApiResult<void> &result) override
    {
        if (result || isKept())
            return finish(m_outcome);
        if (result.error().kind != ApiError::Kind::PreconditionFailed)
            return finish(Failure<ApiError>(result.error()));
        m_outcome.merge = {MergeVerdict::Changed, errorWords(result.error()).what};
        finish(m_outcome);
    }
};

} // namespace

LoneRowJob *sendLoneRow(ProvisioningService &service, const PlanRow &row,
                        const LoneRowEvents &events)
{
    if (row.deletes())
        return new LoneDeletion(service, row, events);
    return new LoneChange(service, row, events);
}

} // namespace numberdesk
