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

QList<qsizetype> goneSince(const QList<StoredRow> &answered, const NumberLookupResult &found)
{
    QList<qsizetype> gone;
    for (const auto &[index, number] : answered) {
        const auto now = found.found.constFind(number.telephoneNumber);
        if (now == found.found.cend() || now->accountName != number.accountName)
            gone.append(index);
    }
    return gone;
}

} // namespace numberdesk
