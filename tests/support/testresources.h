// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "core/resources/number.h"

#include <QList>

namespace numberdesk {

// Resources as tests need them by the dozen. The numbers are of the range that Ofcom keeps free.

inline constexpr quint64 firstNumber = 441632960000;

inline QString numberAt(int index)
{
    return QLatin1Char('+') + QString::number(firstNumber + static_cast<quint64>(index));
}

/// So many numbers that follow each other.
inline QList<TelephoneNumber> numberRange(quint64 first, quint64 count)
{
    QList<TelephoneNumber> numbers;
    for (quint64 i = 0; i < count; ++i)
        numbers.append(TelephoneNumber(first + i));
    return numbers;
}

/// An account with one service on, whose numbers are not handed on.
inline Account plainAccount(const QString &name, Service service = Service::ZoomPhoneCloudPeering)
{
    Account account;
    account.name = name;
    account.services[service] = AccountService{true, false, {}};
    return account;
}

/// A number with Zoom on.
inline Number plainNumber(quint64 digits, const QString &accountName)
{
    Number number;
    number.telephoneNumber = TelephoneNumber(digits);
    number.accountName = accountName;
    number.services[Service::ZoomPhoneCloudPeering] = NumberService{true, {}, {}};
    return number;
}

/// So many of them on one account.
inline QList<Number> plainNumbers(const QString &accountName, int count,
                                  quint64 first = firstNumber)
{
    QList<Number> numbers;
    for (int i = 0; i < count; ++i)
        numbers.append(plainNumber(first + static_cast<quint64>(i), accountName));
    return numbers;
}

} // namespace numberdesk
