// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "core/resources/number.h"

namespace numberdesk {

/// True when a PUT of either number would ask for the same: absent, empty and the contract's
/// default say the same, lists are sets, words of an enumeration have no letter case, texts count
/// byte for byte, read-only fields not at all.
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
