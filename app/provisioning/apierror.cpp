// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/apierror.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("ApiError", text);
}

/// Sentences for what the gateway names precisely.
struct KnownCode
{
    QLatin1StringView code;
    const char *text;
};

const std::array<KnownCode, 7> knownCodes{{
    {"NumberInUse"_L1,
     QT_TRANSLATE_NOOP("ApiError", "The number belongs to another account. Delete it there first, "
                                   "or leave it out.")},
    {"AccountHasNumbers"_L1,
     QT_TRANSLATE_NOOP("ApiError", "The account still has numbers. Delete its numbers first, or "
                                   "choose to delete them along with it.")},
    {"TenantIdLocked"_L1,
     QT_TRANSLATE_NOOP("ApiError",
                       "The Teams tenant ID cannot change while the account has Operator Connect "
                       "or Teams Phone Mobile numbers. Delete those numbers first.")},
    {"ServiceNotEnabled"_L1,
     QT_TRANSLATE_NOOP("ApiError", "The account does not have this service. Enable the service on "
                                   "the account, then try again.")},
    {"UnsupportedApiVersionValue"_L1,
     QT_TRANSLATE_NOOP("ApiError", "The gateway does not know this version of the API. Choose "
                                   "another API version in the connection's settings.")},
    {"invalid_client"_L1,
     QT_TRANSLATE_NOOP("ApiError", "The client ID or secret was not accepted. Check both in the "
                                   "connection's settings.")},
    {"MissingApiVersionParameter"_L1,
     QT_TRANSLATE_NOOP("ApiError", "The gateway saw no API version. Check whether a proxy removes "
                                   "the query from the address.")},
}};

const char *sentence(ApiError::Kind kind)
{
    switch (kind) {
    case ApiError::Kind::Cancelled:
        return QT_TRANSLATE_NOOP("ApiError", "Cancelled. Start again when you are ready.");
    case ApiError::Kind::Offline:
        return QT_TRANSLATE_NOOP("ApiError", "The gateway could not be reached. Check the network "
                                             "and the address of the connection.");
    case ApiError::Kind::TimedOut:
        return QT_TRANSLATE_NOOP("ApiError",
                                 "The gateway did not answer in time. Try again in a minute; if it "
                                 "never answers, ask whether this computer's address is on the "
                                 "gateway's allowlist.");
    case ApiError::Kind::TlsFailed:
        return QT_TRANSLATE_NOOP("ApiError",
                                 "No secure connection could be made. Check the address, this "
                                 "computer's clock and whether a certificate authority is "
                                 "missing.");
    case ApiError::Kind::SignInFailed:
        return QT_TRANSLATE_NOOP("ApiError", "Sign-in failed. Check tenant, client ID and secret "
                                             "in the connection's settings.");
    case ApiError::Kind::Unauthorized:
        return QT_TRANSLATE_NOOP("ApiError", "The gateway did not accept the sign-in. Check that "
                                             "the connection uses the right tenant and scope.");
    case ApiError::Kind::Forbidden:
        return QT_TRANSLATE_NOOP("ApiError",
                                 "This sign-in may not do that. Ask an administrator for the "
                                 "Provisioning API role that it needs.");
    case ApiError::Kind::NotFound:
        return QT_TRANSLATE_NOOP("ApiError", "That does not exist on the gateway (any more). "
                                             "Refresh to see what does.");
    case ApiError::Kind::Conflict:
        return QT_TRANSLATE_NOOP("ApiError", "The gateway cannot do that in its present state. "
                                             "Refresh, then try again.");
    case ApiError::Kind::PreconditionFailed:
        return QT_TRANSLATE_NOOP("ApiError", "Somebody else has changed this meanwhile. Refresh, "
                                             "then make your change again.");
    case ApiError::Kind::RateLimited:
        return QT_TRANSLATE_NOOP("ApiError", "The gateway has had too many requests. Wait a "
                                             "minute, then try again.");
    case ApiError::Kind::Refused:
        return QT_TRANSLATE_NOOP("ApiError", "The gateway refused the request. Correct what the "
                                             "details name, then try again.");
    case ApiError::Kind::ServerFault:
        return QT_TRANSLATE_NOOP("ApiError", "The gateway has trouble. Try again in a few minutes; "
                                             "if it stays, give the details to support.");
    case ApiError::Kind::BadReply:
        break;
    }
    return QT_TRANSLATE_NOOP("ApiError", "The answer could not be understood. Check that the "
                                         "address is that of a Provisioning API.");
}

} // namespace

QString userMessage(const ApiError &error)
{
    for (const KnownCode &known : knownCodes) {
        if (error.code == known.code)
            return say(known.text);
    }
    return say(sentence(error.kind));
}

QString technicalDetails(const ApiError &error)
{
    QStringList lines;
    const auto add = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines.append(name + u": "_s + value);
    };
    add(u"code"_s, error.code);
    add(u"message"_s, error.message);
    add(u"target"_s, error.target);
    if (error.httpStatus != 0)
        add(u"status"_s, QString::number(error.httpStatus));
    add(u"client request id"_s, error.clientRequestId);
    add(u"service request id"_s, error.serviceRequestId);
    if (!error.details.isEmpty())
        lines.append(toDisplayText(error.details));
    return lines.join(u'\n');
}

} // namespace numberdesk
