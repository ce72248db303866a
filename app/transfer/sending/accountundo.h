// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "provisioning/service/provisioningservice.h"

namespace numberdesk {

/// What became of an account whose creation was to be taken back.
struct AccountUndone
{
    bool isDeleted = false; ///< by this; else it had gone, or it stays
    QString whyKept;        ///< one sentence; empty: it is gone
};

/// Takes back the creation of an account: it is deleted, under the ETag of a fresh reading, when it
/// is what it was `created` as and has no numbers.
ApiJob<AccountUndone> *undoCreation(ProvisioningService &service, const Account &created);

} // namespace numberdesk
