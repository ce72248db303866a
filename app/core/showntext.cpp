// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/showntext.h"

#include "core/celltext.h"

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr qsizetype longestPlainToolTip = 80; ///< longer ones are wrapped, as rich text only is
constexpr qsizetype longestWord = 40;         ///< without a place to break it
constexpr char16_t zeroWidthSpace = 0x200b;
constexpr char16_t controlPictures = 0x2400; ///< U+2400 shows U+0000, and so on to U+001F
constexpr char16_t deletePicture = 0x2421;
constexpr char16_t firstC1 = 0x80;
constexpr char16_t lastC1 = 0x9f;

bool turnsReadingOrder(QChar c)
{
    return (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

bool isShownByName(QChar c)
{
    return turnsReadingOrder(c) || (c >= QChar(firstC1) && c <= QChar(lastC1));
}

QString nameOf(QChar c)
{
    constexpr int digits = 4;
    constexpr int hexadecimal = 16;
    return u"‹U+%1›"_s.arg(QString::number(c.unicode(), hexadecimal).toUpper(), digits, u'0');
}

} // namespace

QString shownText(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        if (isShownByName(c))
            shown += nameOf(c);
        else if (c < u' ' && c != u'\t' && c != u'\n')
            shown += QChar(static_cast<char16_t>(controlPictures + c.unicode()));
        else if (c == QChar(0x7f))
            shown += QChar(deletePicture);
        else
            shown += c;
    }
    return shown;
}

QString shownCell(const QString &text)
{
    if (invisibleCharacters(text).isEmpty())
        return shownText(text);
    QString named;
    for (const char32_t c : text.toUcs4()) {
        const QString character = QStringView(QChar::fromUcs4(c)).toString(); // a BOM stays
        const QStringList name = invisibleCharacters(character);
        named += name.isEmpty() ? character : u"‹%1›"_s.arg(name.first());
    }
    return shownText(named);
}

QString toolTipText(const QString &text)
{
    const QString shown = shownText(text);
    const bool looksRich = shown.contains(u'<') || shown.contains(u'&');
    if (!looksRich && shown.size() <= longestPlainToolTip)
        return shown;
    return u"<p style=\"white-space:pre-wrap\">%1</p>"_s.arg(breakable(shown).toHtmlEscaped());
}

QString breakable(const QString &text)
{
    QString broken;
    broken.reserve(text.size());
    qsizetype run = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        const bool splits = c.isLowSurrogate() || c.isMark(); // never between the parts of one
        if (run >= longestWord && !c.isSpace() && !splits) {
            broken += QChar(zeroWidthSpace);
            run = 0;
        }
        broken += c;
        run = c.isSpace() ? 0 : run + 1;
    }
    return broken;
}

} // namespace numberdesk
