// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/codec/jsonfields.h"

#include "net/base/boundedjson.h"

#include <nlohmann/json.hpp>

namespace numberdesk {

using namespace Qt::StringLiterals;
using Json = nlohmann::json;

namespace {

constexpr qsizetype longestExcerpt = 200;
constexpr int deepestError = 16; ///< nesting of error details that is read

const Json *member(const Json &parent, const char *key)
{
    if (!parent.is_object())
        return nullptr;
    const auto found = parent.find(key);
    return found == parent.end() || found->is_null() ? nullptr : &*found;
}

ProvisioningError readError(const Json &value, int depth)
{
    ProvisioningError error{jsonfields::text(value, "code"),
                            jsonfields::text(value, "message"),
                            jsonfields::text(value, "target"),
                            {}};
    if (depth < deepestError) {
        for (const Json &detail : jsonfields::array(value, "details"))
            error.details.append(readError(detail, depth + 1));
    }
    return error;
}

} // namespace

namespace jsonfields {

const Json &object(const Json &parent, const char *key)
{
    static const Json empty = Json::object();
    const Json *const value = member(parent, key);
    return value && value->is_object() ? *value : empty;
}

const Json &array(const Json &parent, const char *key)
{
    static const Json empty = Json::array();
    const Json *const value = member(parent, key);
    return value && value->is_array() ? *value : empty;
}

QString text(const Json &parent, const char *key)
{
    const Json *const value = member(parent, key);
    return value ? toText(*value) : QString();
}

QString toText(const Json &value)
{
    if (value.is_string())
        return QString::fromStdString(value.get_ref<const std::string &>());
    if (value.is_number())
        return QString::fromStdString(value.dump());
    return {};
}

ProvisioningError error(const Json &value)
{
    return readError(value, 0);
}

} // namespace jsonfields

ApiResult<Json> parseJson(const QByteArray &body)
{
    Json value = parseBoundedJson(body);
    if (!value.is_discarded())
        return value;
    ApiError error;
    error.kind = ApiError::Kind::BadReply;
    error.message =
        u"The reply is not JSON: "_s + QString::fromUtf8(body.left(longestExcerpt)).simplified();
    return Failure<ApiError>(error);
}

QByteArray toCompactJson(const Json &value)
{
    // Invalid UTF-8 cannot come from QString; replacing it keeps dump() from throwing all the same.
    return QByteArray::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace numberdesk
