// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/number.h"

#include <QSharedData>
#include <QSharedDataPointer>

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

    /// True when every member is absent.
    bool isEmpty() const;
    /// True when some member is there and not empty: the row asks for a configuration.
    bool asksForSomething() const;
    bool operator==(const TeamsConfigurationChange &) const = default;
};

/// What a row asks of one service.
struct ServiceChange
{
    std::optional<bool> enabled; ///< absent = the service is left alone
    std::optional<QString> assignmentStatus;
    TeamsConfigurationChange configuration;

    bool operator==(const ServiceChange &) const = default;
};

/// What a row asks of all five services. Shared until changed: most rows of a file ask the same,
/// and a plan may hold a million of them.
class ServiceChanges
{
public:
    const ServiceChange &operator[](Service service) const;
    ServiceChange &operator[](Service service);

    /// True when both are one until changed, so that they are equal without being compared.
    bool isSharedWith(const ServiceChanges &other) const
    {
        return d.constData() == other.d.constData();
    }

    /// The services that are to be switched on.
    ServiceSet enabledServices() const;

private:
    struct Data : QSharedData
    {
        PerService<ServiceChange> services;
    };
    QSharedDataPointer<Data> d; ///< null = nothing is asked
};

/// What one row of a file, or a form, asks of one number: a change, not a replacement.
struct NumberChange
{
    TelephoneNumber telephoneNumber;
    QString accountName;
    ServiceChanges services;
    std::optional<QString> customSipHeader; ///< absent = keep, empty = clear

    /// The number as it should be: `existing` (or a new number) with this change applied.
    Number appliedTo(const Number *existing) const;
};

} // namespace numberdesk
