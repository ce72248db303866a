// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/api/backend.h"

/// The 18 operations of the contract, by its operation ids. Each checks in the order headers,
/// body; whatever comes before that, the dispatcher has checked.
namespace numberdesk::localgateway::operations {

// accounts.cpp
/// A page of all accounts, by name; see readPage().
Outcome listAccounts(Backend &backend, const Call &call);
/// The account of the path; AccountNotFound when there is none.
Outcome getAccount(Backend &backend, const Call &call);
/// Stores the body as the account of the path, whole; its numbers stay. 201 when it is new, else
/// 200, with the account. PathMismatch when the body names another account, TenantIdLocked when the
/// tenant would change while the account has numbers of a service that Teams manages.
Outcome createOrReplaceAccount(Backend &backend, const Call &call);
/// 204, also when there is no such account. Its civic addresses go with it; its numbers only with
/// `deleteNumbers=true`, without which AccountHasNumbers protects them.
Outcome deleteAccount(Backend &backend, const Call &call);

// numbers.cpp
/// A page of the numbers of all accounts, by number; see readPage().
Outcome listNumbers(Backend &backend, const Call &call);
/// The same of the account of the path; AccountNotFound when there is none.
Outcome listAccountNumbers(Backend &backend, const Call &call);
/// NumberNotFound when the account of the path does not have it, whoever else does.
Outcome getNumber(Backend &backend, const Call &call);
/// Stores the body as the number of the path, whole: 201 when it is new, else 200, with the number.
/// PathMismatch when the body names another number; what else speaks against it is in
/// NumberWriter::check().
Outcome createOrReplaceNumber(Backend &backend, const Call &call);
/// 204, also when the account of the path does not have it or does not exist.
Outcome deleteNumber(Backend &backend, const Call &call);

// batches.cpp
/// Stores up to limits::batchItems numbers of the account, each whole, or none of them when one is
/// refused (refuseBatch()). 200 with `numbers` as they are now, in the order they came.
Outcome createOrUpdateNumbers(Backend &backend, const Call &call);
/// 204 after up to limits::batchItems numbers are gone from the account; those that it does not
/// have do not matter. None goes when an item of the body is refused.
Outcome deleteNumbers(Backend &backend, const Call &call);

// capabilities.cpp
/// 200 with the same three plans for every account; the body is not looked at.
Outcome getTeamsCapabilityPlans(Backend &backend, const Call &call);
/// 200 with the same three capabilities for all numbers; NumberNotFound for the first that the
/// account does not have. A body may name any number of them.
Outcome getTeamsAvailableCapabilities(Backend &backend, const Call &call);

// civicaddresses.cpp
/// A page of the addresses of the account of the path, by id; see readPage().
Outcome listTeamsCivicAddresses(Backend &backend, const Call &call);
/// CivicAddressNotFound when the account of the path has none of that id.
Outcome getTeamsCivicAddress(Backend &backend, const Call &call);

// requestsforinformation.cpp
/// A page of all of them, by tenant ID; see readPage().
Outcome listRequestsForInformation(Backend &backend, const Call &call);
/// The one of the path's tenant, letter case ignored; RequestForInformationNotFound when there is
/// none.
Outcome getRequestForInformation(Backend &backend, const Call &call);
/// Merges the body's `customerRelationship` into the stored one (RFC 7396); everything else in it
/// is read-only. 200 with the request, which is then pending for the sync delay.
Outcome updateRequestForInformation(Backend &backend, const Call &call);

} // namespace numberdesk::localgateway::operations
