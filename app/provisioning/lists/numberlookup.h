// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"

#include <QHash>

namespace numberdesk {

/// What is asked of a lookup.
struct NumberLookupQuery
{
    /// The numbers wanted, by the account they are expected on.
    QHash<QString, QList<TelephoneNumber>> numbersByAccount;
    /// Also find numbers that other accounts hold, when that costs at most this many requests more
    /// than reading the expected accounts alone.
    int requestsForOtherAccounts = 10;
    Priority priority = Priority::Interactive;
};

/// What a lookup found.
struct NumberLookupResult
{
    QHash<TelephoneNumber, Number> found; ///< wanted numbers that exist, on whichever account
    bool otherAccountsRead = true;        ///< false: numbers of other accounts may exist unseen
    bool filtersUsed = false;             ///< absence rests on the gateway's filters
    /// How many numbers the accounts held that were read by list, as far as the gateway counts.
    QHash<QString, qint64> accountCounts;
};

/// Reads given numbers in the fewest requests: pages of 500 of an account or of the whole gateway,
/// `telephoneNumber eq` filters where they are understood, or single GETs, whichever is least.
ApiJob<NumberLookupResult> *lookUpNumbers(ProvisioningService &service, NumberLookupQuery query);

} // namespace numberdesk
