// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/requestparser.h"

#include "localgateway/base/limits.h"
#include "localgateway/http/requesthead.h"

// Beast's headers stay in this file: they take seconds to compile.
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;
namespace http = boost::beast::http;

namespace {

QByteArray bytesOf(boost::beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

ApiError headTooLarge()
{
    return {ErrorCode::HeadTooLarge, u"The head of the request is over 64 KiB or 100 lines."_s};
}

ApiError notHttp()
{
    return {ErrorCode::MalformedRequest, u"The request is not valid HTTP/1.1."_s};
}

} // namespace

class RequestParser::Private
{
public:
    Private()
    {
        parser.eager(false);
        parser.header_limit(limits::headBytes);
        parser.body_limit(limits::bodyBytes);
    }

    Progress readHeadFrom(QByteArray &input);
    Progress readBodyFrom(QByteArray &input);
    Progress takeHead();
    Progress refuse(const ApiError &error);
    Progress refuseAfter(boost::beast::error_code error);
    boost::beast::error_code put(QByteArray &input);

    http::request_parser<http::string_body> parser;
    RequestHead head;
    Request request;
    ApiError refusal;
    bool touched = false;
    bool headDone = false;
    bool awaitsContinue = false;
};

boost::beast::error_code RequestParser::Private::put(QByteArray &input)
{
    boost::beast::error_code error;
    const std::size_t used = parser.put(
        boost::asio::const_buffer(input.constData(), static_cast<std::size_t>(input.size())),
        error);
    if (!headDone)
        head.text += QByteArrayView(input).first(static_cast<qsizetype>(used));
    input.remove(0, static_cast<qsizetype>(used));
    return error == http::error::need_more ? boost::beast::error_code() : error;
}

RequestParser::Progress RequestParser::Private::readHeadFrom(QByteArray &input)
{
    touched = touched || !input.isEmpty();
    // RFC 9112 section 2.2: an empty line before a request is to be ignored.
    while (head.text.isEmpty() && input.startsWith("\r\n"))
        input.remove(0, 2);
    if (input.isEmpty())
        return Progress::NeedsMore;
    const auto error = put(input);
    // The parser's own limit counts request line and fields each by itself.
    const qsizetype size = head.text.size() + (parser.is_header_done() ? 0 : input.size());
    if (size > limits::headBytes)
        return refuse(headTooLarge());
    if (error)
        return refuseAfter(error);
    return parser.is_header_done() ? takeHead() : Progress::NeedsMore;
}

RequestParser::Progress RequestParser::Private::takeHead()
{
    if (head.text.count('\n') > limits::headLines + 1) // and the empty line
        return refuse(headTooLarge());
    const auto &message = parser.get();
    head.method = bytesOf(message.method_string());
    head.target = bytesOf(message.target());
    head.http11 = message.version() >= 11;
    for (const auto &field : message)
        head.fields.emplace_back(bytesOf(field.name_string()), bytesOf(field.value()));
    auto read = readHead(head);
    if (!read)
        return refuse(read.error());
    request = std::move(*read);
    awaitsContinue = localgateway::wantsContinue(head, request);
    head.text.clear();
    head.fields.clear();
    headDone = true;
    parser.eager(true);
    return Progress::HeadDone;
}

RequestParser::Progress RequestParser::Private::readBodyFrom(QByteArray &input)
{
    if (!parser.is_done() && !input.isEmpty()) {
        if (const auto error = put(input))
            return refuseAfter(error);
    }
    if (parser.is_done())
        return Progress::Complete;
    // Only lines between chunks are left lying: sizes with extensions, and trailers.
    if (input.size() > limits::headBytes)
        return refuse(notHttp());
    return Progress::NeedsMore;
}

RequestParser::Progress RequestParser::Private::refuse(const ApiError &error)
{
    refusal = error;
    return Progress::Refused;
}

RequestParser::Progress RequestParser::Private::refuseAfter(boost::beast::error_code error)
{
    if (error == http::error::header_limit)
        return refuse(headTooLarge());
    if (error == http::error::body_limit)
        return refuse({ErrorCode::BodyTooLarge, u"The body is larger than 4 MiB."_s});
    return refuse(notHttp());
}

RequestParser::RequestParser() : d(std::make_unique<Private>()) {}
RequestParser::~RequestParser() = default;
RequestParser::RequestParser(RequestParser &&) noexcept = default;
RequestParser &RequestParser::operator=(RequestParser &&) noexcept = default;

RequestParser::Progress RequestParser::feed(QByteArray &input)
{
    return d->headDone ? d->readBodyFrom(input) : d->readHeadFrom(input);
}

bool RequestParser::isUntouched() const
{
    return !d->touched;
}

bool RequestParser::wantsContinue() const
{
    return d->awaitsContinue && !d->parser.is_done();
}

bool RequestParser::keepsAlive() const
{
    return d->head.http11 && d->parser.get().keep_alive();
}

Request RequestParser::takeRequest()
{
    const std::string &body = d->parser.get().body();
    d->request.body = QByteArray(body.data(), static_cast<qsizetype>(body.size()));
    return std::move(d->request);
}

ApiError RequestParser::refusal() const
{
    return d->refusal;
}

} // namespace numberdesk::localgateway
