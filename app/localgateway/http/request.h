// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace numberdesk::localgateway {

/// The methods that the Provisioning API uses; everything else is Other.
enum class Method { Get, Put, Post, Patch, Delete, Head, Other };

/// One HTTP request as the rules see it: decoded once, here.
struct Request
{
    Method method = Method::Other;
    QByteArray path;                       ///< as sent, still percent-encoded
    QStringList segments;                  ///< decoded; a `+` is a literal plus
    QByteArray queryText;                  ///< as sent
    QHash<QString, QString> query;         ///< decoded, the first of each name
    QHash<QByteArray, QByteArray> headers; ///< names in lower case, repeats joined by `, `
    QByteArray body;

    /// The value of a header, or nothing when it was not sent. @p name in lower case.
    std::optional<QByteArray> header(const char *name) const;

    /// The value of a query parameter, or nothing when it was not sent.
    std::optional<QString> parameter(const QString &name) const;

    /// The media type of the body in lower case, without parameters.
    QByteArray mediaType() const;
};

/// Splits and decodes @p target, a path with an optional query, into @p request.
void setTarget(Request &request, const QByteArray &target);

/// The wire name of @p method, for an Allow header.
QByteArray methodName(Method method);

/// Decodes application/x-www-form-urlencoded text (WHATWG URL standard section 5.1); also used
/// for a query, where `%2B` is a plus and `+` a blank. The first of each name counts.
QHash<QString, QString> decodeForm(const QByteArray &text);

} // namespace numberdesk::localgateway
