// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/number.h"

#include <QHash>

namespace numberdesk {

namespace {

size_t hashOf(const TeamsNumberConfiguration &c, size_t seed)
{
    return qHashMulti(seed, c.usage, c.choosableCapabilities, c.acquiredCapabilities,
                      c.availableCapabilities, c.additionalUsages, c.civicAddressId, c.locationId,
                      c.allowTenantAddressUpdate.value_or(false), c.displayedCountryCode);
}

} // namespace

size_t qHash(const NumberServices &services, size_t seed)
{
    for (const Service service : allServices) {
        const auto &entry = services[service];
        seed = qHashMulti(seed, entry.has_value());
        if (!entry)
            continue;
        seed = qHashMulti(seed, entry->enabled, entry->assignmentStatus);
        if (entry->configuration)
            seed = hashOf(*entry->configuration, seed);
    }
    return seed;
}

ServiceSet enabledServices(const NumberServices &services)
{
    ServiceSet enabled;
    for (const Service service : allServices) {
        if (services[service].has_value() && services[service]->enabled)
            enabled.insert(service);
    }
    return enabled;
}

} // namespace numberdesk
