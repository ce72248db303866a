// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace numberdesk {

/// What a numbering plan thinks of a number. Advice only: the metadata is years old in
/// distributions, and Microsoft's own examples count as invalid.
enum class NumberingAdvice : quint8 {
    Plausible,
    UnknownCountryCode,
    ImpossibleLength,
    NotInNumberingPlan,
};

/// All that is asked of a numbering plan about one number.
struct NumberingVerdict
{
    NumberingAdvice advice = NumberingAdvice::UnknownCountryCode;
    /// Numbers of that country can have so many digits, by themselves and not only within a local
    /// area.
    bool possibleLength = false;

    bool operator==(const NumberingVerdict &) const = default;
};

} // namespace numberdesk
