// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"

#include <QHash>
#include <QStringList>

namespace numberdesk {

/// Whole lists of accounts' numbers.
struct AccountLists
{
    QHash<QString, QList<Number>> numbers; ///< by account
    /// Why a list cannot be taken for whole: it holds items that cannot be read, or the gateway
    /// counts other than came, also when asked once more. A sentence for each such account.
    QStringList faults;
};

/// Reads the numbers of these accounts, which exist, whole, page by page (500 a page), one account
/// after another.
ApiJob<AccountLists> *readAccountLists(ProvisioningService &service, const QStringList &accounts);

} // namespace numberdesk
