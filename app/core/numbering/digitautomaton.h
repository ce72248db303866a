// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/numbering/digitpattern.h"

#include <array>
#include <optional>
#include <vector>

namespace numberdesk {

/// Many patterns compiled into one deterministic automaton: a walk over the digits of a number, a
/// table look-up each, tells which of them match it.
struct DigitAutomaton
{
    /// Where the walk is after some digits. State 0 leads nowhere, state 1 is the start.
    struct State
    {
        std::array<quint16, DigitPattern::symbols> next{};
        std::vector<quint16> matched; ///< the patterns that end here, in ascending order
    };

    static constexpr quint16 dead = 0;  ///< nothing matches any more
    static constexpr quint16 start = 1; ///< before the first digit

    std::vector<State> states;
};

/// Collects patterns and compiles them.
class DigitAutomatonBuilder
{
public:
    /// Whether a pattern has to match all digits, or only those in front.
    enum class Extent : quint8 { Whole, Front };

    /// Adds a pattern; gives its number, counted from 0.
    quint16 add(const DigitPattern &pattern, Extent extent);

    /// Nothing when the automaton would grow beyond a few megabytes.
    std::optional<DigitAutomaton> build() const;

private:
    /// Of the non-deterministic automaton: takes one of `symbols` to `targets`; or, without
    /// symbols, is in all `targets` at once; or, without both, is the end of the pattern `matched`.
    struct Place
    {
        quint16 symbols = 0;
        quint16 matched = 0;
        std::vector<int> targets;
    };
    using Places = std::vector<int>;

    int addPlace(quint16 symbols, std::vector<int> targets);
    int addNode(const DigitPattern::Node &node, int after);
    int addRepeat(const DigitPattern::Node &node, int after);
    int addAny(const DigitPattern::Node *node, quint16 symbols, int after);
    void enter(int place, Places &places, std::vector<char> &entered) const;
    Places placesAfter(const Places &places, int symbol, std::vector<char> &entered) const;

    std::vector<Place> m_places;
    Places m_starts; ///< of the patterns, by number
};

} // namespace numberdesk
