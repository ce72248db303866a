// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/numbering/numberingverdict.h"

#include <string>

namespace numberdesk {

/// libphonenumber's own verdict on the number `+digits`, by its public functions: what every faster
/// way has to agree with. Takes 10 to 60 µs, the first number of a country some milliseconds.
NumberingVerdict libraryVerdict(const std::string &digits);

} // namespace numberdesk
