// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/numbering/numberingverdict.h"
#include "core/telephonenumber.h"

namespace numberdesk {

/// libphonenumber's verdict on a number, some fifty times as fast as the library itself; see
/// CountryPlan. The first number of a country code takes some milliseconds. Any thread may ask.
NumberingVerdict numberingVerdict(TelephoneNumber number);

} // namespace numberdesk
