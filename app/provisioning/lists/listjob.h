// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"

#include <functional>

namespace numberdesk {

/// How far a walk over the pages of a list is.
struct ListProgress
{
    qint64 received = 0;                  ///< items that came, those that cannot be read included
    std::optional<qint64> total;          ///< known when the gateway counts its records
    QList<UnreadableItem> unreadable;     ///< of all pages so far
    QList<UnreadableItem> pageUnreadable; ///< of the page at hand
    QByteArray pageBody;                  ///< of the page at hand, see rawItems()

    /// False when the walk has ended and the gateway counts otherwise.
    bool isComplete() const { return !total || *total == received; }
};

/// Walks all pages of a list and hands each over as it comes; ends with the number of items.
/// Stops with BadReply when a nextLink repeats or names another host. Where the records were to be
/// counted and the count differs from what came, it is asked for once more; the handler then gets
/// it with an empty page.
template <typename T>
class ListJob : public ApiJob<qint64>
{
public:
    /// Called for each page in turn, with how far the walk is.
    using PageHandler = std::function<void(const QList<T> &items, const ListProgress &progress)>;
    using ApiJob<qint64>::ApiJob;
};

/// `onPage` is called in the thread of `service`, never after the job has finished or was deleted.
ListJob<Account> *listAllAccounts(ProvisioningService &service, ListQuery query,
                                  ListJob<Account>::PageHandler onPage);
/// Of one account, or of all when `accountName` is empty.
ListJob<Number> *listAllNumbers(ProvisioningService &service, const QString &accountName,
                                ListQuery query, ListJob<Number>::PageHandler onPage);
/// Every consent that the gateway has, whatever became of it.
ListJob<RequestForInformation> *
listAllRequestsForInformation(ProvisioningService &service, ListQuery query,
                              ListJob<RequestForInformation>::PageHandler onPage);
/// The addresses that Teams has for the account's tenant.
ListJob<CivicAddress> *listAllTeamsCivicAddresses(ProvisioningService &service,
                                                  const QString &accountName, ListQuery query,
                                                  ListJob<CivicAddress>::PageHandler onPage);

} // namespace numberdesk
