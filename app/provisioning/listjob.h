// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/provisioningservice.h"

#include <functional>

namespace numberdesk {

/// How far a walk over the pages of a list is.
struct ListProgress
{
    qint64 received = 0;
    std::optional<qint64> total; ///< known when the gateway counts its records
};

/// Walks all pages of a list and hands each over as it comes; ends with the number of items.
/// Stops with BadReply when a nextLink repeats or names another host.
template <typename T>
class ListJob : public ApiJob<qint64>
{
public:
    using PageHandler = std::function<void(const QList<T> &items, const ListProgress &progress)>;
    using ApiJob<qint64>::ApiJob;
};

/// `onPage` is called in the thread of `service`, never after the job has finished or was deleted.
ListJob<Account> *listAllAccounts(ProvisioningService &service, ListQuery query,
                                  ListJob<Account>::PageHandler onPage);
ListJob<Number> *listAllNumbers(ProvisioningService &service, const QString &accountName,
                                ListQuery query, ListJob<Number>::PageHandler onPage);
ListJob<RequestForInformation> *
listAllRequestsForInformation(ProvisioningService &service, ListQuery query,
                              ListJob<RequestForInformation>::PageHandler onPage);
ListJob<CivicAddress> *listAllTeamsCivicAddresses(ProvisioningService &service,
                                                  const QString &accountName, ListQuery query,
                                                  ListJob<CivicAddress>::PageHandler onPage);

} // namespace numberdesk
