// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/resources/directroutingnames.h"

using namespace Qt::StringLiterals;

namespace numberdesk {

DirectRoutingNames directRoutingNames(const QString &subdomain, const QString &baseDomain)
{
    DirectRoutingNames names;
    names.region1 = subdomain + u".1r1."_s + baseDomain;
    names.region2 = subdomain + u".1r2."_s + baseDomain;
    names.tooLong = names.region1.size() > longestDirectRoutingName;
    return names;
}

} // namespace numberdesk
