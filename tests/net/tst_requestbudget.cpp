// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/requestbudget.h"
#include "net/requestpacer.h"

#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace numberdesk;
using namespace std::chrono_literals;
using Clock = BudgetLedger::Clock;

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
};

namespace {

/// A clock that only moves when told to.
struct FakeClock
{
    Clock::time_point time{1h};
    std::function<Clock::time_point()> reader()
    {
        return [this] { return time; };
    }
};

/// Most requests within any 60 s, both ends included.
std::size_t busiestMinute(const std::vector<Clock::time_point> &sent)
{
    std::size_t most = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < sent.size(); ++last) {
        while (sent[last] - sent[first] > 60s)
            ++first;
        most = std::max(most, last - first + 1);
    }
    return most;
}

} // namespace

void TestRequestBudget::keepsTheLimitInAnyWindow()
{
    std::mt19937 random(20240229);
    const auto upTo = [&random](int most) {
        return std::uniform_int_distribution<int>(0, most)(random);
    };
    for (int schedule = 0; schedule < 300; ++schedule) {
        FakeClock clock;
        const int limit = schedule % 3 == 0 ? 100 : 1 + upTo(120);
        RequestBudget budget(limit, clock.reader());
        std::vector<Clock::time_point> sent;
        QObject context;
        for (int i = 0; i < 400; ++i) {
            for (int burst = upTo(4) == 0 ? upTo(30) : upTo(2); burst > 0; --burst) {
                budget.acquire(static_cast<Priority>(upTo(2)), &context,
                               [&] { sent.push_back(clock.time); });
            }
            clock.time += std::chrono::milliseconds(upTo(20) == 0 ? upTo(90'000) : upTo(700));
            if (upTo(50) == 0)
                budget.pause(std::chrono::milliseconds(upTo(3000)));
            if (upTo(50) == 0)
                budget.slowDown();
            if (upTo(5) == 0)
                budget.recover();
            budget.serve();
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
    FakeClock clock;
    RequestBudget budget(100, clock.reader());
    QObject context;
    int sent = 0;
    for (int i = 0; i < requests; ++i)
        budget.acquire(Priority::Write, &context, [&sent] { ++sent; });
    const auto start = clock.time;
    budget.serve();
    while (sent < requests) {
        clock.time += 20ms;
        budget.serve();
    }
    const auto bound = std::chrono::duration<double>(600ms * (requests - 1));
    QVERIFY(std::chrono::duration<double>(clock.time - start) <= bound * 1.05);
}

void TestRequestBudget::lettingTenGoAtOnce()
{
    FakeClock clock;
    RequestBudget budget(100, clock.reader());
    QObject context;
    int sent = 0;
    for (int i = 0; i < 30; ++i)
        budget.acquire(Priority::Interactive, &context, [&sent] { ++sent; });
    budget.serve();
    QCOMPARE(sent, 10);
    QCOMPARE(budget.used(), 10);
    QCOMPARE(budget.waiting(), 20);
    clock.time += 700ms;
    budget.serve();
    QCOMPARE(sent, 11);
}

void TestRequestBudget::servesByPriority()
{
    FakeClock clock;
    RequestBudget budget(100, clock.reader());
    QObject context;
    QByteArray order;
    for (int i = 0; i < 10; ++i)
        budget.acquire(Priority::Polling, &context, [] {});
    budget.serve();
    budget.acquire(Priority::Polling, &context, [&order] { order += 'p'; });
    budget.acquire(Priority::Write, &context, [&order] { order += 'w'; });
    budget.acquire(Priority::Interactive, &context, [&order] { order += 'i'; });
    budget.acquire(Priority::Write, &context, [&order] { order += 'W'; });
    for (int i = 0; i < 4; ++i) {
        clock.time += 800ms;
        budget.serve();
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
    FakeClock clock;
    RequestBudget budget(100, clock.reader());
    auto context = std::make_unique<QObject>();
    bool called = false;
    budget.acquire(Priority::Interactive, context.get(), [&called] { called = true; });
    context.reset();
    budget.serve();
    QVERIFY(!called);
    QCOMPARE(budget.used(), 0);
    QCOMPARE(budget.waiting(), 0);
}

void TestRequestBudget::noLimitHoldsNothingBack()
{
    FakeClock clock;
    RequestBudget budget(0, clock.reader());
    int sent = 0;
    for (int i = 0; i < 1000; ++i)
        budget.acquire(Priority::Polling, this, [&sent] { ++sent; });
    budget.serve();
    QCOMPARE(sent, 1000);
}

void TestRequestBudget::pauseHoldsEverybody()
{
    FakeClock clock;
    RequestBudget budget(0, clock.reader());
    int sent = 0;
    budget.pause(5s);
    budget.acquire(Priority::Interactive, this, [&sent] { ++sent; });
    budget.serve();
    QCOMPARE(sent, 0);
    clock.time += 4900ms;
    budget.serve();
    QCOMPARE(sent, 0);
    clock.time += 100ms;
    budget.serve();
    QCOMPARE(sent, 1);
    budget.pause(5s);
    budget.acquire(Priority::Interactive, this, [&sent] { ++sent; });
    budget.resume();
    budget.serve();
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
    RequestPacer pacer;
    pacer.setLimit(60);
    const Clock::time_point start(1h);
    pacer.record(start);
    QVERIFY(pacer.earliest(start) == start); // the burst is still there
    pacer.slowDown();
    QVERIFY(pacer.earliest(start) > start);
    const auto next = pacer.earliest(start);
    pacer.record(next);
    QVERIFY(pacer.earliest(next) - next > 1900ms);
    for (int i = 0; i < 3; ++i)
        pacer.recover();
    QVERIFY(pacer.earliest(next) == next);
}

void TestRequestBudget::usesAForeignLedger()
{
    /// As if other processes had used everything up.
    class FullLedger final : public BudgetLedger
    {
    public:
        void record(Clock::time_point) override {}
        int usedInWindow(Clock::time_point now) override { return now < relief ? 100 : 0; }
        Clock::time_point windowRelief(Clock::time_point) override { return relief; }
        Clock::time_point relief = Clock::time_point(1h) + 30s;
    };
    FakeClock clock;
    RequestBudget budget(100, clock.reader());
    budget.useLedger(std::make_unique<FullLedger>());
    int sent = 0;
    budget.acquire(Priority::Interactive, this, [&sent] { ++sent; });
    budget.serve();
    QCOMPARE(sent, 0);
    QCOMPARE(budget.used(), 100);
    clock.time += 30s;
    budget.serve();
    QCOMPARE(sent, 1);
}

QTEST_GUILESS_MAIN(TestRequestBudget)
#include "tst_requestbudget.moc"
