// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/resourcemerge.h"

#include "core/requestequality.h"
#include "provisioning/jsonfields.h"
#include "provisioning/resourcecodec.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

using Json = nlohmann::json;
using Pointer = Json::json_pointer;

/// What a write of one state would carry.
struct Body
{
    Json sent;                    ///< as it goes out, for values
    std::map<Pointer, Json> says; ///< each field that says something, in its canonical spelling
};

/// A field that may as well be absent, by the contract's defaults.
bool saysNothing(const std::string &name, const Json &value)
{
    if (name == "callScreening" && value.is_boolean())
        return value.get<bool>();
    return value.is_null() || (value.is_boolean() && !value.get<bool>()) ||
           (value.is_string() && value.get_ref<const std::string &>().empty()) ||
           ((value.is_array() || value.is_object()) && value.empty());
}

void collect(const Json &object, const Pointer &at, std::map<Pointer, Json> &fields)
{
    for (const auto &[name, value] : object.items()) {
        if (value.is_object()) {
            collect(value, at / name, fields);
        } else if (!saysNothing(name, value)) {
            Json canonicalValue = value;
            if (value.is_array()) // a set
                std::sort(canonicalValue.begin(), canonicalValue.end());
            fields.emplace(at / name, std::move(canonicalValue));
        }
    }
}

CustomerRelationship canonical(CustomerRelationship relationship)
{
    relationship.status = relationship.status.toLower();
    return relationship;
}

template <typename T>
Body bodyOf(const T &resource)
{
    Body body{toJson(resource), {}};
    collect(toJson(canonical(resource)), Pointer(), body.says);
    return body;
}

const Json *find(const std::map<Pointer, Json> &fields, const Pointer &field)
{
    const auto it = fields.find(field);
    return it == fields.end() ? nullptr : &it->second;
}

bool sameIn(const Pointer &field, const Body &left, const Body &right)
{
    const Json *one = find(left.says, field);
    const Json *other = find(right.says, field);
    return one == nullptr || other == nullptr ? one == other : *one == *other;
}

/// The fields in which the two say different things.
QList<Pointer> differences(const Body &left, const Body &right)
{
    QList<Pointer> fields;
    for (const auto &[field, value] : left.says) {
        if (!sameIn(field, left, right))
            fields.append(field);
    }
    for (const auto &[field, value] : right.says) {
        if (!left.says.contains(field))
            fields.append(field);
    }
    return fields;
}

QString textOf(const Json &value)
{
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (value.is_array()) {
        QStringList texts;
        for (const Json &entry : value)
            texts.append(textOf(entry));
        return texts.join(u';');
    }
    return value.is_null() ? QString() : QString::fromUtf8(toCompactJson(value));
}

QString valueIn(const Body &body, const Pointer &field)
{
    return body.sent.contains(field) ? textOf(body.sent.at(field)) : QString();
}

QString nameOf(Pointer field)
{
    QStringList path;
    for (; !field.empty(); field.pop_back())
        path.prepend(QString::fromStdString(field.back()));
    return path.join(u'_');
}

FieldChange changeOf(const Pointer &field, const Body &before, const Body &after)
{
    return {nameOf(field), valueIn(before, field), valueIn(after, field)};
}

/// False where the path leads through something that is no object.
bool copyField(const Pointer &field, const Json &from, Json &to)
{
    const bool isThere = from.contains(field);
    for (Pointer above = field.parent_pointer();; above = above.parent_pointer()) {
        if (to.contains(above) && !to.at(above).is_object())
            return false;
        if (above.empty())
            break;
    }
    if (isThere)
        to[field] = from.at(field);
    else if (to.contains(field))
        to.at(field.parent_pointer()).erase(field.back());
    return true;
}

struct BodyMerge
{
    Json merged;
    QList<FieldChange> conflicts;
    bool isDone = true;
};

BodyMerge mergeBodies(const Body &seen, const Body &wanted, const Body &now)
{
    BodyMerge result{now.sent, {}, true};
    for (const Pointer &field : differences(seen, wanted)) {
        if (sameIn(field, now, wanted))
            continue;
        result.isDone = false;
        if (!sameIn(field, now, seen) || !copyField(field, wanted.sent, result.merged))
            result.conflicts.append(changeOf(field, seen, now));
    }
    return result;
}

template <typename T>
QList<FieldChange> changes(const T &before, const T &after)
{
    const Body left = bodyOf(before);
    const Body right = bodyOf(after);
    QList<FieldChange> result;
    for (const Pointer &field : differences(left, right))
        result.append(changeOf(field, left, right));
    return result;
}

ApiResult<CustomerRelationship> relationshipFromJson(const Json &value)
{
    const Json &fields = jsonfields::object(value, "customerRelationship");
    return CustomerRelationship{
        jsonfields::text(fields, "status"), jsonfields::text(fields, "comment"), {}};
}

template <typename T>
ResourceMerge<T> merge(const T &seen, const T &wanted, const T &now,
                       ApiResult<T> (*fromJson)(const Json &))
{
    const BodyMerge merged = mergeBodies(bodyOf(seen), bodyOf(wanted), bodyOf(now));
    return {fromJson(merged.merged).value_or(now), merged.conflicts, merged.isDone};
}

} // namespace

QList<FieldChange> changesBetween(const Account &before, const Account &after)
{
    return changes(before, after);
}

QList<FieldChange> changesBetween(const Number &before, const Number &after)
{
    return changes(before, after);
}

QList<FieldChange> changesBetween(const CustomerRelationship &before,
                                  const CustomerRelationship &after)
{
    return changes(before, after);
}

ResourceMerge<Account> mergeChange(const Account &seen, const Account &wanted, const Account &now)
{
    return merge(seen, wanted, now, accountFromJson);
}

ResourceMerge<Number> mergeChange(const Number &seen, const Number &wanted, const Number &now)
{
    return merge(seen, wanted, now, numberFromJson);
}

ResourceMerge<CustomerRelationship> mergeChange(const CustomerRelationship &seen,
                                                const CustomerRelationship &wanted,
                                                const CustomerRelationship &now)
{
    return merge(seen, wanted, now, relationshipFromJson);
}

} // namespace numberdesk
