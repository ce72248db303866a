// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/number.h"

namespace numberdesk {

/// What a number holds beside what the inventory has columns for: fields of the table that none is
/// for, and what this version does not know. Most numbers hold nothing else.
struct NumberRest
{
    Number number; ///< without what there are columns for

    bool operator==(const NumberRest &) const = default;
};

/// So that the inventory keeps each rest once.
size_t qHash(const NumberRest &rest, size_t seed = 0);

/// True when the number holds more than there are columns for.
bool hasRest(const Number &number);

/// That of the number.
NumberRest restOf(const Number &number);

} // namespace numberdesk
