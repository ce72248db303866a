// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/numbering/libraryverdict.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace numberdesk {

NumberingVerdict libraryVerdict(const std::string &digits)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber parsed;
    const auto outcome = util.Parse('+' + digits, "ZZ", &parsed);
    if (outcome == PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR)
        return {NumberingAdvice::UnknownCountryCode, false};
    if (outcome != PhoneNumberUtil::NO_PARSING_ERROR)
        return {NumberingAdvice::ImpossibleLength, false};
    const auto length = util.IsPossibleNumberWithReason(parsed);
    const bool possible = length == PhoneNumberUtil::IS_POSSIBLE;
    if (!possible && length != PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY)
        return {NumberingAdvice::ImpossibleLength, false};
    return {util.IsValidNumber(parsed) ? NumberingAdvice::Plausible
                                       : NumberingAdvice::NotInNumberingPlan,
            possible};
}

} // namespace numberdesk
