// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/query/paging.h"

#include "localgateway/base/json.h"
#include "localgateway/base/limits.h"

#include <QUrl>

#include <limits>

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

const QString continuationName = u"continuationToken"_s;

Failure<ApiError> badParameter(const QString &name, const QString &what)
{
    return refuse(ErrorCode::InvalidQueryParameter,
                  u"The query parameter '%1' %2."_s.arg(name, what), name);
}

/// What becomes of a number beyond the 32 bits that the contract gives these parameters.
enum class Beyond { Refused, Capped };

/// An int32 that is not negative, as the OpenAPI document declares them.
Checked<std::optional<qint64>> integerParameter(const Request &request, const QString &name,
                                                Beyond beyond = Beyond::Refused)
{
    const auto text = request.parameter(name);
    if (!text)
        return std::nullopt;
    bool digits = !text->isEmpty();
    for (const QChar c : *text)
        digits = digits && c >= u'0' && c <= u'9';
    constexpr qint64 most = std::numeric_limits<qint32>::max();
    bool fits = false;
    const qint64 value = text->toLongLong(&fits);
    const bool tooLarge = !fits || value > most;
    if (!digits || (tooLarge && beyond == Beyond::Refused))
        return badParameter(name, u"must be a whole number from 0"_s);
    return tooLarge ? most : value;
}

QByteArray token(const QString &lastKey, std::optional<qint64> left)
{
    Json state{{"after", lastKey.toStdString()}};
    if (left)
        state["left"] = *left;
    return dump(state).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// Takes over from the token what the first page left; false when it is not one of ours.
bool applyToken(const QString &text, Paging &paging)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const Json state = decoded ? parseJson(*decoded) : Json();
    const Json *after = member(state, "after");
    if (!after || !after->is_string())
        return false;
    paging.after = textMember(state, "after");
    paging.skip = 0;
    if (const Json *left = member(state, "left")) {
        if (!left->is_number_integer() || left->get<qint64>() < 0)
            return false;
        paging.top = left->get<qint64>();
    }
    return true;
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

Checked<bool> booleanParameter(const Request &request, const QString &name, bool fallback)
{
    const auto text = request.parameter(name);
    if (!text)
        return fallback;
    if (*text != u"true" && *text != u"false")
        return badParameter(name, u"must be true or false"_s);
    return *text == u"true";
}

Checked<Paging> parsePaging(const Request &request)
{
    const auto top = integerParameter(request, u"top"_s);
    const auto skip = integerParameter(request, u"skip"_s);
    const auto size = integerParameter(request, u"maxpagesize"_s, Beyond::Capped);
    const auto count = booleanParameter(request, u"countRecords"_s, false);
    for (const auto *number : {&top, &skip, &size}) {
        if (!*number)
            return Failure<ApiError>(number->error());
    }
    if (!count)
        return Failure<ApiError>(count.error());
    if (size->value_or(1) == 0)
        return badParameter(u"maxpagesize"_s, u"must be at least 1"_s);
    if (const auto filter = request.parameter(u"filter"_s); filter && filter->trimmed().isEmpty())
        return badParameter(u"filter"_s, u"must not be empty"_s);
    Paging paging;
    paging.top = *top;
    paging.skip = skip->value_or(0);
    paging.pageSize =
        std::min<qint64>(size->value_or(limits::defaultPageSize), limits::maximumPageSize);
    paging.countRecords = *count;
    paging.filter = request.parameter(u"filter"_s).value_or(QString());
    const auto continuation = request.parameter(continuationName);
    if (continuation && !applyToken(*continuation, paging))
        return badParameter(continuationName, u"is not from a nextLink of this gateway"_s);
    return paging;
}

QString nextLink(const QString &base, const Request &request, const QString &lastKey,
                 std::optional<qint64> left)
{
    QStringList query;
    for (const QString &name :
         {u"api-version"_s, u"filter"_s, u"maxpagesize"_s, u"countRecords"_s}) {
        if (const auto value = request.parameter(name))
            query.append(name + u'=' + encoded(*value));
    }
    query.append(continuationName + u'=' + QString::fromLatin1(token(lastKey, left)));
    return base + QString::fromLatin1(request.path) + u'?' + query.join(u'&');
}

} // namespace numberdesk::localgateway
