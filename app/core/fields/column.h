// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/field.h"
#include "core/fields/fieldvalue.h"

#include <QList>
#include <QString>

#include <optional>

namespace numberdesk {

/// A place in columns<T>().
using ColumnId = quint8;

/// One leaf of a resource's field table, for what loops over fields at run time: headings, cells,
/// forms, details, comparisons. Derived from the table, never written by hand.
template <typename T>
struct Column
{
    QString heading; ///< the JSON path joined by `_`; upload, export and messages. Not translated.
    std::optional<Service> service; ///< the service whose field it is
    const FieldInfo *info;          ///< of the table; the same for all services
    FieldKind kind;
    bool isSetting; ///< in the service's `configuration`, which may be absent
    bool isOfList;  ///< holds one member of every entry of a list
    /// The value of `resource`; nothing, where the struct that holds it is not there.
    FieldValue (*read)(const T &resource, Service service);
    /// Puts a value of the column's kind into `resource`. One that says nothing never makes a
    /// struct that is not there, and settings that say nothing any more are taken out. Null for
    /// what no PUT carries, and for keys.
    void (*write)(T &resource, Service service, const FieldValue &value);

    /// The value in `resource`.
    FieldValue valueIn(const T &resource) const
    {
        return read(resource, service.value_or(Service{}));
    }
    /// Sets the value in `resource`; see `write`.
    void setIn(T &resource, const FieldValue &value) const
    {
        write(resource, service.value_or(Service{}), value);
    }
    /// True when `left` and `right` ask for the same in this column.
    bool isSame(const T &left, const T &right) const
    {
        return sameValue(valueIn(left), valueIn(right), *info);
    }
    /// True for a field that people can set.
    bool isEditable() const { return write != nullptr; }
    /// True for the column of `Member`, of whatever service.
    template <auto Member>
    bool is() const;
};

/// Every leaf of the table in its order, services one after the other. For Number, Account,
/// RequestForInformation, Contact and CivicAddress.
template <typename T>
const QList<Column<T>> &columns();

namespace columntraits {

template <typename Member>
struct OwnerOf;
template <typename Owner, typename Value>
struct OwnerOf<Value Owner::*>
{
    using Type = Owner;
};

/// The facts of the field that `Member` points to when it is this field or in this part, else null.
template <auto Member, typename Owner, typename Value>
constexpr const FieldInfo *find(const Field<Owner, Value> &field)
{
    if constexpr (std::is_same_v<std::remove_cv_t<decltype(Member)>, Value Owner::*>)
        return field.member == Member ? &field.info : nullptr;
    else
        return nullptr;
}

/// The facts of the field that `Member` points to when it is this field or in this part, else null.
template <auto Member, typename Part>
constexpr const FieldInfo *find(const Part &part)
{
    const FieldInfo *found = nullptr;
    if constexpr (requires { part.parts; }) {
        forEachPart(part.parts, [&found](const auto &below) {
            if (const FieldInfo *info = find<Member>(below))
                found = info;
        });
    }
    return found;
}

} // namespace columntraits

/// What the table says of the field that `Member` holds, for example
/// `infoOf<&NumberService::enabled>()`.
template <auto Member>
constexpr const FieldInfo *infoOf()
{
    const FieldInfo *found = nullptr;
    forEachPart(Fields<typename columntraits::OwnerOf<decltype(Member)>::Type>::all,
                [&found](const auto &part) {
                    if (const FieldInfo *info = columntraits::find<Member>(part))
                        found = info;
                });
    return found;
}

/// The place of the column with that field and service; nothing where the service does not have it.
template <typename T>
std::optional<ColumnId> findColumn(const FieldInfo *info, std::optional<Service> service)
{
    const QList<Column<T>> &all = columns<T>();
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all.at(i).info == info && all.at(i).service == service)
            return static_cast<ColumnId>(i);
    }
    return std::nullopt;
}

/// The place of a field's column in columns<T>(), for code that means one field:
/// `columnOf<Number, &NumberService::enabled>(service)`. The service must have it.
template <typename T, auto Member>
ColumnId columnOf(std::optional<Service> service = std::nullopt)
{
    return findColumn<T>(infoOf<Member>(), service).value();
}

template <typename T>
template <auto Member>
bool Column<T>::is() const
{
    return info == infoOf<Member>();
}

} // namespace numberdesk
