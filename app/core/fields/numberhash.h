// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/number.h"

namespace numberdesk {

/// Of all that the services say, read-only fields too.
size_t qHash(const NumberServices &services, size_t seed = 0);

} // namespace numberdesk
