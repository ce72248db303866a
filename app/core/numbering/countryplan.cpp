// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/numbering/countryplan.h"

#include "core/numbering/libraryverdict.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <bit>
#include <list>
#include <set>
#include <utility>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace numberdesk {

namespace {

constexpr std::size_t shortestNational = 2; // kMinLengthForNsn in the library
constexpr NumberLengths anyLength = ~NumberLengths{0};
constexpr int noPattern = -1;

std::size_t digitAt(std::string_view digits, std::size_t i)
{
    return static_cast<std::size_t>(digits[i] - '0');
}

/// The regions of the country code in the library's order, the main one first; none when the data
/// do not have them all.
std::vector<PlanRegion> orderedRegions(int countryCode)
{
    std::list<std::string> ids;
    PhoneNumberUtil::GetInstance()->GetRegionCodesForCountryCallingCode(countryCode, &ids);
    const std::vector<PlanRegion> regions = planRegions(countryCode);
    std::vector<PlanRegion> ordered;
    for (const std::string &id : ids) {
        const auto region =
            std::find_if(regions.begin(), regions.end(),
                         [&](const PlanRegion &candidate) { return candidate.id == id; });
        if (region == regions.end())
            return {};
        ordered.push_back(*region);
    }
    return ordered;
}

/// Adds patterns to an automaton and keeps their numbers.
class PlanPatterns
{
public:
    using Extent = DigitAutomatonBuilder::Extent;

    int add(std::string_view text, Extent extent)
    {
        const auto pattern = DigitPattern::parse(text);
        if (!pattern) {
            m_understood = false;
            return noPattern;
        }
        ++m_count;
        return m_builder.add(*pattern, extent);
    }

    std::size_t count() const { return m_count; }

    std::optional<DigitAutomaton> build() const
    {
        return m_understood ? m_builder.build() : std::nullopt;
    }

private:
    DigitAutomatonBuilder m_builder;
    std::size_t m_count = 0;
    bool m_understood = true;
};

/// The numbers that a pattern and lengths describe.
struct CompiledNumbers
{
    int pattern = noPattern;
    NumberLengths lengths = 0;

    CompiledNumbers(const PlanNumbers &numbers, PlanPatterns &patterns)
        : lengths(numbers.hasLengths ? numbers.lengths : anyLength)
    {
        // The library lets nothing match an empty pattern.
        if (!numbers.pattern.empty())
            pattern = patterns.add(numbers.pattern, PlanPatterns::Extent::Whole);
    }

    bool isMatched(const std::vector<bool> &matched) const
    {
        return pattern != noPattern && matched.at(static_cast<std::size_t>(pattern));
    }

    NumberLengths validLengths(const std::vector<bool> &matched) const
    {
        return isMatched(matched) ? lengths : 0;
    }
};

/// One of the regions that share a country code.
struct CompiledRegion
{
    CompiledNumbers all;
    std::vector<CompiledNumbers> kinds;
    int leadingDigits = noPattern;

    CompiledRegion(const PlanRegion &region, PlanPatterns &patterns) : all(region.all, patterns)
    {
        for (const PlanNumbers &numbers : region.kinds)
            kinds.emplace_back(numbers, patterns);
        if (region.leadingDigits)
            leadingDigits = patterns.add(*region.leadingDigits, PlanPatterns::Extent::Front);
    }

    NumberLengths validLengths(const std::vector<bool> &matched) const
    {
        NumberLengths lengths = 0;
        for (const CompiledNumbers &numbers : kinds)
            lengths |= numbers.validLengths(matched);
        return lengths & all.validLengths(matched);
    }

    bool beginsLike(const std::vector<bool> &matched) const
    {
        return leadingDigits != noPattern && matched.at(static_cast<std::size_t>(leadingDigits));
    }
};

/// The first region that claims a number by its leading digits decides; those without leading
/// digits claim what is valid there. A region alone is not asked for them.
NumberLengths validLengths(const std::vector<CompiledRegion> &regions,
                           const std::vector<bool> &matched)
{
    if (regions.size() == 1)
        return regions.front().validLengths(matched);
    NumberLengths lengths = 0;
    for (const CompiledRegion &region : regions) {
        if (region.leadingDigits == noPattern)
            lengths |= region.validLengths(matched);
        else if (region.beginsLike(matched))
            return lengths | region.validLengths(matched);
    }
    return lengths;
}

/// The patterns that a number matches which ends in that state, by their numbers.
std::vector<bool> matchedAtEnd(const DigitAutomaton &automaton, const DigitAutomaton::State &state,
                               std::size_t patterns)
{
    std::vector<bool> matched(patterns);
    for (const quint16 pattern : state.matched)
        matched.at(pattern) = true;
    for (const quint16 pattern : automaton.states.at(state.next.back()).matched)
        matched.at(pattern) = true;
    return matched;
}

/// Numbers of each region and kind, and what misprints make of them.
std::vector<std::string> sampleNumbers(int countryCode, const std::vector<PlanRegion> &regions)
{
    constexpr std::size_t mostSamples = 40;
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    std::vector<std::string> samples;
    const auto add = [&](const PhoneNumber &number) {
        std::string digits;
        util.GetNationalSignificantNumber(number, &digits);
        std::string changed = digits;
        changed.back() = static_cast<char>('0' + ('9' - changed.back()));
        const std::string shorter = digits.substr(0, digits.size() - 1);
        samples.insert(samples.end(), {digits, changed, shorter, digits + '0', '0' + digits});
    };
    PhoneNumber number;
    if (util.GetExampleNumberForNonGeoEntity(countryCode, &number))
        add(number);
    for (int type = 0; type < PhoneNumberUtil::UNKNOWN; ++type) {
        for (const PlanRegion &region : regions) {
            std::set<PhoneNumberUtil::PhoneNumberType> types;
            PhoneNumber example;
            const auto kind = static_cast<PhoneNumberUtil::PhoneNumberType>(type);
            util.GetSupportedTypesForRegion(std::string(region.id), &types);
            if (samples.size() < mostSamples && types.contains(kind) &&
                util.GetExampleNumberForType(std::string(region.id), kind, &example))
                add(example);
        }
    }
    return samples;
}

} // namespace

std::unique_ptr<const CountryPlan> CountryPlan::make(int countryCode)
{
    const std::vector<PlanRegion> regions = orderedRegions(countryCode);
    if (regions.empty() || !regions.front().all.hasLengths)
        return nullptr;
    std::unique_ptr<CountryPlan> plan(new CountryPlan);
    plan->m_lengths = regions.front().all.lengths;
    plan->m_localLengths = regions.front().all.localLengths;
    if (!plan->compileNumbers(regions) || !plan->compileTrunk(regions.front()) ||
        !plan->agreesWithLibrary(countryCode, regions))
        return nullptr;
    return plan;
}

bool CountryPlan::compileNumbers(const std::vector<PlanRegion> &regions)
{
    PlanPatterns patterns;
    std::vector<CompiledRegion> compiled;
    compiled.reserve(regions.size());
    for (const PlanRegion &region : regions)
        compiled.emplace_back(region, patterns);
    const auto automaton = patterns.build();
    if (!automaton)
        return false;
    m_numbers.reserve(automaton->states.size());
    for (const DigitAutomaton::State &state : automaton->states) {
        const std::vector<bool> matched = matchedAtEnd(*automaton, state, patterns.count());
        State &made = m_numbers.emplace_back();
        std::copy_n(state.next.begin(), made.next.size(), made.next.begin());
        made.fitsPattern = compiled.front().all.isMatched(matched);
        made.validLengths = validLengths(compiled, matched);
    }
    return true;
}

bool CountryPlan::compileTrunk(const PlanRegion &main)
{
    DigitAutomatonBuilder builder;
    if (!main.trunkPrefix.empty()) {
        const auto pattern = DigitPattern::parse(main.trunkPrefix);
        if (!pattern)
            return false;
        m_trunkIsReplaced = !main.trunkRule.empty() && pattern->captures();
        builder.add(*pattern, DigitAutomatonBuilder::Extent::Whole);
    }
    auto automaton = builder.build();
    if (!automaton)
        return false;
    m_trunk = std::move(*automaton);
    return true;
}

/// Guards against a library that has come to judge by other rules than these.
bool CountryPlan::agreesWithLibrary(int countryCode, const std::vector<PlanRegion> &regions) const
{
    const auto agrees = [&](const std::string &national) {
        const auto mine = verdict(national);
        return !mine || *mine == libraryVerdict(std::to_string(countryCode) + national);
    };
    const std::vector<std::string> samples = sampleNumbers(countryCode, regions);
    return std::all_of(samples.begin(), samples.end(), agrees);
}

const CountryPlan::State &CountryPlan::walk(std::string_view national) const
{
    quint16 state = DigitAutomaton::start;
    for (std::size_t i = 0; i < national.size() && state != DigitAutomaton::dead; ++i)
        state = m_numbers[state].next[digitAt(national, i)];
    return m_numbers[state];
}

CountryPlan::Trunk CountryPlan::trunk(std::string_view national) const
{
    const auto &states = m_trunk.states;
    quint16 state = DigitAutomaton::start;
    NumberLengths ends = 0; // of all that the pattern can match in front
    for (std::size_t i = 0; state != DigitAutomaton::dead; ++i) {
        if (!states[state].matched.empty())
            ends |= onlyLength(i);
        if (i == national.size()) {
            if (!states[states[state].next.back()].matched.empty())
                ends |= onlyLength(i);
            break;
        }
        state = states[state].next[digitAt(national, i)];
    }
    if ((ends & ~onlyLength(0)) == 0)
        return {};
    return {static_cast<std::size_t>(std::countr_zero(ends)),
            std::has_single_bit(ends) && !m_trunkIsReplaced};
}

/// Whether the library takes what looks like a trunk prefix for a part of the number.
bool CountryPlan::staysWhole(std::string_view national, std::string_view stripped) const
{
    if (walk(national).fitsPattern && !walk(stripped).fitsPattern)
        return true;
    const NumberLengths length = onlyLength(stripped.size());
    if ((length & m_localLengths) != 0)
        return true;
    // What is longer than all numbers loses its prefix all the same.
    return (length & m_lengths) == 0 && length < m_lengths;
}

std::optional<NumberingVerdict> CountryPlan::verdict(std::string_view national) const
{
    if (national.size() < shortestNational)
        return NumberingVerdict{NumberingAdvice::ImpossibleLength, false};
    const Trunk found = trunk(national);
    if (!found.certain)
        return std::nullopt;
    if (found.digits > 0 && !staysWhole(national, national.substr(found.digits)))
        national.remove_prefix(found.digits);
    const NumberLengths length = onlyLength(national.size());
    const bool local = (length & m_localLengths) != 0;
    const bool possible = !local && (length & m_lengths) != 0;
    if (national.size() < shortestNational || (!possible && !local))
        return NumberingVerdict{NumberingAdvice::ImpossibleLength, false};
    const bool valid = (walk(national).validLengths & length) != 0;
    return NumberingVerdict{
        valid ? NumberingAdvice::Plausible : NumberingAdvice::NotInNumberingPlan, possible};
}

} // namespace numberdesk
