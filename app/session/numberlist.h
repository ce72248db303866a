// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/inventory/numberinventory.h"
#include "session/newestanswers.h"

namespace numberdesk {

/// The numbers of all accounts as the newest answers have them; see NewestAnswers.
class NumberList
{
public:
    /// What is shown. A copy is a snapshot, and cheap.
    const NumberInventory &items() const { return m_items; }

    /// Takes in what an answer asked for at `asked` shows; gives those of `numbers` of which no
    /// newer answer has told.
    QList<Number> show(const QList<Number> &numbers, Moment asked)
    {
        QList<Number> fresh;
        fresh.reserve(numbers.size());
        for (const Number &number : numbers) {
            if (m_newest.admit(number.telephoneNumber, asked))
                fresh.append(number);
        }
        m_items.upsert(fresh);
        return fresh;
    }

    /// Takes in that `numbers` were gone at `asked`; gives those of which no newer answer has told.
    QList<TelephoneNumber> drop(const QList<TelephoneNumber> &numbers, Moment asked)
    {
        QList<TelephoneNumber> gone = numbers;
        gone.removeIf([&](TelephoneNumber number) { return !m_newest.admit(number, asked); });
        m_items.remove(gone);
        return gone;
    }

    /// Those of one account, or of all when `accountName` is empty, of which no answer has told
    /// that was asked for at `asked` or later: a complete list of that moment does not have them.
    QList<TelephoneNumber> notSeenSince(Moment asked, const QString &accountName) const
    {
        QList<TelephoneNumber> numbers = m_items.numbersOf(accountName);
        numbers.removeIf([&](TelephoneNumber number) { return m_newest.askedAt(number) >= asked; });
        return numbers;
    }

private:
    NumberInventory m_items;
    NewestAnswers<TelephoneNumber> m_newest;
};

} // namespace numberdesk
