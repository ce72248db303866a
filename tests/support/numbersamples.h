// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <random>
#include <string>
#include <vector>

namespace numberdesk {

/// Telephone numbers by chance, the same for the same seed: digits with the country code in front,
/// 1 to 15, the first not 0.
class NumberSamples
{
public:
    explicit NumberSamples(quint64 seed);

    /// One like an example number of libphonenumber, of any region and kind: its last digits, none
    /// to six, are others.
    std::string likeExample();
    /// Such a number with one to three of: a digit changed, dropped or added, the trunk prefix or
    /// zeros put in behind the country code.
    std::string mutated();
    /// Digits alone, every other time behind a country code that exists.
    std::string random();

    /// The country codes that libphonenumber knows.
    const std::vector<int> &countryCodes() const { return m_codes; }

private:
    struct Example
    {
        std::string code;
        std::string national;
        std::string trunkPrefix;
    };

    Example changedExample();
    void mutate(Example &example);
    std::size_t below(std::size_t end);
    char digit();
    static std::string whole(const Example &example);

    std::vector<int> m_codes;
    std::vector<Example> m_examples;
    std::mt19937_64 m_chance;
};

} // namespace numberdesk
