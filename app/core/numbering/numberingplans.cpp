// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/numbering/numberingplans.h"

#include "core/numbering/countryplan.h"
#include "core/numbering/libraryverdict.h"

#include <phonenumbers/phonenumberutil.h>

#include <array>
#include <charconv>
#include <limits>
#include <memory>
#include <mutex>
#include <set>

using i18n::phonenumbers::PhoneNumberUtil;

namespace numberdesk {

namespace {

constexpr std::size_t countryCodesEnd = 1000;
constexpr std::size_t longestCountryCode = 3;
constexpr std::size_t shortestNumber = 3; // shorter ones are no numbers to the library
constexpr std::size_t longestNumber = 15;

/// The plans of all country codes, each made when its first number comes.
class NumberingPlans
{
public:
    NumberingPlans()
    {
        std::set<int> codes;
        PhoneNumberUtil::GetInstance()->GetSupportedCallingCodes(&codes);
        for (const int code : codes)
            m_isCode.at(static_cast<std::size_t>(code)) = true;
    }

    /// How many digits in front are the country code; 0 without one. None begins another.
    std::size_t codeDigits(std::string_view digits, std::size_t &code) const
    {
        code = 0;
        for (std::size_t i = 0; i < longestCountryCode && i < digits.size(); ++i) {
            code = code * 10 + static_cast<std::size_t>(digits[i] - '0');
            if (m_isCode[code])
                return i + 1;
        }
        return 0;
    }

    /// Null where the library has to be asked.
    const CountryPlan *plan(std::size_t code)
    {
        Slot &slot = m_slots[code];
        std::call_once(slot.made, [&] { slot.plan = CountryPlan::make(static_cast<int>(code)); });
        return slot.plan.get();
    }

private:
    struct Slot
    {
        std::once_flag made;
        std::unique_ptr<const CountryPlan> plan;
    };

    std::array<bool, countryCodesEnd> m_isCode{};
    std::array<Slot, countryCodesEnd> m_slots;
};

NumberingPlans &numberingPlans()
{
    // Never destroyed: threads of the pool may outlive what is static.
    static auto *const plans = new NumberingPlans;
    return *plans;
}

} // namespace

NumberingVerdict numberingVerdict(TelephoneNumber number)
{
    std::array<char, std::numeric_limits<quint64>::digits10 + 1> text{};
    const char *end = std::to_chars(text.begin(), text.end(), number.digits()).ptr;
    const std::string_view digits(text.data(), static_cast<std::size_t>(end - text.data()));
    if (digits.size() >= shortestNumber && digits.size() <= longestNumber) {
        std::size_t code = 0;
        const std::size_t codeDigits = numberingPlans().codeDigits(digits, code);
        if (codeDigits == 0)
            return {NumberingAdvice::UnknownCountryCode, false};
        if (const CountryPlan *plan = numberingPlans().plan(code)) {
            if (const auto verdict = plan->verdict(digits.substr(codeDigits)))
                return *verdict;
        }
    }
    return libraryVerdict(std::string(digits));
}

} // namespace numberdesk
