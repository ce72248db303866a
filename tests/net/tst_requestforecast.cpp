// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/budget/requestforecast.h"
#include "support/testprogram.h"
#include "support/virtualclock.h"

#include <QTest>

#include <vector>

using namespace numberdesk;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using TimePoint = Clock::TimePoint;

namespace {

constexpr int atOnce = 4;

/// Sends requests through a budget, four at a time, to a gateway that answers after a while.
class Work : public QObject
{
    Q_OBJECT

public:
    struct Estimate
    {
        TimePoint at{};
        qint64 left = 0;
        milliseconds timeLeft{0};
    };

    Work(VirtualClock &clock, RequestBudget &budget, qint64 requests, milliseconds answerTime)
        : m_clock(clock)
        , m_budget(budget)
        , m_unsent(requests)
        , m_left(requests)
        , m_answerTime(answerTime)
    {
        for (int i = 0; i < atOnce; ++i)
            sendOne();
    }

    /// The gateway answers 429 to the request after which so many are left.
    void throttleAt(qint64 left, milliseconds wait)
    {
        m_throttleAt = left;
        m_throttle = wait;
    }

    bool isDone() const { return m_left == 0; }
    const std::vector<Estimate> &estimates() const { return m_estimates; }

private:
    void sendOne()
    {
        if (m_unsent == 0)
            return;
        --m_unsent;
        ask();
    }

    void ask()
    {
        m_budget.acquire(Priority::Write, this, [this] {
            std::shared_ptr<Alarm> answer = m_clock.makeAlarm();
            connect(answer.get(), &Alarm::rang, this, [this, answer] { answered(); });
            answer->start(m_answerTime);
            m_answers.push_back(answer);
        });
    }

    void answered()
    {
        if (m_left == m_throttleAt) {
            m_throttleAt = -1;
            m_budget.pause(m_throttle);
            ask();
            return;
        }
        m_budget.recover();
        --m_left;
        const BudgetPace pace = m_budget.pace();
        m_forecast.requestDone(pace);
        m_estimates.push_back({m_clock.now(), m_left, m_forecast.timeLeft(m_left, pace)});
        sendOne();
    }

    VirtualClock &m_clock;
    RequestBudget &m_budget;
    RequestForecast m_forecast;
    qint64 m_unsent;
    qint64 m_left;
    milliseconds m_answerTime;
    qint64 m_throttleAt = -1;
    milliseconds m_throttle{0};
    std::vector<std::shared_ptr<Alarm>> m_answers;
    std::vector<Estimate> m_estimates;
};

/// By how much the worst of the estimates is wrong, as a part of the real rest. Rests that are
/// shorter than `rest` do not count.
double worstError(const std::vector<Work::Estimate> &estimates, std::size_t first, std::size_t end,
                  std::chrono::seconds rest = 5s)
{
    const TimePoint ended = estimates.back().at;
    double worst = 0.0;
    for (std::size_t i = first; i < end; ++i) {
        const std::chrono::duration<double> real = ended - estimates[i].at;
        const std::chrono::duration<double> told = estimates[i].timeLeft;
        if (real > rest)
            worst = std::max(worst, std::abs(told / real - 1.0));
    }
    return worst;
}

constexpr double aFifth = 0.2;

} // namespace

class TestRequestForecast : public QObject
{
    Q_OBJECT

private slots:
    void isRightWithinAFifth_data();
    void isRightWithinAFifth();
    void correctsItselfAfterAThrottle();
    void countsAPauseWhileItLasts();
    void saysNothingIsLeftAtTheEnd();
};

void TestRequestForecast::isRightWithinAFifth_data()
{
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("answerTime");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("rest"); // s; a few answers, or a minute's burst, are no matter of time
    QTest::newRow("10,000 rows") << 100 << 100 << 300 << 10 << 5;
    QTest::newRow("10,000 rows, slow answers") << 100 << 100 << 2000 << 10 << 10;
    QTest::newRow("10,000 rows, a gateway slower than the limit") << 100 << 100 << 8000 << 21 << 45;
    QTest::newRow("100,000 rows") << 1000 << 100 << 300 << 100 << 10;
    QTest::newRow("a small limit") << 200 << 20 << 300 << 20 << 120;
    QTest::newRow("no limit") << 1000 << 0 << 500 << 100 << 5;
}

void TestRequestForecast::isRightWithinAFifth()
{
    QFETCH(int, requests);
    QFETCH(int, limit);
    QFETCH(int, answerTime);
    QFETCH(int, from);
    QFETCH(int, rest);
    VirtualClock clock;
    RequestBudget budget(limit, clock);
    Work work(clock, budget, requests, milliseconds(answerTime));
    while (!work.isDone())
        clock.advance(1s);
    const double error = worstError(work.estimates(), static_cast<std::size_t>(from),
                                    work.estimates().size(), std::chrono::seconds(rest));
    QVERIFY2(error <= aFifth, qPrintable(QString::number(error)));
}

void TestRequestForecast::correctsItselfAfterAThrottle()
{
    VirtualClock clock;
    RequestBudget budget(100, clock);
    Work work(clock, budget, 100, 300ms);
    work.throttleAt(50, 25s);
    while (!work.isDone())
        clock.advance(1s);
    // What is not known yet cannot be told; some answers after it, it is right again.
    QVERIFY(worstError(work.estimates(), 10, 45) > aFifth);
    const double error = worstError(work.estimates(), 65, work.estimates().size());
    QVERIFY2(error <= aFifth, qPrintable(QString::number(error)));
}

void TestRequestForecast::countsAPauseWhileItLasts()
{
    VirtualClock clock;
    RequestBudget budget(100, clock);
    const RequestForecast forecast;
    const milliseconds before = forecast.timeLeft(50, budget.pace());
    budget.pause(40s);
    QCOMPARE(forecast.timeLeft(50, budget.pace()).count(), (before + 40s).count());
    clock.advance(30s);
    QCOMPARE(forecast.timeLeft(50, budget.pace()).count(), (before + 10s).count());
    budget.resume();
    QCOMPARE(forecast.timeLeft(50, budget.pace()).count(), before.count());
    QCOMPARE(budget.pace().paused.count(), 30'000);
}

void TestRequestForecast::saysNothingIsLeftAtTheEnd()
{
    VirtualClock clock;
    RequestBudget budget(100, clock);
    budget.pause(40s);
    QCOMPARE(RequestForecast().timeLeft(0, budget.pace()).count(), 0);
}

NUMBERDESK_TEST("requestforecast", TestRequestForecast)
#include "tst_requestforecast.moc"
