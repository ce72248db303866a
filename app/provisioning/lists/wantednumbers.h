// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/lists/numberlookup.h"

#include <QStringList>

#include <vector>

namespace numberdesk {

/// What a look-up asks for, and what of it is not known yet: one sorted list, since sets of a
/// million numbers take four times the room and longer to make than to use.
class WantedNumbers
{
public:
    /// Sorts the numbers of `query`, all of them open.
    explicit WantedNumbers(const NumberLookupQuery &query);

    /// The accounts on which numbers are expected; others name them by their place here.
    const QStringList &accounts() const { return m_accounts; }
    /// Whether somebody asks for it, be it open or not.
    bool contains(TelephoneNumber number) const;
    /// How many of the account's numbers are not known yet.
    qsizetype openOf(qsizetype account) const
    {
        return m_open.at(static_cast<std::size_t>(account));
    }
    /// These numbers of the account, or with -1 of all, in their order.
    QList<TelephoneNumber> openNumbers(qsizetype account) const;
    /// What there is to know of the number is known.
    void resolve(TelephoneNumber number) { setOpen(number, false); }
    /// What was known of the number is not to be believed.
    void reopen(TelephoneNumber number) { setOpen(number, true); }
    /// Everything is known of the account, or with -1 of all.
    void resolveAll(qsizetype account);

private:
    /// A number and where it is expected; two accounts may expect the same one.
    struct Entry
    {
        TelephoneNumber number;
        quint32 account : 31 = 0;
        quint32 isOpen : 1 = 1;
    };

    void groupByAccount();
    std::vector<Entry>::const_iterator placeOf(TelephoneNumber number) const;
    void setOpen(TelephoneNumber number, bool isOpen);

    QStringList m_accounts;
    std::vector<Entry> m_entries;      ///< by number
    std::vector<quint32> m_ofAccounts; ///< places in m_entries, account after account
    std::vector<std::size_t> m_begins; ///< of each account's in m_ofAccounts, and the end
    std::vector<qsizetype> m_open;     ///< how many, by account
};

} // namespace numberdesk
