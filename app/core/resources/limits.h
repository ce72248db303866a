// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace numberdesk {

// Limits of the Provisioning API (2024-02-29-preview, description of the API).

/// The longest name of an account, and header or token of a number or subdomain, in characters.
inline constexpr qsizetype longestName = 100;

/// The most numbers that one createOrUpdateNumbers or deleteNumbers takes.
inline constexpr qsizetype largestBatch = 100;

/// The longest page that any published version of the API gives, in resources.
inline constexpr int longestPage = 500;

} // namespace numberdesk
