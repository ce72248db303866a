// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telephonenumber.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr qsizetype minDigits = 2;
constexpr qsizetype maxDigits = 15;

constexpr bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isSeparator(QChar c)
{
    return c.isSpace() || c == u'.' || c == u'-' || c == u'(' || c == u')' || c == u'/' ||
           c == QChar(0x2010) || c == QChar(0x2011) || c == QChar(0x2013);
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

std::optional<TelephoneNumber> repairedTelephoneNumber(QStringView text)
{
    QString repaired = text.trimmed().toString();
    if (repaired.startsWith(u'\'') || repaired.startsWith(QChar(0x2019)))
        repaired.remove(0, 1);
    // A bracket in front holds an area code, unless the country code stands in it.
    const bool beginsWithDigit = !repaired.isEmpty() && isAsciiDigit(repaired.front());
    // The trunk zero that people write in brackets after a country code is not dialled from abroad.
    const qsizetype trunkZeros = repaired.count("(0)"_L1);
    if (trunkZeros > 1 || repaired.startsWith("(0)"_L1))
        return std::nullopt;
    repaired.remove("(0)"_L1);
    repaired.removeIf(isSeparator);
    if (repaired.startsWith("00"_L1))
        repaired.replace(0, 2, u'+');
    else if (!repaired.startsWith(u'+') && beginsWithDigit)
        repaired.prepend(u'+');
    // Fewer digits than any country's numbers have: an extension or a row number, not a number
    // that merely lacks its plus.
    constexpr qsizetype fewestPlausibleDigits = 7;
    if (repaired.size() < fewestPlausibleDigits + 1)
        return std::nullopt;
    return TelephoneNumber::parse(repaired);
}

bool looksLikeScientificNotation(QStringView text)
{
    static const QRegularExpression pattern(u"^'?\\+?[0-9]+([.,][0-9]+)?[eE]\\+?[0-9]+$"_s);
    return pattern.match(text.trimmed().toString()).hasMatch();
}

} // namespace numberdesk
