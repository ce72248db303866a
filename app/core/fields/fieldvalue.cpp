// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/fieldvalue.h"

#include "core/fields/fieldequality.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

QString cellOf(const QString &text)
{
    return text;
}

QString cellOf(const QStringList &list)
{
    const bool isBlank =
        std::all_of(list.begin(), list.end(), [](const QString &item) { return item.isEmpty(); });
    return isBlank ? QString() : listCell(list);
}

QString cellOf(const std::optional<bool> &flag)
{
    if (!flag)
        return {};
    return *flag ? u"true"_s : u"false"_s;
}

QString cellOf(const std::optional<qint64> &count)
{
    return count ? QString::number(*count) : QString();
}

QString cellOf(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

} // namespace

bool isEmpty(const FieldValue &value)
{
    return std::visit(
        [](const auto &held) {
            if constexpr (requires { held.isEmpty(); })
                return held.isEmpty();
            else if constexpr (requires { held.has_value(); })
                return !held.has_value();
            else
                return !held.isValid();
        },
        value);
}

bool saysSomething(const FieldValue &value, const FieldInfo &info)
{
    return std::visit([&info](const auto &held) { return !saysNothing(held, info); }, value);
}

bool sameValue(const FieldValue &left, const FieldValue &right, const FieldInfo &info)
{
    return std::visit(
        [&](const auto &held) {
            using V = std::remove_cvref_t<decltype(held)>;
            const V *other = std::get_if<V>(&right);
            return other != nullptr && sameValue(held, *other, info);
        },
        left);
}

QString listCell(const QStringList &items)
{
    return items.join(u';');
}

QString toCell(const FieldValue &value)
{
    return std::visit([](const auto &held) { return cellOf(held); }, value);
}

} // namespace numberdesk
