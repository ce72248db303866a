// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QHashFunctions>
#include <QString>

#include <optional>

namespace numberdesk {

/// A telephone number in E.164 format, kept as the integer that its digits write.
///
/// No E.164 number starts with 0 and none has more than 15 digits, so the integer names it fully.
class TelephoneNumber
{
public:
    constexpr TelephoneNumber() = default;
    /// The number `+digits`; 0 is no number.
    constexpr explicit TelephoneNumber(quint64 digits) : m_digits(digits) {}

    /// Parses `+` and 2 to 15 digits, the first not 0 (the strictest rule that all published
    /// versions of the Provisioning API share); no blanks. Nothing for any other text.
    static std::optional<TelephoneNumber> parse(QStringView text);
    /// The same for text in UTF-8, of which a number has but ASCII.
    static std::optional<TelephoneNumber> parse(QByteArrayView text);

    /// Without the `+`; 0 when null.
    constexpr quint64 digits() const { return m_digits; }
    /// Whether it is no number.
    constexpr bool isNull() const { return m_digits == 0; }

    /// `+` and the digits, for example "+441632960000"; empty when null.
    QString toString() const;

    constexpr auto operator<=>(const TelephoneNumber &) const = default;

private:
    quint64 m_digits = 0;
};

/// Of the digits.
inline size_t qHash(TelephoneNumber number, size_t seed = 0)
{
    return ::qHash(number.digits(), seed);
}

} // namespace numberdesk
