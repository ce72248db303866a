// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "widgets/lists/detailspane.h"

namespace numberdesk {

/// What the details pane says of an account; `baseDomain` is that of the gateway.
Details accountDetails(const Account &account, const QString &baseDomain);

} // namespace numberdesk
