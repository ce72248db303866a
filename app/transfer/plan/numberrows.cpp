// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/numberrows.h"

#include <algorithm>
#include <utility>

namespace numberdesk {

namespace {

constexpr std::size_t fewestPlaces = 16;

/// At most two of three places are taken: with more, look-ups go over long stretches.
std::size_t placesFor(qsizetype numbers)
{
    return std::max(fewestPlaces, static_cast<std::size_t>(numbers + numbers / 2 + 1));
}

} // namespace

void NumberRows::reserve(qsizetype numbers)
{
    if (const std::size_t places = placesFor(numbers); places > m_numbers.size())
        grow(places);
}

qsizetype NumberRows::value(TelephoneNumber number, qsizetype none) const
{
    if (m_numbers.empty() || number.isNull())
        return none;
    const std::size_t place = placeOf(number);
    return m_numbers[place].isNull() ? none : static_cast<qsizetype>(m_rows[place]);
}

qsizetype NumberRows::findOrInsert(TelephoneNumber number, qsizetype row)
{
    if (number.isNull())
        return row;
    if (placesFor(m_size + 1) > m_numbers.size())
        grow(placesFor(2 * (m_size + 1)));
    const std::size_t place = placeOf(number);
    if (m_numbers[place].isNull()) {
        m_numbers[place] = number;
        m_rows[place] = static_cast<quint32>(row);
        ++m_size;
    }
    return static_cast<qsizetype>(m_rows[place]);
}

void NumberRows::insert(TelephoneNumber number, qsizetype row)
{
    if (findOrInsert(number, row) != row)
        m_rows[placeOf(number)] = static_cast<quint32>(row);
}

/// Where the number is, or the free place where it belongs: some place is always free.
std::size_t NumberRows::placeOf(TelephoneNumber number) const
{
    std::size_t place = qHash(number, QHashSeed::globalSeed()) % m_numbers.size();
    while (!m_numbers[place].isNull() && m_numbers[place] != number)
        place = place + 1 == m_numbers.size() ? 0 : place + 1;
    return place;
}

void NumberRows::grow(std::size_t places)
{
    const std::vector<TelephoneNumber> numbers = std::exchange(m_numbers, {});
    const std::vector<quint32> rows = std::exchange(m_rows, {});
    m_numbers.resize(places);
    m_rows.resize(places);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!numbers[i].isNull()) {
            const std::size_t place = placeOf(numbers[i]);
            m_numbers[place] = numbers[i];
            m_rows[place] = rows[i];
        }
    }
}

} // namespace numberdesk
