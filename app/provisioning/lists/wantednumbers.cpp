// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/lists/wantednumbers.h"

#include <algorithm>

namespace numberdesk {

WantedNumbers::WantedNumbers(const NumberLookupQuery &query)
{
    std::size_t size = 0;
    for (const QList<TelephoneNumber> &numbers : query.numbersByAccount)
        size += static_cast<std::size_t>(numbers.size());
    m_entries.reserve(size);
    for (auto it = query.numbersByAccount.cbegin(); it != query.numbersByAccount.cend(); ++it) {
        Entry entry;
        entry.account = static_cast<quint32>(m_accounts.size());
        m_accounts.append(it.key());
        for (const TelephoneNumber number : *it) {
            entry.number = number;
            m_entries.push_back(entry);
        }
    }
    const auto isBefore = [](const Entry &a, const Entry &b) {
        return std::pair(a.number, a.account) < std::pair(b.number, b.account);
    };
    std::sort(m_entries.begin(), m_entries.end(), isBefore);
    const auto isSame = [](const Entry &a, const Entry &b) {
        return a.number == b.number && a.account == b.account;
    };
    m_entries.erase(std::unique(m_entries.begin(), m_entries.end(), isSame), m_entries.end());
    m_open.resize(static_cast<std::size_t>(m_accounts.size()));
    for (const Entry &entry : m_entries)
        ++m_open[entry.account];
}

bool WantedNumbers::contains(TelephoneNumber number) const
{
    const auto place = placeOf(number);
    return place != m_entries.end() && place->number == number;
}

QList<TelephoneNumber> WantedNumbers::openNumbers(qsizetype account) const
{
    QList<TelephoneNumber> numbers;
    for (const Entry &entry : m_entries) {
        if (entry.isOpen != 0 && (account < 0 || entry.account == account))
            numbers.append(entry.number);
    }
    return numbers;
}

void WantedNumbers::resolveAll(qsizetype account)
{
    for (Entry &entry : m_entries) {
        if (account < 0 || entry.account == account)
            entry.isOpen = 0;
    }
    if (account < 0)
        std::fill(m_open.begin(), m_open.end(), 0);
    else
        m_open[static_cast<std::size_t>(account)] = 0;
}

std::vector<WantedNumbers::Entry>::const_iterator
WantedNumbers::placeOf(TelephoneNumber number) const
{
    return std::lower_bound(
        m_entries.begin(), m_entries.end(), number,
        [](const Entry &entry, TelephoneNumber wanted) { return entry.number < wanted; });
}

void WantedNumbers::setOpen(TelephoneNumber number, bool isOpen)
{
    const auto end = m_entries.end();
    for (auto it = m_entries.begin() + (placeOf(number) - m_entries.cbegin());
         it != end && it->number == number; ++it) {
        if ((it->isOpen != 0) != isOpen)
            m_open[it->account] += isOpen ? 1 : -1;
        it->isOpen = isOpen ? 1 : 0;
    }
}

} // namespace numberdesk
