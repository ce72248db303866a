// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/api/backend.h"

/// The 18 operations of the contract, by its operation ids. Each checks in the order headers,
/// body; whatever comes before that, the dispatcher has checked.
namespace numberdesk::localgateway::operations {

// accounts.cpp
Outcome listAccounts(Backend &backend, const Call &call);
Outcome getAccount(Backend &backend, const Call &call);
Outcome createOrReplaceAccount(Backend &backend, const Call &call);
Outcome deleteAccount(Backend &backend, const Call &call);

// numbers.cpp
Outcome listNumbers(Backend &backend, const Call &call);
Outcome listAccountNumbers(Backend &backend, const Call &call);
Outcome getNumber(Backend &backend, const Call &call);
Outcome createOrReplaceNumber(Backend &backend, const Call &call);
Outcome deleteNumber(Backend &backend, const Call &call);

// batches.cpp
Outcome createOrUpdateNumbers(Backend &backend, const Call &call);
Outcome deleteNumbers(Backend &backend, const Call &call);

// capabilities.cpp
Outcome getTeamsCapabilityPlans(Backend &backend, const Call &call);
Outcome getTeamsAvailableCapabilities(Backend &backend, const Call &call);

// civicaddresses.cpp
Outcome listTeamsCivicAddresses(Backend &backend, const Call &call);
Outcome getTeamsCivicAddress(Backend &backend, const Call &call);

// requestsforinformation.cpp
Outcome listRequestsForInformation(Backend &backend, const Call &call);
Outcome getRequestForInformation(Backend &backend, const Call &call);
Outcome updateRequestForInformation(Backend &backend, const Call &call);

} // namespace numberdesk::localgateway::operations
