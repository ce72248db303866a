// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telephonenumber.h"

namespace numberdesk {

/// What a numbering plan thinks of a number. Advice only: the metadata is years old in
/// distributions, and Microsoft's own examples count as invalid.
enum class NumberingAdvice : quint8 {
    Plausible,
    UnknownCountryCode,
    ImpossibleLength,
    NotInNumberingPlan,
};

/// Asks libphonenumber; about 16 µs a number, so not in the GUI thread for many.
NumberingAdvice numberingAdvice(TelephoneNumber number);

} // namespace numberdesk
