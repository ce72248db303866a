// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <bitset>
#include <string_view>

namespace numberdesk {

/// What happens to a run beside what its desk does.
enum class Fault {
    Delayed,         ///< a request or its reply is late, by up to 45 s
    Reordered,       ///< a request overtakes an earlier one
    LostBefore,      ///< a request never arrives
    LostAfter,       ///< it takes effect, and its reply never arrives
    Broken,          ///< one of both, and the desk sees a broken connection
    Silent,          ///< one of both, and the desk hears nothing
    Doubled,         ///< a request arrives twice
    Refused,         ///< no connection is made
    Throttled,       ///< 429 with Retry-After
    Unavailable,     ///< 503, with Retry-After or without
    Failing,         ///< 500, nothing took effect
    FailingAfter,    ///< 500 or 504, and it took effect
    SyncFailed,      ///< the backend refuses a number
    OtherDesk,       ///< somebody else writes what the file is about
    Crashed,         ///< the desk's process ends at some moment
    CrashedMidReply, ///< the same between the effect of a request and its reply
    Cancelled,       ///< a person cancels the import
};
inline constexpr std::size_t faultCount = 17;

inline constexpr std::array<std::string_view, faultCount> faultNames{"delayed",
                                                                     "reordered",
                                                                     "lost before",
                                                                     "lost after",
                                                                     "broken connection",
                                                                     "silence",
                                                                     "doubled",
                                                                     "refused",
                                                                     "429",
                                                                     "503",
                                                                     "500",
                                                                     "5xx after",
                                                                     "sync failed",
                                                                     "other desk",
                                                                     "crash",
                                                                     "crash before the reply",
                                                                     "cancelled"};

/// Those that a run has met.
using FaultSet = std::bitset<faultCount>;

} // namespace numberdesk
