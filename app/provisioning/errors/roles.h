// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>

/// The application roles of the Provisioning API (Provisioning API integration guide); they come in
/// the `roles` claim of a token.
namespace numberdesk::roles {

inline constexpr QLatin1StringView prefix("ProvisioningAPI.");
inline constexpr QLatin1StringView read("ProvisioningAPI.Read");
inline constexpr QLatin1StringView write("ProvisioningAPI.Write");
inline constexpr QLatin1StringView remove("ProvisioningAPI.Delete");
inline constexpr QLatin1StringView admin("ProvisioningAPI.Admin"); ///< allows all

} // namespace numberdesk::roles
