// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/field.h"
#include "core/resources/civicaddress.h"

namespace numberdesk {

// TeamsCivicAddressResource of the Provisioning API 2024-02-29-preview, all of it read-only.

/// Location.
template <>
struct Fields<Location>
{
    using T = Location;
    static constexpr FieldInfo readOnly{.sent = Sent::Never};
    static constexpr FieldInfo given{.sent = Sent::Never, .alwaysGiven = true};
    static constexpr std::tuple all{
        Field{"id", &T::id, given},
        Field{"civicAddressId", &T::civicAddressId, given},
        Field{"description", &T::description, readOnly},
        Field{"additionalInfo", &T::additionalInfo, readOnly},
        Field{"isDefault", &T::isDefault, readOnly},
        Field{"elin", &T::elin, readOnly},
    };
};

/// A civic address of the enterprise.
template <>
struct Fields<CivicAddress>
{
    using T = CivicAddress;
    static constexpr FieldInfo readOnly{.sent = Sent::Never};
    static constexpr FieldInfo given{.sent = Sent::Never, .alwaysGiven = true};
    static constexpr std::tuple all{
        Field{"id", &T::id, {.sent = Sent::Never, .isKey = true, .alwaysGiven = true}},
        Field{"country", &T::country, readOnly},
        Field{"houseNumber", &T::houseNumber, readOnly},
        Field{"houseNumberSuffix", &T::houseNumberSuffix, readOnly},
        Field{"preDirectional", &T::preDirectional, readOnly},
        Field{"streetName", &T::streetName, readOnly},
        Field{"streetSuffix", &T::streetSuffix, readOnly},
        Field{"postDirectional", &T::postDirectional, readOnly},
        Field{"stateOrProvince", &T::stateOrProvince, readOnly},
        Field{"countyOrDistrict", &T::countyOrDistrict, readOnly},
        Field{"cityOrTown", &T::cityOrTown, readOnly},
        Field{"cityOrTownAlias", &T::cityOrTownAlias, readOnly},
        Field{"postalOrZipCode", &T::postalOrZipCode, readOnly},
        Field{"description", &T::description, readOnly},
        Field{"companyName", &T::companyName, readOnly},
        Field{"companyId", &T::companyId, readOnly},
        Field{"defaultLocationId", &T::defaultLocationId, given},
        Field{"validationStatus", &T::validationStatus, readOnly},
        Field{"tenantId", &T::tenantId, readOnly},
        Field{"partnerId", &T::partnerId, readOnly},
        ListField{"locations", &T::locations},
        Field{"latitude", &T::latitude, readOnly},
        Field{"longitude", &T::longitude, readOnly},
    };
};

} // namespace numberdesk
