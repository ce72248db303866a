// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "transfertest.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QString heading =
    u"telephoneNumber,accountName,%1,configuration_customSipHeader\n"_s.arg(zoomHeading);

} // namespace

/// Deviations that a plan repairs, on agreement, and those that it never does.
class TestPlanRepairs : public QObject
{
    Q_OBJECT

private slots:
    void repairsOnAgreement_data();
    void repairsOnAgreement();
    void neverRepairsLostDigits();
    void neverGuessesCountryCodes_data();
    void neverGuessesCountryCodes();
    void countsRepairs();
    void showsRepairsBesideWhatTheFileHas();
    void keepsTrunkZerosOutOfRepairs();
    void completesNationalNumbersOnChoice();
    void takesFormulaGuardsOff();
};

void TestPlanRepairs::repairsOnAgreement_data()
{
    QTest::addColumn<QString>("cell");
    QTest::newRow("apostrophe") << u"'+441632960000"_s;
    QTest::newRow("blanks") << u"+44 1632 960000"_s;
    QTest::newRow("00") << u"00441632960000"_s;
    QTest::newRow("no plus") << u"441632960000"_s;
    QTest::newRow("trunk zero") << u"+44 (0)1632 960000"_s;
}

void TestPlanRepairs::repairsOnAgreement()
{
    QFETCH(QString, cell);
    const CsvTable table = tableOf(heading + cell + u",contoso,true,\n"_s);
    const auto offered = draftOf({table});
    QVERIFY(offered);
    QCOMPARE((*offered)->errors.size(), 1);
    QCOMPARE((*offered)->errors.first().repaired, u"+441632960000"_s);
    QVERIFY((*offered)->errors.first().remedy.contains(u"+441632960000"_s));

    ImportOptions options;
    options.repair = true;
    const auto repaired = draftOf({table}, options);
    QVERIFY(repaired);
    QVERIFY((*repaired)->errors.isEmpty());
    QCOMPARE((*repaired)->rows.first().change.telephoneNumber, TelephoneNumber(441632960000));
}

void TestPlanRepairs::neverRepairsLostDigits()
{
    ImportOptions options;
    options.repair = true;
    const auto plan = draftOf({tableOf(heading + u"4.41633E+11,contoso,true,\n"_s)}, options);
    QVERIFY(plan);
    QCOMPARE((*plan)->errors.size(), 1);
    QVERIFY((*plan)->errors.first().repaired.isEmpty());
    QVERIFY((*plan)->errors.first().remedy.contains(u"lost digits"_s));
}

void TestPlanRepairs::neverGuessesCountryCodes_data()
{
    QTest::addColumn<QString>("cell");
    QTest::newRow("area code in brackets") << u"(425) 555-0407"_s;
    QTest::newRow("no such country") << u"425-555-0408"_s;
    QTest::newRow("no such country, plus") << u"+425 555 0408"_s;
    QTest::newRow("short, of some country") << u"206-555-0100"_s;
    QTest::newRow("local") << u"555-0100"_s;
    QTest::newRow("trunk prefix") << u"01632 960000"_s;
    QTest::newRow("two trunk zeros") << u"+44 (0)(0)20 7946"_s;
}

void TestPlanRepairs::neverGuessesCountryCodes()
{
    QFETCH(QString, cell);
    ImportOptions options;
    options.repair = true;
    const auto plan = draftOf({tableOf(heading + cell + u",contoso,true,\n"_s)}, options);
    QVERIFY(plan);
    QCOMPARE((*plan)->errors.size(), 1);
    QVERIFY((*plan)->errors.first().repaired.isEmpty());
    QVERIFY((*plan)->errors.first().remedy.contains(u"country code"_s));
}

void TestPlanRepairs::countsRepairs()
{
    ImportOptions options;
    options.repair = true;
    const auto plan = draftOf(
        {tableOf(heading + u"441632960000,contoso,true,\n"_s + u"441632960001,contoso,true,\n"_s)},
        options);
    QVERIFY(plan);
    QCOMPARE((*plan)->warnings.size(), 1);
    QVERIFY((*plan)->warnings.first().message.contains(u'2'));
}

void TestPlanRepairs::showsRepairsBesideWhatTheFileHas()
{
    ImportOptions options;
    options.repair = true;
    const auto plan =
        draftOf({tableOf(heading + u"+44 1632 960000,=\"contoso\",WAHR,\n"_s)}, options);
    QVERIFY(plan);
    QVERIFY((*plan)->errors.isEmpty());
    QCOMPARE((*plan)->rows.first().repairs(),
             (QList<CellRepair>{{u"telephoneNumber"_s, u"+44 1632 960000"_s, u"+441632960000"_s},
                                {u"accountName"_s, u"=\"contoso\""_s, u"contoso"_s},
                                {zoomHeading, u"WAHR"_s, u"true"_s}}));
}

void TestPlanRepairs::keepsTrunkZerosOutOfRepairs()
{
    ImportOptions options;
    options.repair = true;
    const auto plan = draftOf(
        {tableOf(heading + u"+4401632960000,contoso,true,\n"_s +
                 u"004401632960001,contoso,true,\n"_s + u"+390669820000,contoso,true,\n"_s)},
        options);
    QVERIFY(plan);
    QCOMPARE((*plan)->counts().valid, 3);
    QCOMPARE((*plan)->rows.at(0).change.telephoneNumber, TelephoneNumber(4401632960000));
    QCOMPARE((*plan)->rows.at(1).change.telephoneNumber, TelephoneNumber(441632960001));
    QCOMPARE((*plan)->warnings.size(), 2); // one of them tells that a cell was repaired
    QCOMPARE((*plan)->warnings.first().found, u"+4401632960000"_s);
    QCOMPARE((*plan)->warnings.first().line, 2);
}

void TestPlanRepairs::completesNationalNumbersOnChoice()
{
    const CsvTable table = tableOf(heading + u"01632 960000,contoso,true,\n"_s);
    QCOMPARE((*draftOf({table}))->counts().invalid, 1);
    ImportOptions options;
    options.country = u"GB"_s;
    const auto plan = draftOf({table}, options);
    QCOMPARE((*plan)->counts().valid, 1);
    QCOMPARE((*plan)->rows.first().repairs().first().repaired, u"+441632960000"_s);
}

void TestPlanRepairs::takesFormulaGuardsOff()
{
    const auto plan = draftOf({tableOf(heading + u"+441632960000,'-contoso,true,'-sip\n"_s)});
    QVERIFY(plan);
    QVERIFY((*plan)->errors.isEmpty());
    QCOMPARE((*plan)->rows.first().change.accountName.text(), u"-contoso"_s);
    QCOMPARE((*plan)->rows.first().change.edits.asked<QString>(customSipHeaderColumn()),
             std::optional(u"-sip"_s));
}

NUMBERDESK_TEST("planrepairs", TestPlanRepairs)
#include "tst_planrepairs.moc"
