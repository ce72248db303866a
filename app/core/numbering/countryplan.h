// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/numbering/digitautomaton.h"
#include "core/numbering/numberingverdict.h"
#include "core/numbering/plandata.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace numberdesk {

/// The numbering plan of a country code, compiled from the data of the libphonenumber that is
/// loaded: judges a national number as the library does, by table look-ups.
///
/// What the library does is told in its phonenumberutil.cc: Parse, with
/// MaybeStripNationalPrefixAndCarrierCode, IsPossibleNumberWithReason and IsValidNumber.
class CountryPlan
{
public:
    /// Null when the library's data are out of reach, have something that this program does not
    /// know, or when the library judges one of some sample numbers differently. Takes milliseconds.
    static std::unique_ptr<const CountryPlan> make(int countryCode);

    /// On the digits after the country code, at most 15; nothing when the library has to be asked,
    /// since what is a trunk prefix there depends on more than how the digits begin.
    std::optional<NumberingVerdict> verdict(std::string_view national) const;

private:
    /// Where the walk over a national number is: see DigitAutomaton.
    struct State
    {
        std::array<quint16, DigitPattern::endSymbol> next{};
        bool fitsPattern = false;       ///< matches the pattern of the main region
        NumberLengths validLengths = 0; ///< it is valid if it ends here with so many digits
    };

    /// How many digits in front are a trunk prefix.
    struct Trunk
    {
        std::size_t digits = 0;
        bool certain = true;
    };

    CountryPlan() = default;
    bool compileNumbers(const std::vector<PlanRegion> &regions);
    bool compileTrunk(const PlanRegion &main);
    bool agreesWithLibrary(int countryCode, const std::vector<PlanRegion> &regions) const;
    const State &walk(std::string_view national) const;
    Trunk trunk(std::string_view national) const;
    bool staysWhole(std::string_view national, std::string_view stripped) const;

    std::vector<State> m_numbers;
    DigitAutomaton m_trunk;
    bool m_trunkIsReplaced = false; ///< by something that depends on its digits
    NumberLengths m_lengths = 0;
    NumberLengths m_localLengths = 0;
};

} // namespace numberdesk
