// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/celltext.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// Characters without a shape that Unicode counts among letters and marks.
bool isFiller(char32_t c)
{
    return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800 ||
           (c >= 0x17B4 && c <= 0x17B5) || (c >= 0x180B && c <= 0x180F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool isInvisible(char32_t c)
{
    if (QChar::isSpace(c))
        return false;
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Format || category == QChar::Other_Control || isFiller(c);
}

bool mayHoldInvisible(QStringView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c < u' ' || c >= QChar(0x7F); });
}

QString withoutInvisible(QStringView text)
{
    if (!mayHoldInvisible(text))
        return text.toString();
    QString visible;
    for (const char32_t c : text.toUcs4()) {
        if (!isInvisible(c))
            visible += QString::fromUcs4(&c, 1);
    }
    return visible;
}

bool isQuote(QChar c)
{
    constexpr QStringView others = u"\"'\u201A\u201E\u201F\u02BC\uFF02\uFF07`\u00B4";
    return others.contains(c) || c.category() == QChar::Punctuation_InitialQuote ||
           c.category() == QChar::Punctuation_FinalQuote;
}

/// One layer of guards taken off.
QString unwrapped(const QString &text)
{
    QString inner = text.trimmed();
    if (inner.startsWith(u'='))
        inner = inner.sliced(1).trimmed();
    if (!inner.isEmpty() && isQuote(inner.front()))
        inner.remove(0, 1);
    if (!inner.isEmpty() && isQuote(inner.back()))
        inner.chop(1);
    return inner;
}

/// In one letter case, with the letters that have two small or two wide shapes in one of them.
QString foldedWord(QString word)
{
    constexpr ushort fullWidth = 0xFF01;
    constexpr ushort fullWidthEnd = 0xFF5E;
    for (QChar &c : word) {
        if (c.unicode() >= fullWidth && c.unicode() <= fullWidthEnd)
            c = QChar(static_cast<ushort>(c.unicode() - (fullWidth - u'!')));
    }
    return word.toLower().replace(u'ς', u'σ').replace(u'ı', u'i');
}

QHash<QString, bool> makeFlagWords()
{
    constexpr QStringView yes[] = {
        u"true",   u"wahr",   u"vrai",      u"verdadero", u"vero",   u"verdadeiro", u"waar",
        u"sand",   u"sann",   u"sant",      u"tosi",      u"prawda", u"pravda",     u"igaz",
        u"doğru",  u"истина", u"істина",    u"ісціна",    u"праўда", u"αληθές",     u"αληθεσ",
        u"αληθής", u"αληθησ", u"adevărat",  u"adevarat",  u"вярно",  u"istina",     u"точно",
        u"тачно",  u"tačno",  u"točno",     u"resnično",  u"res",    u"tiesa",      u"patiess",
        u"tõene",  u"cert",   u"egia",      u"benar",     u"đúng",   u"satt",       u"אמת",
        u"صحيح",   u"真",     u"참",        u"จริง",       u"gwir",   u"fíor",       u"vera",
        u"ақиқат", u"सत्य",    u"i vërtetë", u"e vërtetë", u"yes",    u"1"};
    constexpr QStringView no[] = {
        u"false",    u"falsch",     u"faux",    u"falso",   u"onwaar",      u"falsk",
        u"usann",    u"falskt",     u"epätosi", u"fałsz",   u"falsz",       u"nepravda",
        u"hamis",    u"yanlış",     u"ложь",    u"хиба",    u"хибність",    u"неправда",
        u"хлусня",   u"ψευδές",     u"ψευδεσ",  u"ψευδής",  u"ψευδησ",      u"fals",
        u"невярно",  u"лъжа",       u"laž",     u"неточно", u"нетачно",     u"netačno",
        u"netočno",  u"neresnično", u"neres",   u"netiesa", u"aplams",      u"väär",
        u"faltsua",  u"salah",      u"palsu",   u"sai",     u"ósatt",       u"שקר",
        u"خطأ",      u"假",         u"거짓",    u"เท็จ",     u"gau",         u"anwir",
        u"bréagach", u"falsa",      u"жалған",  u"असत्य",    u"i pavërtetë", u"e pavërtetë",
        u"no",       u"0"};
    QHash<QString, bool> words;
    for (const QStringView word : yes)
        words.insert(foldedWord(word.toString()), true);
    for (const QStringView word : no)
        words.insert(foldedWord(word.toString()), false);
    return words;
}

} // namespace

QStringList invisibleCharacters(QStringView text)
{
    QStringList names;
    if (!mayHoldInvisible(text))
        return names;
    constexpr int width = 4;
    constexpr int hexadecimal = 16;
    for (const char32_t c : text.toUcs4()) {
        if (!isInvisible(c))
            continue;
        const QString digits = QString::number(static_cast<quint32>(c), hexadecimal)
                                   .toUpper()
                                   .rightJustified(width, u'0');
        if (const QString name = u"U+"_s + digits; !names.contains(name))
            names.append(name);
    }
    return names;
}

QString plainCellText(QStringView text)
{
    QString plain = withoutInvisible(text).trimmed();
    constexpr int mostLayers = 8;
    for (int i = 0; i < mostLayers; ++i) {
        const QString inner = unwrapped(plain);
        if (inner == plain)
            break;
        plain = inner;
    }
    return plain;
}

bool hasFormulaGuard(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    return trimmed.size() > 1 && trimmed.front() == u'=' && isQuote(trimmed.at(1));
}

bool isSpreadsheetError(QStringView text)
{
    static const QRegularExpression pattern(
        u"^(#{2,}|#[\\p{Lu}¡¿][\\p{Lu}0_ ]*(/[\\p{Lu}0])?[!?]?|Err:[0-9]{3})$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const QStringView trimmed = text.trimmed();
    return !trimmed.isEmpty() && (trimmed.front() == u'#' || trimmed.front() == u'E') &&
           pattern.match(trimmed.toString()).hasMatch();
}

std::optional<bool> spreadsheetFlag(QStringView text)
{
    static const QHash<QString, bool> words = makeFlagWords();
    const auto found = words.constFind(foldedWord(plainCellText(text)));
    return found == words.cend() ? std::nullopt : std::optional(*found);
}

bool isTotalWord(QStringView text)
{
    static const QSet<QString> words{
        u"total"_s,  u"totals"_s,   u"grand total"_s,   u"subtotal"_s, u"sum"_s,
        u"sums"_s,   u"count"_s,    u"summe"_s,         u"gesamt"_s,   u"gesamtsumme"_s,
        u"anzahl"_s, u"somme"_s,    u"total général"_s, u"totale"_s,   u"somma"_s,
        u"suma"_s,   u"soma"_s,     u"totaal"_s,        u"som"_s,      u"sammenlagt"_s,
        u"summa"_s,  u"yhteensä"_s, u"razem"_s,         u"celkem"_s,   u"összesen"_s,
        u"toplam"_s, u"итого"_s,    u"всего"_s,         u"合計"_s,     u"总计"_s};
    QString word = plainCellText(text).toLower();
    while (word.endsWith(u':') || word.endsWith(u'.') || word.endsWith(u'='))
        word.chop(1);
    return words.contains(word.trimmed());
}

bool isFigure(QStringView text)
{
    static const QRegularExpression pattern(
        u"^[-+]?\\p{Sc}?[0-9]+([., '’][0-9]+)*[ ]?(%|\\p{Sc})?$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return pattern.match(plainCellText(text)).hasMatch();
}

bool holdsDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace numberdesk
