// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/requesthead.h"

#include <algorithm>
#include <array>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array methods{Method::Get,   Method::Put,    Method::Post,
                             Method::Patch, Method::Delete, Method::Head};

Failure<ApiError> refuseMalformed(const QString &message)
{
    return refuse(ErrorCode::MalformedRequest, message);
}

/// Method names are case-sensitive (RFC 9110 section 9.1).
Method methodNamed(const QByteArray &name)
{
    const auto found = std::ranges::find(methods, name, methodName);
    return found == methods.end() ? Method::Other : *found;
}

qsizetype count(const RequestHead &head, const char *name)
{
    return std::ranges::count_if(head.fields, [name](const auto &field) {
        return field.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

bool isHexadecimal(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Visible ASCII without a fragment, every `%` with its two digits, and no NUL behind them: QUrl
/// and the decoding would repair or cut what they are given, and so mean another resource.
bool isDecodable(const QByteArray &target)
{
    for (qsizetype i = 0; i < target.size(); ++i) {
        const char c = target.at(i);
        if (c <= ' ' || c >= 0x7f || c == '#')
            return false;
        if (c != '%')
            continue;
        if (i + 2 >= target.size() || !isHexadecimal(target.at(i + 1)) ||
            !isHexadecimal(target.at(i + 2)) || target.sliced(i + 1, 2) == "00")
            return false;
    }
    return true;
}

/// Takes `http://authority` off the front of an absolute-form target (RFC 9112 section 3.2.2);
/// the authority it had, or nothing when there was none.
QByteArray takeAuthority(QByteArray &target)
{
    for (const QByteArray &scheme : {QByteArray("http://"), QByteArray("https://")}) {
        if (target.first(std::min(scheme.size(), target.size())).toLower() != scheme)
            continue;
        target.remove(0, scheme.size());
        const auto end = std::ranges::find_if(target, [](char c) { return c == '/' || c == '?'; });
        QByteArray authority = target.first(end - target.begin());
        target.remove(0, authority.size());
        if (!target.startsWith('/'))
            target.prepend('/');
        return authority;
    }
    return {};
}

Checked<void> checkFraming(const RequestHead &head)
{
    // Folded lines: one reader sees one field where another sees two.
    if (head.text.contains("\n ") || head.text.contains("\n\t"))
        return refuseMalformed(u"A header line must not be folded."_s);
    if (count(head, "host") == 0)
        return refuse(ErrorCode::MissingHost, u"The request has no Host header."_s, u"Host"_s);
    if (count(head, "host") > 1)
        return refuseMalformed(u"The request has more than one Host header."_s);
    if (count(head, "content-length") > 1)
        return refuseMalformed(u"The request has more than one Content-Length header."_s);
    return {};
}

Checked<void> checkCodings(const RequestHead &head, const Request &request)
{
    const auto coding = request.header("transfer-encoding");
    if (coding && (!head.http11 || coding->toLower() != "chunked"))
        return refuseMalformed(
            u"The only transfer coding that is taken is 'chunked', in HTTP/1.1."_s);
    const auto expectation = request.header("expect");
    if (expectation && head.http11 && expectation->toLower() != "100-continue")
        return refuse(ErrorCode::ExpectationFailed,
                      u"The only expectation that is met is '100-continue'."_s, u"Expect"_s);
    return {};
}

} // namespace

Checked<Request> readHead(const RequestHead &head)
{
    if (const auto framing = checkFraming(head); !framing)
        return Failure<ApiError>(framing.error());
    if (!isDecodable(head.target))
        return refuseMalformed(
            u"The request target has characters that must be percent-encoded."_s);
    Request request;
    request.method = methodNamed(head.method);
    for (const auto &[name, value] : head.fields) {
        QByteArray &stored = request.headers[name.toLower()];
        stored = stored.isNull() ? value : QByteArray(stored + ", " + value);
    }
    if (const auto codings = checkCodings(head, request); !codings)
        return Failure<ApiError>(codings.error());
    QByteArray target = head.target;
    if (const QByteArray authority = takeAuthority(target); !authority.isEmpty())
        request.headers["host"] = authority;
    setTarget(request, target);
    return request;
}

bool wantsContinue(const RequestHead &head, const Request &request)
{
    return head.http11 && request.headers.contains("expect");
}

} // namespace numberdesk::localgateway
