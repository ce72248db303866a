// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/lists/numberlookup.h"
#include "provisioning/service/moment.h"
#include "transfer/planning/accountlists.h"
#include "transfer/planning/accountreader.h"
#include "transfer/planning/addresscheck.h"

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QStringList>

namespace numberdesk {

/// What the gateway said while a plan was made, and what it was asked for: a plan of nearly the
/// same rows asks only for the rest.
struct PlanReading
{
    QDateTime readAt;                                   ///< when it was begun, UTC
    Moment askedAt{};                                   ///< the same in the order of answers
    AccountsByName accounts;                            ///< those that exist
    QHash<QString, QSet<TelephoneNumber>> numbersAsked; ///< by the account they are expected on
    NumberLookupResult numbers;
    AccountLists lists; ///< of accounts that a mirroring import has read whole
    AddressesByAccount addresses;

    /// Those of `names` that are not known to exist: somebody may have created them since.
    QStringList accountsLeft(const QStringList &names) const;
    /// What of `query` is not known.
    NumberLookupQuery numbersLeft(NumberLookupQuery query) const;
    /// Takes in what was found later than the rest.
    void add(const NumberLookupResult &found);
    /// Notes that these were asked for.
    void noteAsked(const NumberLookupQuery &query);
    /// How many numbers were asked for: what decides whether it is kept.
    qsizetype size() const;
};

/// How many numbers a query asks for.
qsizetype sizeOf(const NumberLookupQuery &query);

} // namespace numberdesk
