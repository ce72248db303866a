// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/numberingadvice.h"
#include "core/telephonenumber.h"
#include "support/testprogram.h"

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

NUMBERDESK_TEST("telephonenumber", TelephoneNumberTest)
#include "tst_telephonenumber.moc"
