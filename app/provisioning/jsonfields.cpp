// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/jsonfields.h"

#include "net/boundedjson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

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

/// Fields of Azure resources that a server sets: sending them back may be refused.
bool looksReadOnly(const std::string &key)
{
    static const std::set<std::string> names{"etag", "Etag", "id", "type", "systemData", "links"};
    constexpr std::array<std::string_view, 9> endings{"Status",    "State",      "Count",
                                                      "Errors",    "Error",      "ModifiedOn",
                                                      "CreatedOn", "ModifiedAt", "CreatedAt"};
    return names.contains(key) || std::any_of(endings.begin(), endings.end(),
                                              [&](auto ending) { return key.ends_with(ending); });
}

bool isNothing(const Json &value)
{
    return value.is_null() || (value.is_object() && value.empty());
}

/// Removes what a PUT must not carry from an object that this version does not know.
Json writable(const Json &value)
{
    if (!value.is_object())
        return value;
    Json kept = Json::object();
    for (const auto &[key, field] : value.items()) {
        if (!field.is_null() && !looksReadOnly(key))
            kept[key] = writable(field);
    }
    return kept;
}

Json unknownIn(const Json &received, const std::string &prefix, const std::set<std::string> &known)
{
    Json left = Json::object();
    for (const auto &[key, field] : received.items()) {
        std::string path = prefix.empty() ? key : prefix + '/';
        if (!prefix.empty())
            path += key;
        if (known.contains(path + "/*"))
            continue;
        if (known.contains(path)) {
            if (!field.is_object())
                continue;
            Json below = unknownIn(field, path, known);
            if (!below.empty())
                left[key] = std::move(below);
        } else if (!looksReadOnly(key)) {
            Json kept = writable(field);
            if (!isNothing(kept))
                left[key] = std::move(kept);
        }
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
    for (const Json &value : array(parent, key)) {
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

QByteArray unknownFields(const Json &received, const std::set<std::string> &known)
{
    const Json left = unknownIn(received, {}, known);
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
