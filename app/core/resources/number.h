// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/provisioningstate.h"
#include "core/service.h"
#include "core/telephonenumber.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace numberdesk {

/// `configuration` of Operator Connect and Teams Phone Mobile on a number.
struct TeamsNumberConfiguration
{
    QString usage;
    QStringList choosableCapabilities;
    QStringList acquiredCapabilities;  ///< read-only
    QStringList availableCapabilities; ///< read-only
    QStringList additionalUsages;
    QString civicAddressId;
    QString locationId;
    std::optional<bool> allowTenantAddressUpdate;
    QString displayedCountryCode;

    bool operator==(const TeamsNumberConfiguration &) const = default;
};

/// One service of a number (`serviceDetails.<service>`).
struct NumberService
{
    bool enabled = false;
    QString assignmentStatus; ///< `assigned`, `unassigned` or empty; Teams services only
    std::optional<TeamsNumberConfiguration> configuration; ///< Teams services only

    bool operator==(const NumberService &) const = default;
};

/// What each service says of a number; unset where the number does not have the service.
using NumberServices = PerService<std::optional<NumberService>>;

/// One telephone number on an account (NumberResource of the Provisioning API).
struct Number
{
    TelephoneNumber telephoneNumber;
    QString accountName;
    NumberServices services;
    QString customSipHeader; ///< empty = none
    ProvisioningState provisioning;

    /// JSON object with the fields that this version does not know; see Account.
    QByteArray unknownFields;

    /// Whether the number has the service and it is switched on.
    bool isEnabled(Service service) const
    {
        return services[service].has_value() && services[service]->enabled;
    }

    bool operator==(const Number &) const = default;
};

/// Those that the number has and that are switched on.
ServiceSet enabledServices(const NumberServices &services);

} // namespace numberdesk
