// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/account.h"
#include "core/number.h"

namespace numberdesk {

/// `number` in the one spelling of all that mean the same to the API: absent, empty and the
/// contract's default (`false`) are absent, lists are sets, words of an enumeration are in lower
/// case, texts stay byte for byte. What is read-only is left out. For comparisons only.
Number canonical(const Number &number);

/// The same for accounts; the default of `callScreening` is true, and Call Protection has no
/// `syncEnabled`.
Account canonical(const Account &account);

/// True when a PUT of either number would ask for the same.
bool sameRequest(const Number &left, const Number &right);

/// True when `stored` has each field that a PUT of `sent` would carry, with the same value; fields
/// that were not sent do not count, nor does `assignmentStatus`, which Teams sets.
bool holdsRequest(const Number &stored, const Number &sent);

/// The same for accounts; the default of `callScreening` is true.
bool holdsRequest(const Account &stored, const Account &sent);

/// True when the JSON object `stored` has each field of `sent` with an equal value; either may be
/// empty. For the fields that this version does not know.
bool holdsUnknownFields(const QByteArray &stored, const QByteArray &sent);

} // namespace numberdesk
