// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "transfertest.h"

#include <QRandomGenerator>
#include <QtTest>

#include <malloc.h>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QString heading =
    u"accountName,telephoneNumber,%1,configuration_customSipHeader\n"_s.arg(zoomHeading);

/// What is allocated at this moment; nothing where something else than glibc allocates.
qsizetype bytesInUse()
{
    const struct mallinfo2 info = mallinfo2();
    return static_cast<qsizetype>(info.uordblks) + static_cast<qsizetype>(info.hblkhd);
}

/// Rows as nearly all are, over 50 accounts, with 100 different settings.
QByteArray goodFile(int rows)
{
    QByteArray text = heading.toUtf8();
    for (int i = 0; i < rows; ++i) {
        text += "account-" + QByteArray::number(i % 50) + ",+" +
                QByteArray::number(441632000000 + i) + ",true,header-" +
                QByteArray::number(i % 100) + '\n';
    }
    return text;
}

/// The same rows, but standing in no text: what is known of earlier rows is of no use then.
CsvTable retyped(CsvTable table)
{
    const CsvRecords records = std::exchange(table.records, {});
    for (const CsvRecord &record : records)
        table.records.append(record);
    return table;
}

void compareRows(const PlanRow &a, const PlanRow &b)
{
    QCOMPARE(a.change.telephoneNumber, b.change.telephoneNumber);
    QCOMPARE(a.change.accountName.text(), b.change.accountName.text());
    QVERIFY(a.change.edits == b.change.edits);
    QCOMPARE(a.outcome, b.outcome);
    QCOMPARE(a.message(), b.message());
    QCOMPARE(a.repairs(), b.repairs());
}

} // namespace

/// A plan may hold a million rows: what one takes, and that nothing is lost by it.
class TestPlanMemory : public QObject
{
    Q_OBJECT

private slots:
    void takesFewBytesARow();
    void sharesWhatRowsAsk();
    void findsTheSameInRowsThatRepeatOthers_data();
    void findsTheSameInRowsThatRepeatOthers();
    void seesRepeatedHeadingsThatAreNumbers();
    void findsRowsOfNumbers();
    void keepsRareThingsApart();
};

void TestPlanMemory::takesFewBytesARow()
{
    constexpr int rows = 20'000;
    const QByteArray text = goodFile(rows);
    QVERIFY(draftOf({parseCsv(goodFile(1), u"first.csv"_s).value()})); // what is made but once
    const qsizetype before = bytesInUse();
    const PlanResult plan = draftOf({parseCsv(text, u"in.csv"_s).value()});
    const qsizetype taken = bytesInUse() - before; // the text is this test's own
    QVERIFY(plan);
    QCOMPARE((*plan)->rows.size(), rows);
    QVERIFY((*plan)->errors.isEmpty());
    constexpr qsizetype place = 16;
    constexpr qsizetype number = 18;
    constexpr qsizetype others = 8; // what all rows share, and room that was taken in advance
    QVERIFY2(taken <= rows * (place + qsizetype(sizeof(PlanRow)) + number + others),
             qPrintable(u"%1 bytes a row"_s.arg(double(taken) / rows)));
}

void TestPlanMemory::sharesWhatRowsAsk()
{
    const PlanResult plan = draftOf({parseCsv(goodFile(201), u"in.csv"_s).value()});
    QVERIFY(plan);
    const NumberChange &early = (*plan)->rows.at(100).change;
    const NumberChange &late = (*plan)->rows.at(200).change;
    QVERIFY(early.edits.isSharedWith(late.edits));
    QCOMPARE(early.accountName.key(), late.accountName.key());
}

void TestPlanMemory::findsTheSameInRowsThatRepeatOthers_data()
{
    QTest::addColumn<bool>("repairs");
    QTest::newRow("as it is") << false;
    QTest::newRow("with repairs") << true;
}

void TestPlanMemory::findsTheSameInRowsThatRepeatOthers()
{
    QFETCH(bool, repairs);
    const QStringList accounts{u"contoso"_s, u"fabrikam"_s, u" contoso"_s,
                               u"no name"_s, u""_s,         u"\"contoso\""_s};
    const QStringList numbers{u"+441632%1"_s, u" +441632%1"_s, u"+44 1632%1"_s,
                              u"+440163%1"_s, u"441632%1"_s,   u"\"+441632%1\""_s};
    const QStringList flags{u"true"_s, u"TRUE"_s, u""_s, u"yes"_s, u"x"_s};
    const QStringList headers{u"a"_s, u"b"_s,       u" a"_s,     u"c d"_s, u"'=a"_s, u"a\"b"_s,
                              u"ä"_s, u"a\u200B"_s, u"a,more"_s, u"a,"_s,  u""_s};
    QRandomGenerator chance(11);
    const auto any = [&chance](const QStringList &words) {
        const auto size = static_cast<int>(words.size());
        return words.at(chance.bounded(2) == 0 ? 0 : chance.bounded(size));
    };
    QString text = heading;
    for (int i = 0; i < 3000; ++i) {
        text += any(accounts) + u',' + any(numbers).arg(chance.bounded(100'000, 102'000)) + u',' +
                any(flags) + u',' + any(headers) + u'\n';
    }
    ImportOptions options;
    options.repair = repairs;
    const CsvTable table = tableOf(text);
    const PlanResult plan = draftOf({table}, options);
    const PlanResult looked = draftOf({retyped(table)}, options);
    QVERIFY(plan);
    QVERIFY(looked);
    QCOMPARE((*plan)->rows.size(), (*looked)->rows.size());
    for (qsizetype i = 0; i < (*plan)->rows.size(); ++i)
        compareRows((*plan)->rows.at(i), (*looked)->rows.at(i));
    QCOMPARE((*plan)->errors, (*looked)->errors);
    QCOMPARE((*plan)->warnings, (*looked)->warnings);
}

void TestPlanMemory::seesRepeatedHeadingsThatAreNumbers()
{
    ImportOptions options;
    options.headingMap = {{u"+441632960000"_s, u"telephoneNumber"_s}};
    CsvReading reading;
    reading.headingMap = options.headingMap;
    const QByteArray line = "+441632960000,accountName,"_ba + zoomHeading.toUtf8() + '\n';
    const auto table = parseCsv(line + "+441632960001,contoso,true\n" + line, u"x"_s, reading);
    QVERIFY(table);
    const PlanResult plan = draftOf({*table}, options);
    QVERIFY(plan);
    QCOMPARE((*plan)->counts().invalid, 1);
}

void TestPlanMemory::findsRowsOfNumbers()
{
    NumberRows rows;
    QHash<TelephoneNumber, qsizetype> expected;
    QCOMPARE(rows.value(TelephoneNumber(1), -1), -1);
    QRandomGenerator chance(7);
    for (qsizetype i = 0; i < 20'000; ++i) {
        const TelephoneNumber number(chance.bounded(1U, 15'000U));
        QCOMPARE(rows.contains(number), expected.contains(number));
        if (i % 100 == 0) {
            rows.insert(number, i);
            expected.insert(number, i);
        }
        const qsizetype found = rows.findOrInsert(number, i);
        if (!expected.contains(number))
            expected.insert(number, i);
        QCOMPARE(found, expected.value(number));
    }
    QCOMPARE(rows.size(), expected.size());
    for (quint64 digits = 0; digits < 15'001; ++digits) {
        const TelephoneNumber number(digits);
        QCOMPARE(rows.value(number, -1), expected.value(number, -1));
    }
    QCOMPARE(rows.findOrInsert(TelephoneNumber(), 5), 5);
    QVERIFY(!rows.contains(TelephoneNumber()));
}

void TestPlanMemory::keepsRareThingsApart()
{
    PlanRow row;
    row.setMessage({}); // nothing to take away
    const PlanRow plain = row;
    row.setMessage(u"first"_s);
    const PlanRow copy = row;
    row.setMessage(u"second"_s);
    row.setCode(u"Code"_s);
    QVERIFY(plain.message().isEmpty());
    QCOMPARE(copy.message(), u"first"_s);
    QVERIFY(copy.code().isEmpty());
    QCOMPARE(row.message(), u"second"_s);
    QVERIFY(!row.existing());
}

NUMBERDESK_TEST("planmemory", TestPlanMemory)
#include "tst_planmemory.moc"
