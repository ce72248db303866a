// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/errors/apierror.h"

#include "provisioning/errors/apiversions.h"
#include "provisioning/errors/transportwords.h"
#include "provisioning/errors/wordtemplate.h"

#include <QCoreApplication>

#include <array>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("ApiError", text);
}

ErrorWords apiWords(const WordTemplate &words, const QString &subject)
{
    return filledWords("ApiError", words, subject);
}

constexpr WordTemplate versionTemplate()
{
    return {QT_TRANSLATE_NOOP("ApiError", "%1 does not know this version of the API."),
            QT_TRANSLATE_NOOP("ApiError", "Choose another API version in the connection's "
                                          "settings.")};
}

/// Words for what the gateway names precisely.
struct KnownCode
{
    QLatin1StringView code;
    WordTemplate words;
};

const std::array<KnownCode, 7> knownCodes{{
    {"NumberInUse"_L1,
     {QT_TRANSLATE_NOOP("ApiError", "The number belongs to another account."),
      QT_TRANSLATE_NOOP("ApiError", "Delete it there first, or leave it out.")}},
    {"AccountHasNumbers"_L1,
     {QT_TRANSLATE_NOOP("ApiError", "The account still has numbers."),
      QT_TRANSLATE_NOOP("ApiError", "Delete its numbers first, or choose to delete them along with "
                                    "it.")}},
    {"TenantIdLocked"_L1,
     {QT_TRANSLATE_NOOP("ApiError", "The Teams tenant ID cannot change while the account has "
                                    "Operator Connect or Teams Phone Mobile numbers."),
      QT_TRANSLATE_NOOP("ApiError", "Delete those numbers first.")}},
    {"ServiceNotEnabled"_L1,
     {QT_TRANSLATE_NOOP("ApiError", "The account does not have this service."),
      QT_TRANSLATE_NOOP("ApiError", "Enable the service on the account, then try again.")}},
    {"UnsupportedApiVersionValue"_L1, versionTemplate()},
    {"invalid_client"_L1,
     {QT_TRANSLATE_NOOP("ApiError", "The client ID or secret was not accepted."),
      QT_TRANSLATE_NOOP("ApiError", "Check both in the connection's settings.")}},
    {"MissingApiVersionParameter"_L1,
     {QT_TRANSLATE_NOOP("ApiError", "%1 saw no API version."),
      QT_TRANSLATE_NOOP("ApiError", "Check whether a proxy removes the query from the address.")}},
}};

WordTemplate webPageTemplate()
{
    return {QT_TRANSLATE_NOOP("ApiError", "%1 answered with a web page in place of data."),
            QT_TRANSLATE_NOOP("ApiError",
                              "Check the address, and whether a proxy, a firewall or a login page "
                              "of the network answers in its place.")};
}

/// What the state of the gateway or of its resources forbids.
WordTemplate stateTemplate(ApiError::Kind kind)
{
    switch (kind) {
    case ApiError::Kind::NotFound:
        return {QT_TRANSLATE_NOOP("ApiError", "That does not exist on the gateway (any more)."),
                QT_TRANSLATE_NOOP("ApiError", "Refresh to see what does.")};
    case ApiError::Kind::Conflict:
        return {QT_TRANSLATE_NOOP("ApiError", "%1 cannot do that in its present state."),
                QT_TRANSLATE_NOOP("ApiError", "Refresh, then try again.")};
    case ApiError::Kind::PreconditionFailed:
        return {QT_TRANSLATE_NOOP("ApiError", "Somebody else has changed this meanwhile."),
                QT_TRANSLATE_NOOP("ApiError", "Refresh, then make your change again.")};
    case ApiError::Kind::RepeatRejected:
        return {QT_TRANSLATE_NOOP("ApiError",
                                  "%1 took this neither as a new change nor as a repeat "
                                  "of an earlier one."),
                QT_TRANSLATE_NOOP("ApiError", "Check this computer's clock, refresh to see whether "
                                              "the change was made, then try again.")};
    case ApiError::Kind::RateLimited:
        return {QT_TRANSLATE_NOOP("ApiError", "%1 has had too many requests."),
                QT_TRANSLATE_NOOP("ApiError", "Wait a minute, then try again.")};
    case ApiError::Kind::ServerFault:
        return {QT_TRANSLATE_NOOP("ApiError", "%1 has trouble."),
                QT_TRANSLATE_NOOP("ApiError", "Try again in a few minutes; if it stays, give the "
                                              "details to support.")};
    default:
        return {QT_TRANSLATE_NOOP("ApiError", "The answer of the gateway could not be understood."),
                QT_TRANSLATE_NOOP("ApiError", "Check that the address is that of a Provisioning "
                                              "API.")};
    }
}

WordTemplate replyTemplate(ApiError::Kind kind)
{
    switch (kind) {
    case ApiError::Kind::Unauthorized:
        return {QT_TRANSLATE_NOOP("ApiError", "%1 did not accept the sign-in."),
                QT_TRANSLATE_NOOP("ApiError", "Check that the connection uses the right tenant and "
                                              "scope.")};
    case ApiError::Kind::Forbidden:
        return {QT_TRANSLATE_NOOP("ApiError", "This sign-in may not do that."),
                QT_TRANSLATE_NOOP("ApiError", "Ask an administrator for the Provisioning API role "
                                              "that it needs.")};
    case ApiError::Kind::Refused:
        return {QT_TRANSLATE_NOOP("ApiError", "%1 refused the request."),
                QT_TRANSLATE_NOOP("ApiError", "Correct what the details name, then try again.")};
    default:
        return stateTemplate(kind);
    }
}

/// The words of 403 when the operation's role is known.
ErrorWords roleWords(const QString &role)
{
    return {say(QT_TRANSLATE_NOOP("ApiError", "This sign-in lacks the role %1.")).arg(role),
            say(QT_TRANSLATE_NOOP("ApiError", "Ask an administrator to grant it."))};
}

/// The words of 412 when it is known what somebody else has changed.
ErrorWords changedWords(const QList<FieldChange> &changes)
{
    return {say(QT_TRANSLATE_NOOP("ApiError", "Somebody else has changed this meanwhile: %1."))
                .arg(inWords(changes)),
            say(QT_TRANSLATE_NOOP("ApiError", "Refresh, then make your change again."))};
}

/// An address that lacks a list is hardly that of a Provisioning API.
ErrorWords missingListWords(const QString &subject, const QString &list)
{
    return {say(QT_TRANSLATE_NOOP("ApiError", "%1 has no list at the path %2.")).arg(subject, list),
            say(QT_TRANSLATE_NOOP("ApiError",
                                  "Check that the address is that of a Provisioning API, and its "
                                  "version."))};
}

constexpr WordTemplate diskFullTemplate()
{
    return {QT_TRANSLATE_NOOP("ApiError", "%1 stores nothing more: the gateway's disk is full."),
            QT_TRANSLATE_NOOP("ApiError", "Ask whoever runs it to make room, then try again.")};
}

/// A clock that is off by more than this is worth a word.
constexpr std::chrono::minutes clockTolerance(2);

/// The words of what came without a code that is known.
ErrorWords replyWords(const ApiError &error, const QString &subject)
{
    if (error.httpStatus == 507)
        return apiWords(diskFullTemplate(), subject);
    if (!error.missingList.isEmpty())
        return missingListWords(subject, error.missingList);
    if (error.kind == ApiError::Kind::PreconditionFailed && !error.changed.isEmpty())
        return changedWords(error.changed);
    ErrorWords words = apiWords(replyTemplate(error.kind), subject);
    if (error.kind == ApiError::Kind::RepeatRejected &&
        std::chrono::abs(error.clockAhead) > clockTolerance)
        words.what += u' ' + clockWords(error.clockAhead);
    return words;
}

/// The kinds that mean that there was no reply, for an error that does not say more.
std::optional<HttpError> plainTransport(const ApiError &error)
{
    using Kind = HttpError::Kind;
    switch (error.kind) {
    case ApiError::Kind::Cancelled:
        return HttpError{Kind::Cancelled, {}, error.host};
    case ApiError::Kind::Offline:
        return HttpError{Kind::ConnectionLost, {}, error.host};
    case ApiError::Kind::TimedOut:
        return HttpError{Kind::TimedOut, {}, error.host};
    case ApiError::Kind::TlsFailed:
        return HttpError{Kind::TlsFailed, {}, error.host, TlsFault::Other};
    case ApiError::Kind::SignInFailed:
        return HttpError{Kind::SignInFailed, {}, error.host, TlsFault::None, 0, true};
    case ApiError::Kind::ReadOnly:
        return HttpError{Kind::ReadOnly, {}, error.host};
    case ApiError::Kind::NotWrittenDown:
        return HttpError{Kind::NotWrittenDown, error.message, error.host};
    case ApiError::Kind::Stale:
        return HttpError{Kind::Stale, {}, error.host};
    default:
        return {};
    }
}

} // namespace

ErrorWords errorWords(const ApiError &error)
{
    if (error.transport)
        return transportWords(*error.transport);
    const QString subject = gatewaySubject(error.host);
    for (const KnownCode &known : knownCodes) {
        if (error.code == known.code)
            return apiWords(known.words, subject);
    }
    if (isApiVersionRefusal(error))
        return apiWords(versionTemplate(), subject);
    if (const auto transport = plainTransport(error))
        return transportWords(*transport);
    if (error.webPage && error.kind != ApiError::Kind::ServerFault && error.missingList.isEmpty())
        return apiWords(webPageTemplate(), subject);
    if (error.kind == ApiError::Kind::Forbidden && !error.neededRole.isEmpty())
        return roleWords(error.neededRole);
    return replyWords(error, subject);
}

QString reasonOf(const ApiError &error)
{
    if (!error.message.isEmpty())
        return error.message;
    QString what = errorWords(error).what;
    if (error.httpStatus == 0)
        return what;
    return say(QT_TRANSLATE_NOOP("ApiError", "%1 It gave no reason (HTTP status %2)."))
        .arg(what, QString::number(error.httpStatus));
}

QString userMessage(const ApiError &error)
{
    const ErrorWords words = errorWords(error);
    return words.what + u' ' + words.remedy;
}

bool isConnectionTrouble(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::TimedOut:
    case ApiError::Kind::TlsFailed:
    case ApiError::Kind::SignInFailed:
        return true;
    default:
        return false;
    }
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
    add(u"host"_s, error.host);
    add(u"client request id"_s, error.clientRequestId);
    add(u"service request id"_s, error.serviceRequestId);
    if (!error.details.isEmpty())
        lines.append(toDisplayText(error.details));
    return lines.join(u'\n');
}

} // namespace numberdesk
