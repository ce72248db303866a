// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <optional>
#include <string_view>
#include <vector>

namespace numberdesk {

/// A set of lengths of national numbers, one bit each.
using NumberLengths = quint32;

/// The set of that length alone; empty for one that no number has.
constexpr NumberLengths onlyLength(std::size_t length)
{
    return length < 32 ? NumberLengths{1} << length : 0;
}

/// What libphonenumber knows of the numbers of one kind, such as mobile ones: PhoneNumberDesc of
/// its phonemetadata.proto. All texts are views into the library's own data.
struct PlanNumbers
{
    std::string_view pattern; ///< of the whole national number; empty where there are none
    bool hasLengths = false;  ///< else the same as all numbers of the region have
    NumberLengths lengths = 0;
    NumberLengths localLengths = 0; ///< of what is dialled within a local area only
};

/// What it knows of a region's numbers: its PhoneMetadata.
struct PlanRegion
{
    std::string_view id; ///< such as "GB"; "001" where a country code belongs to no country
    int countryCode = 0;
    PlanNumbers all;
    std::vector<PlanNumbers> kinds; ///< a valid number is of one of these
    std::string_view trunkPrefix;   ///< a pattern: what may stand before national numbers
    std::string_view trunkRule;     ///< what to put in its place, if not nothing
    std::optional<std::string_view> leadingDigits; ///< a pattern: what its numbers alone begin with
};

/// The data of all regions with that country code, out of the library that is loaded, in no order;
/// none when the library does not give its data away, or they cannot be understood.
std::vector<PlanRegion> planRegions(int countryCode);

} // namespace numberdesk
