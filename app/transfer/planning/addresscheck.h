// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"
#include "transfer/csv/cancelflag.h"
#include "transfer/plan/importplan.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <optional>

namespace numberdesk {

/// The IDs of the civic addresses of one account, and of the locations in them.
struct AddressIds
{
    QSet<QString> addresses;       ///< in small letters, as addressKey() gives them
    QSet<QString> locations;       ///< likewise
    std::optional<QString> unread; ///< why what is missing here is not known to be absent
};

/// By the name of the account.
using AddressesByAccount = QHash<QString, AddressIds>;

/// IDs are GUIDs, whose letter case tells nothing (RFC 9562 section 4).
QString addressKey(const QString &id);

/// The accounts whose rows are to be sent with an address or location ID, each once, in the order
/// of their first row: only for these are addresses worth a request.
QStringList accountsNamingAddresses(const ImportPlan &plan);

/// Reads the addresses of `accounts`, one after another. An account whose addresses cannot be read
/// says so in its entry; the job fails only when it was cancelled.
ApiJob<AddressesByAccount> *readAddresses(ProvisioningService &service,
                                          const QStringList &accounts);

/// Warns of IDs that the rows' accounts do not have, one line per file and kind with its count
/// (behaviour.md, "Bad rows and repairs"), and of accounts whose addresses could not be read.
void warnOfUnknownAddresses(ImportPlan &plan, const AddressesByAccount &addresses,
                            const CancelFlag &cancel);

} // namespace numberdesk
