// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/field.h"
#include "core/resources/capabilityplan.h"

namespace numberdesk {

/// TeamsCapabilityPlan of the Provisioning API 2024-02-29-preview, all of it read-only.
template <>
struct Fields<CapabilityPlan>
{
    using T = CapabilityPlan;
    static constexpr FieldInfo readOnly{.sent = Sent::Never};
    static constexpr FieldInfo given{.sent = Sent::Never, .alwaysGiven = true};
    static constexpr std::tuple all{
        Field{"name", &T::name, {.sent = Sent::Never, .isKey = true, .alwaysGiven = true}},
        Field{"offerTypes", &T::offerTypes, readOnly},
        Field{"usage", &T::usage, given},
        Field{"mandatoryCapabilities", &T::mandatoryCapabilities, readOnly},
        Field{"choosableCapabilities", &T::choosableCapabilities, readOnly},
        Field{"supportsTollFree", &T::supportsTollFree, given},
    };
};

} // namespace numberdesk
