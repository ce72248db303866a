// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

#include <optional>

namespace numberdesk {

inline constexpr int numbersPerFilter = 36; ///< `or` terms within 2,000 encoded characters

/// What a lookup knows of one list (an account's numbers, or the whole gateway's) so far.
struct ListKnowledge
{
    bool asked = false;
    /// Requests that the rest of the list costs; nothing when the gateway does not count.
    std::optional<qint64> pagesLeft;
    qint64 received = 0; ///< rows of the pages read so far
};

/// What a lookup knows of one account on which numbers are expected.
struct AccountKnowledge
{
    ListKnowledge list;
    qint64 unresolved = 0; ///< numbers wanted there and not read yet
};

/// What a lookup knows; from it alone its next step follows.
struct LookupKnowledge
{
    bool filters = true; ///< the gateway understands them, or has not been asked
    /// Requests before the first filter may be believed: 0 once proven, 1 when numbers of a list
    /// page are known, 2 before.
    int requestsForProof = 0;
    int requestsForOtherAccounts = 0;
    ListKnowledge gateway;
    QList<AccountKnowledge> accounts;
};

/// What to do next.
struct LookupStep
{
    /// The requests that bring the look-up on at the least cost.
    enum class Kind : quint8 {
        Done,
        ProveFilters, ///< on numbers of the pages read so far, see proveFilters()
        Filter,       ///< ask for the unresolved numbers by name, over all accounts; with an
                      ///< account, only for those expected there
        ProbeGateway, ///< first page of all numbers, with the count
        SweepGateway, ///< the remaining pages of all numbers
        ProbeAccount, ///< first page of one account, with the count
        ReadAccount,  ///< the remaining pages of one account
        GetEach,      ///< a GET for each unresolved number of one account
    };
    Kind kind = Kind::Done;
    qsizetype account = -1; ///< index; -1 = all

    bool operator==(const LookupStep &) const = default;
};

/// Requests that a filter on `numbers` numbers costs.
qint64 filterRequests(qint64 numbers);

/// The step that promises the fewest requests in all.
///
/// An exact reading over all accounts (filters, or the rest of the gateway's list) is taken when it
/// costs at most requestsForOtherAccounts more than reading the expected accounts alone. First
/// pages are cheap, count the rest and bring rows themselves, so they are how costs become known.
LookupStep nextLookupStep(const LookupKnowledge &knowledge);

} // namespace numberdesk
