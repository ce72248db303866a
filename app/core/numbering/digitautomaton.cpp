// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/numbering/digitautomaton.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <utility>

namespace numberdesk {

namespace {

constexpr std::size_t mostStates = 20'000; // North America, with 25 regions the largest, has 600
constexpr std::size_t mostPlaces = 100'000;
constexpr quint16 anySymbol = (1U << DigitPattern::symbols) - 1;

} // namespace

quint16 DigitAutomatonBuilder::add(const DigitPattern &pattern, Extent extent)
{
    const int end = addPlace(0, {});
    const auto number = static_cast<quint16>(m_starts.size());
    m_places.at(static_cast<std::size_t>(end)).matched = number;
    m_starts.push_back(
        addNode(pattern.root(), extent == Extent::Front ? addAny(nullptr, anySymbol, end) : end));
    return number;
}

int DigitAutomatonBuilder::addPlace(quint16 symbols, std::vector<int> targets)
{
    m_places.push_back({symbols, 0, std::move(targets)});
    return static_cast<int>(m_places.size()) - 1;
}

/// Adds what matches the node and goes on at `after`; gives its first place. Beyond `mostPlaces`
/// it adds no more, and there is no automaton.
int DigitAutomatonBuilder::addNode(const DigitPattern::Node &node, int after)
{
    if (m_places.size() > mostPlaces)
        return after;
    switch (node.kind) {
    case DigitPattern::Kind::Symbols:
        return addPlace(node.symbols, {after});
    case DigitPattern::Kind::Sequence:
        for (const DigitPattern::Node &part : std::views::reverse(node.parts))
            after = addNode(part, after);
        return after;
    case DigitPattern::Kind::Choice: {
        std::vector<int> starts;
        starts.reserve(node.parts.size());
        for (const DigitPattern::Node &part : node.parts)
            starts.push_back(addNode(part, after));
        return starts.size() == 1 ? starts.front() : addPlace(0, std::move(starts));
    }
    case DigitPattern::Kind::Repeat:
        return addRepeat(node, after);
    }
    return after;
}

int DigitAutomatonBuilder::addRepeat(const DigitPattern::Node &node, int after)
{
    const DigitPattern::Node &part = node.parts.front();
    int first = after;
    if (node.most == DigitPattern::unlimited)
        first = addAny(&part, 0, after);
    for (int i = node.least; i < node.most; ++i)
        first = addPlace(0, {addNode(part, first), after});
    for (int i = 0; i < node.least; ++i)
        first = addNode(part, first);
    return first;
}

/// Any number of the node, or of the symbols without one, and then `after`.
int DigitAutomatonBuilder::addAny(const DigitPattern::Node *node, quint16 symbols, int after)
{
    const int loop = addPlace(0, {});
    const int body = node ? addNode(*node, loop) : addPlace(symbols, {loop});
    m_places.at(static_cast<std::size_t>(loop)).targets = {body, after};
    return loop;
}

void DigitAutomatonBuilder::enter(int place, Places &places, std::vector<char> &entered) const
{
    char &already = entered.at(static_cast<std::size_t>(place));
    if (already)
        return;
    already = 1;
    const Place &it = m_places.at(static_cast<std::size_t>(place));
    if (it.symbols != 0 || it.targets.empty()) {
        places.push_back(place);
        return;
    }
    for (const int target : it.targets)
        enter(target, places, entered);
}

DigitAutomatonBuilder::Places DigitAutomatonBuilder::placesAfter(const Places &places, int symbol,
                                                                 std::vector<char> &entered) const
{
    Places after;
    std::fill(entered.begin(), entered.end(), 0);
    for (const int place : places) {
        const Place &it = m_places.at(static_cast<std::size_t>(place));
        if ((it.symbols >> symbol & 1U) != 0)
            enter(it.targets.front(), after, entered);
    }
    std::sort(after.begin(), after.end());
    return after;
}

std::optional<DigitAutomaton> DigitAutomatonBuilder::build() const
{
    if (m_places.size() > mostPlaces)
        return std::nullopt;
    std::vector<char> entered(m_places.size());
    Places first;
    for (const int start : m_starts)
        enter(start, first, entered);
    std::sort(first.begin(), first.end());

    std::map<Places, quint16> numbers{{Places(), DigitAutomaton::dead}};
    std::vector<Places> places{Places()};
    const auto numberOf = [&](const Places &of) {
        const auto [it, isNew] = numbers.try_emplace(of, static_cast<quint16>(places.size()));
        if (isNew)
            places.push_back(of);
        return it->second;
    };
    numberOf(first);
    DigitAutomaton automaton;
    automaton.states.resize(1 + (first.empty() ? 1 : 0));
    for (std::size_t i = 1; i < places.size(); ++i) {
        if (places.size() > mostStates)
            return std::nullopt;
        DigitAutomaton::State state;
        const Places here = places.at(i);
        for (const int place : here) {
            const Place &it = m_places.at(static_cast<std::size_t>(place));
            if (it.symbols == 0)
                state.matched.push_back(it.matched);
        }
        std::sort(state.matched.begin(), state.matched.end());
        for (int symbol = 0; symbol < DigitPattern::symbols; ++symbol)
            state.next.at(static_cast<std::size_t>(symbol)) =
                numberOf(placesAfter(here, symbol, entered));
        automaton.states.push_back(std::move(state));
    }
    return automaton;
}

} // namespace numberdesk
