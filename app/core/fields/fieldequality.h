// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/field.h"
#include "core/telephonenumber.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <algorithm>

namespace numberdesk {

// Comparison over the field tables. Equality is the contract's: absent, empty and the default say
// the same, lists are sets, the words of an enumeration have no letter case, texts count byte for
// byte, and what is read-only does not count. Everything here is unrolled at compile time.

/// A list as a set: sorted, each entry once; without letter case where its entries are words.
QStringList asSet(QStringList list, bool isWord);

/// True when leaving the value out says the same, by the contract's default.
template <typename V>
bool saysNothing(const V &value, const FieldInfo &info = {})
{
    if constexpr (std::is_same_v<V, bool>)
        return value == info.byDefault;
    else if constexpr (std::is_same_v<V, std::optional<bool>>)
        return value.value_or(info.byDefault) == info.byDefault;
    else if constexpr (requires { value.isEmpty(); })
        return value.isEmpty();
    else
        return value == V{};
}

/// True when nothing that a PUT of the struct names says anything. `service` is that of an entry
/// per service; null elsewhere.
template <Described T>
bool asksNothing(const T &value, const ServiceInfo *service = nullptr);
template <Described T>
bool asksNothing(const std::optional<T> &value, const ServiceInfo *service = nullptr)
{
    return !value || asksNothing(*value, service);
}

/// True when a PUT of either would ask for the same.
template <Described T>
bool sameAsked(const T &left, const T &right, const ServiceInfo *service = nullptr);

/// True when `stored` has each field that a PUT of `sent` would carry with something to say, with
/// the same value, but for those that the backend sets by itself.
template <Described T>
bool holdsAsked(const T &stored, const T &sent, const ServiceInfo *service = nullptr);

/// The value of an optional struct, or one that says nothing.
template <Described T>
const T &orNothing(const std::optional<T> &value)
{
    static const T nothing;
    return value ? *value : nothing;
}

/// True when two values of one field ask for the same.
template <typename V>
bool sameValue(const V &left, const V &right, const FieldInfo &info)
{
    if constexpr (std::is_same_v<V, QString>)
        return left.compare(right, info.isWord ? Qt::CaseInsensitive : Qt::CaseSensitive) == 0;
    else if constexpr (std::is_same_v<V, QStringList>)
        return left == right || asSet(left, info.isWord) == asSet(right, info.isWord);
    else if constexpr (std::is_same_v<V, std::optional<bool>>)
        return left.value_or(info.byDefault) == right.value_or(info.byDefault);
    else
        return left == right;
}

namespace fieldequality {

// Each question is a struct of overloads, one for each kind of part.

/// Whether a part says nothing.
struct Silent
{
    /// Of a field, a group, or one entry per service.
    template <typename O, typename V>
    static bool part(const Field<O, V> &field, const O &owner, const ServiceInfo *service)
    {
        if (field.info.sent == Sent::Never || !applies(field.info, service))
            return true;
        if constexpr (Described<V> || isOptionalStruct<V>)
            return asksNothing(owner.*field.member);
        else
            return saysNothing(owner.*field.member, field.info);
    }

    /// Of a field, a group, or one entry per service.
    template <typename... P, typename O>
    static bool part(const Group<P...> &group, const O &owner, const ServiceInfo *service)
    {
        return std::apply(
            [&](const auto &...below) { return (part(below, owner, service) && ...); },
            group.parts);
    }

    /// Of a field, a group, or one entry per service.
    template <typename O, typename E>
    static bool part(const PerServiceField<O, E> &field, const O &owner, const ServiceInfo * /*of*/)
    {
        return std::all_of(serviceTable.begin(), serviceTable.end(), [&](const ServiceInfo &info) {
            return asksNothing((owner.*field.member)[info.service], &info);
        });
    }

    /// What is read only.
    template <typename Part, typename O>
    static bool part(const Part & /*part*/, const O & /*owner*/, const ServiceInfo * /*service*/)
    {
        return true;
    }
};

/// Whether a part asks for the same in two structs.
struct Same
{
    /// Of a field, a group, or one entry per service.
    template <typename O, typename V>
    static bool part(const Field<O, V> &field, const O &left, const O &right,
                     const ServiceInfo *service)
    {
        if (field.info.sent == Sent::Never || !applies(field.info, service))
            return true;
        if constexpr (isOptionalStruct<V>)
            return entry(left.*field.member, right.*field.member, nullptr);
        else if constexpr (Described<V>)
            return sameAsked(left.*field.member, right.*field.member);
        else
            return sameValue(left.*field.member, right.*field.member, field.info);
    }

    /// Of a field, a group, or one entry per service.
    template <typename... P, typename O>
    static bool part(const Group<P...> &group, const O &left, const O &right,
                     const ServiceInfo *service)
    {
        return std::apply(
            [&](const auto &...below) { return (part(below, left, right, service) && ...); },
            group.parts);
    }

    /// Of a field, a group, or one entry per service.
    template <typename O, typename E>
    static bool part(const PerServiceField<O, E> &field, const O &left, const O &right,
                     const ServiceInfo * /*service*/)
    {
        return std::all_of(serviceTable.begin(), serviceTable.end(), [&](const ServiceInfo &info) {
            return entry((left.*field.member)[info.service], (right.*field.member)[info.service],
                         &info);
        });
    }

    /// What is read only.
    template <typename Part, typename O>
    static bool part(const Part & /*part*/, const O & /*left*/, const O & /*right*/,
                     const ServiceInfo * /*service*/)
    {
        return true;
    }

private:
    template <typename T>
    static bool entry(const std::optional<T> &left, const std::optional<T> &right,
                      const ServiceInfo *service)
    {
        const bool leftSays = !asksNothing(left, service);
        const bool rightSays = !asksNothing(right, service);
        return leftSays == rightSays && (!leftSays || sameAsked(*left, *right, service));
    }
};

/// Whether a part of what is stored holds what was sent.
struct Holds
{
    /// Of a field, a group, or one entry per service.
    template <typename O, typename V>
    static bool part(const Field<O, V> &field, const O &stored, const O &sent,
                     const ServiceInfo *service)
    {
        const FieldInfo &info = field.info;
        if (info.sent == Sent::Never || info.setByBackend || !applies(info, service))
            return true;
        const V &asked = sent.*field.member;
        if constexpr (isOptionalStruct<V>)
            return !asked || holdsAsked(orNothing(stored.*field.member), *asked);
        else if constexpr (Described<V>)
            return holdsAsked(stored.*field.member, asked);
        else if constexpr (std::is_same_v<V, bool>) // always carried
            return stored.*field.member == asked;
        else
            return (saysNothing(asked, info) && !info.isKey) ||
                   sameValue(stored.*field.member, asked, info);
    }

    /// Of a field, a group, or one entry per service.
    template <typename... P, typename O>
    static bool part(const Group<P...> &group, const O &stored, const O &sent,
                     const ServiceInfo *service)
    {
        return std::apply(
            [&](const auto &...below) { return (part(below, stored, sent, service) && ...); },
            group.parts);
    }

    /// Of a field, a group, or one entry per service.
    template <typename O, typename E>
    static bool part(const PerServiceField<O, E> &field, const O &stored, const O &sent,
                     const ServiceInfo * /*service*/)
    {
        return std::all_of(serviceTable.begin(), serviceTable.end(), [&](const ServiceInfo &info) {
            const std::optional<E> &asked = (sent.*field.member)[info.service];
            const bool isCarried = asked.has_value() || field.sent == Sent::WhenSet;
            return !isCarried || holdsAsked(orNothing((stored.*field.member)[info.service]),
                                            orNothing(asked), &info);
        });
    }

    /// What is read only.
    template <typename Part, typename O>
    static bool part(const Part & /*part*/, const O & /*stored*/, const O & /*sent*/,
                     const ServiceInfo * /*service*/)
    {
        return true;
    }
};

/// Over all fields of a described struct, so that what compares equal hashes equal; of another
/// value its own hash.
template <typename V>
size_t hashOf(const V &value, size_t seed)
{
    if constexpr (Described<V>) {
        forEachPart(Fields<V>::all,
                    [&](const auto &part) { seed = hashOf(value.*part.member, seed); });
        return seed;
    } else if constexpr (requires { value.has_value(); }) {
        seed = ::qHash(static_cast<uint>(value.has_value()), seed);
        return value ? hashOf(*value, seed) : seed;
    } else if constexpr (std::is_same_v<V, bool>) {
        return ::qHash(static_cast<uint>(value), seed);
    } else {
        using ::qHash; // beside those of our own types
        return qHash(value, seed);
    }
}

} // namespace fieldequality

template <Described T>
bool asksNothing(const T &value, const ServiceInfo *service)
{
    return std::apply(
        [&](const auto &...part) {
            return (fieldequality::Silent::part(part, value, service) && ...);
        },
        Fields<T>::all);
}

template <Described T>
bool sameAsked(const T &left, const T &right, const ServiceInfo *service)
{
    return std::apply(
        [&](const auto &...part) {
            return (fieldequality::Same::part(part, left, right, service) && ...);
        },
        Fields<T>::all);
}

template <Described T>
bool holdsAsked(const T &stored, const T &sent, const ServiceInfo *service)
{
    return std::apply(
        [&](const auto &...part) {
            return (fieldequality::Holds::part(part, stored, sent, service) && ...);
        },
        Fields<T>::all);
}

/// A hash that equal entries share, over every field of the struct.
template <Described T>
size_t fieldHash(const std::optional<T> &value, size_t seed)
{
    return fieldequality::hashOf(value, seed);
}

} // namespace numberdesk
