// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pooltask.h"
#include "net/httpclient.h"
#include "net/transport.h"
#include "provisioning/apirequests.h"
#include "provisioning/errorcodec.h"
#include "provisioning/provisioningservice.h"
#include "provisioning/resourcecodec.h"

#include <QPointer>

#include <functional>

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

/// One call of the API as a value.
template <typename T>
struct ApiCall
{
    HttpRequest request;
    ReplyReader<T> read;
    std::optional<Recheck<T>> recheck;
    bool goneIsSuccess = false; ///< 404 to a DELETE: already gone
};

/// Ended from outside: the service goes away, and everybody who waits must hear of it.
class Abandonable
{
public:
    virtual ~Abandonable() = default;
    virtual void abandon() = 0;
};

/// True for a reply that the same call, worded otherwise, may avoid; `request` is changed so.
///
/// 501 is how OASIS Repeatable Requests 1.0 says that its headers are not understood: an idempotent
/// method goes without them. 415 to a merge-patch: some services only take plain JSON.
bool rewordAfter(const HttpReply &reply, HttpRequest &request);

/// Carries out one ApiCall: HTTP, then reading on the thread pool, back in this thread.
template <typename T>
class RequestJob final : public ApiJob<T>, public Abandonable
{
public:
    RequestJob(HttpClient &client, ApiCall<T> call, QObject *parent)
        : ApiJob<T>(parent), m_client(client), m_call(std::move(call))
    {
        send(m_call.request, &RequestJob::takeReply);
    }

    ~RequestJob() override { delete m_http; }

    void cancel() override
    {
        if (m_http)
            m_http->cancel();
        else
            QMetaObject::invokeMethod(
                this, [this] { abandon(); }, Qt::QueuedConnection);
    }

    void wrapUp() override
    {
        if (m_http) // else the reply is being read, which ends by itself
            m_http->wrapUp();
    }

    void abandon() override
    {
        delete m_http;
        ApiError error;
        error.kind = ApiError::Kind::Cancelled;
        this->finish(Failure<ApiError>(error));
    }

private:
    using Taker = void (RequestJob::*)(const HttpReply &);

    void send(const HttpRequest &request, Taker taker)
    {
        m_http = m_client.send(request);
        m_http->then(this, [this, taker](const HttpResult &result) {
            m_http.clear();
            if (result)
                (this->*taker)(*result);
            else
                end(Failure<ApiError>(errorFromNet(result.error(), requestId())));
        });
    }

    void takeReply(const HttpReply &reply)
    {
        if (!m_reworded && rewordAfter(reply, m_call.request)) {
            m_reworded = true;
            keepFirstSent(reply);
            send(m_call.request, &RequestJob::takeReply);
            return;
        }
        if (reply.status == 412 && reply.repeated && m_call.recheck) {
            m_refusal = errorFromReply(reply, requestId());
            m_rechecks = true;
            send(m_call.recheck->get, &RequestJob::takeRecheck);
            return;
        }
        const bool succeeded = reply.status >= 200 && reply.status < 300;
        if (succeeded && reply.body.isEmpty() && m_call.recheck && !m_call.goneIsSuccess) {
            // Some services answer 202 or 204 without a body: only a reading shows what is stored.
            m_refusal = badReply(QStringLiteral("The reply to the change was empty, and reading "
                                                "it back shows something else"));
            m_refusal.httpStatus = reply.status;
            m_refusal.clientRequestId = requestId();
            m_rechecks = true;
            send(m_call.recheck->get, &RequestJob::takeRecheck);
            return;
        }
        decode([read = m_call.read, goneIsSuccess = m_call.goneIsSuccess, id = requestId(), reply] {
            const bool gone = goneIsSuccess && reply.status == 404;
            if (((reply.status < 200 || reply.status > 299) && !gone) || isWebPage(reply))
                return ApiResult<T>(Failure<ApiError>(errorFromReply(reply, id)));
            ApiResult<T> result = read(reply);
            if (!result && result.error().httpStatus == 0) {
                result.error().httpStatus = reply.status;
                result.error().clientRequestId = id;
            }
            return result;
        });
    }

    void takeRecheck(const HttpReply &reply)
    {
        decode([settle = m_call.recheck->settle, refusal = m_refusal, reply] {
            if (auto settled = settle(reply))
                return *settled;
            return ApiResult<T>(Failure<ApiError>(refusal));
        });
    }

    template <typename Work>
    void decode(Work work)
    {
        runOnPool(this, std::move(work), [this](const ApiResult<T> &result) { end(result); });
    }

    /// Ends; an error is told whom it was about, and what it would have taken.
    void end(ApiResult<T> result)
    {
        if (!result) {
            ApiError &error = result.error();
            if (error.host.isEmpty())
                error.host = hostAndPort(m_client.baseUrl());
            error.inDoubt = error.inDoubt || m_rechecks;
            if (error.kind == ApiError::Kind::NotFound)
                error.missingList = listThatMustBe(m_call.request);
            if (error.kind == ApiError::Kind::Forbidden)
                error.neededRole = neededRole(m_call.request);
        }
        this->finish(std::move(result));
    }

    /// What is worded otherwise is the same request, and first went out when it did.
    void keepFirstSent(const HttpReply &reply)
    {
        HttpRequest &request = m_call.request;
        if (request.firstSentHeader.isEmpty())
            return;
        request.headers.append({request.firstSentHeader, reply.firstSent});
        request.firstSentHeader.clear();
    }

    QString requestId() const
    {
        return QString::fromLatin1(headerOf(m_call.request, "x-ms-client-request-id"));
    }

    HttpClient &m_client;
    ApiCall<T> m_call;
    QPointer<HttpJob> m_http;
    ApiError m_refusal;
    bool m_reworded = false;
    bool m_rechecks = false; ///< an earlier try's fate is being looked up
};

/// Ends at once (from the event loop) with an error.
template <typename T>
class FailedJob final : public ApiJob<T>
{
public:
    FailedJob(const ApiError &error, QObject *parent) : ApiJob<T>(parent)
    {
        QMetaObject::invokeMethod(
            this, [this, error] { this->finish(Failure<ApiError>(error)); }, Qt::QueuedConnection);
    }

    void cancel() override {}
};

} // namespace numberdesk
