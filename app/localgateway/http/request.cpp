// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/request.h"

#include <QHttpServerRequest>

namespace numberdesk::localgateway {

namespace {

Method methodOf(const QHttpServerRequest &request)
{
    switch (request.method()) {
    case QHttpServerRequest::Method::Get:
        return Method::Get;
    case QHttpServerRequest::Method::Put:
        return Method::Put;
    case QHttpServerRequest::Method::Post:
        return Method::Post;
    case QHttpServerRequest::Method::Patch:
        return Method::Patch;
    case QHttpServerRequest::Method::Delete:
        return Method::Delete;
    case QHttpServerRequest::Method::Head:
        return Method::Head;
    default:
        return Method::Other;
    }
}

/// Splits before decoding, so that an encoded slash stays inside its segment.
QStringList decodedSegments(const QByteArray &path)
{
    QStringList segments;
    for (const QByteArray &part : path.mid(1).split('/'))
        segments.append(QString::fromUtf8(QByteArray::fromPercentEncoding(part)));
    return segments;
}

QString formDecoded(QByteArray text)
{
    text.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}

} // namespace

std::optional<QByteArray> Request::header(const char *name) const
{
    const auto found = headers.constFind(name);
    return found == headers.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<QString> Request::parameter(const QString &name) const
{
    const auto found = query.constFind(name);
    return found == query.constEnd() ? std::nullopt : std::optional(*found);
}

QByteArray Request::mediaType() const
{
    const QByteArray value = headers.value("content-type");
    return value.split(';').first().trimmed().toLower();
}

Request requestFrom(const QHttpServerRequest &source)
{
    Request request;
    request.method = methodOf(source);
    const QUrl url = source.url();
    request.path = url.path(QUrl::FullyEncoded).toLatin1();
    request.segments = decodedSegments(request.path);
    request.queryText = url.query(QUrl::FullyEncoded).toLatin1();
    request.query = decodeForm(request.queryText);
    for (const auto &[name, value] : source.headers()) {
        QByteArray &stored = request.headers[name.toLower()];
        stored = stored.isNull() ? value : QByteArray(stored + ", " + value);
    }
    request.body = source.body();
    return request;
}

QByteArray methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Put:
        return "PUT";
    case Method::Post:
        return "POST";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    case Method::Head:
        return "HEAD";
    case Method::Other:
        break;
    }
    return {};
}

QHash<QString, QString> decodeForm(const QByteArray &text)
{
    QHash<QString, QString> values;
    for (const QByteArray &pair : text.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const QString name = formDecoded(equals < 0 ? pair : pair.left(equals));
        if (!values.contains(name))
            values.insert(name, equals < 0 ? QString() : formDecoded(pair.mid(equals + 1)));
    }
    return values;
}

} // namespace numberdesk::localgateway
