// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connections/connectionreport.h"

#include "provisioning/errors/apierror.h"
#include "provisioning/errors/apiversions.h"

#include <QCoreApplication>

#include <algorithm>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

using Code = ConnectionReport::Code;
using Step = ConnectionReport::Step;

struct ConnectionReportText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionReport)
};

Code codeOf(TlsFault fault)
{
    switch (fault) {
    case TlsFault::Expired:
        return Code::CertificateExpired;
    case TlsFault::WrongHost:
        return Code::CertificateWrongHost;
    case TlsFault::Untrusted:
    case TlsFault::NoRoot:
        return Code::CertificateUntrusted;
    case TlsFault::None:
    case TlsFault::TooOld:
        return Code::TlsTooOld;
    case TlsFault::Other:
        break;
    }
    return Code::UnexpectedReply;
}

Code codeOf(const HttpError &error)
{
    switch (error.kind) {
    case HttpError::Kind::Cancelled:
        return Code::Cancelled;
    case HttpError::Kind::NameNotFound:
        return Code::NameNotFound;
    case HttpError::Kind::ConnectionRefused:
    case HttpError::Kind::ConnectionLost:
    case HttpError::Kind::ProxyUnreachable:
    case HttpError::Kind::ProxySignIn:
    case HttpError::Kind::ProxyRefused:
        return Code::Refused;
    case HttpError::Kind::TimedOut:
        return Code::TimedOut;
    case HttpError::Kind::TlsFailed:
        return codeOf(error.tlsFault);
    case HttpError::Kind::SignInFailed:
    case HttpError::Kind::SignInBusy:
    case HttpError::Kind::SignInUnreadable:
        return Code::SignIn;
    default:
        return Code::UnexpectedReply;
    }
}

Code codeOf(const ApiError &error)
{
    if (error.transport)
        return codeOf(*error.transport);
    if (isApiVersionRefusal(error))
        return Code::ApiVersion;
    // A firewall's own 403 says nothing about roles.
    if (error.webPage)
        return Code::UnexpectedReply;
    switch (error.kind) {
    case ApiError::Kind::Cancelled:
        return Code::Cancelled;
    case ApiError::Kind::Unauthorized:
        return Code::SignIn;
    case ApiError::Kind::Forbidden:
        return Code::NoRoles;
    case ApiError::Kind::TimedOut:
    case ApiError::Kind::RateLimited:
        return Code::TimedOut;
    default:
        return Code::UnexpectedReply;
    }
}

/// Where on the way a fault lies, when the walk has come to `reached`.
Step stepOf(const ApiError &error, Step reached)
{
    if (error.kind == ApiError::Kind::Unauthorized)
        return Step::SignIn;
    if (error.kind == ApiError::Kind::Forbidden)
        return Step::Roles;
    if (!error.transport)
        return Step::ApiVersion;
    if (reached >= Step::SignIn)
        return reached;
    switch (error.transport->kind) {
    case HttpError::Kind::TimedOut: // also after a handshake that was well
    case HttpError::Kind::Cancelled:
        return std::min(reached, Step::Connect);
    case HttpError::Kind::NameNotFound:
        return Step::FindName;
    case HttpError::Kind::TlsFailed:
        return Step::Secure;
    case HttpError::Kind::ReplyTooLarge:
    case HttpError::Kind::Redirected:
        return Step::ApiVersion;
    default:
        return Step::Connect;
    }
}

} // namespace

QString toText(ConnectionReport::Code code)
{
    switch (code) {
    case Code::Ok:
        return u"ok"_s;
    case Code::NameNotFound:
        return u"nameNotFound"_s;
    case Code::Refused:
        return u"refused"_s;
    case Code::TimedOut:
        return u"timedOut"_s;
    case Code::CertificateExpired:
        return u"certificateExpired"_s;
    case Code::CertificateWrongHost:
        return u"certificateWrongHost"_s;
    case Code::CertificateUntrusted:
        return u"certificateUntrusted"_s;
    case Code::TlsTooOld:
        return u"tlsTooOld"_s;
    case Code::SignIn:
        return u"signIn"_s;
    case Code::NoRoles:
        return u"noRoles"_s;
    case Code::ApiVersion:
        return u"apiVersion"_s;
    case Code::UnexpectedReply:
        return u"unexpectedReply"_s;
    case Code::Cancelled:
        break;
    }
    return u"cancelled"_s;
}

QString toText(ConnectionReport::Step step)
{
    switch (step) {
    case Step::FindName:
        return u"findName"_s;
    case Step::Connect:
        return u"connect"_s;
    case Step::Secure:
        return u"secure"_s;
    case Step::SignIn:
        return u"signIn"_s;
    case Step::Roles:
        return u"roles"_s;
    case Step::ApiVersion:
        break;
    }
    return u"apiVersion"_s;
}

QString stepLabel(ConnectionReport::Step step)
{
    switch (step) {
    case Step::FindName:
        return ConnectionReportText::tr("Name");
    case Step::Connect:
        return ConnectionReportText::tr("Connection");
    case Step::Secure:
        return ConnectionReportText::tr("Certificate");
    case Step::SignIn:
        return ConnectionReportText::tr("Sign-in");
    case Step::Roles:
        return ConnectionReportText::tr("Roles");
    case Step::ApiVersion:
        return ConnectionReportText::tr("API version");
    }
    return {};
}

ConnectionReport reportOf(const ApiError &error, Step reached, const QString &apiVersion)
{
    const ErrorWords words = errorWords(error);
    ConnectionReport report;
    report.code = codeOf(error);
    report.step = stepOf(error, reached);
    report.message = words.what;
    report.remedy = words.remedy;
    report.details = technicalDetails(error);
    if (report.code == Code::ApiVersion) {
        const auto other = otherApiVersionFor(error, apiVersion);
        report.otherApiVersion = other.value_or(QString());
        if (other)
            report.remedy = ConnectionReportText::tr("Use API version %1.").arg(*other);
    }
    return report;
}

} // namespace numberdesk
