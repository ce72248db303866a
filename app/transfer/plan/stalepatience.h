// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <utility>

namespace numberdesk {

/// Decides when writes that rest on readings may go out though these have become too old: where the
/// request budget lets nothing out in time, reading anew would go on for ever. So one write goes as
/// it is after two readings in vain.
class StalePatience
{
public:
    /// Something was read by which writes may go out.
    void noteRead() { ++m_readInVain; }
    /// A write went out.
    void noteSent() { m_readInVain = 0; }
    /// A write did not go out, since its reading became too old while it waited for its turn.
    void noteStale()
    {
        constexpr int most = 2;
        if (m_readInVain < most)
            return;
        m_readInVain = 0;
        m_letsGo = true;
    }
    /// True once when the next write is to go as it is, whatever the age of its reading; whoever
    /// lets it go says so.
    bool takeLeave() { return std::exchange(m_letsGo, false); }

private:
    int m_readInVain = 0;
    bool m_letsGo = false;
};

} // namespace numberdesk
