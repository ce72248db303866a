// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telephonenumber.h"

#include <vector>

namespace numberdesk {

/// Which row stands for each number of a plan: 18 bytes a number, half of what a QHash takes, and
/// no allocation for each.
class NumberRows
{
public:
    /// Makes room for that many numbers, so that it is not to be looked for time and again.
    void reserve(qsizetype numbers);
    /// Whether some row stands for it.
    bool contains(TelephoneNumber number) const { return value(number, -1) >= 0; }
    /// The row that stands for it, or `none`.
    qsizetype value(TelephoneNumber number, qsizetype none) const;
    /// The same, once `row` stands for it where none did; `row` for a null number,
    /// for which none ever stands.
    qsizetype findOrInsert(TelephoneNumber number, qsizetype row);
    /// `row` stands for it from now on.
    void insert(TelephoneNumber number, qsizetype row);
    /// How many numbers there are.
    qsizetype size() const { return m_size; }

private:
    std::size_t placeOf(TelephoneNumber number) const;
    void grow(std::size_t places);

    // Two lists, since number and row together would be padded to 16 bytes.
    std::vector<TelephoneNumber> m_numbers; ///< by place; null = the place is free
    std::vector<quint32> m_rows;
    qsizetype m_size = 0;
};

} // namespace numberdesk
