// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>

/// The fixed limits of the local gateway, in one place.
namespace numberdesk::localgateway::limits {

inline constexpr qint64 bodyBytes = 4LL * 1024 * 1024;
inline constexpr qint64 headBytes = 64LL * 1024; ///< request line and header lines
inline constexpr int headLines = 100;            ///< request line and header lines

inline constexpr int batchItems = 100; ///< contract: maxItems of a batch
inline constexpr int defaultPageSize = 200;
inline constexpr int maximumPageSize = 500;
inline constexpr int filterComparisons = 500; ///< SQLite nests expressions up to 1,000 deep
inline constexpr int filterDepth = 100;

/// How old a Repeatability-First-Sent may be (Azure REST guidelines: at least five minutes).
inline constexpr std::chrono::minutes repeatabilityWindow{5};

inline constexpr std::chrono::seconds rateWindow{60};

} // namespace numberdesk::localgateway::limits
