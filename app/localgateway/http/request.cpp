// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/request.h"

namespace numberdesk::localgateway {

namespace {

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

void setTarget(Request &request, const QByteArray &target)
{
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.first(mark);
    request.segments = decodedSegments(request.path);
    request.queryText = mark < 0 ? QByteArray() : target.sliced(mark + 1);
    request.query = decodeForm(request.queryText);
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
