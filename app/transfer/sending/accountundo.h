// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "provisioning/service/provisioningservice.h"

namespace numberdesk {

/// Takes back the creation of an account: it is deleted, under the ETag of a fresh reading, when it
/// is what it was `created` as and has no numbers. Gives why it stays otherwise, one sentence;
/// empty: it is gone, whoever has deleted it.
ApiJob<QString> *undoCreation(ProvisioningService &service, const Account &created);

} // namespace numberdesk
