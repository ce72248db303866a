// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/budget/budgetstate.h"
#include "net/budget/requestbudget.h"
#include "support/busiestminute.h"
#include "support/testprogram.h"
#include "support/virtualclock.h"

#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace numberdesk;
using namespace std::chrono_literals;
using TimePoint = Clock::TimePoint;

class TestRequestBudget : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheLimitInAnyWindow();
    void reachesTheLimit_data();
    void reachesTheLimit();
    void lettingTenGoAtOnce();
    void servesByPriority();
    void neverCallsBackAtOnce();
    void dropsDeadWaiters();
    void noLimitHoldsNothingBack();
    void pauseHoldsEverybody();
    void adoptsTheGatewaysLimit();
    void goesSlowerAndRecovers();
    void usesAForeignLedger();
    void tellsWhenRequestsGrowOld();
    void pollsLeaveRoomForWrites();
    void capsTheLimit();
};

void TestRequestBudget::keepsTheLimitInAnyWindow()
{
    std::mt19937 random(20240229);
    const auto upTo = [&random](int most) {
        return std::uniform_int_distribution<int>(0, most)(random);
    };
    for (int schedule = 0; schedule < 300; ++schedule) {
        VirtualClock clock;
        const int limit = schedule % 3 == 0 ? 100 : 1 + upTo(120);
        RequestBudget budget(limit, clock);
        std::vector<TimePoint> sent;
        QObject context;
        for (int i = 0; i < 400; ++i) {
            for (int burst = upTo(4) == 0 ? upTo(30) : upTo(2); burst > 0; --burst) {
                budget.acquire(static_cast<Priority>(upTo(2)), &context,
                               [&] { sent.push_back(clock.now()); });
            }
            clock.advance(std::chrono::milliseconds(upTo(20) == 0 ? upTo(90'000) : upTo(700)));
            if (upTo(50) == 0)
                budget.pause(std::chrono::milliseconds(upTo(3000)));
            if (upTo(50) == 0)
                budget.slowDown();
            if (upTo(5) == 0)
                budget.recover();
        }
        QVERIFY2(busiestMinute(sent) <= static_cast<std::size_t>(limit),
                 qPrintable(QString::number(limit)));
        QVERIFY(!sent.empty());
    }
}

void TestRequestBudget::reachesTheLimit_data()
{
    QTest::addColumn<int>("requests");
    QTest::newRow("10,000 numbers") << 101;
    QTest::newRow("100,000 numbers") << 1001;
    QTest::newRow("1,000,000 numbers") << 10001;
}

/// The pace is no more than 5 % longer than the bound of 0.6 s a request.
void TestRequestBudget::reachesTheLimit()
{
    QFETCH(int, requests);
    VirtualClock clock;
    RequestBudget budget(100, clock);
    QObject context;
    int sent = 0;
    for (int i = 0; i < requests; ++i)
        budget.acquire(Priority::Write, &context, [&sent] { ++sent; });
    const auto start = clock.now();
    while (sent < requests)
        clock.advance(20ms);
    const auto bound = std::chrono::duration<double>(600ms * (requests - 1));
    QVERIFY(std::chrono::duration<double>(clock.now() - start) <= bound * 1.05);
}

void TestRequestBudget::lettingTenGoAtOnce()
{
    VirtualClock clock;
    RequestBudget budget(100, clock);
    QObject context;
    int sent = 0;
    for (int i = 0; i < 30; ++i)
        budget.acquire(Priority::Interactive, &context, [&sent] { ++sent; });
    clock.advance(0ms);
    QCOMPARE(sent, 10);
    QCOMPARE(budget.used(), 10);
    QCOMPARE(budget.waiting(), 20);
    clock.advance(700ms);
    QCOMPARE(sent, 11);
}

void TestRequestBudget::servesByPriority()
{
    VirtualClock clock;
    RequestBudget budget(100, clock);
    QObject context;
    QByteArray order;
    for (int i = 0; i < 10; ++i)
        budget.acquire(Priority::Polling, &context, [] {});
    clock.advance(0ms);
    budget.acquire(Priority::Polling, &context, [&order] { order += 'p'; });
    budget.acquire(Priority::Write, &context, [&order] { order += 'w'; });
    budget.acquire(Priority::Interactive, &context, [&order] { order += 'i'; });
    budget.acquire(Priority::Write, &context, [&order] { order += 'W'; });
    for (int i = 0; i < 4; ++i) {
        clock.advance(800ms);
    }
    QCOMPARE(order, QByteArray("iwWp"));
}

void TestRequestBudget::neverCallsBackAtOnce()
{
    RequestBudget budget(100);
    bool called = false;
    budget.acquire(Priority::Interactive, this, [&called] { called = true; });
    QVERIFY(!called);
    QTRY_VERIFY(called);
}

void TestRequestBudget::dropsDeadWaiters()
{
    VirtualClock clock;
    RequestBudget budget(100, clock);
    auto context = std::make_unique<QObject>();
    bool called = false;
    budget.acquire(Priority::Interactive, context.get(), [&called] { called = true; });
    context.reset();
    clock.advance(0ms);
    QVERIFY(!called);
    QCOMPARE(budget.used(), 0);
    QCOMPARE(budget.waiting(), 0);
}

void TestRequestBudget::noLimitHoldsNothingBack()
{
    VirtualClock clock;
    RequestBudget budget(0, clock);
    int sent = 0;
    for (int i = 0; i < 1000; ++i)
        budget.acquire(Priority::Polling, this, [&sent] { ++sent; });
    clock.advance(0ms);
    QCOMPARE(sent, 1000);
}

void TestRequestBudget::pauseHoldsEverybody()
{
    VirtualClock clock;
    RequestBudget budget(0, clock);
    int sent = 0;
    budget.pause(5s);
    budget.acquire(Priority::Interactive, this, [&sent] { ++sent; });
    clock.advance(0ms);
    QCOMPARE(sent, 0);
    clock.advance(4900ms);
    QCOMPARE(sent, 0);
    clock.advance(100ms);
    QCOMPARE(sent, 1);
    budget.pause(5s);
    budget.acquire(Priority::Interactive, this, [&sent] { ++sent; });
    budget.resume();
    clock.advance(0ms);
    QCOMPARE(sent, 2);
}

void TestRequestBudget::adoptsTheGatewaysLimit()
{
    RequestBudget budget(100);
    QSignalSpy changed(&budget, &RequestBudget::changed);
    budget.adoptLimit(60);
    QCOMPARE(budget.limit(), 60);
    QCOMPARE(changed.count(), 1);
    budget.adoptLimit(60);
    QCOMPARE(changed.count(), 1);
    budget.fixLimit(40);
    budget.adoptLimit(60);
    QCOMPARE(budget.limit(), 40);
    budget.fixLimit(0);
    QCOMPARE(budget.limit(), 0);
}

void TestRequestBudget::goesSlowerAndRecovers()
{
    VirtualClock clock;
    RequestBudget budget(60, clock);
    int sent = 0;
    const auto ask = [&](int count) {
        for (int i = 0; i < count; ++i)
            budget.acquire(Priority::Write, this, [&sent] { ++sent; });
        clock.advance(0ms);
    };
    ask(1);
    budget.slowDown();
    ask(2);
    QCOMPARE(sent, 1); // not even the burst goes out
    clock.advance(1100ms);
    QCOMPARE(sent, 2);
    clock.advance(1800ms);
    QCOMPARE(sent, 2);
    clock.advance(300ms);
    QCOMPARE(sent, 3);
    for (int i = 0; i < 3; ++i)
        budget.recover();
    ask(5);
    QCOMPARE(sent, 8);
}

void TestRequestBudget::usesAForeignLedger()
{
    /// As if other processes had used everything up.
    class FullLedger final : public BudgetLedger
    {
    public:
        std::optional<TimePoint> take(Priority, int, TimePoint now) override
        {
            return now < relief ? std::optional(relief) : std::nullopt;
        }
        void announce(Priority, TimePoint) override {}
        int usedInWindow(TimePoint now) override { return now < relief ? 100 : 0; }
        void pauseUntil(TimePoint, TimePoint) override {}
        void resume(TimePoint) override {}
        TimePoint pausedUntil(TimePoint) override { return {}; }
        void slowDown(TimePoint) override {}
        void recover(TimePoint) override {}
        std::chrono::milliseconds interval(int, TimePoint) override { return 600ms; }
        TimePoint relief = TimePoint(1h) + 30s;
    };
    VirtualClock clock;
    RequestBudget budget(100, clock);
    budget.useLedger(std::make_unique<FullLedger>());
    int sent = 0;
    budget.acquire(Priority::Interactive, this, [&sent] { ++sent; });
    clock.advance(29s);
    QCOMPARE(sent, 0);
    QCOMPARE(budget.used(), 100);
    QSignalSpy changed(&budget, &RequestBudget::changed);
    clock.advance(1s);
    QCOMPARE(sent, 1);
    QVERIFY(changed.count() > 0);
}

void TestRequestBudget::tellsWhenRequestsGrowOld()
{
    VirtualClock clock;
    RequestBudget budget(100, clock);
    budget.acquire(Priority::Interactive, this, [] {});
    clock.advance(30s);
    QSignalSpy changed(&budget, &RequestBudget::changed);
    QCOMPARE(budget.used(), 1);
    clock.advance(32s);
    QCOMPARE(budget.used(), 0);
    QCOMPARE(changed.count(), 1);
}

/// While writes wait, polls take a tenth of the limit in any 60 s and no more, yet never nothing.
void TestRequestBudget::pollsLeaveRoomForWrites()
{
    VirtualClock clock;
    RequestBudget budget(100, clock);
    std::vector<TimePoint> polls;
    std::vector<TimePoint> writes;
    for (int i = 0; i < 500; ++i)
        budget.acquire(Priority::Write, this, [&] { writes.push_back(clock.now()); });
    for (int i = 0; i < 500; ++i)
        budget.acquire(Priority::Polling, this, [&] { polls.push_back(clock.now()); });
    while (writes.size() < 500)
        clock.advance(100ms);
    QVERIFY(polls.size() >= 8);
    QVERIFY(busiestMinute(polls) <= 10);
    const std::size_t amidWrites = polls.size();
    while (polls.size() < 500)
        clock.advance(100ms);
    QVERIFY(busiestMinute(polls) > 90); // with nobody writing it is all theirs
    QVERIFY(amidWrites < 60);
}

void TestRequestBudget::capsTheLimit()
{
    VirtualClock clock;
    RequestBudget budget(BudgetState::capacity * 10, clock);
    std::vector<TimePoint> sent;
    for (int i = 0; i < BudgetState::capacity * 2; ++i)
        budget.acquire(Priority::Write, this, [&] { sent.push_back(clock.now()); });
    while (std::ssize(sent) < BudgetState::capacity * 2)
        clock.advance(1s);
    QVERIFY(busiestMinute(sent) <= BudgetState::capacity);
}

NUMBERDESK_TEST("requestbudget", TestRequestBudget)
#include "tst_requestbudget.moc"
