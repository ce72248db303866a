// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/field.h"
#include "core/resources/account.h"
#include "core/telephonenumber.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace numberdesk {

/// The value of any field, for what loops over fields at run time. Flags that a struct does not
/// have, and an entry that is not there, read as nothing; counts and times are shown, never edited.
using FieldValue =
    std::variant<QString, QStringList, std::optional<bool>, std::optional<qint64>, QDateTime>;

/// Which editor and which cell a field has.
enum class FieldKind : quint8 {
    Text,
    List,
    Flag,         ///< on or off
    OptionalFlag, ///< yes, no, or not said
    Count,
    Time,
};

/// The kind of a member of type `V`.
template <typename V>
constexpr FieldKind kindOf()
{
    if constexpr (std::is_same_v<V, QStringList>)
        return FieldKind::List;
    else if constexpr (std::is_same_v<V, bool>)
        return FieldKind::Flag;
    else if constexpr (std::is_same_v<V, std::optional<bool>>)
        return FieldKind::OptionalFlag;
    else if constexpr (std::is_same_v<V, std::optional<qint64>>)
        return FieldKind::Count;
    else if constexpr (std::is_same_v<V, QDateTime>)
        return FieldKind::Time;
    else
        return FieldKind::Text;
}

/// The value of a member.
template <typename V>
FieldValue toFieldValue(const V &value)
{
    if constexpr (std::is_same_v<V, bool>)
        return std::optional<bool>(value);
    else if constexpr (std::is_same_v<V, TelephoneNumber>)
        return value.toString();
    else if constexpr (std::is_same_v<V, SubdomainState>)
        return value.text;
    else
        return value;
}

/// The value of a member of type `V` whose struct is not there.
template <typename V>
FieldValue absentValue()
{
    if constexpr (std::is_same_v<V, bool>)
        return std::optional<bool>();
    else if constexpr (std::is_same_v<V, TelephoneNumber> || std::is_same_v<V, SubdomainState>)
        return QString();
    else
        return V{};
}

/// Puts a value of the member's own kind into a member that can be edited; a flag that is not said
/// has the contract's default.
template <typename V>
void fromFieldValue(V &member, const FieldValue &value, const FieldInfo &info)
{
    if constexpr (std::is_same_v<V, bool>)
        member = std::get<std::optional<bool>>(value).value_or(info.byDefault);
    else
        member = std::get<V>(value);
}

/// True when the value is empty or not said; a flag that is off says something.
bool isEmpty(const FieldValue &value);

/// True unless leaving the field out of a PUT asks for the same.
bool saysSomething(const FieldValue &value, const FieldInfo &info);

/// True when both ask for the same, by the rules of fieldequality.h.
bool sameValue(const FieldValue &left, const FieldValue &right, const FieldInfo &info);

/// Items joined by `;`, as a list is written into a cell.
QString listCell(const QStringList &items);

/// The value as a file and the command line write it: `true`, `false`, digits, RFC 3339 in UTC with
/// milliseconds, lists joined by `;`, nothing for what is not said.
QString toCell(const FieldValue &value);

} // namespace numberdesk
