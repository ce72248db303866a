// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <optional>

namespace numberdesk::localgateway {

/// The application roles of the Provisioning API.
enum class Role { Read = 1, Write = 2, Delete = 4, Admin = 7 };

/// A set of roles: the bits of each; Admin holds all of them.
using Roles = int;

/// True when @p granted covers @p needed.
constexpr bool covers(Roles granted, Role needed)
{
    return (granted & static_cast<int>(needed)) == static_cast<int>(needed);
}

/// The role of that short name (`Read`) or claim (`ProvisioningAPI.Read`), letter case ignored.
std::optional<Role> roleNamed(const QString &name);

/// The set that @p names stand for; unknown names grant nothing.
Roles rolesNamed(const QStringList &names);

/// `ProvisioningAPI.Read` and so on, as the `roles` claim of a token has them.
QString roleClaim(Role role);

} // namespace numberdesk::localgateway
