// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inventory/numberrest.h"

#include "core/fields/numberfields.h"

#include <tuple>

namespace numberdesk {

namespace {

constexpr bool hasColumn(TelephoneNumber Number::* /*member*/)
{
    return true;
}

constexpr bool hasColumn(QString Number::*member)
{
    return member == &Number::accountName || member == &Number::customSipHeader;
}

template <typename V>
constexpr bool hasColumn(V Number::* /*member*/)
{
    return false;
}

/// Whether a part of the table holds more than there is a column for.
struct More
{
    template <typename V>
    static bool part(const Field<Number, V> &field, const Number &number)
    {
        return !hasColumn(field.member) && !(number.*field.member == V{});
    }
    template <typename... P>
    static bool part(const Group<P...> &group, const Number &number)
    {
        return std::apply([&](const auto &...below) { return (part(below, number) || ...); },
                          group.parts);
    }
    template <typename V>
    static bool part(const ListField<Number, V> &field, const Number &number)
    {
        return !(number.*field.member).isEmpty();
    }
    /// Services and the provisioning state have columns.
    template <typename Part>
    static bool part(const Part & /*part*/, const Number & /*number*/)
    {
        return false;
    }
};

/// The hash of what a part of the table holds and there is no column for.
struct Hash
{
    template <typename V>
    static size_t part(const Field<Number, V> &field, const Number &number, size_t seed)
    {
        if constexpr (requires { ::qHash(number.*field.member, seed); })
            return hasColumn(field.member) ? seed : ::qHash(number.*field.member, seed);
        else
            return seed; // equality tells such values apart
    }
    template <typename... P>
    static size_t part(const Group<P...> &group, const Number &number, size_t seed)
    {
        std::apply([&](const auto &...below) { ((seed = part(below, number, seed)), ...); },
                   group.parts);
        return seed;
    }
    template <typename Part>
    static size_t part(const Part & /*part*/, const Number & /*number*/, size_t seed)
    {
        return seed;
    }
};

} // namespace

size_t qHash(const NumberRest &rest, size_t seed)
{
    std::apply([&](const auto &...parts) { ((seed = Hash::part(parts, rest.number, seed)), ...); },
               Fields<Number>::all);
    return ::qHash(rest.number.unknownFields, seed);
}

bool hasRest(const Number &number)
{
    return !number.unknownFields.isEmpty() ||
           std::apply([&](const auto &...parts) { return (More::part(parts, number) || ...); },
                      Fields<Number>::all);
}

NumberRest restOf(const Number &number)
{
    NumberRest rest{number};
    rest.number.telephoneNumber = {};
    rest.number.accountName.clear();
    rest.number.services = {};
    rest.number.customSipHeader.clear();
    rest.number.provisioning = {};
    return rest;
}

} // namespace numberdesk
