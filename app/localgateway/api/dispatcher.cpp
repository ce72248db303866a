// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/dispatcher.h"

#include "core/randomness.h"
#include "localgateway/api/requestchecks.h"
#include "localgateway/http/httpdate.h"
#include "localgateway/store/database.h"

#include <QLoggingCategory>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcGateway, "numberdesk.localgateway")

/// When a client may ask again for what the store could not do.
constexpr const char *storeRetrySeconds = "5";

Reply orErrorReply(const Outcome &outcome)
{
    return outcome ? *outcome : errorReply(outcome.error());
}

/// What is sent when the store fails. Nothing of the request is stored then.
Reply storeReply(const StoreFailure &failure)
{
    qCWarning(lcGateway, "request failed: %s", failure.what());
    if (failure.kind() == StoreFailure::Kind::Full)
        return errorReply(
            {ErrorCode::StoreFull, u"The gateway's disk is full; nothing was stored."_s});
    if (failure.kind() == StoreFailure::Kind::Broken)
        return errorReply({ErrorCode::InternalError, u"The local gateway failed."_s});
    Reply reply = errorReply({ErrorCode::StoreUnavailable,
                              u"The gateway's database cannot be reached; nothing was stored."_s});
    reply.add("Retry-After", storeRetrySeconds);
    return reply;
}

Reply replyOf(const Route &route, Backend &backend, const Call &call)
{
    return orErrorReply(route.operation(backend, call));
}

} // namespace

Dispatcher::Dispatcher(Backend backend, TokenService &tokens, int rateLimit, const QUrl &publicUrl,
                       std::function<void()> changed)
    : m_backend(backend)
    , m_tokens(tokens)
    , m_limiter(rateLimit)
    , m_guard(publicUrl)
    , m_changed(std::move(changed))
{}

Reply Dispatcher::handle(const Request &request)
{
    Reply reply = answer(request);
    addCommonHeaders(reply);
    if (const auto id = request.header("x-ms-client-request-id"))
        reply.add("x-ms-client-request-id", *id);
    return reply;
}

Reply Dispatcher::refusal(const ApiError &error) const
{
    Reply reply = errorReply(error);
    addCommonHeaders(reply);
    return reply;
}

void Dispatcher::addCommonHeaders(Reply &reply) const
{
    reply.add("Date", imfFixdate(m_backend.time.now()));
    reply.add("x-ratelimit-limit", QByteArray::number(m_limiter.limit()));
    reply.add("x-ms-request-id", randomId().toString(QUuid::WithoutBraces).toLatin1());
}

Reply Dispatcher::answer(const Request &request)
{
    Reply extra;
    try {
        Reply reply = orErrorReply(dispatch(request, extra));
        reply.headers.insert(reply.headers.end(), extra.headers.begin(), extra.headers.end());
        return reply;
    } catch (const StoreFailure &failure) {
        return storeReply(failure);
    } catch (const std::exception &failure) {
        qCWarning(lcGateway, "request failed: %s", failure.what());
        return errorReply({ErrorCode::InternalError, u"The local gateway failed."_s});
    }
}

Outcome Dispatcher::dispatch(const Request &request, Reply &extra)
{
    if (const auto allowed = m_guard.check(request); !allowed)
        return Failure<ApiError>(allowed.error());
    const qint64 now = m_backend.time.now();
    if (isTokenPath(request) && request.method == Method::Post)
        return m_tokens.answer(request, now);
    const RouteMatch match = findRoute(request);
    const QByteArray allow = isTokenPath(request) ? QByteArray("POST") : match.allow;
    if (allow.isEmpty())
        return refuse(ErrorCode::RouteNotFound, u"There is nothing at this path."_s);
    if (!match.route) {
        extra.add("Allow", allow);
        return refuse(ErrorCode::MethodNotAllowed, u"The path does not take this method."_s);
    }
    if (const auto admitted = admit(request, *match.route, now, extra); !admitted)
        return Failure<ApiError>(admitted.error());
    return run(*match.route, {request, match.pathValues, m_guard.linkBase(request), now}, extra);
}

Checked<void> Dispatcher::admit(const Request &request, const Route &route, qint64 now,
                                Reply &extra)
{
    const auto granted = m_tokens.authenticate(request, now);
    if (!granted) {
        extra.add("WWW-Authenticate", "Bearer");
        return Failure<ApiError>(granted.error());
    }
    const auto wait = m_limiter.admit(m_backend.time.steadyNow());
    if (!covers(*granted, route.role))
        return refuse(ErrorCode::AuthorizationFailed,
                      u"The access token lacks the role %1."_s.arg(roleClaim(route.role)));
    if (wait) {
        extra.add("Retry-After", QByteArray::number(qint64(wait->count())));
        return refuse(
            ErrorCode::TooManyRequests,
            u"More than %1 requests in a minute; try again in %2 s."_s.arg(m_limiter.limit())
                .arg(wait->count()));
    }
    return checkApiVersion(request);
}

Outcome Dispatcher::run(const Route &route, const Call &call, Reply &extra)
{
    if (const auto media = checkMedia(call.request, route.media); !media)
        return Failure<ApiError>(media.error());
    std::optional<RepeatableRequest> repeatable;
    if (route.repeatable) {
        const auto read = readRepeatability(call.request);
        if (!read)
            return Failure<ApiError>(read.error());
        repeatable = *read;
    }
    if (repeatable) {
        const auto first = firstAnswer(m_backend.database, *repeatable, call.now);
        extra.add("Repeatability-Result", first ? "accepted" : "rejected");
        if (!first)
            return Failure<ApiError>(first.error());
        if (*first)
            return **first;
    }
    if (const auto size = checkBodySize(call.request); !size)
        return Failure<ApiError>(size.error());
    if (const auto depth = checkBodyDepth(call.request, route.media); !depth)
        return Failure<ApiError>(depth.error());
    return perform(route, call, repeatable);
}

Reply Dispatcher::perform(const Route &route, const Call &call,
                          const std::optional<RepeatableRequest> &repeatable)
{
    if (call.request.method == Method::Get)
        return replyOf(route, m_backend, call);
    Transaction transaction(m_backend.database);
    Reply reply = replyOf(route, m_backend, call);
    // A refused request leaves no trace but its answer.
    if (reply.status >= 400)
        transaction.undoAll();
    if (repeatable)
        keepAnswer(m_backend.database, *repeatable, reply, call.now);
    transaction.commit();
    m_changed();
    return reply;
}

} // namespace numberdesk::localgateway
