// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/numberingadvice.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

namespace numberdesk {

NumberingAdvice numberingAdvice(TelephoneNumber number)
{
    using i18n::phonenumbers::PhoneNumberUtil;
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    i18n::phonenumbers::PhoneNumber parsed;
    const auto outcome = util.Parse(number.toString().toStdString(), "ZZ", &parsed);
    if (outcome == PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR)
        return NumberingAdvice::UnknownCountryCode;
    if (outcome != PhoneNumberUtil::NO_PARSING_ERROR || !util.IsPossibleNumber(parsed))
        return NumberingAdvice::ImpossibleLength;
    return util.IsValidNumber(parsed) ? NumberingAdvice::Plausible
                                      : NumberingAdvice::NotInNumberingPlan;
}

} // namespace numberdesk
