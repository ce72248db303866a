// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/provisioningstate.h"
#include "core/service.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace numberdesk {

/// Whether the DNS names of a Direct Routing subdomain stand; the enumeration of the API is open.
enum class SubdomainStatus : quint8 { Unknown, NotProvisioned, Provisioned, Inconsistent };

/// Reads the word without regard to letter case, `_`, `-` and blanks; older versions sent 0, 1, 2.
SubdomainStatus subdomainStatusFromText(QStringView text);

/// One service of an account (`serviceDetails.<service>`).
struct AccountService
{
    bool enabled = false;
    bool syncEnabled = false;          ///< absent from Call Protection, where it is ignored
    std::optional<qint64> numberCount; ///< read-only; may be missing in replies

    bool operator==(const AccountService &) const = default;
};

/// `serviceDetails.teamsDirectRouting.configuration`: all of it is required by the API.
struct DirectRoutingConfiguration
{
    bool callScreening = true;
    QString subdomain;
    QString region1Token;
    QString region2Token;

    bool operator==(const DirectRoutingConfiguration &) const = default;
};

/// A customer of the operator: a group of numbers (AccountResource of the Provisioning API).
struct Account
{
    QString name;
    QString correlationId;
    QString teamsTenantId;
    PerService<std::optional<AccountService>> services;
    std::optional<DirectRoutingConfiguration> directRouting;
    SubdomainStatus subdomainStatus = SubdomainStatus::Unknown;
    QString subdomainStatusText; ///< as received, shown when the status is Unknown
    ProvisioningState provisioning;

    /// JSON object with the fields that this version does not know, as received;
    /// merged back on a PUT, which replaces the whole resource. Empty when there are none.
    QByteArray unknownFields;

    bool isEnabled(Service service) const
    {
        return services[service].has_value() && services[service]->enabled;
    }
    ServiceSet enabledServices() const;

    bool operator==(const Account &) const = default;
};

} // namespace numberdesk
