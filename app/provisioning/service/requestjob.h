// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pooltask.h"
#include "net/base/clock.h"
#include "net/client/httpclient.h"
#include "net/wire/transport.h"
#include "provisioning/codec/errorcodec.h"
#include "provisioning/codec/resourcecodec.h"
#include "provisioning/service/apirequests.h"
#include "provisioning/service/provisioningservice.h"

#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

namespace numberdesk {

/// Reads a reply with a success status; runs on the thread pool.
template <typename T>
using ReplyReader = std::function<ApiResult<T>(const HttpReply &reply)>;

/// How a 412 after an earlier try of the same write is settled: the resource is read, and what is
/// stored may prove that the earlier try took effect (RFC 9110 section 13.1.1).
template <typename T>
struct Recheck
{
    HttpRequest get;
    /// The value when the reply shows the write's effect, else nothing; runs on the thread pool.
    std::function<std::optional<ApiResult<T>>(const HttpReply &reply)> settle;
};

/// When the gateway was last seen to answer, for all calls to it. A 404 tells that something is not
/// there only if it is not all that is answered just now, as by a proxy before a gateway that
/// rests.
struct GatewayPresence
{
    /// A request for the list of accounts, which is always there.
    std::function<HttpRequest(Priority)> list;
    std::optional<Clock::TimePoint> answeredAt; ///< with a success, last
};

/// One call of the API as a value.
template <typename T>
struct ApiCall
{
    HttpRequest request;
    ReplyReader<T> read;
    std::optional<Recheck<T>> recheck;
    bool goneIsSuccess = false; ///< 404 to a DELETE: already gone
    /// What a 404 is judged by; null: it is believed.
    std::shared_ptr<GatewayPresence> presence = {};
};

/// True for a reply that the same call, worded otherwise, may avoid; `request` is changed so.
///
/// 501 is how OASIS Repeatable Requests 1.0 says that its headers are not understood: an idempotent
/// method goes without them. 415 to a merge-patch: some services only take plain JSON.
bool rewordAfter(const HttpReply &reply, HttpRequest &request);

/// Judges the reply to a call; a value, so that the thread pool may have it.
struct ReplyCheck
{
    QString requestId;
    bool goneIsSuccess = false;

    /// What the reply refuses, else nothing: it can be read.
    std::optional<ApiError> refusal(const HttpReply &reply) const;
    /// An error of reading it, with what tells the reply from others.
    ApiError located(ApiError error, const HttpReply &reply) const;
};

/// What all calls do alike, whatever they give: the request goes out, perhaps once more in other
/// words, perhaps followed by a look at what is stored; errors learn whom they are about.
class RequestFlow
{
public:
    virtual ~RequestFlow();
    RequestFlow(const RequestFlow &) = delete;
    RequestFlow &operator=(const RequestFlow &) = delete;

    /// Ended from outside: the service goes away, and everybody who waits must hear of it.
    void abandon();

protected:
    /// `context` is the job itself. `recheck` reads what is stored, for calls that can tell from it
    /// whether they took effect.
    RequestFlow(QObject *context, HttpClient &client, HttpRequest request,
                std::optional<HttpRequest> recheck, bool goneIsSuccess,
                std::shared_ptr<GatewayPresence> presence);

    void cancelRequest();
    void wrapUpRequest();

    /// Takes the reply to the call.
    virtual void read(const HttpReply &reply) = 0;
    /// Takes the reply to the recheck; `refusal` stands unless it shows the call's effect.
    virtual void settle(const HttpReply &reply, const ApiError &refusal) = 0;
    /// Ends with this error.
    virtual void fail(const ApiError &error) = 0;

    ReplyCheck replyCheck() const { return {requestId(), m_goneIsSuccess}; }
    /// Tells an error whom it was about, and what it would have taken.
    ApiError completed(ApiError error) const;

private:
    using Taker = void (RequestFlow::*)(const HttpReply &);

    void send(const HttpRequest &request, Taker taker);
    void takeReply(const HttpReply &reply);
    void takeRecheck(const HttpReply &reply) { settle(reply, m_refusal); }
    bool believes(const HttpReply &reply) const;
    void takePresence(const HttpReply &reply);
    void recheck(const ApiError &refusal);
    void keepFirstSent(const HttpReply &reply);
    QString requestId() const;

    QObject *m_context;
    HttpClient &m_client;
    HttpRequest m_request;
    std::optional<HttpRequest> m_recheck;
    QPointer<HttpJob> m_http;
    ApiError m_refusal;
    std::shared_ptr<GatewayPresence> m_presence;
    HttpReply m_notFound; ///< while the gateway is asked whether it finds anything at all
    bool m_goneIsSuccess;
    bool m_reworded = false;
    bool m_rechecks = false; ///< an earlier try's fate is being looked up
};

/// Carries out one ApiCall: HTTP, then reading on the thread pool, back in this thread.
template <typename T>
class RequestJob final : public ApiJob<T>, public RequestFlow
{
public:
    /// Sends the call's request soon; `client` must outlive the job.
    RequestJob(HttpClient &client, ApiCall<T> call, QObject *parent)
        : ApiJob<T>(parent)
        , RequestFlow(this, client, std::move(call.request),
                      call.recheck ? std::optional(call.recheck->get) : std::nullopt,
                      call.goneIsSuccess, std::move(call.presence))
        , m_read(std::move(call.read))
    {
        if (call.recheck)
            m_settle = std::move(call.recheck->settle);
    }

    void cancel() override { cancelRequest(); }
    void wrapUp() override { wrapUpRequest(); }

private:
    void read(const HttpReply &reply) override
    {
        decode([read = m_read, check = replyCheck(), reply]() -> ApiResult<T> {
            if (const std::optional<ApiError> refusal = check.refusal(reply))
                return Failure<ApiError>(*refusal);
            ApiResult<T> result = read(reply);
            if (!result)
                return Failure<ApiError>(check.located(result.error(), reply));
            return result;
        });
    }

    void settle(const HttpReply &reply, const ApiError &refusal) override
    {
        decode([settle = m_settle, refusal, reply]() -> ApiResult<T> {
            if (auto settled = settle(reply))
                return *settled;
            return Failure<ApiError>(refusal);
        });
    }

    void fail(const ApiError &error) override { this->finish(Failure<ApiError>(error)); }

    void decode(std::function<ApiResult<T>()> work)
    {
        runOnPool(this, std::move(work), [this](const ApiResult<T> &result) {
            if (result)
                this->finish(result);
            else
                fail(completed(result.error()));
        });
    }

    ReplyReader<T> m_read;
    decltype(Recheck<T>::settle) m_settle;
};

/// Ends at once (from the event loop) with an error.
template <typename T>
class FailedJob final : public ApiJob<T>
{
public:
    /// For what cannot be asked at all: ends with `error`, soon.
    FailedJob(const ApiError &error, QObject *parent) : ApiJob<T>(parent)
    {
        QMetaObject::invokeMethod(
            this, [this, error] { this->finish(Failure<ApiError>(error)); }, Qt::QueuedConnection);
    }

    void cancel() override {}
};

} // namespace numberdesk
