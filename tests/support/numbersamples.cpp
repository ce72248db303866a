// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/numbersamples.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <set>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace numberdesk {

NumberSamples::NumberSamples(quint64 seed) : m_chance(seed)
{
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    const auto add = [&](const PhoneNumber &number, const std::string &trunkPrefix) {
        std::string national;
        util.GetNationalSignificantNumber(number, &national);
        m_examples.push_back({std::to_string(number.country_code()), national, trunkPrefix});
    };
    std::set<int> codes;
    util.GetSupportedCallingCodes(&codes);
    m_codes.assign(codes.begin(), codes.end());
    for (const int code : m_codes) {
        PhoneNumber number;
        if (util.GetExampleNumberForNonGeoEntity(code, &number))
            add(number, "0");
    }
    std::set<std::string> regions;
    util.GetSupportedRegions(&regions);
    for (const std::string &region : regions) {
        std::string trunkPrefix;
        util.GetNddPrefixForRegion(region, true, &trunkPrefix);
        std::set<PhoneNumberUtil::PhoneNumberType> types;
        util.GetSupportedTypesForRegion(region, &types);
        for (const auto type : types) {
            PhoneNumber number;
            if (util.GetExampleNumberForType(region, type, &number))
                add(number, trunkPrefix.empty() ? "0" : trunkPrefix);
        }
    }
}

std::size_t NumberSamples::below(std::size_t end)
{
    return m_chance() % end; // the same with every standard library
}

char NumberSamples::digit()
{
    return static_cast<char>('0' + below(10));
}

std::string NumberSamples::whole(const Example &example)
{
    constexpr std::size_t mostDigits = 15;
    return (example.code + example.national).substr(0, mostDigits);
}

NumberSamples::Example NumberSamples::changedExample()
{
    constexpr std::size_t changedAtMost = 6;
    Example example = m_examples.at(below(m_examples.size()));
    const std::size_t changed = std::min(below(changedAtMost + 1), example.national.size());
    std::generate(example.national.end() - static_cast<std::ptrdiff_t>(changed),
                  example.national.end(), [this] { return digit(); });
    return example;
}

std::string NumberSamples::likeExample()
{
    return whole(changedExample());
}

void NumberSamples::mutate(Example &example)
{
    std::string &national = example.national;
    const std::size_t place = below(national.size() + 1);
    switch (below(5)) {
    case 0:
        if (place < national.size())
            national.at(place) = digit();
        break;
    case 1:
        if (place < national.size())
            national.erase(place, 1);
        break;
    case 2:
        national.insert(place, 1, digit());
        break;
    case 3:
        national.insert(0, example.trunkPrefix);
        break;
    default:
        national.insert(0, 1 + below(3), '0');
    }
}

std::string NumberSamples::mutated()
{
    Example example = changedExample();
    for (std::size_t left = 1 + below(3); left > 0; --left)
        mutate(example);
    return whole(example);
}

std::string NumberSamples::random()
{
    constexpr std::size_t mostDigits = 15;
    Example example;
    if (below(2) == 0)
        example.code = std::to_string(m_codes.at(below(m_codes.size())));
    else
        example.code = static_cast<char>('1' + below(9));
    example.national.resize(below(mostDigits));
    std::generate(example.national.begin(), example.national.end(), [this] { return digit(); });
    return whole(example);
}

} // namespace numberdesk
