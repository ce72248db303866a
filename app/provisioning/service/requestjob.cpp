// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/service/requestjob.h"

namespace numberdesk {

namespace {

/// For so long after an answer a 404 to a reading is believed.
constexpr std::chrono::seconds presenceHolds(2);

/// A page that a portal or a proxy shows is no answer of the gateway, whatever its status.
bool isAnswer(const HttpReply &reply)
{
    return reply.status >= 200 && reply.status < 300 && !isWebPage(reply);
}

/// What the list of accounts answers, or 204 when it is empty.
bool isListOfAccounts(const HttpReply &reply)
{
    return isAnswer(reply) && (reply.status == 204 || reply.body.contains("\"value\""));
}

} // namespace

bool rewordAfter(const HttpReply &reply, HttpRequest &request)
{
    if (reply.status == 415 && request.contentType == "application/merge-patch+json") {
        request.contentType = "application/json";
        return true;
    }
    const bool isIdempotent = request.method == "PUT" || request.method == "DELETE";
    if (reply.status != 501 || !isIdempotent ||
        headerOf(request, "Repeatability-Request-ID").isEmpty())
        return false;
    request = withoutRepeatability(std::move(request));
    return true;
}

std::optional<ApiError> ReplyCheck::refusal(const HttpReply &reply) const
{
    const bool gone = goneIsSuccess && reply.status == 404;
    if (((reply.status < 200 || reply.status > 299) && !gone) || isWebPage(reply))
        return errorFromReply(reply, requestId);
    return {};
}

ApiError ReplyCheck::located(ApiError error, const HttpReply &reply) const
{
    if (error.httpStatus == 0) {
        error.httpStatus = reply.status;
        error.clientRequestId = requestId;
    }
    return error;
}

RequestFlow::RequestFlow(QObject *context, HttpClient &client, HttpRequest request,
                         std::optional<HttpRequest> recheck, bool goneIsSuccess,
                         std::shared_ptr<GatewayPresence> presence)
    : m_context(context)
    , m_client(client)
    , m_request(std::move(request))
    , m_recheck(std::move(recheck))
    , m_presence(std::move(presence))
    , m_goneIsSuccess(goneIsSuccess)
{
    send(m_request, &RequestFlow::takeReply);
}

RequestFlow::~RequestFlow()
{
    delete m_http;
}

void RequestFlow::abandon()
{
    delete m_http;
    ApiError error;
    error.kind = ApiError::Kind::Cancelled;
    fail(error);
}

void RequestFlow::cancelRequest()
{
    if (m_http)
        m_http->cancel();
    else
        QMetaObject::invokeMethod(
            m_context, [this] { abandon(); }, Qt::QueuedConnection);
}

void RequestFlow::wrapUpRequest()
{
    if (m_http) // else the reply is being read, which ends by itself
        m_http->wrapUp();
}

void RequestFlow::send(const HttpRequest &request, Taker taker)
{
    m_http = m_client.send(request);
    m_http->then(m_context, [this, taker](const HttpResult &result) {
        m_http.clear();
        if (result)
            (this->*taker)(*result);
        else
            fail(completed(errorFromNet(result.error(), requestId())));
    });
}

void RequestFlow::takeReply(const HttpReply &reply)
{
    if (!m_reworded && rewordAfter(reply, m_request)) {
        m_reworded = true;
        keepFirstSent(reply);
        send(m_request, &RequestFlow::takeReply);
        return;
    }
    if (reply.status == 412 && reply.repeated && m_recheck) {
        recheck(errorFromReply(reply, requestId()));
        return;
    }
    const bool succeeded = reply.status >= 200 && reply.status < 300;
    if (isAnswer(reply) && m_presence)
        m_presence->answeredAt = m_client.clock().now();
    if (!believes(reply)) {
        m_notFound = reply;
        send(m_presence->list(m_request.priority), &RequestFlow::takePresence);
        return;
    }
    if (succeeded && reply.body.isEmpty() && m_recheck && !m_goneIsSuccess) {
        // Some services answer 202 or 204 without a body: only a reading shows what is stored.
        ApiError refusal = badReply(QStringLiteral("The reply to the change was empty, and reading "
                                                   "it back shows something else"));
        refusal.httpStatus = reply.status;
        refusal.clientRequestId = requestId();
        recheck(refusal);
        return;
    }
    read(reply);
}

/// Whether something is gone is concluded from readings and deletions. A reading soon after an
/// answer of the gateway is believed without asking: looking numbers up one by one would take twice
/// the requests.
bool RequestFlow::believes(const HttpReply &reply) const
{
    const bool concludes = m_request.method == "GET" || m_goneIsSuccess;
    if (reply.status != 404 || !concludes || !m_presence || !listThatMustBe(m_request).isEmpty())
        return true;
    return !m_goneIsSuccess && m_presence->answeredAt &&
           m_client.clock().now() - *m_presence->answeredAt <= presenceHolds;
}

void RequestFlow::takePresence(const HttpReply &reply)
{
    if (isListOfAccounts(reply)) {
        m_presence->answeredAt = m_client.clock().now();
        read(m_notFound);
        return;
    }
    const HttpRequest list = m_presence->list(m_request.priority);
    ApiError error = completed(errorFromReply(reply, requestId()));
    error.inDoubt = error.inDoubt || m_notFound.repeated;
    if (error.kind == ApiError::Kind::Forbidden)
        error.neededRole = neededRole(list);
    if (error.kind == ApiError::Kind::NotFound) {
        error.kind = ApiError::Kind::BadReply; // it tells nothing of what was asked for
        error.missingList = listThatMustBe(list);
    }
    fail(error);
}

void RequestFlow::recheck(const ApiError &refusal)
{
    m_refusal = refusal;
    m_rechecks = true;
    send(*m_recheck, &RequestFlow::takeRecheck);
}

ApiError RequestFlow::completed(ApiError error) const
{
    if (error.host.isEmpty())
        error.host = hostAndPort(m_client.baseUrl());
    error.inDoubt = error.inDoubt || m_rechecks;
    if (error.kind == ApiError::Kind::NotFound)
        error.missingList = listThatMustBe(m_request);
    if (error.kind == ApiError::Kind::Forbidden)
        error.neededRole = neededRole(m_request);
    return error;
}

/// What is worded otherwise is the same request, and first went out when it did.
void RequestFlow::keepFirstSent(const HttpReply &reply)
{
    if (m_request.firstSentHeader.isEmpty())
        return;
    m_request.headers.append({m_request.firstSentHeader, reply.firstSent});
    m_request.firstSentHeader.clear();
}

QString RequestFlow::requestId() const
{
    return QString::fromLatin1(headerOf(m_request, "x-ms-client-request-id"));
}

} // namespace numberdesk
