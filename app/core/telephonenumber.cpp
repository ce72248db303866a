// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telephonenumber.h"

namespace numberdesk {

namespace {

constexpr qsizetype minDigits = 2;
constexpr qsizetype maxDigits = 15;

constexpr char16_t codeOf(QChar c)
{
    return c.unicode();
}

constexpr char16_t codeOf(char c)
{
    return static_cast<unsigned char>(c);
}

/// In whatever characters.
template <typename View>
std::optional<TelephoneNumber> parsed(View text)
{
    if (text.size() < minDigits + 1 || text.size() > maxDigits + 1 ||
        codeOf(text.front()) != u'+' || codeOf(text[1]) == u'0')
        return std::nullopt;
    quint64 digits = 0;
    for (const auto c : text.sliced(1)) {
        const char16_t code = codeOf(c);
        if (code < u'0' || code > u'9')
            return std::nullopt;
        digits = digits * 10 + static_cast<quint64>(code - u'0');
    }
    return TelephoneNumber(digits);
}

} // namespace

std::optional<TelephoneNumber> TelephoneNumber::parse(QStringView text)
{
    return parsed(text);
}

std::optional<TelephoneNumber> TelephoneNumber::parse(QByteArrayView text)
{
    return parsed(text);
}

QString TelephoneNumber::toString() const
{
    if (isNull())
        return {};
    return u'+' + QString::number(m_digits);
}

} // namespace numberdesk
