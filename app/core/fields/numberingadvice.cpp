// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/numberingadvice.h"

#include "core/numbering/numberingplans.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace numberdesk {

namespace {

constexpr int decimalBase = 10;
constexpr std::size_t countryCodes = 1000;

/// By country code: national numbers are dialled with a 0 in front there.
std::array<bool, countryCodes> makeTrunkZeros()
{
    std::array<bool, countryCodes> zeros{};
    for (std::size_t code = 1; code < countryCodes; ++code) {
        std::string region;
        PhoneNumberUtil::GetInstance()->GetRegionCodeForCountryCode(static_cast<int>(code),
                                                                    &region);
        std::string prefix;
        PhoneNumberUtil::GetInstance()->GetNddPrefixForRegion(region, true, &prefix);
        zeros[code] = prefix == "0";
    }
    return zeros;
}

/// Where the digits of the country code end, when a trunk zero follows there; otherwise 0. No
/// country code is the beginning of another.
std::size_t placeOfTrunkZero(const std::string &digits)
{
    static const std::array<bool, countryCodes> zeros = makeTrunkZeros();
    constexpr std::size_t longestCode = 3;
    std::size_t code = 0;
    for (std::size_t i = 0; i < longestCode && i + 1 < digits.size(); ++i) {
        code = code * decimalBase + static_cast<std::size_t>(digits[i] - '0');
        if (zeros[code])
            return digits[i + 1] == '0' ? i + 1 : 0;
    }
    return 0;
}

} // namespace

NumberingAdvice numberingAdvice(TelephoneNumber number)
{
    return numberingVerdict(number).advice;
}

bool hasPossibleLength(TelephoneNumber number)
{
    return numberingVerdict(number).possibleLength;
}

bool hasTrunkZero(TelephoneNumber number)
{
    return placeOfTrunkZero(std::to_string(number.digits())) > 0;
}

TelephoneNumber withoutTrunkZero(TelephoneNumber number)
{
    std::string digits = std::to_string(number.digits());
    const std::size_t place = placeOfTrunkZero(digits);
    if (place == 0)
        return number;
    return TelephoneNumber(std::stoull(digits.erase(place, 1)));
}

std::optional<TelephoneNumber> fromNationalNumber(const QString &digits, const QString &region)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber parsed;
    if (util.Parse(digits.toStdString(), region.toStdString(), &parsed) !=
            PhoneNumberUtil::NO_PARSING_ERROR ||
        util.IsPossibleNumberWithReason(parsed) != PhoneNumberUtil::IS_POSSIBLE)
        return std::nullopt;
    std::string formatted;
    util.Format(parsed, PhoneNumberUtil::E164, &formatted);
    return TelephoneNumber::parse(QString::fromStdString(formatted));
}

bool isNumberingRegion(const QString &code)
{
    std::set<std::string> regions;
    PhoneNumberUtil::GetInstance()->GetSupportedRegions(&regions);
    return regions.contains(code.toStdString());
}

} // namespace numberdesk
