// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/lonerow.h"

#include "transfer/numberdifference.h"

#include <QPointer>

namespace numberdesk {

namespace {

constexpr int mostTries = 3;

class LoneRowSender final : public LoneRowJob
{
public:
    LoneRowSender(ProvisioningService &service, PlanRow row)
        : LoneRowJob(&service), m_service(service), m_row(std::move(row))
    {
        read();
    }

    void cancel() override
    {
        if (m_request)
            m_request->cancel();
    }

    void wrapUp() override
    {
        m_wrapsUp = true;
        if (m_request)
            m_request->wrapUp();
    }

private:
    void read()
    {
        auto *request = m_service.getNumber(m_row.change.accountName, m_row.change.telephoneNumber,
                                            Priority::Write);
        m_request = request;
        request->then(this, [this](const ApiResult<Tagged<Number>> &reply) {
            if (reply)
                take(&reply->resource, reply->etag);
            else if (reply.error().kind == ApiError::Kind::NotFound)
                take(nullptr, {});
            else
                finish(Failure<ApiError>(reply.error()));
        });
    }

    void take(const Number *now, const QByteArray &etag)
    {
        // An earlier try, or somebody else, has done what the row asks.
        if (now != nullptr && m_outcome.sent && isStoredAsSent(m_row.change, m_row.target(), *now))
            return end(*now);
        m_outcome.merge = mergeIntoReading(m_row, now);
        if (m_outcome.merge.verdict != MergeVerdict::Send)
            return finish(m_outcome);
        if (m_wrapsUp)
            return fail(ApiError::Kind::Cancelled);
        write(now != nullptr, etag);
    }

    void write(bool exists, const QByteArray &etag)
    {
        WriteCondition condition;
        condition.mustNotExist = !exists;
        condition.ifMatch = etag;
        m_outcome.sent = true;
        auto *request = m_service.putNumber(m_row.target(), condition);
        m_request = request;
        request->then(this, [this](const ApiResult<Tagged<Number>> &reply) {
            if (reply)
                end(reply->resource);
            else if (reply.error().kind == ApiError::Kind::PreconditionFailed &&
                     ++m_tries < mostTries && !m_wrapsUp)
                read();
            else
                finish(Failure<ApiError>(reply.error()));
        });
    }

    void end(const Number &stored)
    {
        m_outcome.stored = stored;
        finish(m_outcome);
    }

    void fail(ApiError::Kind kind)
    {
        ApiError error;
        error.kind = kind;
        finish(Failure<ApiError>(error));
    }

    ProvisioningService &m_service;
    PlanRow m_row;
    QPointer<Job> m_request;
    LoneRowOutcome m_outcome;
    int m_tries = 0;
    bool m_wrapsUp = false;
};

} // namespace

LoneRowJob *sendLoneRow(ProvisioningService &service, const PlanRow &row)
{
    return new LoneRowSender(service, row);
}

} // namespace numberdesk
