// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/lists/wantednumbers.h"

#include <algorithm>
#include <numeric>

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
    groupByAccount();
}

/// There may be thousands of accounts, so that to look for each one's numbers would take long.
void WantedNumbers::groupByAccount()
{
    m_open.resize(static_cast<std::size_t>(m_accounts.size()));
    for (const Entry &entry : m_entries)
        ++m_open[entry.account];
    m_begins.resize(m_open.size() + 1);
    std::partial_sum(m_open.begin(), m_open.end(), m_begins.begin() + 1);
    std::vector<std::size_t> next = m_begins;
    m_ofAccounts.resize(m_entries.size());
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        m_ofAccounts[next[m_entries[i].account]++] = static_cast<quint32>(i);
}

bool WantedNumbers::contains(TelephoneNumber number) const
{
    const auto place = placeOf(number);
    return place != m_entries.end() && place->number == number;
}

QList<TelephoneNumber> WantedNumbers::openNumbers(qsizetype account) const
{
    QList<TelephoneNumber> numbers;
    const auto take = [&numbers](const Entry &entry) {
        if (entry.isOpen != 0)
            numbers.append(entry.number);
    };
    if (account < 0) {
        std::for_each(m_entries.begin(), m_entries.end(), take);
        return numbers;
    }
    const auto index = static_cast<std::size_t>(account);
    for (std::size_t i = m_begins[index]; i < m_begins[index + 1]; ++i)
        take(m_entries[m_ofAccounts[i]]);
    return numbers;
}

void WantedNumbers::resolveAll(qsizetype account)
{
    if (account < 0) {
        for (Entry &entry : m_entries)
            entry.isOpen = 0;
        std::fill(m_open.begin(), m_open.end(), 0);
        return;
    }
    const auto index = static_cast<std::size_t>(account);
    for (std::size_t i = m_begins[index]; i < m_begins[index + 1]; ++i)
        m_entries[m_ofAccounts[i]].isOpen = 0;
    m_open[index] = 0;
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
