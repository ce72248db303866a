// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/numberchange.h"

namespace numberdesk {

Number NumberChange::appliedTo(const Number *existing) const
{
    Number number = applied(existing != nullptr ? *existing : Number{}, edits);
    number.telephoneNumber = telephoneNumber;
    number.accountName = accountName;
    number.provisioning = {};
    return number;
}

} // namespace numberdesk
