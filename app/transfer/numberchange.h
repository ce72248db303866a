// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/number.h"

#include <optional>

namespace numberdesk {

/// What a row asks of one Teams configuration; an absent member keeps what the gateway has, an
/// empty one clears it.
struct TeamsConfigurationChange
{
    std::optional<QString> usage;
    std::optional<QStringList> choosableCapabilities;
    std::optional<QStringList> additionalUsages;
    std::optional<QString> civicAddressId;
    std::optional<QString> locationId;
    std::optional<std::optional<bool>> allowTenantAddressUpdate;
    std::optional<QString> displayedCountryCode;

    bool isEmpty() const;
};

/// What a row asks of one service.
struct ServiceChange
{
    std::optional<bool> enabled; ///< absent = the service is left alone
    std::optional<QString> assignmentStatus;
    TeamsConfigurationChange configuration;
};

/// What one row of a file, or a form, asks of one number: a change, not a replacement.
struct NumberChange
{
    TelephoneNumber telephoneNumber;
    QString accountName;
    PerService<ServiceChange> services;
    std::optional<QString> customSipHeader; ///< absent = keep, empty = clear

    /// The number as it should be: `existing` (or a new number) with this change applied.
    Number appliedTo(const Number *existing) const;
};

} // namespace numberdesk
