// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/lists/wantednumbers.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

constexpr TelephoneNumber number(quint64 last)
{
    return TelephoneNumber(441632960000 + last);
}

using Numbers = QList<TelephoneNumber>;

} // namespace

class TestWantedNumbers : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatIsOpen();
    void knowsANumberOfTwoAccounts();
    void isDoneWithAnAccount();
};

void TestWantedNumbers::knowsWhatIsOpen()
{
    NumberLookupQuery query;
    query.numbersByAccount = {{u"contoso"_s, {number(3), number(1), number(2), number(1)}}};
    WantedNumbers wanted(query);
    QCOMPARE(wanted.accounts(), QStringList{u"contoso"_s});
    QCOMPARE(wanted.openOf(0), 3);
    QCOMPARE(wanted.openNumbers(0), (Numbers{number(1), number(2), number(3)}));
    QVERIFY(wanted.contains(number(2)));
    QVERIFY(!wanted.contains(number(4)));
    wanted.resolve(number(2));
    wanted.resolve(number(2));
    wanted.resolve(number(4));
    QCOMPARE(wanted.openOf(0), 2);
    QVERIFY(wanted.contains(number(2)));
    QCOMPARE(wanted.openNumbers(-1), (Numbers{number(1), number(3)}));
    wanted.reopen(number(2));
    wanted.reopen(number(2));
    QCOMPARE(wanted.openOf(0), 3);
}

void TestWantedNumbers::knowsANumberOfTwoAccounts()
{
    NumberLookupQuery query;
    query.numbersByAccount = {{u"contoso"_s, {number(1)}}, {u"fabrikam"_s, {number(1), number(2)}}};
    WantedNumbers wanted(query);
    wanted.resolve(number(1));
    QCOMPARE(wanted.openOf(wanted.accounts().indexOf(u"contoso"_s)), 0);
    QCOMPARE(wanted.openOf(wanted.accounts().indexOf(u"fabrikam"_s)), 1);
}

void TestWantedNumbers::isDoneWithAnAccount()
{
    NumberLookupQuery query;
    query.numbersByAccount = {{u"contoso"_s, {number(1)}}, {u"fabrikam"_s, {number(2)}}};
    WantedNumbers wanted(query);
    const qsizetype contoso = wanted.accounts().indexOf(u"contoso"_s);
    wanted.resolveAll(contoso);
    QCOMPARE(wanted.openOf(contoso), 0);
    QCOMPARE(wanted.openNumbers(-1), Numbers{number(2)});
    wanted.resolveAll(-1);
    QVERIFY(wanted.openNumbers(-1).isEmpty());
    QCOMPARE(wanted.openOf(1 - contoso), 0);
}

NUMBERDESK_TEST("wantednumbers", TestWantedNumbers)
#include "tst_wantednumbers.moc"
