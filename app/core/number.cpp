// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/number.h"

#include <QHash>

#include <algorithm>

namespace numberdesk {

namespace {

size_t hashOf(const TeamsNumberConfiguration &c, size_t seed)
{
    return qHashMulti(seed, c.usage, c.choosableCapabilities, c.acquiredCapabilities,
                      c.availableCapabilities, c.additionalUsages, c.civicAddressId, c.locationId,
                      c.allowTenantAddressUpdate.value_or(false), c.displayedCountryCode);
}

/// What a PUT would say of one service; nothing when it says no more than leaving it out.
std::optional<NumberService> requested(const std::optional<NumberService> &service)
{
    if (!service ||
        (!service->enabled && !service->configuration && service->assignmentStatus.isEmpty()))
        return std::nullopt;
    NumberService asked = *service;
    if (asked.configuration) {
        asked.configuration->acquiredCapabilities.clear();
        asked.configuration->availableCapabilities.clear();
        asked.configuration->allowTenantAddressUpdate =
            asked.configuration->allowTenantAddressUpdate.value_or(false);
    }
    return asked;
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

bool sameRequest(const Number &left, const Number &right)
{
    if (left.telephoneNumber != right.telephoneNumber || left.accountName != right.accountName ||
        left.customSipHeader != right.customSipHeader || left.unknownFields != right.unknownFields)
        return false;
    return std::all_of(allServices.begin(), allServices.end(), [&](Service service) {
        return requested(left.services[service]) == requested(right.services[service]);
    });
}

} // namespace numberdesk
