// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/numbercell.h"
#include "core/fields/numberingadvice.h"
#include "support/testprogram.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

Q_DECLARE_METATYPE(numberdesk::NumberCell::Kind)

using Kind = NumberCell::Kind;

class NumberCellTest : public QObject
{
    Q_OBJECT

private slots:
    void repairsWithoutGuessing_data();
    void repairsWithoutGuessing();
    void namesWhatIsNoNumber_data();
    void namesWhatIsNoNumber();
    void countsRanges_data();
    void countsRanges();
    void namesInvisibleCharacters();
    void completesNationalNumbers_data();
    void completesNationalNumbers();
    void knowsTrunkZeros_data();
    void knowsTrunkZeros();
    void neverAddsDigits();
};

void NumberCellTest::repairsWithoutGuessing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("repaired");
    const auto row = [](const char *name, const QString &text, const QString &repaired) {
        QTest::newRow(name) << text << repaired;
    };
    const QString fiction = u"+441632960000"_s;
    row("apostrophe", u"'+441632960000"_s, fiction);
    row("typographic apostrophe", u"\u2019+441632960000"_s, fiction);
    row("guard", u"=\"+441632960000\""_s, fiction);
    row("guard without plus", u"=\"441632960000\""_s, fiction);
    row("formula", u"=+441632960000"_s, fiction);
    row("quotes", u"\u201E+441632960000\u201C"_s, fiction);
    row("tel", u"tel:+44-1632-960000"_s, fiction);
    row("blanks", u"+44 1632 960 000"_s, fiction);
    row("no-break blanks", u"+44\u00A01632\u202F960000"_s, fiction);
    row("dashes of other kinds", u"+44\u20111632\u2013960\u2212000"_s, fiction);
    row("full-width", u"\uFF0B\uFF14\uFF141632960000"_s, fiction);
    row("00", u"00441632960000"_s, fiction);
    row("missing plus", u"441632960000"_s, fiction);
    row("trunk zero", u"+44 (0)1632 960000"_s, fiction);
    row("trunk zero, missing plus", u"44 (0)1632 960000"_s, fiction);
    row("trunk zero without brackets", u"+44 01632 960000"_s, fiction);
    row("trunk zero behind 00", u"004401632960000"_s, fiction);
    row("a zero that belongs to the number", u"+39 06 6982 0000"_s, u"+390669820000"_s);
    row("two trunk zeros", u"+44 (0)(0)20 7946"_s, {});
    row("trunk zero in front", u"(0)1632 960000"_s, {});
    row("country code in brackets", u"(+44) 1632 960000"_s, fiction);
    row("area code in brackets", u"(425) 555-0407"_s, {});
    row("apostrophe, area code in brackets", u"'(425) 555-0407"_s, {});
    row("dashes and dots", u"+1-907.555.0100"_s, u"+19075550100"_s);
    row("dots of thousands", u"13.055.550.204"_s, u"+13055550204"_s);
    row("commas of thousands", u"13,055,550,204"_s, u"+13055550204"_s);
    row("float", u"4930123456.0"_s, u"+4930123456"_s);
    row("float with plus", u"+4930123457.0"_s, u"+4930123457"_s);
    row("float of two places", u"13055550332.00"_s, u"+13055550332"_s);
    row("float with a comma", u"13055550332,0"_s, u"+13055550332"_s);
    row("float of thousands", u"13.055.550.332,0"_s, u"+13055550332"_s);
    row("left-to-right marks", u"\u202A+13055550301\u202C"_s, u"+13055550301"_s);
    row("soft hyphen", u"+1305\u00AD5550307"_s, u"+13055550307"_s);
    row("variation selector", u"+1\uFE0F3055550305"_s, u"+13055550305"_s);
    row("national, no country", u"01632960000"_s, {});
    row("a few digits", u"2001"_s, {});
    row("words", u"call me"_s, {});
    row("too long", u"+1234567890123456"_s, {});
    row("extension behind a blank", u"+1 305 555 0400 12"_s, {});
    row("line break", u"5550400\n5550401"_s, {});
}

void NumberCellTest::repairsWithoutGuessing()
{
    QFETCH(QString, text);
    const NumberCell cell = readNumberCell(text);
    QVERIFY(cell.kind != Kind::E164);
    QTEST(cell.repaired ? cell.repaired->toString() : QString(), "repaired");
}

void NumberCellTest::namesWhatIsNoNumber_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *name, const QString &text, Kind kind) {
        QTest::newRow(name) << text << kind;
    };
    row("scientific", u"4.41633E+11"_s, Kind::Rounded);
    row("scientific, comma", u"4,41633E+11"_s, Kind::Rounded);
    row("scientific, small", u"4e11"_s, Kind::Rounded);
    row("scientific behind an apostrophe", u"'4.41633E+11"_s, Kind::Rounded);
    row("not available", u"#N/A"_s, Kind::ErrorValue);
    row("not available, German", u"#NV"_s, Kind::ErrorValue);
    row("Russian", u"#ЗНАЧ!"_s, Kind::ErrorValue);
    row("division", u"#DIV/0!"_s, Kind::ErrorValue);
    row("too narrow", u"########"_s, Kind::ErrorValue);
    row("LibreOffice", u"Err:502"_s, Kind::ErrorValue);
    row("fraction", u"4930123456.5"_s, Kind::Fraction);
    row("x", u"+13055550400x123"_s, Kind::Extension);
    row("ext.", u"+1 305 555 0400 ext. 12"_s, Kind::Extension);
    row("in brackets", u"+13055550400 (ext 12)"_s, Kind::Extension);
    row("link", u"tel:+13055550400;ext=12"_s, Kind::Extension);
    row("number sign", u"+13055550400#12"_s, Kind::Extension);
    row("German", u"+49 30 123456 Durchwahl 78"_s, Kind::Extension);
    row("direct dial", u"+49 30 123456-0"_s, Kind::Extension);
    row("semicolon", u"+13055550400; +13055550401"_s, Kind::TwoNumbers);
    row("slash", u"+13055550400/0401"_s, Kind::TwoNumbers);
    row("comma", u"+13055550400,0401"_s, Kind::TwoNumbers);
    row("and", u"+13055550400 and +13055550401"_s, Kind::TwoNumbers);
    row("und", u"+13055550400 und 401"_s, Kind::TwoNumbers);
    row("blank", u"+13055550400 +13055550401"_s, Kind::TwoNumbers);
    row("blank without plus", u"13055550400 13055550401"_s, Kind::TwoNumbers);
    row("line break", u"+13055550400\n+13055550401"_s, Kind::TwoNumbers);
    row("national", u"01632 960000"_s, Kind::NoCountry);
    row("words", u"call me"_s, Kind::Unreadable);
    row("empty", u"  "_s, Kind::Empty);
}

void NumberCellTest::namesWhatIsNoNumber()
{
    QFETCH(QString, text);
    const NumberCell cell = readNumberCell(text);
    QTEST(cell.kind, "kind");
    QVERIFY(!cell.repaired);
}

void NumberCellTest::countsRanges_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("count");
    const auto row = [](const char *name, const QString &text, quint64 count) {
        QTest::newRow(name) << text << count;
    };
    row("last digits", u"+13055550400-0403"_s, 4);
    row("two digits", u"+13055550410-19"_s, 10);
    row("one digit", u"+49301234560-9"_s, 10);
    row("wildcard", u"+1305555042x"_s, 10);
    row("wildcards", u"+4416329600XX"_s, 100);
    row("to", u"+13055550430 to +13055550433"_s, 4);
    row("bis", u"+13055550430 bis 433"_s, 4);
    row("dash", u"+13055550430 \u2013 +13055550433"_s, 4);
    row("dots", u"+13055550430..433"_s, 4);
    row("ellipsis", u"+13055550430…433"_s, 4);
    row("grouped", u"+1-305-555-0400-0403"_s, 4);
    row("without plus", u"13055550430-13055550433"_s, 4);
}

void NumberCellTest::countsRanges()
{
    QFETCH(QString, text);
    const NumberCell cell = readNumberCell(text);
    QCOMPARE(cell.kind, Kind::Range);
    QVERIFY(cell.range.has_value());
    QTEST(cell.range->count(), "count");
    QVERIFY(!cell.repaired);
}

void NumberCellTest::namesInvisibleCharacters()
{
    const NumberCell cell = readNumberCell(u"\u202A+13055550301\u202C\u200B");
    QCOMPARE(cell.kind, Kind::Invisible);
    QCOMPARE(cell.invisible, (QStringList{u"U+202A"_s, u"U+202C"_s, u"U+200B"_s}));
}

void NumberCellTest::completesNationalNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("repaired");
    const auto row = [](const char *name, const QString &text, const QString &country,
                        const QString &repaired) {
        QTest::newRow(name) << text << country << repaired;
    };
    row("Britain", u"01632 960000"_s, u"GB"_s, u"+441632960000"_s);
    row("Britain in brackets", u"(0)1632 960000"_s, u"GB"_s, u"+441632960000"_s);
    row("America", u"(425) 555-0407"_s, u"US"_s, u"+14255550407"_s);
    row("international all the same", u"+33 1 09 75 83 51"_s, u"GB"_s, u"+33109758351"_s);
    row("range", u"030123456-78"_s, u"DE"_s, {});
    row("too short", u"2001"_s, u"GB"_s, {});
}

void NumberCellTest::completesNationalNumbers()
{
    QFETCH(QString, text);
    QFETCH(QString, country);
    const NumberCell cell = readNumberCell(text, country);
    QTEST(cell.repaired ? cell.repaired->toString() : QString(), "repaired");
}

void NumberCellTest::knowsTrunkZeros_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("zero");
    QTest::newRow("Britain") << u"+4401632960000"_s << true;
    QTest::newRow("Germany") << u"+49030123456"_s << true;
    QTest::newRow("France") << u"+330109758351"_s << true;
    QTest::newRow("Japan") << u"+810312345678"_s << true;
    QTest::newRow("Britain without") << u"+441632960000"_s << false;
    QTest::newRow("Italy") << u"+390669820000"_s << false;
    QTest::newRow("San Marino") << u"+3780549886377"_s << false;
    QTest::newRow("Côte d'Ivoire") << u"+2250123456789"_s << false;
    QTest::newRow("Gabon") << u"+24106031234"_s << false;
    QTest::newRow("Congo") << u"+242061234567"_s << false;
    QTest::newRow("Burkina Faso") << u"+22601234567"_s << false;
    QTest::newRow("America") << u"+10255550100"_s << false;
}

void NumberCellTest::knowsTrunkZeros()
{
    QFETCH(QString, text);
    const TelephoneNumber number = *TelephoneNumber::parse(text);
    QTEST(hasTrunkZero(number), "zero");
    QCOMPARE(withoutTrunkZero(number) != number, hasTrunkZero(number));
    QVERIFY(!hasTrunkZero(withoutTrunkZero(number)));
}

/// Whatever stands in a cell, a repair has no digit that the cell has not, in the same order.
void NumberCellTest::neverAddsDigits()
{
    QRandomGenerator random(8);
    const QString alphabet = u"0123456789012345678901234567890123456789++-- ..()/,'x\u202A\u2013"_s;
    for (int round = 0; round < 20000; ++round) {
        QString text = round % 2 == 0 ? u"+4930"_s : u"1305555"_s;
        const int length = random.bounded(4, 14);
        for (int i = 0; i < length; ++i)
            text += alphabet.at(random.bounded(static_cast<int>(alphabet.size())));
        const NumberCell cell = readNumberCell(text);
        if (!cell.repaired)
            continue;
        qsizetype at = 0;
        for (const QChar digit : QString::number(cell.repaired->digits())) {
            at = text.indexOf(digit, at) + 1;
            QVERIFY2(at > 0, qPrintable(text));
        }
    }
}

NUMBERDESK_TEST("numbercell", NumberCellTest)
#include "tst_numbercell.moc"
