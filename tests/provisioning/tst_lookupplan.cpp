// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/lists/lookupplan.h"
#include "support/testprogram.h"

#include <QTest>

using namespace numberdesk;
using Kind = LookupStep::Kind;

Q_DECLARE_METATYPE(numberdesk::LookupKnowledge)
Q_DECLARE_METATYPE(numberdesk::LookupStep)

class TestLookupPlan : public QObject
{
    Q_OBJECT

private slots:
    void countsFilterRequests();
    void choosesTheLeast_data();
    void choosesTheLeast();
};

namespace {

ListKnowledge counted(qint64 pagesLeft)
{
    return {true, pagesLeft};
}

LookupKnowledge knowing(bool filters, int extra, const ListKnowledge &gateway,
                        const QList<AccountKnowledge> &accounts, int proof = 0)
{
    return {filters, proof, extra, gateway, accounts};
}

} // namespace

void TestLookupPlan::countsFilterRequests()
{
    QCOMPARE(filterRequests(0), 0);
    QCOMPARE(filterRequests(1), 1);
    QCOMPARE(filterRequests(numbersPerFilter), 1);
    QCOMPARE(filterRequests(numbersPerFilter + 1), 2);
}

void TestLookupPlan::choosesTheLeast_data()
{
    QTest::addColumn<LookupKnowledge>("knowledge");
    QTest::addColumn<LookupStep>("expected");
    const auto row = [](const char *name, const LookupKnowledge &knowledge, Kind kind,
                        qsizetype account = -1) {
        QTest::newRow(name) << knowledge << LookupStep{kind, account};
    };
    const ListKnowledge unasked;
    const ListKnowledge uncounted{true, {}};
    row("nothing wanted", knowing(true, 10, unasked, {}), Kind::Done);
    row("all resolved", knowing(true, 10, unasked, {{unasked, 0}}), Kind::Done);
    row("few rows", knowing(true, 10, unasked, {{unasked, 10}}), Kind::Filter);
    row("many rows", knowing(true, 10, unasked, {{unasked, 10'000}}), Kind::ProbeGateway);
    row("small gateway", knowing(true, 10, counted(9), {{unasked, 10'000}}), Kind::SweepGateway);
    row("large gateway", knowing(true, 10, counted(1999), {{unasked, 10'000}}), Kind::ProbeAccount,
        0);
    row("large account: names are cheaper",
        knowing(true, 10, counted(1999), {{counted(500), 10'000}}), Kind::Filter);
    row("middling account: its pages are cheaper",
        knowing(true, 10, counted(1999), {{counted(20), 10'000}}), Kind::ReadAccount, 0);
    row("others asked for at any price",
        knowing(true, 100'000, counted(1999), {{counted(20), 10'000}}), Kind::Filter);
    row("others not asked for: one account is never longer than all",
        knowing(true, 0, unasked, {{unasked, 10'000}}), Kind::ProbeAccount, 0);
    row("one number without filters", knowing(false, 0, unasked, {{unasked, 1}}), Kind::GetEach, 0);
    row("few without filters in a long list",
        knowing(false, 10, counted(199), {{counted(199), 10}}), Kind::GetEach, 0);
    row("many without filters", knowing(false, 10, counted(199), {{counted(99), 500}}),
        Kind::ReadAccount, 0);
    row("uncounted", knowing(false, 10, uncounted, {{uncounted, 500}}), Kind::ReadAccount, 0);
    row("unproven filters need a page first", knowing(true, 10, unasked, {{unasked, 10}}, 2),
        Kind::ProbeGateway);
    row("a page is there: the proof", knowing(true, 10, counted(199), {{unasked, 10}}, 1),
        Kind::ProveFilters);
    row("one number is cheaper to ask for than to prove",
        knowing(true, 0, unasked, {{unasked, 1}}, 2), Kind::GetEach, 0);
    row("no proof where the list is about to end",
        knowing(true, 10, counted(1), {{unasked, 90}}, 1), Kind::SweepGateway);
    row("the second account", knowing(false, 0, counted(900), {{counted(0), 0}, {unasked, 400}}),
        Kind::ProbeAccount, 1);
}

void TestLookupPlan::choosesTheLeast()
{
    QFETCH(LookupKnowledge, knowledge);
    QFETCH(LookupStep, expected);
    const LookupStep step = nextLookupStep(knowledge);
    QCOMPARE(static_cast<int>(step.kind), static_cast<int>(expected.kind));
    QCOMPARE(step.account, expected.account);
}

NUMBERDESK_TEST("lookupplan", TestLookupPlan)
#include "tst_lookupplan.moc"
