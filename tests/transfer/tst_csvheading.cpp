// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "transfer/csv/csvheading.h"
#include "transfer/plan/importplan.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

CsvTable tableWith(const QStringList &heading)
{
    CsvTable table;
    table.fileName = u"in.csv"_s;
    table.heading = {1, heading};
    return table;
}

const QString zoom = u"serviceDetails_zoomPhoneCloudPeering_enabled"_s;

} // namespace

class TestCsvHeading : public QObject
{
    Q_OBJECT

private slots:
    void writesTheContractsHeadings();
    void readsEveryHeadingItWrites();
    void ignoresLetterCaseAndBlanks();
    void ignoresOurOwnColumns();
    void warnsOfUnknownHeadings();
    void asksAboutNearHeadings_data();
    void asksAboutNearHeadings();
    void mapsAndIgnoresByChoice();
    void namesUnnamedColumnsOnce();
    void refusesRepeatedHeadings();
    void refusesMissingHeadings_data();
    void refusesMissingHeadings();
    void knowsNumbersOnlyFiles_data();
    void knowsNumbersOnlyFiles();
};

void TestCsvHeading::writesTheContractsHeadings()
{
    QStringList headings;
    for (const ColumnId column : uploadColumns())
        headings.append(numberColumn(column).heading);
    QCOMPARE(headings.size(), 24);
    QCOMPARE(headings.first(), u"telephoneNumber"_s);
    QCOMPARE(headings.at(1), u"accountName"_s);
    QCOMPARE(headings.last(), u"configuration_customSipHeader"_s);
    QVERIFY(headings.contains(zoom));
    QVERIFY(headings.contains(u"serviceDetails_teamsPhoneMobile_assignmentStatus"_s));
    QVERIFY(headings.contains(
        u"serviceDetails_teamsOperatorConnect_configuration_allowTenantAddressUpdate"_s));
}

void TestCsvHeading::readsEveryHeadingItWrites()
{
    for (const ColumnId column : uploadColumns())
        QCOMPARE(columnFromHeading(numberColumn(column).heading), std::optional(column));
    QVERIFY(!columnFromHeading(u"serviceDetails_zoomPhoneCloudPeering_configuration_usage"));
}

void TestCsvHeading::ignoresLetterCaseAndBlanks()
{
    QCOMPARE(columnFromHeading(u"  TELEPHONENUMBER\t"), std::optional(telephoneNumberColumn()));
    QCOMPARE(columnFromHeading(u"numbers"), std::optional(telephoneNumberColumn()));
}

void TestCsvHeading::ignoresOurOwnColumns()
{
    const HeadingMap map = mapHeadings(
        tableWith({u"telephoneNumber"_s, u"accountName"_s, zoom, u"_status"_s, u"_x"_s}), {});
    QVERIFY(map.errors.isEmpty());
    QVERIFY(map.warnings.isEmpty());
    QVERIFY(!map.columns.at(3).has_value());
}

void TestCsvHeading::warnsOfUnknownHeadings()
{
    const HeadingMap map = mapHeadings(
        tableWith({u"telephoneNumber"_s, u"accountName"_s, zoom, u"Note"_s, u"Note"_s, u""_s}), {});
    QVERIFY(map.errors.isEmpty());
    QCOMPARE(map.warnings.size(), 3);
    QCOMPARE(map.warnings.first().severity, RowIssue::Severity::Warning);
    QCOMPARE(map.warnings.first().column, u"Note"_s);
    QCOMPARE(map.warnings.first().line, 1);
    QVERIFY(map.warnings.last().message.contains(u"no heading"_s));
}

void TestCsvHeading::asksAboutNearHeadings_data()
{
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("nearest");
    const QString header = u"configuration_customSipHeader"_s;
    QTest::newRow("blanks") << u"Account Name"_s << u"accountName"_s;
    QTest::newRow("underscore") << u"account_name"_s << u"accountName"_s;
    QTest::newRow("dots") << u"configuration.customSipHeader"_s << header;
    QTest::newRow("one edit") << u"acountName"_s << u"accountName"_s;
    QTest::newRow("two edits") << u"acountNme"_s << u"accountName"_s;
    QTest::newRow("swapped") << u"accuontName"_s << u"accountName"_s;
    QTest::newRow("beginning") << u"configuration_sip"_s << QString();
    QTest::newRow("service") << u"serviceDetails_zoom_on"_s << QString();
    QTest::newRow("three edits") << u"acuntNm"_s << u"-"_s;
    QTest::newRow("short") << u"Number"_s << u"-"_s;
    QTest::newRow("other") << u"Department"_s << u"-"_s;
}

void TestCsvHeading::asksAboutNearHeadings()
{
    QFETCH(QString, heading);
    QFETCH(QString, nearest);
    const HeadingMap map =
        mapHeadings(tableWith({u"telephoneNumber"_s, u"accountName"_s, zoom, heading}), {});
    const bool isNear = nearest != "-"_L1;
    QCOMPARE(map.errors.size(), isNear ? 1 : 0);
    QCOMPARE(map.warnings.size(), isNear ? 0 : 1);
    if (!isNear)
        return;
    const RowIssue &issue = map.errors.first();
    QCOMPARE(issue.kind, RowIssue::Kind::NearHeading);
    QCOMPARE(issue.found, heading);
    QVERIFY(issue.message.contains(heading));
    if (!nearest.isEmpty())
        QCOMPARE(issue.nearest, nearest);
    QVERIFY(columnFromHeading(issue.nearest).has_value());
}

void TestCsvHeading::mapsAndIgnoresByChoice()
{
    ImportOptions options;
    options.headingMap.insert(u"Rufnummer"_s, u"telephoneNumber"_s);
    options.ignoredHeadings = QStringList{u"account_nam"_s};
    const HeadingMap map = mapHeadings(
        tableWith({u"rufnummer "_s, u"accountName"_s, zoom, u"account_nam"_s}), options);
    QVERIFY(map.errors.isEmpty());
    QVERIFY(map.warnings.isEmpty());
    QCOMPARE(map.indexOf(telephoneNumberColumn()), 0);
    QVERIFY(!map.columns.at(3).has_value());
}

void TestCsvHeading::namesUnnamedColumnsOnce()
{
    const HeadingMap map = mapHeadings(
        tableWith({u""_s, u"telephoneNumber"_s, u"accountName"_s, zoom, u" "_s, u""_s}), {});
    QVERIFY(map.errors.isEmpty());
    QCOMPARE(map.warnings.size(), 1);
    QVERIFY(map.warnings.first().message.contains(u'3'));
}

void TestCsvHeading::refusesRepeatedHeadings()
{
    const HeadingMap map = mapHeadings(
        tableWith({u"telephoneNumber"_s, u"accountName"_s, zoom, u" AccountName"_s}), {});
    QCOMPARE(map.errors.size(), 1);
    QCOMPARE(map.errors.first().column, u" AccountName"_s);
    QVERIFY(!map.errors.first().remedy.isEmpty());
}

void TestCsvHeading::refusesMissingHeadings_data()
{
    QTest::addColumn<QStringList>("heading");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("number") << QStringList{u"accountName"_s, zoom}
                            << QStringList{u"telephoneNumber"_s};
    QTest::newRow("account") << QStringList{u"telephoneNumber"_s, zoom}
                             << QStringList{u"accountName"_s};
    QTest::newRow("both") << QStringList{zoom}
                          << QStringList{u"telephoneNumber"_s, u"accountName"_s};
    QTest::newRow("anything to set")
        << QStringList{u"telephoneNumber"_s, u"accountName"_s} << QStringList{zoom};
    QTest::newRow("all") << QStringList{u"x"_s}
                         << QStringList{u"telephoneNumber"_s, u"accountName"_s, zoom};
}

void TestCsvHeading::refusesMissingHeadings()
{
    QFETCH(QStringList, heading);
    QFETCH(QStringList, expected);
    const HeadingMap map = mapHeadings(tableWith(heading), {});
    QStringList missing;
    for (const RowIssue &issue : map.errors) {
        missing.append(issue.expected);
        QCOMPARE(issue.found, heading.join(u','));
        QVERIFY(!issue.remedy.isEmpty());
    }
    QCOMPARE(missing, expected);
}

void TestCsvHeading::knowsNumbersOnlyFiles_data()
{
    QTest::addColumn<QStringList>("heading");
    QTest::addColumn<bool>("numbersOnly");
    QTest::newRow("2023 portal") << QStringList{u"Numbers"_s} << true;
    QTest::newRow("number alone") << QStringList{u"telephoneNumber"_s} << true;
    QTest::newRow("result of one") << QStringList{u"Numbers"_s, u"_status"_s, u"_code"_s} << true;
    QTest::newRow("with account") << QStringList{u"Numbers"_s, u"accountName"_s, zoom} << false;
}

void TestCsvHeading::knowsNumbersOnlyFiles()
{
    QFETCH(QStringList, heading);
    const HeadingMap map = mapHeadings(tableWith(heading), {});
    QVERIFY(map.errors.isEmpty());
    QTEST(map.numbersOnly, "numbersOnly");
}

NUMBERDESK_TEST("csvheading", TestCsvHeading)
#include "tst_csvheading.moc"
