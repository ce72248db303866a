// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>

namespace numberdesk {

/// Chance out of a seed, the same everywhere and always (splitmix64); the standard library's
/// distributions differ from one to the next.
class Dice
{
public:
    /// Throws of the same seed and purpose are the same; those of two purposes do not depend on
    /// each other.
    explicit Dice(quint64 seed, quint64 purpose = 0)
        : m_state(seed * 0x9e3779b97f4a7c15ULL + purpose * 0xd1b54a32d192ed03ULL)
    {}

    quint64 next()
    {
        quint64 bits = (m_state += 0x9e3779b97f4a7c15ULL);
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
        return bits ^ (bits >> 31);
    }

    /// From 0 up to, but not including, `end`.
    int below(int end) { return static_cast<int>(next() % static_cast<quint64>(end)); }
    /// Both ends included.
    int between(int first, int last) { return first + below(last - first + 1); }
    std::chrono::milliseconds between(std::chrono::milliseconds first,
                                      std::chrono::milliseconds last)
    {
        return first + std::chrono::milliseconds(next() % quint64((last - first).count() + 1));
    }
    /// True in `percent` of 100 cases.
    bool comes(int percent) { return below(100) < percent; }

private:
    quint64 m_state;
};

} // namespace numberdesk
