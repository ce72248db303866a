// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>

/// The services of the contract and how they differ. This table is the local gateway's own reading
/// of the contract and the only place in it that lists services.
namespace numberdesk::localgateway {

/// A service whose numbers Teams takes over: it binds accounts to a tenant, and its numbers carry
/// a Teams configuration.
struct TeamsManaged
{
    const char *title;       ///< in sentences for people
    const char *errorTarget; ///< `target` of the errors that come after a number was accepted
};

/// What the rules ask of a service, so that none of them names one.
struct Service
{
    const char *name;              ///< its key in `serviceDetails`
    bool takesSyncEnabled = false; ///< accounts say for it whether numbers are handed on
    bool hasSubdomain = false;     ///< accounts carry a subdomain for it; one service at most
    std::optional<TeamsManaged> teams = std::nullopt;
};

/// Every service. A row's index is the service's key in the store: rows are only ever appended,
/// each together with a step in store/migrations.cpp.
inline constexpr std::array services{
    Service{.name = "teamsOperatorConnect",
            .takesSyncEnabled = true,
            .teams = TeamsManaged{.title = "Operator Connect", .errorTarget = "oc"}},
    Service{.name = "teamsDirectRouting", .takesSyncEnabled = true, .hasSubdomain = true},
    Service{.name = "teamsPhoneMobile",
            .takesSyncEnabled = true,
            .teams = TeamsManaged{.title = "Teams Phone Mobile", .errorTarget = "tpm"}},
    Service{.name = "zoomPhoneCloudPeering", .takesSyncEnabled = true},
    Service{.name = "azureOperatorCallProtection"},
};

/// The index of @p service, which must be a row of the table, not a copy of one.
constexpr std::size_t indexOf(const Service &service)
{
    return static_cast<std::size_t>(&service - services.data());
}

/// The bit of @p service in the masks of the store; for a row of the table, as indexOf().
constexpr unsigned bitOf(const Service &service)
{
    return 1u << indexOf(service);
}

/// The bits of the services for which @p holds, a member or a function of a row, is true.
template <typename Predicate>
constexpr unsigned bitsWhere(Predicate holds)
{
    unsigned bits = 0;
    for (const Service &service : services)
        bits |= std::invoke(holds, service) ? bitOf(service) : 0;
    return bits;
}

} // namespace numberdesk::localgateway
