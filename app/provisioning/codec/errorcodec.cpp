// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/codec/errorcodec.h"

#include "net/base/boundedjson.h"
#include "provisioning/codec/jsonfields.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>

namespace numberdesk {

using namespace jsonfields;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestReplyExcerpt = 200;

ApiError::Kind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return ApiError::Kind::Unauthorized;
    case 403:
        return ApiError::Kind::Forbidden;
    case 404:
        return ApiError::Kind::NotFound;
    case 408:
        return ApiError::Kind::TimedOut;
    case 409:
        return ApiError::Kind::Conflict;
    case 412:
        return ApiError::Kind::PreconditionFailed;
    case 429:
        return ApiError::Kind::RateLimited;
    default:
        break;
    }
    if (status >= 500)
        return ApiError::Kind::ServerFault;
    return status >= 400 ? ApiError::Kind::Refused : ApiError::Kind::BadReply;
}

ApiError::Kind kindOfNet(HttpError::Kind kind)
{
    switch (kind) {
    case HttpError::Kind::Cancelled:
        return ApiError::Kind::Cancelled;
    case HttpError::Kind::TimedOut:
        return ApiError::Kind::TimedOut;
    case HttpError::Kind::NameNotFound:
    case HttpError::Kind::ConnectionRefused:
    case HttpError::Kind::ConnectionLost:
    case HttpError::Kind::ProxyUnreachable:
    case HttpError::Kind::ProxySignIn:
    case HttpError::Kind::ProxyRefused:
        return ApiError::Kind::Offline;
    case HttpError::Kind::TlsFailed:
        return ApiError::Kind::TlsFailed;
    case HttpError::Kind::SignInFailed:
    case HttpError::Kind::SignInBusy:
    case HttpError::Kind::SignInUnreadable:
        return ApiError::Kind::SignInFailed;
    case HttpError::Kind::ReadOnly:
        return ApiError::Kind::ReadOnly;
    case HttpError::Kind::NotWrittenDown:
        return ApiError::Kind::NotWrittenDown;
    case HttpError::Kind::Stale:
        return ApiError::Kind::Stale;
    case HttpError::Kind::ReplyTooLarge:
    case HttpError::Kind::Redirected:
    case HttpError::Kind::Other:
        break;
    }
    return ApiError::Kind::BadReply;
}

/// True for a status that does not say whether the request was carried out. 501 and 507 do.
bool hasUnknownFate(int status)
{
    return status == 408 || (status >= 500 && status != 501 && status != 507);
}

void adopt(ApiError &error, const ProvisioningError &read)
{
    error.code = read.code;
    error.message = read.message;
    error.target = read.target;
    error.details = read.details;
}

QString joined(const QString &first, const QString &second)
{
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    return first + u": "_s + second;
}

/// True when the body had one of the known JSON shapes.
bool readBody(const Json &body, ApiError &error)
{
    if (!body.is_object())
        return false;
    if (!object(body, "error").empty()) {
        adopt(error, numberdesk::jsonfields::error(object(body, "error")));
    } else if (const QString code = text(body, "error"); !code.isEmpty()) {
        error.code = code;
        error.message = text(body, "error_description");
    } else if (!text(body, "title").isEmpty() || !text(body, "detail").isEmpty()) {
        error.message = joined(text(body, "title"), text(body, "detail"));
    } else {
        adopt(error, numberdesk::jsonfields::error(body));
    }
    return !error.message.isEmpty() || !error.code.isEmpty();
}

/// What a person can read in a body that is no JSON: HTML without its tags, shortened.
QString excerpt(const QByteArray &body)
{
    static const QRegularExpression hidden(u"<(script|style|head)\\b.*?</\\1>"_s,
                                           QRegularExpression::DotMatchesEverythingOption |
                                               QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tag(u"<[^>]*>"_s);
    QString text = QString::fromUtf8(body.left(64LL * 1024));
    text.replace(hidden, u" "_s).replace(tag, u" "_s);
    return text.simplified().left(longestReplyExcerpt);
}

/// True for a 412 that is about the repeatability headers, not about what others changed (OASIS
/// Repeatable Requests 1.0 section 3.3; the code is that of Azure's services).
bool rejectsRepeat(const HttpReply &reply, const ApiError &error)
{
    return reply.status == 412 && (reply.header("Repeatability-Result")
                                           .trimmed()
                                           .compare("rejected", Qt::CaseInsensitive) == 0 ||
                                   error.code.startsWith("Repeatab"_L1, Qt::CaseInsensitive));
}

} // namespace

bool isWebPage(const HttpReply &reply)
{
    const QByteArray type = reply.header("Content-Type").trimmed().toLower();
    return !reply.body.isEmpty() &&
           (type.startsWith("text/html") || type.startsWith("application/xhtml") ||
            reply.body.left(64).trimmed().startsWith('<'));
}

ApiError errorFromReply(const HttpReply &reply, const QString &clientRequestId)
{
    ApiError error;
    error.kind = kindOfStatus(reply.status);
    error.httpStatus = reply.status;
    error.clientRequestId = clientRequestId;
    error.serviceRequestId = QString::fromLatin1(reply.header("x-ms-request-id"));
    error.webPage = isWebPage(reply);
    error.clockAhead = reply.clockAhead;
    error.inDoubt = reply.repeated || hasUnknownFate(reply.status);
    if (!readBody(parseBoundedJson(reply.body), error))
        error.message = excerpt(reply.body);
    if (error.code.isEmpty())
        error.code = QString::fromLatin1(reply.header("x-ms-error-code"));
    if (rejectsRepeat(reply, error))
        error.kind = ApiError::Kind::RepeatRejected;
    return error;
}

ApiError errorFromNet(const HttpError &error, const QString &clientRequestId)
{
    ApiError result;
    result.kind = kindOfNet(error.kind);
    result.message = error.detail;
    result.clientRequestId = clientRequestId;
    result.host = error.host;
    result.transport = error;
    result.inDoubt = error.inDoubt;
    return result;
}

} // namespace numberdesk
