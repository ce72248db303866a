// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/codec/resourcemerge.h"

#include "core/fields/accountfields.h"
#include "core/fields/column.h"
#include "core/fields/numberfields.h"
#include "core/fields/requestfields.h"
#include "net/base/boundedjson.h"
#include "provisioning/codec/jsonfields.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

using Json = nlohmann::json;
using Pointer = Json::json_pointer;

// ---- the fields that this version does not know

/// Those of one state, as they came and leaf by leaf.
struct UnknownFields
{
    Json all = Json::object();
    std::map<Pointer, Json> leaves; ///< each that says something; lists are sets
};

bool isSilent(const Json &value)
{
    return value.is_null() || (value.is_boolean() && !value.get<bool>()) ||
           (value.is_string() && value.get_ref<const std::string &>().empty()) ||
           ((value.is_array() || value.is_object()) && value.empty());
}

void collect(const Json &object, const Pointer &at, std::map<Pointer, Json> &leaves)
{
    for (const auto &[name, value] : object.items()) {
        if (value.is_object()) {
            collect(value, at / name, leaves);
        } else if (!isSilent(value)) {
            Json leaf = value;
            if (value.is_array())
                std::sort(leaf.begin(), leaf.end());
            leaves.emplace(at / name, std::move(leaf));
        }
    }
}

template <typename T>
UnknownFields unknownFieldsOf(const T &resource)
{
    UnknownFields fields;
    if constexpr (requires { resource.unknownFields; }) {
        const Json read = parseBoundedJson(resource.unknownFields);
        if (read.is_object())
            fields.all = read;
    }
    collect(fields.all, Pointer(), fields.leaves);
    return fields;
}

const Json *find(const UnknownFields &fields, const Pointer &leaf)
{
    const auto it = fields.leaves.find(leaf);
    return it == fields.leaves.end() ? nullptr : &it->second;
}

bool isSame(const Pointer &leaf, const UnknownFields &left, const UnknownFields &right)
{
    const Json *one = find(left, leaf);
    const Json *other = find(right, leaf);
    return one == nullptr || other == nullptr ? one == other : *one == *other;
}

/// The leaves in which the two say different things.
QList<Pointer> differences(const UnknownFields &left, const UnknownFields &right)
{
    QList<Pointer> leaves;
    for (const auto &[leaf, value] : left.leaves) {
        if (!isSame(leaf, left, right))
            leaves.append(leaf);
    }
    for (const auto &[leaf, value] : right.leaves) {
        if (!left.leaves.contains(leaf))
            leaves.append(leaf);
    }
    return leaves;
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

QString textIn(const UnknownFields &fields, const Pointer &leaf)
{
    return fields.all.contains(leaf) ? textOf(fields.all.at(leaf)) : QString();
}

QString headingOf(Pointer leaf)
{
    QStringList path;
    for (; !leaf.empty(); leaf.pop_back())
        path.prepend(QString::fromStdString(leaf.back()));
    return path.join(u'_');
}

FieldChange changeOf(const Pointer &leaf, const UnknownFields &before, const UnknownFields &after)
{
    return {headingOf(leaf), textIn(before, leaf), textIn(after, leaf)};
}

/// False where the path leads through something that is no object.
bool copyLeaf(const Pointer &leaf, const Json &from, Json &to)
{
    for (Pointer above = leaf.parent_pointer();; above = above.parent_pointer()) {
        if (to.contains(above) && !to.at(above).is_object())
            return false;
        if (above.empty())
            break;
    }
    if (from.contains(leaf))
        to[leaf] = from.at(leaf);
    else if (to.contains(leaf))
        to.at(leaf.parent_pointer()).erase(leaf.back());
    return true;
}

// ---- every field

template <typename T>
FieldChange changeOf(const Column<T> &column, const T &before, const T &after)
{
    return {column.heading, toCell(column.valueIn(before)), toCell(column.valueIn(after))};
}

template <typename T>
QList<FieldChange> changes(const T &before, const T &after)
{
    QList<FieldChange> result;
    for (const Column<T> &column : columns<T>()) {
        if (column.info->sent != Sent::Never && !column.isSame(before, after))
            result.append(changeOf(column, before, after));
    }
    const UnknownFields left = unknownFieldsOf(before);
    const UnknownFields right = unknownFieldsOf(after);
    for (const Pointer &leaf : differences(left, right))
        result.append(changeOf(leaf, left, right));
    return result;
}

template <typename T>
void mergeKnown(ResourceMerge<T> &merge, const T &seen, const T &wanted, const T &now)
{
    for (const Column<T> &column : columns<T>()) {
        if (!column.isEditable() || column.isSame(seen, wanted) || column.isSame(now, wanted))
            continue;
        merge.isDone = false;
        if (column.isSame(now, seen))
            column.setIn(merge.merged, column.valueIn(wanted));
        else
            merge.conflicts.append(changeOf(column, seen, now));
    }
}

template <typename T>
void mergeUnknown(ResourceMerge<T> &merge, const T &seen, const T &wanted, const T &now)
{
    if (seen.unknownFields == wanted.unknownFields)
        return;
    const UnknownFields before = unknownFieldsOf(seen);
    const UnknownFields asked = unknownFieldsOf(wanted);
    const UnknownFields current = unknownFieldsOf(now);
    Json merged = current.all;
    for (const Pointer &leaf : differences(before, asked)) {
        if (isSame(leaf, current, asked))
            continue;
        merge.isDone = false;
        if (!isSame(leaf, current, before) || !copyLeaf(leaf, asked.all, merged))
            merge.conflicts.append(changeOf(leaf, before, current));
    }
    merge.merged.unknownFields = merged.empty() ? QByteArray() : toCompactJson(merged);
}

template <typename T>
ResourceMerge<T> merge(const T &seen, const T &wanted, const T &now)
{
    ResourceMerge<T> result{now, {}, true};
    mergeKnown(result, seen, wanted, now);
    if constexpr (requires { now.unknownFields; })
        mergeUnknown(result, seen, wanted, now);
    return result;
}

/// A relationship where its field table has it.
RequestForInformation requestWith(const CustomerRelationship &relationship)
{
    RequestForInformation request;
    request.relationship = relationship;
    return request;
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
    return changes(requestWith(before), requestWith(after));
}

ResourceMerge<Account> mergeChange(const Account &seen, const Account &wanted, const Account &now)
{
    return merge(seen, wanted, now);
}

ResourceMerge<CustomerRelationship> mergeChange(const CustomerRelationship &seen,
                                                const CustomerRelationship &wanted,
                                                const CustomerRelationship &now)
{
    const auto merged = merge(requestWith(seen), requestWith(wanted), requestWith(now));
    return {merged.merged.relationship, merged.conflicts, merged.isDone};
}

} // namespace numberdesk
