// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/jsonfields.h"

#include "net/boundedjson.h"

#include <nlohmann/json.hpp>

#include <algorithm>

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

QString toText(const Json &value)
{
    if (value.is_string())
        return QString::fromStdString(value.get_ref<const std::string &>());
    if (value.is_number())
        return QString::fromStdString(value.dump());
    return {};
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

bool isText(const Json &value)
{
    return value.is_string() || value.is_number();
}

/// True when this version reads the field, or must not send it.
bool isRead(const Json &value, jsonfields::KnownField::Kind kind)
{
    using Kind = jsonfields::KnownField::Kind;
    switch (kind) {
    case Kind::Text:
        return isText(value);
    case Kind::Texts:
        return value.is_array() && std::all_of(value.begin(), value.end(), [](const Json &entry) {
                   return entry.is_null() || isText(entry);
               });
    case Kind::Flag:
        return value.is_boolean();
    case Kind::ReadOnly:
        return true;
    case Kind::Object:
        break;
    }
    return false;
}

Json unknownIn(const Json &received, const jsonfields::KnownField &known)
{
    using Kind = jsonfields::KnownField::Kind;
    Json left = Json::object();
    for (const auto &[key, field] : received.items()) {
        const auto found = known.members.find(key);
        if (field.is_null() || (found != known.members.end() && isRead(field, found->second.kind)))
            continue;
        const bool isParent =
            found != known.members.end() && field.is_object() && found->second.kind == Kind::Object;
        if (!isParent) {
            left[key] = field;
            continue;
        }
        Json below = unknownIn(field, found->second);
        if (!below.empty())
            left[key] = std::move(below);
    }
    return left;
}

void mergeMissing(Json &target, const Json &extra)
{
    for (const auto &[key, field] : extra.items()) {
        const auto found = target.find(key);
        if (found == target.end())
            target[key] = field;
        else if (found->is_object() && field.is_object())
            mergeMissing(*found, field);
    }
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

std::optional<bool> boolean(const Json &parent, const char *key)
{
    const Json *const value = member(parent, key);
    if (!value || !value->is_boolean())
        return {};
    return value->get<bool>();
}

std::optional<qint64> integer(const Json &parent, const char *key)
{
    const Json *const value = member(parent, key);
    if (!value || !value->is_number_integer())
        return {};
    return value->get<qint64>();
}

QStringList texts(const Json &parent, const char *key)
{
    QStringList list;
    const Json &values = array(parent, key);
    if (!isRead(values, KnownField::Kind::Texts))
        return list;
    for (const Json &value : values) {
        if (!value.is_null())
            list.append(toText(value));
    }
    return list;
}

QDateTime dateTime(const Json &parent, const char *key)
{
    QDateTime time = QDateTime::fromString(text(parent, key), Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

ProvisioningError error(const Json &value)
{
    return readError(value, 0);
}

QList<ProvisioningError> errors(const Json &parent, const char *key)
{
    QList<ProvisioningError> list;
    for (const Json &value : array(parent, key))
        list.append(error(value));
    return list;
}

ProvisioningState provisioningState(const Json &parent)
{
    ProvisioningState state;
    state.statusText = text(parent, "serviceProvisioningStatus");
    state.status = provisioningStatusFromText(state.statusText);
    state.errors = errors(parent, "serviceProvisioningErrors");
    return state;
}

void put(Json &parent, const char *key, const QString &value)
{
    if (!value.isEmpty())
        parent[key] = value.toStdString();
}

void put(Json &parent, const char *key, const QStringList &value)
{
    if (value.isEmpty())
        return;
    Json list = Json::array();
    for (const QString &entry : value)
        list.push_back(entry.toStdString());
    parent[key] = std::move(list);
}

QByteArray unknownFields(const Json &received, const KnownField &known)
{
    const Json left = unknownIn(received, known);
    return left.empty() ? QByteArray() : toCompactJson(left);
}

void mergeUnknownFields(Json &target, const QByteArray &unknownFields)
{
    if (unknownFields.isEmpty())
        return;
    const Json extra = parseBoundedJson(unknownFields);
    if (extra.is_object())
        mergeMissing(target, extra);
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
