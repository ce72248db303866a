// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/field.h"
#include "core/resources/number.h"

namespace numberdesk {

// NumberResource of the Provisioning API 2024-02-29-preview, in the order of upload and export.

/// TeamsOperatorConnectNumberConfig and TeamsPhoneMobileNumberConfig, which are alike.
template <>
struct Fields<TeamsNumberConfiguration>
{
    using T = TeamsNumberConfiguration;
    static constexpr std::tuple all{
        Field{"usage",
              &T::usage,
              {.sent = Sent::Always,
               .label = QT_TRANSLATE_NOOP("Field", "Usage"),
               .phrase = QT_TRANSLATE_NOOP("Field", "usage"),
               .isWord = true}},
        Field{"choosableCapabilities",
              &T::choosableCapabilities,
              {.sent = Sent::Always,
               .label = QT_TRANSLATE_NOOP("Field", "Capabilities"),
               .phrase = QT_TRANSLATE_NOOP("Field", "capabilities"),
               .isWord = true}},
        Field{"acquiredCapabilities",
              &T::acquiredCapabilities,
              {.sent = Sent::Never, .label = QT_TRANSLATE_NOOP("Field", "Acquired capabilities")}},
        Field{"availableCapabilities", &T::availableCapabilities, {.sent = Sent::Never}},
        Field{"additionalUsages",
              &T::additionalUsages,
              {.label = QT_TRANSLATE_NOOP("Field", "Additional usages"),
               .phrase = QT_TRANSLATE_NOOP("Field", "additional usages"),
               .isWord = true}},
        Field{"civicAddressId",
              &T::civicAddressId,
              {.label = QT_TRANSLATE_NOOP("Field", "Civic address"),
               .phrase = QT_TRANSLATE_NOOP("Field", "civic address")}},
        Field{"locationId",
              &T::locationId,
              {.label = QT_TRANSLATE_NOOP("Field", "Location"),
               .phrase = QT_TRANSLATE_NOOP("Field", "location")}},
        Field{"allowTenantAddressUpdate",
              &T::allowTenantAddressUpdate,
              {.label = QT_TRANSLATE_NOOP("Field", "Enterprise may update the address"),
               .phrase = QT_TRANSLATE_NOOP("Field", "address updates by the enterprise")}},
        Field{"displayedCountryCode",
              &T::displayedCountryCode,
              {.label = QT_TRANSLATE_NOOP("Field", "Displayed country"),
               .phrase = QT_TRANSLATE_NOOP("Field", "displayed country")}},
    };
};

/// The number details of each service: `serviceDetails.<service>`.
template <>
struct Fields<NumberService>
{
    using T = NumberService;
    static constexpr std::tuple all{
        Field{"enabled", &T::enabled, {.sent = Sent::Always}},
        Field{"assignmentStatus",
              &T::assignmentStatus,
              {.label = QT_TRANSLATE_NOOP("Field", "Assignment"),
               .phrase = QT_TRANSLATE_NOOP("Field", "assignment"),
               .where = &ServiceInfo::teamsNumbers,
               .isWord = true,
               .setByBackend = true}},
        Field{"configuration", &T::configuration, {.where = &ServiceInfo::teamsNumbers}},
    };
};

/// A number; what no row takes is kept in Number::unknownFields.
template <>
struct Fields<Number>
{
    using T = Number;
    static constexpr std::tuple all{
        Field{"telephoneNumber",
              &T::telephoneNumber,
              {.sent = Sent::Always, .label = QT_TRANSLATE_NOOP("Field", "Number"), .isKey = true}},
        Field{"accountName",
              &T::accountName,
              {.sent = Sent::Always,
               .label = QT_TRANSLATE_NOOP("Field", "Account"),
               .check = checkAccountName,
               .isKey = true}},
        Group{"serviceDetails", Sent::Always,
              std::tuple{PerServiceField{&T::services, Sent::WhenSet}}},
        Group{"configuration", Sent::WhenSet,
              std::tuple{Field{"customSipHeader",
                               &T::customSipHeader,
                               {.label = QT_TRANSLATE_NOOP("Field", "Custom SIP header"),
                                .check = checkCustomSipHeader}}}},
        StateField{&T::provisioning},
    };
};

} // namespace numberdesk
