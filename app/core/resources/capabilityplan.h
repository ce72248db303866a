// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace numberdesk {

/// What Teams offers for one usage (TeamsCapabilityPlan): drives usage and capability choices.
struct CapabilityPlan
{
    QString name;
    QStringList offerTypes;
    QString usage;
    QStringList mandatoryCapabilities;
    QStringList choosableCapabilities;
    bool supportsTollFree = false;

    bool operator==(const CapabilityPlan &) const = default;
};

} // namespace numberdesk
