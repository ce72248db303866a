// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "core/resources/number.h"
#include "widgets/lists/detailspane.h"

namespace numberdesk {

/// What the details pane says of a number; `account` is its account, or null while it is unknown.
Details numberDetails(const Number &number, const Account *account);

} // namespace numberdesk
