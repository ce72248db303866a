// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/provisioningstate.h"
#include "core/service.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace numberdesk {

/// Whether the DNS names of a Direct Routing subdomain stand; the enumeration of the API is open.
enum class SubdomainStatus : quint8 { Unknown, NotProvisioned, Provisioned, Inconsistent };

/// Reads the word without regard to letter case, `_`, `-` and blanks; older versions sent 0, 1, 2.
SubdomainStatus subdomainStatusFromText(QStringView text);

/// `subdomainStatus` of an account's Direct Routing.
struct SubdomainState
{
    SubdomainStatus status = SubdomainStatus::Unknown;
    QString text; ///< as received, shown when the status is Unknown

    bool operator==(const SubdomainState &) const = default;
};

/// The state that the text of a reply says.
SubdomainState subdomainStateFromText(const QString &text);

/// `provisioned`, `notProvisioned`, `inconsistent`, or the text as received.
QString toApiText(const SubdomainState &state);

/// `serviceDetails.teamsDirectRouting.configuration`: all of it is required by the API.
struct DirectRoutingConfiguration
{
    bool callScreening = true;
    QString subdomain;
    QString region1Token;
    QString region2Token;

    bool operator==(const DirectRoutingConfiguration &) const = default;
};

/// One service of an account (`serviceDetails.<service>`). Which members a service has is said by
/// its traits, see Fields<AccountService>.
struct AccountService
{
    bool enabled = false;
    bool syncEnabled = false;
    std::optional<qint64> numberCount; ///< read-only; may be missing in replies
    std::optional<DirectRoutingConfiguration> configuration = {};
    SubdomainState subdomainState = {}; ///< read-only

    bool operator==(const AccountService &) const = default;
};

/// A customer of the operator: a group of numbers (AccountResource of the Provisioning API).
struct Account
{
    QString name;
    QString correlationId;
    QString teamsTenantId;
    PerService<std::optional<AccountService>> services;
    ProvisioningState provisioning;

    /// JSON object with the fields that this version does not know, as received;
    /// merged back on a PUT, which replaces the whole resource. Empty when there are none.
    QByteArray unknownFields;

    /// True when the account has the service and it is on.
    bool isEnabled(Service service) const
    {
        return services[service].has_value() && services[service]->enabled;
    }
    /// Those that the account has and that are switched on.
    ServiceSet enabledServices() const;
    /// The Direct Routing settings; null when there are none.
    const DirectRoutingConfiguration *directRouting() const;
    /// How its Direct Routing subdomain stands; Unknown and no text without that service.
    SubdomainState subdomainState() const;

    bool operator==(const Account &) const = default;
};

} // namespace numberdesk
