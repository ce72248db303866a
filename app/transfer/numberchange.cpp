// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/numberchange.h"

namespace numberdesk {

namespace {

/// Puts what is asked, if anything is, in place of what is there.
template <typename T>
void replace(T &value, const std::optional<T> &asked)
{
    if (asked)
        value = *asked;
}

TeamsNumberConfiguration changed(TeamsNumberConfiguration configuration,
                                 const TeamsConfigurationChange &change)
{
    replace(configuration.usage, change.usage);
    replace(configuration.choosableCapabilities, change.choosableCapabilities);
    replace(configuration.additionalUsages, change.additionalUsages);
    replace(configuration.civicAddressId, change.civicAddressId);
    replace(configuration.locationId, change.locationId);
    replace(configuration.allowTenantAddressUpdate, change.allowTenantAddressUpdate);
    replace(configuration.displayedCountryCode, change.displayedCountryCode);
    return configuration;
}

/// True when nothing writable is set, so that the configuration may be left out.
bool asksForNothing(const TeamsNumberConfiguration &c)
{
    return c.usage.isEmpty() && c.choosableCapabilities.isEmpty() && c.additionalUsages.isEmpty() &&
           c.civicAddressId.isEmpty() && c.locationId.isEmpty() && !c.allowTenantAddressUpdate &&
           c.displayedCountryCode.isEmpty();
}

void applyConfiguration(std::optional<TeamsNumberConfiguration> &stored,
                        const TeamsConfigurationChange &change)
{
    if (change.isEmpty())
        return;
    const TeamsNumberConfiguration before = stored.value_or(TeamsNumberConfiguration{});
    const TeamsNumberConfiguration after = changed(before, change);
    // What the gateway has may be an empty configuration; it stays when nothing else is asked.
    if (after == before || (asksForNothing(before) && asksForNothing(after)))
        return;
    if (asksForNothing(after))
        stored.reset();
    else
        stored = after;
}

void applyService(std::optional<NumberService> &stored, const ServiceChange &change)
{
    NumberService service = stored.value_or(NumberService{});
    replace(service.enabled, change.enabled);
    replace(service.assignmentStatus, change.assignmentStatus);
    applyConfiguration(service.configuration, change.configuration);
    // Switching off what is not there leaves the service out of the request.
    if (stored || service != NumberService{})
        stored = service;
}

bool hasText(const std::optional<QString> &text)
{
    return text && !text->isEmpty();
}

bool hasItems(const std::optional<QStringList> &list)
{
    return list && !list->isEmpty();
}

} // namespace

bool TeamsConfigurationChange::isEmpty() const
{
    return *this == TeamsConfigurationChange{};
}

bool TeamsConfigurationChange::asksForSomething() const
{
    return hasText(usage) || hasItems(choosableCapabilities) || hasItems(additionalUsages) ||
           hasText(civicAddressId) || hasText(locationId) ||
           (allowTenantAddressUpdate && allowTenantAddressUpdate->has_value()) ||
           hasText(displayedCountryCode);
}

const ServiceChange &ServiceChanges::operator[](Service service) const
{
    static const ServiceChange nothing;
    return d ? d->services[service] : nothing;
}

ServiceChange &ServiceChanges::operator[](Service service)
{
    if (!d)
        d = new Data;
    return d->services[service];
}

ServiceSet ServiceChanges::enabledServices() const
{
    ServiceSet enabled;
    for (const Service service : allServices) {
        if ((*this)[service].enabled.value_or(false))
            enabled.insert(service);
    }
    return enabled;
}

Number NumberChange::appliedTo(const Number *existing) const
{
    Number number = existing != nullptr ? *existing : Number{};
    number.telephoneNumber = telephoneNumber;
    number.accountName = accountName;
    number.provisioning = {};
    for (const Service service : allServices)
        applyService(number.services[service], services[service]);
    replace(number.customSipHeader, customSipHeader);
    return number;
}

} // namespace numberdesk
