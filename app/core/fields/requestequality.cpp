// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/requestequality.h"

#include "core/fields/accountfields.h"
#include "core/fields/fieldequality.h"
#include "core/fields/numberfields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace numberdesk {

namespace {

bool isNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isBool() && !value.toBool()) ||
           (value.isString() && value.toString().isEmpty()) ||
           (value.isArray() && value.toArray().isEmpty()) ||
           (value.isObject() && value.toObject().isEmpty());
}

bool holdsJson(const QJsonValue &stored, const QJsonValue &sent);

bool holdsJson(const QJsonObject &stored, const QJsonObject &sent)
{
    const QStringList keys = sent.keys();
    return std::all_of(keys.begin(), keys.end(), [&](const QString &key) {
        return holdsJson(stored.value(key), sent.value(key));
    });
}

/// Lists are sets: each entry of one has its like in the other.
bool sameSet(const QJsonArray &left, const QJsonArray &right)
{
    const auto within = [](const QJsonArray &some, const QJsonArray &all) {
        return std::all_of(some.begin(), some.end(),
                           [&all](const QJsonValue &entry) { return all.contains(entry); });
    };
    return within(left, right) && within(right, left);
}

bool holdsJson(const QJsonValue &stored, const QJsonValue &sent)
{
    if (isNothing(sent))
        return isNothing(stored);
    if (sent.isObject())
        return (stored.isObject() || isNothing(stored)) &&
               holdsJson(stored.toObject(), sent.toObject());
    if (sent.isArray())
        return stored.isArray() && sameSet(stored.toArray(), sent.toArray());
    return stored == sent;
}

QJsonObject toObject(const QByteArray &json)
{
    return json.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(json).object();
}

} // namespace

bool sameRequest(const Number &left, const Number &right)
{
    return left.unknownFields == right.unknownFields && sameAsked(left, right);
}

bool holdsRequest(const Number &stored, const Number &sent)
{
    return holdsAsked(stored, sent) && holdsUnknownFields(stored.unknownFields, sent.unknownFields);
}

bool holdsRequest(const Account &stored, const Account &sent)
{
    return holdsAsked(stored, sent) && holdsUnknownFields(stored.unknownFields, sent.unknownFields);
}

bool holdsUnknownFields(const QByteArray &stored, const QByteArray &sent)
{
    return sent.isEmpty() || stored == sent || holdsJson(toObject(stored), toObject(sent));
}

} // namespace numberdesk
