// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telephonenumber.h"

namespace numberdesk {

namespace {

constexpr qsizetype minDigits = 2;
constexpr qsizetype maxDigits = 15;

constexpr bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

std::optional<TelephoneNumber> TelephoneNumber::parse(QStringView text)
{
    if (text.size() < minDigits + 1 || text.size() > maxDigits + 1 || text.front() != u'+' ||
        text.at(1) == u'0')
        return std::nullopt;
    quint64 digits = 0;
    for (const QChar c : text.sliced(1)) {
        if (!isAsciiDigit(c))
            return std::nullopt;
        digits = digits * 10 + static_cast<quint64>(c.unicode() - u'0');
    }
    return TelephoneNumber(digits);
}

QString TelephoneNumber::toString() const
{
    if (isNull())
        return {};
    return u'+' + QString::number(m_digits);
}

} // namespace numberdesk
