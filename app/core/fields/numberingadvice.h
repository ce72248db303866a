// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/numbering/numberingverdict.h"
#include "core/telephonenumber.h"

#include <QString>

namespace numberdesk {

/// What the numbering plan of its country thinks of a number, by libphonenumber's data and rules.
/// Takes a fraction of a microsecond, the first number of a country some milliseconds.
NumberingAdvice numberingAdvice(TelephoneNumber number);

/// True when a number of that country can have so many digits, by itself and not only within a
/// local area.
bool hasPossibleLength(TelephoneNumber number);

/// True when a 0 follows the country code of a region that dials 0 before national numbers
/// (libphonenumber's national prefix): it is not dialled from abroad. Not in regions whose numbers
/// begin with a 0 of their own, such as Italy.
bool hasTrunkZero(TelephoneNumber number);

/// The number without such a zero; the same number where there is none.
TelephoneNumber withoutTrunkZero(TelephoneNumber number);

/// What a national number, digits only, is in the region with that code; nothing when no number of
/// the region has so many digits.
std::optional<TelephoneNumber> fromNationalNumber(const QString &digits, const QString &region);

/// True for the two capitals of a region that has telephone numbers, such as "GB".
bool isNumberingRegion(const QString &code);

} // namespace numberdesk
