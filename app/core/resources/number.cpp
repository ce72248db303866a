// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/resources/number.h"

namespace numberdesk {

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
