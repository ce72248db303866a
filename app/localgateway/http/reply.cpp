// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/reply.h"

#include "localgateway/base/json.h"

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

namespace {

Json errorObject(const ApiError &error)
{
    Json object{{"code", wireName(error.code).toStdString()},
                {"message", error.message.toStdString()}};
    if (!error.target.isEmpty())
        object["target"] = error.target.toStdString();
    for (const ApiError &detail : error.details)
        object["details"].push_back(errorObject(detail));
    return object;
}

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    case 507:
        return "Insufficient Storage";
    default:
        return "Internal Server Error";
    }
}

/// What may stand in a header line: visible ASCII and blanks. Some values echo a client's.
QByteArray headerValue(QByteArray value)
{
    for (char &c : value) {
        if (c < ' ' || c > '~')
            c = '?';
    }
    return value;
}

} // namespace

void Reply::add(const QByteArray &name, const QByteArray &value)
{
    headers.emplace_back(name, value);
}

Reply jsonReply(const QByteArray &body, int status)
{
    Reply reply{status, body};
    reply.add("Content-Type", "application/json; charset=utf-8");
    return reply;
}

Reply bareReply(int status)
{
    return Reply{status, {}};
}

Reply errorReply(const ApiError &error)
{
    Reply reply = jsonReply(dump(Json{{"error", errorObject(error)}}), httpStatus(error.code));
    reply.add("x-ms-error-code", wireName(error.code));
    return reply;
}

QByteArray wireBytes(const Reply &reply, bool withBody, bool close)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reason(reply.status);
    bytes += "\r\n";
    for (const auto &[name, value] : reply.headers)
        bytes += name + ": " + headerValue(value) + "\r\n";
    // RFC 9110 section 8.6: no Content-Length with 204, and none with 304 unless it is right.
    if (reply.status != 204 && reply.status != 304)
        bytes += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    if (close)
        bytes += "Connection: close\r\n";
    bytes += "\r\n";
    if (withBody)
        bytes += reply.body;
    return bytes;
}

} // namespace numberdesk::localgateway
