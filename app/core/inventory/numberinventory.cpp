// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inventory/numberinventory.h"

#include <algorithm>

namespace numberdesk {

namespace {

bool byNumber(const Number &left, const Number &right)
{
    return left.telephoneNumber < right.telephoneNumber;
}

/// Keeps those elements of a column whose rows are marked.
template <typename T>
void keepMarked(QList<T> &column, const QList<bool> &keep)
{
    qsizetype out = 0;
    T *data = column.data();
    for (qsizetype row = 0; row < keep.size(); ++row) {
        if (keep.at(row))
            data[out++] = data[row];
    }
    column.resize(out);
}

/// Opens a gap of one element before each of `places`, which ascend; whole stretches move at once.
template <typename T>
void openGaps(QList<T> &column, const QList<qsizetype> &places)
{
    qsizetype end = column.size();
    column.resize(end + places.size());
    T *const data = column.data();
    for (qsizetype gap = places.size() - 1; gap >= 0; --gap) {
        const qsizetype begin = places.at(gap);
        std::move_backward(data + begin, data + end, data + end + gap + 1);
        end = begin;
    }
}

} // namespace

void NumberInventory::upsert(QList<Number> numbers)
{
    std::stable_sort(numbers.begin(), numbers.end(), byNumber);
    QList<Number> fresh;
    for (const Number &number : std::as_const(numbers)) {
        const bool beyondEnd =
            m_digits.isEmpty() || number.telephoneNumber.digits() > m_digits.constLast();
        if (beyondEnd && fresh.isEmpty()) {
            append(number);
            continue;
        }
        const Row row = find(number.telephoneNumber);
        if (row >= 0)
            assign(row, number);
        else if (!fresh.isEmpty() && fresh.constLast().telephoneNumber == number.telephoneNumber)
            fresh.last() = number;
        else
            fresh.append(number);
    }
    if (!fresh.isEmpty())
        merge(fresh);
}

qsizetype NumberInventory::remove(QList<TelephoneNumber> numbers)
{
    QList<bool> keep(size(), true);
    qsizetype removed = 0;
    for (const TelephoneNumber number : std::as_const(numbers)) {
        const Row row = find(number);
        if (row >= 0 && keep.at(row)) {
            keep[row] = false;
            ++removed;
        }
    }
    if (removed == 0)
        return 0;
    forEachColumn([&keep](auto &column) { keepMarked(column, keep); });
    return removed;
}

void NumberInventory::clear()
{
    // What is interned stays, so that ids mean the same in all snapshots of one inventory.
    forEachColumn([](auto &column) { column.clear(); });
}

NumberInventory::Row NumberInventory::find(TelephoneNumber number) const
{
    const auto it = std::lower_bound(m_digits.cbegin(), m_digits.cend(), number.digits());
    if (it == m_digits.cend() || *it != number.digits())
        return -1;
    return it - m_digits.cbegin();
}

Number NumberInventory::number(Row row) const
{
    Number number = m_restSets.value(m_rests.at(row)).number;
    number.telephoneNumber = telephoneNumber(row);
    number.accountName = accountName(row);
    number.services = services(row);
    number.customSipHeader = customSipHeader(row);
    number.provisioning = state(row);
    return number;
}

qsizetype NumberInventory::countOf(const QString &accountName) const
{
    if (accountName.isEmpty())
        return size();
    const qint64 id = m_texts.find(accountName);
    if (id < 0)
        return 0;
    return std::count(m_accounts.cbegin(), m_accounts.cend(), static_cast<quint32>(id));
}

QList<TelephoneNumber> NumberInventory::numbersOf(const QString &accountName) const
{
    QList<TelephoneNumber> numbers;
    const qint64 id = m_texts.find(accountName);
    for (Row row = 0; row < size(); ++row) {
        if (accountName.isEmpty() || static_cast<qint64>(accountId(row)) == id)
            numbers.append(telephoneNumber(row));
    }
    return numbers;
}

void NumberInventory::append(const Number &number)
{
    forEachColumn([](auto &column) { column.append({}); });
    m_digits.last() = number.telephoneNumber.digits();
    assign(size() - 1, number);
}

void NumberInventory::assign(Row row, const Number &number)
{
    m_accounts[row] = m_texts.idOf(number.accountName);
    m_headers[row] = m_texts.idOf(number.customSipHeader);
    m_services[row] = m_serviceSets.idOf(number.services);
    m_states[row] = m_stateSets.idOf(number.provisioning);
    m_rests[row] = hasRest(number) ? m_restSets.idOf(restOf(number)) : 0; // 0: nothing
}

/// Puts sorted numbers that are not there yet between those that are.
void NumberInventory::merge(const QList<Number> &fresh)
{
    QList<Row> places; // of each among those that are there
    places.reserve(fresh.size());
    for (const Number &number : fresh) {
        const auto place =
            std::lower_bound(m_digits.cbegin(), m_digits.cend(), number.telephoneNumber.digits());
        places.append(place - m_digits.cbegin());
    }
    forEachColumn([&places](auto &column) { openGaps(column, places); });
    for (qsizetype i = 0; i < fresh.size(); ++i) {
        const Row row = places.at(i) + i;
        m_digits[row] = fresh.at(i).telephoneNumber.digits();
        assign(row, fresh.at(i));
    }
}

bool NumberInventory::isSame(Row row, const NumberInventory &other, Row otherRow) const
{
    return std::all_of(idColumns.begin(), idColumns.end(), [&](auto column) {
        return (this->*column).at(row) == (other.*column).at(otherRow);
    });
}

template <typename Work>
void NumberInventory::forEachColumn(Work work)
{
    work(m_digits);
    for (const auto column : idColumns)
        work(this->*column);
}

} // namespace numberdesk
