// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/requestequality.h"
#include "provisioning/codec/jsonfields.h"
#include "provisioning/codec/resourcecodec.h"
#include "provisioning/service/requestjob.h"

#include <nlohmann/json.hpp>

namespace numberdesk {

/// Turns one JSON value into a resource.
template <typename T>
using Codec = ApiResult<T> (*)(const nlohmann::json &value);

/// What can be told of an item that cannot be read.
UnreadableItem describeUnreadable(const nlohmann::json &value, qsizetype position);

/// Every item of `array` that can be read; one that cannot must not hide the others, and is
/// described in `unreadable`.
template <typename T>
QList<T> readItems(const nlohmann::json &array, Codec<T> codec, QList<UnreadableItem> &unreadable)
{
    QList<T> items;
    items.reserve(static_cast<qsizetype>(array.size()));
    qsizetype position = 0;
    for (const nlohmann::json &value : array) {
        if (auto item = codec(value))
            items.append(std::move(*item));
        else
            unreadable.append(describeUnreadable(value, position));
        ++position;
    }
    return items;
}

/// A resource with its ETag.
template <typename T>
ReplyReader<Tagged<T>> taggedReader(Codec<T> codec)
{
    return [codec](const HttpReply &reply) -> ApiResult<Tagged<T>> {
        return parseJson(reply.body)
            .and_then([codec](const nlohmann::json &value) { return codec(value); })
            .map([&reply](T resource) {
                return Tagged<T>{std::move(resource), reply.header("ETag"), reply.status == 201};
            });
    };
}

/// True for an object with an array `value`, which may be null instead (absent equals null).
inline bool isPage(const nlohmann::json &value)
{
    if (!value.is_object())
        return false;
    const auto items = value.find("value");
    return items != value.end() && (items->is_array() || items->is_null());
}

/// A page; 204 counts as an empty one.
template <typename T>
ReplyReader<Page<T>> pageReader(Codec<T> codec)
{
    return [codec](const HttpReply &reply) -> ApiResult<Page<T>> {
        Page<T> page;
        bool isNumber = false;
        const qint64 count = reply.header("x-ms-record-count").trimmed().toLongLong(&isNumber);
        if (isNumber)
            page.recordCount = count;
        if (reply.status == 204)
            return page;
        const auto value = parseJson(reply.body);
        if (!value)
            return Failure<ApiError>(value.error());
        if (!isPage(*value))
            return Failure<ApiError>(badReply(QStringLiteral("A page without `value`")));
        page.items = readItems(jsonfields::array(*value, "value"), codec, page.unreadable);
        page.body = reply.body;
        // A link that is no whole address counts from the page's own (RFC 3986 section 5).
        const QUrl link(jsonfields::text(*value, "nextLink"));
        page.nextLink = link.isEmpty() ? link : reply.url.resolved(link);
        return page;
    };
}

/// The array `key` of an action's reply; 204 counts as an empty one.
template <typename T>
ReplyReader<QList<T>> listReader(const char *key, Codec<T> codec)
{
    return [key, codec](const HttpReply &reply) -> ApiResult<QList<T>> {
        if (reply.status == 204)
            return QList<T>();
        return parseJson(reply.body).map([key, codec](const nlohmann::json &value) {
            QList<UnreadableItem> unreadable; // missing in the list, which callers look at
            return readItems(jsonfields::array(value, key), codec, unreadable);
        });
    };
}

/// The resource that a GET shows when it holds what a PUT of `sent` asked for.
template <typename T>
auto settleBySameRequest(Codec<T> codec, const T &sent, bool created)
{
    return [codec, sent, created](const HttpReply &reply) -> std::optional<ApiResult<Tagged<T>>> {
        if (reply.status != 200)
            return {};
        auto stored = taggedReader<T>(codec)(reply);
        if (!stored || !holdsRequest(stored->resource, sent))
            return {};
        stored->created = created;
        return stored;
    };
}

/// Success when a GET shows that nothing is there any more.
inline std::optional<ApiResult<void>> settleByAbsence(const HttpReply &reply)
{
    if (reply.status != 404)
        return {};
    return ApiResult<void>();
}

} // namespace numberdesk
