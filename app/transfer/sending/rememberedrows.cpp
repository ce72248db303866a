// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/rememberedrows.h"

namespace numberdesk {

NumberLookupQuery RememberedRows::lookup(const ImportPlan &plan) const
{
    UnclearRows asked;
    for (const StoredRow &row : m_answered)
        asked.insert(row.first, {});
    return lookupOf(asked, plan);
}

const Number *presentNumber(const Number &answered, const NumberLookupResult &found)
{
    const auto now = found.found.constFind(answered.telephoneNumber);
    const bool isHere = now != found.found.cend() && now->accountName == answered.accountName;
    return isHere ? &*now : nullptr;
}

} // namespace numberdesk
