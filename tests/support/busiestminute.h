// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/clock.h"

#include <algorithm>
#include <vector>

namespace numberdesk {

/// Most requests within any 60 s, both ends included.
inline std::size_t busiestMinute(const std::vector<Clock::TimePoint> &sent)
{
    constexpr std::chrono::seconds minute(60);
    std::size_t most = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < sent.size(); ++last) {
        while (sent[last] - sent[first] > minute)
            ++first;
        most = std::max(most, last - first + 1);
    }
    return most;
}

} // namespace numberdesk
