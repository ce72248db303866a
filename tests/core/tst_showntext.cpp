// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/showntext.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// Text of others is shown, never obeyed.
class ShownTextTest : public QObject
{
    Q_OBJECT

private slots:
    void overridesAreNamed_data();
    void overridesAreNamed();
    void controlCharactersAreVisible();
    void cellsNameWhatIsInvisible();
    void toolTipsAreNoHtml_data();
    void toolTipsAreNoHtml();
    void shortToolTipsStayAsTheyAre();
    void longWordsCanBeBroken();
};

void ShownTextTest::overridesAreNamed_data()
{
    QTest::addColumn<char16_t>("character");
    for (char16_t c = 0x202a; c <= 0x202e; ++c)
        QTest::addRow("U+%04X", c) << c;
    for (char16_t c = 0x2066; c <= 0x2069; ++c)
        QTest::addRow("U+%04X", c) << c;
}

void ShownTextTest::overridesAreNamed()
{
    QFETCH(const char16_t, character);
    const QString shown = shownText(QChar(character) + u"evil.exe"_s);
    QVERIFY(!shown.contains(QChar(character)));
    QVERIFY(shown.contains(QString::number(character, 16).toUpper()));
    QVERIFY(shown.endsWith(u"evil.exe"_s));
    QVERIFY(!toolTipText(QChar(character) + u"evil.exe"_s).contains(QChar(character)));
}

void ShownTextTest::controlCharactersAreVisible()
{
    QCOMPARE(shownText(u"a\x1b[31m\tb\nc"_s), u"a␛[31m\tb\nc"_s);
    QCOMPARE(shownText(u"שלום, Grüße"_s), u"שלום, Grüße"_s); // what is read rightwards stays
}

void ShownTextTest::cellsNameWhatIsInvisible()
{
    QCOMPARE(shownCell(u"\u202a+13025551641\u200b"_s), u"‹U+202A›+13025551641‹U+200B›"_s);
    QCOMPARE(shownCell(u"\ufeff+1\x1b"_s), u"‹U+FEFF›+1‹U+001B›"_s);
    QCOMPARE(shownCell(u"\U000e0101x"_s), u"‹U+E0101›x"_s);
    QCOMPARE(shownCell(u"Grüße, 合計"_s), u"Grüße, 合計"_s);
    QCOMPARE(shownCell({}), QString());
}

void ShownTextTest::toolTipsAreNoHtml_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("bold") << u"<b>Bold</b> & Sons <img src=x>"_s;
    QTest::newRow("link") << u"see <a href='file:///etc/passwd'>this</a>"_s;
    QTest::newRow("entity") << u"&lt;b&gt;"_s;
    QTest::newRow("declaration") << u"<?xml version='1.0'?><p>x</p>"_s;
}

void ShownTextTest::toolTipsAreNoHtml()
{
    QFETCH(const QString, text);
    const QString tip = toolTipText(text).remove(QChar(0x200b));
    QVERIFY(tip.contains(text.toHtmlEscaped()));
    QVERIFY(!tip.contains(text));
}

void ShownTextTest::shortToolTipsStayAsTheyAre()
{
    QCOMPARE(toolTipText(u"Select a number first."_s), u"Select a number first."_s);
    QCOMPARE(toolTipText({}), QString());
    // A long one is made to wrap, which only rich text does.
    QVERIFY(toolTipText(u"word "_s.repeated(200)).startsWith(u"<p"_s));
}

void ShownTextTest::longWordsCanBeBroken()
{
    const QChar space(0x200b);
    QVERIFY(breakable(u"x"_s.repeated(100)).count(space) >= 2);
    QCOMPARE(breakable(u"a few short words"_s), u"a few short words"_s);
    const QString pairs = u"😀"_s.repeated(60);
    QCOMPARE(breakable(pairs).remove(space), pairs);
    QVERIFY(!breakable(pairs).contains(QString(QChar(0xd83d)) + space)); // never within one
}

NUMBERDESK_TEST("showntext", ShownTextTest)
#include "tst_showntext.moc"
