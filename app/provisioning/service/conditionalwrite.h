// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"

#include <QPointer>

#include <functional>
#include <optional>

namespace numberdesk {

/// How often a write that met a newer state is sent again.
inline constexpr int mostRepeats = 3;

/// A write that takes effect only on the state that was read. `Reading` is that state with its
/// ETag, `R` what the write gives.
template <typename R, typename Reading>
struct ConditionalWrite
{
    /// Sends the write under the ETag of `now` (null = there is nothing yet).
    std::function<ApiJob<R> *(const Reading *now)> send;
    /// Reads anew; NotFound = there is nothing any more.
    std::function<ApiJob<Reading> *()> read;
    /// What a newer reading means (null = nothing is there): how it all ends, or nothing when the
    /// write may be sent, perhaps merged into it.
    std::function<std::optional<ApiResult<R>>(const Reading *now)> judge;
    /// Adds what is known to the refusal with which it ends when the state never holds still; may
    /// be left out.
    std::function<void(ApiError &refusal)> explain;
};

/// Carries one ConditionalWrite out: after each PreconditionFailed it reads, judges and sends
/// again, at most `mostRepeats` times, then it ends with the last refusal. Every other error ends
/// it at once. A RepeatRejected is no conflict and ends it, too.
template <typename R, typename Reading>
class ConditionalWriteJob final : public ApiJob<R>
{
public:
    /// Sends at once when the state that was `seen` is given, else reads first.
    ConditionalWriteJob(ConditionalWrite<R, Reading> write, const Reading *seen, QObject *parent)
        : ApiJob<R>(parent), m_write(std::move(write))
    {
        if (seen != nullptr)
            send(seen);
        else
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
    void send(const Reading *now)
    {
        ApiJob<R> *request = m_write.send(now);
        m_request = request;
        request->then(this, [this](const ApiResult<R> &result) {
            const bool conflict =
                !result && result.error().kind == ApiError::Kind::PreconditionFailed;
            if (!conflict)
                this->finish(result);
            else if (!m_wrapsUp && m_repeats++ < mostRepeats)
                read();
            else
                giveUp(result.error());
        });
    }

    void read()
    {
        ApiJob<Reading> *request = m_write.read();
        m_request = request;
        request->then(this, [this](const ApiResult<Reading> &reply) {
            if (reply)
                take(&*reply);
            else if (reply.error().kind == ApiError::Kind::NotFound)
                take(nullptr);
            else
                this->finish(Failure<ApiError>(reply.error()));
        });
    }

    void take(const Reading *now)
    {
        if (std::optional<ApiResult<R>> end = m_write.judge(now))
            return this->finish(std::move(*end));
        if (!m_wrapsUp)
            return send(now);
        ApiError error;
        error.kind = ApiError::Kind::Cancelled;
        this->finish(Failure<ApiError>(error));
    }

    void giveUp(ApiError refusal)
    {
        if (m_write.explain)
            m_write.explain(refusal);
        this->finish(Failure<ApiError>(std::move(refusal)));
    }

    ConditionalWrite<R, Reading> m_write;
    QPointer<Job> m_request;
    int m_repeats = 0;
    bool m_wrapsUp = false;
};

} // namespace numberdesk
