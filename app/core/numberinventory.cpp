// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/numberinventory.h"

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
    keepMarked(m_digits, keep);
    keepMarked(m_accounts, keep);
    keepMarked(m_headers, keep);
    keepMarked(m_services, keep);
    keepMarked(m_states, keep);
    keepMarked(m_unknown, keep);
    return removed;
}

void NumberInventory::clear()
{
    // What is interned stays, so that ids mean the same in all snapshots of one inventory.
    m_digits.clear();
    m_accounts.clear();
    m_headers.clear();
    m_services.clear();
    m_states.clear();
    m_unknown.clear();
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
    Number number;
    number.telephoneNumber = telephoneNumber(row);
    number.accountName = accountName(row);
    number.services = services(row);
    number.customSipHeader = customSipHeader(row);
    number.provisioning = state(row);
    number.unknownFields = m_unknownFields.value(m_unknown.at(row));
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
    m_digits.append(number.telephoneNumber.digits());
    m_accounts.append(0);
    m_headers.append(0);
    m_services.append(0);
    m_states.append(0);
    m_unknown.append(0);
    assign(size() - 1, number);
}

void NumberInventory::assign(Row row, const Number &number)
{
    m_accounts[row] = m_texts.idOf(number.accountName);
    m_headers[row] = m_texts.idOf(number.customSipHeader);
    m_services[row] = m_serviceSets.idOf(number.services);
    m_states[row] = m_stateSets.idOf(number.provisioning);
    m_unknown[row] = m_unknownFields.idOf(number.unknownFields);
}

/// Puts sorted numbers that are not there yet between those that are, in one pass from the end.
void NumberInventory::merge(const QList<Number> &fresh)
{
    Row source = size() - 1;
    for (const Number &number : fresh)
        append(number);
    Row target = size() - 1;
    const auto move = [target = &target](auto &column, Row from) {
        column[*target] = column[from];
    };
    for (qsizetype next = fresh.size() - 1; next >= 0; --target) {
        const Number &number = fresh.at(next);
        if (source >= 0 && m_digits.at(source) > number.telephoneNumber.digits()) {
            move(m_digits, source);
            move(m_accounts, source);
            move(m_headers, source);
            move(m_services, source);
            move(m_states, source);
            move(m_unknown, source);
            --source;
            continue;
        }
        m_digits[target] = number.telephoneNumber.digits();
        assign(target, number);
        --next;
    }
}

} // namespace numberdesk
