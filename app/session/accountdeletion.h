// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"

#include <functional>

namespace numberdesk {

/// What the question about an account's deletion named.
struct AccountDeletion
{
    Tagged<Account> seen;
    qint64 numbers = 0; ///< that were on the account
    bool deleteNumbers = false;
};

/// Deletes an account under the ETag that was seen. When it has changed meanwhile, it is read
/// again with the count of its numbers, and the deletion repeated only if it has the same services
/// switched on and as many numbers; else it ends with PreconditionFailed, which names the figures
/// that differ. `noteReading` hears of each newer reading, and when it was asked for.
ApiJob<void> *deleteAsSeen(ProvisioningService &service, const AccountDeletion &deletion,
                           const std::function<void(const Account &, Moment asked)> &noteReading);

} // namespace numberdesk
