// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "core/resources/number.h"
#include "models/modelroles.h"

#include <QString>

namespace numberdesk {

/// "Pending", "Synced", "Failed: code: message (target)"; an unknown word as it is.
QString statusLabel(const ProvisioningState &state);
/// How urgent a provisioning status is, for its colour and sign.
StatusKind statusKind(const ProvisioningState &state);

/// "Provisioned", "Not provisioned", "Inconsistent"; an unknown word as it is.
QString subdomainLabel(const SubdomainState &state);
/// How urgent the state of a subdomain is, for its colour and sign.
StatusKind subdomainKind(const SubdomainState &state);

/// Short names with commas, for example "Operator Connect, Zoom".
QString servicesLabel(ServiceSet services);

/// A number's services, those marked that are off on its account and so work for no number:
/// "Direct Routing, Zoom (off on the account)".
QString servicesLabel(ServiceSet services, ServiceSet enabledOnAccount);

/// "1,200 Zoom, 30 Direct Routing (off)": numbers per service that has any, switched off or not;
/// "?" where the gateway does not say, "0" where there are none at all.
QString numberCountsLabel(const Account &account);

} // namespace numberdesk
