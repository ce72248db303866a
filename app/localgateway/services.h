// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

namespace numberdesk::localgateway {

/// The five services by their name in the contract; the index is the bit in the store's masks
/// and the number of its count column.
inline constexpr std::array serviceNames{
    "teamsOperatorConnect",  "teamsDirectRouting",          "teamsPhoneMobile",
    "zoomPhoneCloudPeering", "azureOperatorCallProtection",
};

inline constexpr unsigned operatorConnectBit = 1u << 0;
inline constexpr unsigned directRoutingBit = 1u << 1;
inline constexpr unsigned phoneMobileBit = 1u << 2;

/// Services whose numbers Teams must take over, and whose accounts are bound to a tenant.
inline constexpr unsigned teamsManagedBits = operatorConnectBit | phoneMobileBit;

} // namespace numberdesk::localgateway
