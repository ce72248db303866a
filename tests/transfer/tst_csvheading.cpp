// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csvheading.h"

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
    void refusesRepeatedHeadings();
    void refusesMissingHeadings_data();
    void refusesMissingHeadings();
    void knowsNumbersOnlyFiles_data();
    void knowsNumbersOnlyFiles();
};

void TestCsvHeading::writesTheContractsHeadings()
{
    QStringList headings;
    for (const UploadColumn &column : uploadColumns())
        headings.append(headingOf(column));
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
    for (const UploadColumn &column : uploadColumns())
        QCOMPARE(columnFromHeading(headingOf(column)), std::optional(column));
    QVERIFY(!columnFromHeading(u"serviceDetails_zoomPhoneCloudPeering_configuration_usage"));
}

void TestCsvHeading::ignoresLetterCaseAndBlanks()
{
    QCOMPARE(columnFromHeading(u"  TELEPHONENUMBER\t"),
             std::optional(UploadColumn{UploadField::TelephoneNumber, {}}));
    QCOMPARE(columnFromHeading(u"numbers"),
             std::optional(UploadColumn{UploadField::TelephoneNumber, {}}));
}

void TestCsvHeading::ignoresOurOwnColumns()
{
    const HeadingMap map = mapHeadings(
        tableWith({u"telephoneNumber"_s, u"accountName"_s, zoom, u"_status"_s, u"_x"_s}));
    QVERIFY(map.errors.isEmpty());
    QVERIFY(map.warnings.isEmpty());
    QVERIFY(!map.columns.at(3).has_value());
}

void TestCsvHeading::warnsOfUnknownHeadings()
{
    const HeadingMap map = mapHeadings(
        tableWith({u"telephoneNumber"_s, u"accountName"_s, zoom, u"Note"_s, u"Note"_s, u""_s}));
    QVERIFY(map.errors.isEmpty());
    QCOMPARE(map.warnings.size(), 3);
    QCOMPARE(map.warnings.first().severity, RowIssue::Severity::Warning);
    QCOMPARE(map.warnings.first().column, u"Note"_s);
    QCOMPARE(map.warnings.first().line, 1);
    QCOMPARE(map.unnamed, QList<qsizetype>{5});
}

void TestCsvHeading::refusesRepeatedHeadings()
{
    const HeadingMap map =
        mapHeadings(tableWith({u"telephoneNumber"_s, u"accountName"_s, zoom, u" AccountName"_s}));
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
    const HeadingMap map = mapHeadings(tableWith(heading));
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
    const HeadingMap map = mapHeadings(tableWith(heading));
    QVERIFY(map.errors.isEmpty());
    QTEST(map.numbersOnly, "numbersOnly");
}

QTEST_GUILESS_MAIN(TestCsvHeading)
#include "tst_csvheading.moc"
