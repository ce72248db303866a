// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/numberingadvice.h"
#include "core/telephonenumber.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

Q_DECLARE_METATYPE(numberdesk::NumberingAdvice)

class TelephoneNumberTest : public QObject
{
    Q_OBJECT

private slots:
    void takesE164Only_data();
    void takesE164Only();
    void repairsWithoutGuessing_data();
    void repairsWithoutGuessing();
    void knowsWhatSpreadsheetsDestroy_data();
    void knowsWhatSpreadsheetsDestroy();
    void advisesOnNumberingPlans_data();
    void advisesOnNumberingPlans();
};

void TelephoneNumberTest::takesE164Only_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("taken");
    QTest::newRow("fiction") << u"+441632960000"_s << true;
    QTest::newRow("shortest") << u"+12"_s << true;
    QTest::newRow("longest") << u"+123456789012345"_s << true;
    QTest::newRow("too long") << u"+1234567890123456"_s << false;
    QTest::newRow("one digit") << u"+1"_s << false;
    QTest::newRow("no plus") << u"441632960000"_s << false;
    QTest::newRow("leading zero") << u"+0441632960000"_s << false;
    QTest::newRow("blank inside") << u"+44 1632960000"_s << false;
    QTest::newRow("other digits") << u"+٤٤١٦٣٢٩٦٠٠٠٠"_s << false;
    QTest::newRow("letters") << u"+4416329600ab"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TelephoneNumberTest::takesE164Only()
{
    QFETCH(QString, text);
    QFETCH(bool, taken);
    const auto number = TelephoneNumber::parse(text);
    QCOMPARE(number.has_value(), taken);
    if (taken)
        QCOMPARE(number->toString(), text);
}

void TelephoneNumberTest::repairsWithoutGuessing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("repaired");
    QTest::newRow("apostrophe") << u"'+441632960000"_s << u"+441632960000"_s;
    QTest::newRow("blanks") << u"+44 1632 960 000"_s << u"+441632960000"_s;
    QTest::newRow("00") << u"00441632960000"_s << u"+441632960000"_s;
    QTest::newRow("missing plus") << u"441632960000"_s << u"+441632960000"_s;
    QTest::newRow("trunk zero") << u"+44 (0)1632 960000"_s << u"+441632960000"_s;
    QTest::newRow("trunk zero, missing plus") << u"44 (0)1632 960000"_s << u"+441632960000"_s;
    QTest::newRow("two trunk zeros") << u"+44 (0)(0)20 7946"_s << QString();
    QTest::newRow("trunk zero in front") << u"(0)1632 960000"_s << QString();
    QTest::newRow("country code in brackets") << u"(+44) 1632 960000"_s << u"+441632960000"_s;
    QTest::newRow("area code in brackets") << u"(425) 555-0407"_s << QString();
    QTest::newRow("apostrophe, area code in brackets") << u"'(425) 555-0407"_s << QString();
    QTest::newRow("dashes and dots") << u"+1-907.555.0100"_s << u"+19075550100"_s;
    QTest::newRow("national, no country") << u"01632960000"_s << QString();
    QTest::newRow("extension") << u"2001"_s << QString();
    QTest::newRow("words") << u"call me"_s << QString();
    QTest::newRow("scientific") << u"4.41633E+11"_s << QString();
    QTest::newRow("too long") << u"+1234567890123456"_s << QString();
}

void TelephoneNumberTest::repairsWithoutGuessing()
{
    QFETCH(QString, text);
    const auto number = repairedTelephoneNumber(text);
    QTEST(number ? number->toString() : QString(), "repaired");
}

void TelephoneNumberTest::knowsWhatSpreadsheetsDestroy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("destroyed");
    QTest::newRow("point") << u"4.41633E+11"_s << true;
    QTest::newRow("comma") << u"4,41633E+11"_s << true;
    QTest::newRow("small e") << u"4e11"_s << true;
    QTest::newRow("a number") << u"+441632960000"_s << false;
}

void TelephoneNumberTest::knowsWhatSpreadsheetsDestroy()
{
    QFETCH(QString, text);
    QTEST(looksLikeScientificNotation(text), "destroyed");
}

void TelephoneNumberTest::advisesOnNumberingPlans_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<NumberingAdvice>("advice");
    QTest::newRow("a real London range") << u"+442079460123"_s << NumberingAdvice::Plausible;
    QTest::newRow("fiction") << u"+441632960000"_s << NumberingAdvice::NotInNumberingPlan;
    QTest::newRow("too short") << u"+123451"_s << NumberingAdvice::ImpossibleLength;
    QTest::newRow("no such country") << u"+2101234567"_s << NumberingAdvice::UnknownCountryCode;
}

void TelephoneNumberTest::advisesOnNumberingPlans()
{
    QFETCH(QString, text);
    QTEST(numberingAdvice(*TelephoneNumber::parse(text)), "advice");
}

QTEST_GUILESS_MAIN(TelephoneNumberTest)
#include "tst_telephonenumber.moc"
