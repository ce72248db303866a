// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/numbercell.h"

#include "core/celltext.h"
#include "core/fields/numberingadvice.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

using Kind = NumberCell::Kind;

/// Fewer digits than any country's numbers have: a row number or an extension by itself.
constexpr qsizetype fewestDigits = 7;
constexpr int base = 10;

bool isDash(QChar c)
{
    return c.category() == QChar::Punctuation_Dash || c == QChar(0x2212) || c == QChar(0x30FC);
}

/// Full-width digits and plus as ASCII, every dash as `-`, every blank but a line break as one
/// blank, every bracket as a round one.
QString inPlainCharacters(const QString &text)
{
    constexpr ushort fullWidth = 0xFF01;
    constexpr ushort fullWidthEnd = 0xFF5E;
    constexpr QStringView dots = u"\u00B7\u2027\u30FB";
    QString plain = text;
    for (QChar &c : plain) {
        if (c.unicode() >= fullWidth && c.unicode() <= fullWidthEnd)
            c = QChar(static_cast<ushort>(c.unicode() - (fullWidth - u'!')));
        if (isDash(c))
            c = u'-';
        else if (c == u'\n' || c == u'\r' || c == QChar(0x2028) || c == QChar(0x2029))
            c = u'\n';
        else if (c.isSpace())
            c = u' ';
        else if (c == u'[')
            c = u'(';
        else if (c == u']')
            c = u')';
        else if (dots.contains(c))
            c = u'.';
    }
    return plain;
}

/// `tel:` of a link taken off.
QString withoutScheme(const QString &text)
{
    static const QRegularExpression scheme(u"^(tel|callto):(//)?"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const auto match = scheme.match(text);
    return match.hasMatch() ? plainCellText(text.sliced(match.capturedEnd())) : text;
}

QString digitsOf(QStringView text)
{
    QString digits;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    return digits;
}

/// True when `text` says itself, by `+` or `00`, that a country code comes first.
bool namesCountryCode(QStringView text)
{
    const auto isPart = [](QChar c) { return c == u'+' || (c >= u'0' && c <= u'9'); };
    const auto first = std::find_if(text.begin(), text.end(), isPart);
    const QStringView start = text.sliced(first - text.begin());
    return start.startsWith(u'+') || start.startsWith("00"_L1);
}

/// `text` as one international number: `00` or nothing is taken for the plus, unless it is a
/// national one of `country`; nothing when it looks like neither.
std::optional<TelephoneNumber> asInternational(QStringView text, const QString &country = {})
{
    if (!country.isEmpty() && !namesCountryCode(text)) {
        if (const auto national = fromNationalNumber(digitsOf(text), country))
            return national;
    }
    QString digits = digitsOf(text);
    if (namesCountryCode(text) && digits.startsWith("00"_L1))
        digits.remove(0, 2);
    if (digits.size() < fewestDigits)
        return std::nullopt;
    return TelephoneNumber::parse(QString(u'+' + digits));
}

/// True when `text` is a whole number by itself, so that what follows it is no part of it.
bool isWholeNumber(QStringView text, const QString &country)
{
    const auto number = asInternational(text, country);
    return number && hasPossibleLength(withoutTrunkZero(*number));
}

bool isScientific(const QString &text)
{
    static const QRegularExpression pattern(u"^[-+]?[0-9]+([.,][0-9]+)?[ ]?[eE][ ]?[-+]?[0-9]+$"_s);
    return pattern.match(text).hasMatch();
}

NumberCell ofKind(Kind kind)
{
    NumberCell cell;
    cell.kind = kind;
    return cell;
}

/// The range from `left` to what `right` makes of it: a whole number, or its last digits.
std::optional<NumberRange> rangeBetween(QStringView left, QStringView right, const QString &country)
{
    const auto first = asInternational(left, country);
    const QString tail = digitsOf(right);
    if (!first || tail.isEmpty())
        return std::nullopt;
    const QString digits = QString::number(first->digits());
    const bool whole = right.contains(u'+') || tail.size() >= digits.size();
    const auto last =
        whole ? asInternational(right, country)
              : TelephoneNumber::parse(QString(u'+' + digits.chopped(tail.size()) + tail));
    if (!last || *last <= *first || QString::number(last->digits()).size() != digits.size())
        return std::nullopt;
    return NumberRange{*first, *last};
}

NumberCell rangeCell(const std::optional<NumberRange> &range)
{
    NumberCell cell = ofKind(Kind::Range);
    cell.range = range;
    return cell;
}

/// `+4416329600xx`: all numbers that the last places can make.
std::optional<NumberCell> readWildcards(const QString &text, const QString &country)
{
    static const QRegularExpression pattern(u"^([+0-9][-+0-9 ()./]*[0-9])[-. ]?([xX*?_#]+)$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const qsizetype places = match.capturedLength(2);
    const auto first = asInternational(match.captured(1) + QString(places, u'0'), country);
    const auto last = asInternational(match.captured(1) + QString(places, u'9'), country);
    return rangeCell(first && last ? std::optional(NumberRange{*first, *last}) : std::nullopt);
}

/// Words and marks that only ever stand between the ends of a range.
std::optional<NumberCell> readRangeWords(const QString &text, const QString &country)
{
    static const QRegularExpression pattern(
        u"^(.*[0-9)])[ \\n]*(\\.{2,}|…|~|〜|->|→|\\b(?:to|thru|through|until|till|bis|à|jusqu'à|"
        "al?|hasta|até|tot|til|tom|do|по|до)\\b)[ \\n]*([+0-9(][-+0-9 ()./]*)$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return rangeCell(rangeBetween(match.capturedView(1), match.capturedView(3), country));
}

bool isDigitsAndMarks(QStringView text)
{
    constexpr QStringView taken = u"0123456789+-. ()/'’";
    return std::all_of(text.begin(), text.end(), [&](QChar c) { return taken.contains(c); });
}

/// Letters and marks behind a number, and digits behind them.
std::optional<NumberCell> readExtension(const QString &text, const QString & /*country*/)
{
    static const QRegularExpression pairs(
        u"[0-9][) ]*(&|;(?!ext)|\\||\\n|\\b(and|und|et|y|e|or|oder|ou|o|en|och|og|и|或)\\b)"
        "[ \\n]*[+(0-9]"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    if (pairs.match(text).hasMatch())
        return ofKind(Kind::TwoNumbers);
    static const QRegularExpression extension(
        u"^[+0-9(][-+0-9 ()./]*[0-9)][-.,; (]*([\\p{L}.]+|#|\\*|:|;ext)[-.:= \\p{L}]*[0-9]+"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const auto match = extension.match(text);
    if (match.hasMatch() && !isDigitsAndMarks(text))
        return ofKind(Kind::Extension);
    return std::nullopt;
}

/// Two full numbers, or one and a part of a second behind a comma or slash.
std::optional<NumberCell> readPairs(const QString &text, const QString &country)
{
    static const QRegularExpression thousands(u"^[+]?[0-9]{1,3}(,[0-9]{3})+$"_s);
    if (thousands.match(text).hasMatch())
        return std::nullopt;
    if (text.contains(u'\n') || text.contains(u','))
        return ofKind(Kind::TwoNumbers);
    const qsizetype slash = text.lastIndexOf(u'/');
    if (slash > 0 && isWholeNumber(QStringView(text).first(slash), country))
        return ofKind(Kind::TwoNumbers);
    if (digitsOf(text).size() > 15) {
        for (qsizetype at = text.indexOf(u' '); at > 0; at = text.indexOf(u' ', at + 1)) {
            if (isWholeNumber(QStringView(text).first(at), country) &&
                isWholeNumber(QStringView(text).sliced(at), country))
                return ofKind(Kind::TwoNumbers);
        }
    }
    return std::nullopt;
}

/// A dash behind a whole number begins the end of a range, or an extension; inside a number it only
/// groups digits. Where both could be meant nothing is chosen.
std::optional<NumberCell> readDashes(const QString &text, const QString &country)
{
    const qsizetype secondPlus = text.lastIndexOf(u'+');
    const qsizetype dash =
        secondPlus > 0 ? text.lastIndexOf(u'-', secondPlus) : text.lastIndexOf(u'-');
    if (dash <= 0)
        return std::nullopt;
    const QStringView left = QStringView(text).first(dash);
    const QStringView right = QStringView(text).sliced(dash + 1);
    if (!isWholeNumber(left, country) || digitsOf(right).isEmpty())
        return std::nullopt;
    const auto range = rangeBetween(left, right, country);
    if (right.contains(u'+') || digitsOf(right).size() >= fewestDigits)
        return range ? rangeCell(range) : ofKind(Kind::TwoNumbers);
    constexpr qsizetype shortest = 3;
    const auto joined = asInternational(text, country);
    const bool groups =
        joined && hasPossibleLength(*joined) && digitsOf(right).size() >= shortest &&
        numberingAdvice(*asInternational(left, country)) != NumberingAdvice::Plausible;
    if (groups)
        return std::nullopt;
    return range ? rangeCell(range) : ofKind(Kind::Extension);
}

/// What is in the cell when it is more, or less, than one number.
std::optional<NumberCell> readOther(const QString &text, const QString &country)
{
    if (isScientific(text))
        return ofKind(Kind::Rounded);
    for (const auto read : {readWildcards, readRangeWords, readExtension}) {
        if (const auto cell = read(text, country))
            return cell;
    }
    if (!isDigitsAndMarks(QString(text).remove(u',').remove(u'\n')))
        return ofKind(Kind::Unreadable);
    for (const auto read : {readDashes, readPairs}) {
        if (const auto cell = read(text, country))
            return cell;
    }
    if (text.lastIndexOf(u'+') > 0 &&
        !digitsOf(QStringView(text).first(text.lastIndexOf(u'+'))).isEmpty())
        return ofKind(Kind::TwoNumbers);
    return std::nullopt;
}

/// Takes the `.0` of a float off; a decimal part that says something is a fault.
std::optional<NumberCell> takeFloatTail(QString &text, const QString &country)
{
    static const QRegularExpression plain(u"^([+]?[0-9]{7,})[.,]([0-9]+)$"_s);
    static const QRegularExpression grouped(
        u"^([+]?[0-9]{1,3}(?:([., '’])[0-9]{3})(?:\\2[0-9]{3})+)(?!\\2)[.,](0{1,2})$"_s);
    if (const auto match = grouped.match(text); match.hasMatch()) {
        text = match.captured(1);
        return std::nullopt;
    }
    const auto match = plain.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString tail = match.captured(2);
    const bool whole = isWholeNumber(match.captured(1), country);
    constexpr qsizetype longestFloatTail = 2;
    if (!whole && tail.size() > longestFloatTail)
        return std::nullopt; // a number grouped in two
    if (text.contains(u',') && tail.size() > longestFloatTail)
        return ofKind(Kind::TwoNumbers);
    if (tail.count(u'0') != tail.size())
        return ofKind(Kind::Fraction);
    text = match.captured(1);
    return std::nullopt;
}

/// The digits of a number that is grouped in any way, `+` first where the text has it; nothing when
/// trunk zeros in brackets are not where they belong.
std::optional<QString> joined(const QString &text)
{
    static const QRegularExpression trunk(u"\\([ ]*0[ ]*\\)"_s);
    if (text.count(trunk) > 1)
        return std::nullopt;
    QString rest = text;
    rest.remove(trunk);
    const QString digits = digitsOf(rest);
    return namesCountryCode(rest) && !digits.startsWith("00"_L1) ? u'+' + digits : digits;
}

/// The number that was surely meant by digits without or with their country code.
std::optional<TelephoneNumber> international(const QString &text, const QString &digits)
{
    // A bracket in front holds an area code, unless the country code stands in it.
    const bool beginsWithDigit = text.front() >= u'0' && text.front() <= u'9';
    const bool named = namesCountryCode(digits);
    if (!named && !beginsWithDigit)
        return std::nullopt;
    const auto found = asInternational(digits);
    if (!found)
        return std::nullopt;
    const TelephoneNumber number = withoutTrunkZero(*found);
    // Guards alone leave the digits as they are: what they write is what was meant.
    const QString bare = digits.startsWith(u'+') ? digits.sliced(1) : digits;
    const bool isUngrouped = text == u'+' + bare || text == bare;
    const NumberingAdvice advice = numberingAdvice(number);
    if (named && isUngrouped)
        return advice == NumberingAdvice::UnknownCountryCode && !text.startsWith(u'+')
                   ? std::nullopt
                   : std::optional(number);
    if (advice == NumberingAdvice::UnknownCountryCode || !hasPossibleLength(number))
        return std::nullopt;
    // National numbers have up to ten digits; so few are taken for an international number only
    // when some country has it.
    constexpr qsizetype mostNationalDigits = 10;
    const bool looksNational = bare.size() <= mostNationalDigits;
    if (!named && looksNational && advice != NumberingAdvice::Plausible)
        return std::nullopt;
    return number;
}

/// Digits without a country code, completed with that of `country`.
void complete(NumberCell &cell, const QString &text, const QString &digits, const QString &country)
{
    if (country.isEmpty() || namesCountryCode(text) || digits.isEmpty())
        return;
    static const QRegularExpression trunk(u"^\\([ ]*0[ ]*\\)"_s);
    const QString dialled = trunk.match(text).hasMatch() ? u'0' + digits : digits;
    const auto national = fromNationalNumber(dialled, country);
    if (!national)
        return;
    if (cell.repaired && numberingAdvice(*national) != NumberingAdvice::Plausible)
        return;
    cell.isCompleted = national != cell.repaired;
    cell.repaired = national;
}

NumberCell readDeviating(QString text, const QString &country)
{
    if (isSpreadsheetError(text))
        return ofKind(Kind::ErrorValue);
    if (const auto fraction = takeFloatTail(text, country))
        return *fraction;
    if (auto other = readOther(text, country))
        return *other;
    const auto digits = joined(text);
    if (!digits || digits->isEmpty())
        return ofKind(Kind::Unreadable);
    NumberCell cell = ofKind(Kind::Deviating);
    cell.repaired = international(text, *digits);
    complete(cell, text, *digits, country);
    if (!cell.repaired && !namesCountryCode(text))
        cell.kind = Kind::NoCountry;
    return cell;
}

} // namespace

NumberCell readNumberCell(QStringView text, const QString &country)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return ofKind(Kind::Empty);
    if (const auto number = TelephoneNumber::parse(trimmed)) {
        NumberCell cell = ofKind(Kind::E164);
        cell.number = *number;
        return cell;
    }
    const QString plain = inPlainCharacters(withoutScheme(plainCellText(trimmed)));
    NumberCell cell = plain.isEmpty() ? ofKind(Kind::Unreadable) : readDeviating(plain, country);
    cell.invisible = invisibleCharacters(trimmed);
    if (cell.kind == Kind::Deviating && !cell.invisible.isEmpty())
        cell.kind = Kind::Invisible;
    return cell;
}

} // namespace numberdesk
