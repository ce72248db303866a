// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace numberdesk {

/// The two host names that a Direct Routing customer enters in Microsoft 365, derived from the
/// account's subdomain and the gateway's base domain (Direct Routing guide).
struct DirectRoutingNames
{
    QString region1;
    QString region2;
    bool tooLong = false; ///< longer than Microsoft Entra ID takes
};

/// The longest full domain name that Microsoft Entra ID takes, in characters.
inline constexpr qsizetype longestDirectRoutingName = 48;

/// `<subdomain>.1r1.<base domain>` and `<subdomain>.1r2.<base domain>`.
DirectRoutingNames directRoutingNames(const QString &subdomain, const QString &baseDomain);

} // namespace numberdesk
