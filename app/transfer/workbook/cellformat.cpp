// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/cellformat.h"

#include "transfer/workbook/currencywords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

using Kind = CellFormat::Kind;

/// A code without what it shows as it stands (quoted, escaped, padded), of which only currencies
/// tell something, and what its brackets say.
struct BareCode
{
    QString text;
    bool hasCurrency = false;
    bool hasElapsedTime = false;
};

void takeBracket(BareCode &bare, const QString &inside)
{
    const auto isTimeLetter = [](QChar c) { return u"hms"_s.contains(c.toLower()); };
    if (inside.startsWith(u'$')) // currency and locale; a locale alone has a dash at once
        bare.hasCurrency = bare.hasCurrency || (inside.size() > 1 && inside.at(1) != u'-');
    else if (!inside.isEmpty() && std::all_of(inside.begin(), inside.end(), isTimeLetter))
        bare.hasElapsedTime = true;
}

BareCode bareOf(const QString &code)
{
    BareCode bare;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const QChar c = code.at(i);
        if (c == u';')
            break;
        if (c == u'"') {
            const qsizetype end = code.indexOf(u'"', i + 1);
            const qsizetype length = (end < 0 ? code.size() : end) - i - 1;
            bare.hasCurrency = bare.hasCurrency || isCurrencyWord(code.mid(i + 1, length));
            i = end < 0 ? code.size() : end;
        } else if (c == u'[') {
            const qsizetype end = code.indexOf(u']', i + 1);
            takeBracket(bare, code.mid(i + 1, (end < 0 ? code.size() : end) - i - 1));
            i = end < 0 ? code.size() : end;
        } else if (c == u'\\') {
            ++i;
            bare.hasCurrency = bare.hasCurrency || isCurrencyWord(code.mid(i, 1));
        } else if (c == u'_' || c == u'*') {
            ++i; // as wide as, or filled with, the next character
        } else {
            bare.text.append(c);
        }
    }
    return bare;
}

bool holdsAny(const QString &text, QStringView letters)
{
    return std::any_of(text.begin(), text.end(),
                       [letters](QChar c) { return letters.contains(c.toLower()); });
}

} // namespace

CellFormat formatOfCode(const QString &code)
{
    BareCode bare = bareOf(code);
    bare.text.remove(u"general"_s, Qt::CaseInsensitive);
    if (bare.text.contains(u'%'))
        return {Kind::Percent, 0};
    if (bare.hasElapsedTime)
        return {Kind::Time, 0};
    if (holdsAny(bare.text, u"ydg"))
        return {Kind::Date, 0};
    if (holdsAny(bare.text, u"hs"))
        return {Kind::Time, 0};
    if (holdsAny(bare.text, u"m"))
        return {Kind::Date, 0};
    if (bare.hasCurrency || isCurrencyWord(bare.text))
        return {Kind::Currency, 0};
    if (bare.text.contains(u'/'))
        return {Kind::Fraction, 0};
    const bool isZeros = !bare.text.isEmpty() && std::all_of(bare.text.begin(), bare.text.end(),
                                                             [](QChar c) { return c == u'0'; });
    return {Kind::Plain, isZeros && bare.text.size() > 1 ? static_cast<int>(bare.text.size()) : 0};
}

CellFormat builtInFormat(int id)
{
    const auto isIn = [id](int first, int last) { return id >= first && id <= last; };
    if (id == 9 || id == 10)
        return {Kind::Percent, 0};
    if (id == 12 || id == 13)
        return {Kind::Fraction, 0};
    if (isIn(18, 21) || isIn(45, 47) || isIn(32, 33))
        return {Kind::Time, 0};
    if (isIn(14, 22) || isIn(27, 36) || isIn(50, 58))
        return {Kind::Date, 0};
    if (isIn(5, 8) || id == 42 || id == 44)
        return {Kind::Currency, 0};
    return {};
}

} // namespace numberdesk
