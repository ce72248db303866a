// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/numberhash.h"

#include "core/fields/fieldequality.h"
#include "core/fields/numberfields.h"

namespace numberdesk {

size_t qHash(const NumberServices &services, size_t seed)
{
    for (const Service service : allServices)
        seed = fieldHash(services[service], seed);
    return seed;
}

} // namespace numberdesk
