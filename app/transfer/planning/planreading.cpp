// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/planreading.h"

namespace numberdesk {

QStringList PlanReading::accountsLeft(const QStringList &names) const
{
    QStringList left = names;
    left.removeIf([this](const QString &name) { return accounts.contains(name); });
    return left;
}

NumberLookupQuery PlanReading::numbersLeft(NumberLookupQuery query) const
{
    for (auto it = query.numbersByAccount.begin(); it != query.numbersByAccount.end();) {
        const QSet<TelephoneNumber> asked = numbersAsked.value(it.key());
        it->removeIf([&](TelephoneNumber number) {
            return asked.contains(number) || numbers.found.contains(number);
        });
        it = it->isEmpty() ? query.numbersByAccount.erase(it) : std::next(it);
    }
    return query;
}

void PlanReading::noteAsked(const NumberLookupQuery &query)
{
    for (auto it = query.numbersByAccount.cbegin(); it != query.numbersByAccount.cend(); ++it)
        numbersAsked[it.key()].unite(QSet<TelephoneNumber>(it->cbegin(), it->cend()));
}

void PlanReading::add(const NumberLookupResult &found)
{
    numbers.found.insert(found.found);
    numbers.accountCounts.insert(found.accountCounts);
    numbers.otherAccountsRead = numbers.otherAccountsRead && found.otherAccountsRead;
    numbers.filtersUsed = numbers.filtersUsed || found.filtersUsed;
}

qsizetype PlanReading::size() const
{
    qsizetype count = 0;
    for (const QSet<TelephoneNumber> &asked : numbersAsked)
        count += asked.size();
    return count;
}

qsizetype sizeOf(const NumberLookupQuery &query)
{
    qsizetype count = 0;
    for (const QList<TelephoneNumber> &numbers : query.numbersByAccount)
        count += numbers.size();
    return count;
}

} // namespace numberdesk
