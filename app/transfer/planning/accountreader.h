// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"

#include <QHash>
#include <QStringList>

namespace numberdesk {

/// Accounts as the gateway has them; letter case counts in their names.
using AccountsByName = QHash<QString, Account>;

/// Reads the accounts of those names in few requests: one by its name, more from pages of 500, and
/// what is still missing after the first page by name when that takes fewer requests than the
/// other pages. When a name does not exist every account is read, so that near names are known.
/// Names that do not exist are missing from the result, which may hold accounts that nobody asked
/// for.
ApiJob<AccountsByName> *readAccounts(ProvisioningService &service, const QStringList &names);

} // namespace numberdesk
