// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>

namespace numberdesk {

/// The version of the Provisioning API to start with: the one in the examples of its reference.
inline constexpr QLatin1StringView firstApiVersion("2024-02-29");

} // namespace numberdesk
