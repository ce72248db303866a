// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "budgetschedule.h"
#include "net/budget/budgetstate.h"
#include "net/budget/requestbudget.h"
#include "storage/sharedbudgetledger.h"
#include "support/busiestminute.h"
#include "support/testprogram.h"
#include "support/virtualclock.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <random>
#include <sys/file.h>
#include <unistd.h>

using namespace numberdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Requests that a ledger lets out at once.
int takeAll(SharedBudgetLedger &ledger, int limit, TimePoint now,
            Priority priority = Priority::Write)
{
    int taken = 0;
    while (!ledger.take(priority, limit, now))
        ++taken;
    return taken;
}

} // namespace

class TestSharedBudget : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void keepsTheLimitInAnyWindow();
    void keepsTheLimitAmongRealProcesses();
    void countsTogether();
    void remembersAfterARestart();
    void pacesTogether();
    void pausesTogether();
    void letsInteractiveOnesOvertake();
    void limitsPollsOfOthers();
    void countsOldOnesAfterAReboot();
    void treatsABadFileAsFull_data();
    void treatsABadFileAsFull();
    void countsAloneWithoutAFile();
    void asksAgainWhileTheFileIsHeld();
    void doesLaterWhatItMissed();
    void startsOverWhenTheFileIsTaken();
    void isReadableByItsOwnerOnly();
    void servesABudget();

private:
    QString path() const { return m_directory->filePath(u"budget/local"_s); }

    std::unique_ptr<QTemporaryDir> m_directory;
    const TimePoint m_start{2h};
};

void TestSharedBudget::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

void TestSharedBudget::keepsTheLimitInAnyWindow()
{
    constexpr quint32 schedules = 10'000;
    std::size_t requests = 0;
    for (quint32 seed = 0; seed < schedules; ++seed) {
        Schedule schedule(path(), seed);
        schedule.run();
        requests += schedule.sent().size();
        const std::size_t most = busiestMinute(schedule.sent());
        QVERIFY2(most <= static_cast<std::size_t>(schedule.limit()),
                 qPrintable(u"seed %1: %2 of %3"_s.arg(seed).arg(most).arg(schedule.limit())));
    }
    QVERIFY(requests > std::size_t(schedules) * 20);
}

/// Programs that send as fast as they are let, three at a time, each killed amid it and followed by
/// another: what all of them have sent keeps the limit, of which one alone would use half at once.
void TestSharedBudget::keepsTheLimitAmongRealProcesses()
{
    constexpr int limit = 20;
    constexpr int generations = 12;
    const QString log = m_directory->filePath(u"log"_s);
    std::array<std::unique_ptr<QProcess>, 3> senders;
    const auto linesOf = [&log] {
        QFile file(log);
        return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
    };
    for (int generation = 0; generation < generations; ++generation) {
        auto &sender = senders[static_cast<std::size_t>(generation) % senders.size()];
        if (sender) {
            ::kill(static_cast<pid_t>(sender->processId()), SIGKILL);
            QVERIFY(sender->waitForFinished());
            QCOMPARE(sender->exitStatus(), QProcess::CrashExit);
        }
        sender = std::make_unique<QProcess>();
        sender->start(QCoreApplication::applicationFilePath(),
                      {u"budgetsender"_s, path(), log, QString::number(limit)});
        QVERIFY(sender->waitForStarted());
        QTRY_VERIFY(linesOf().contains("ready " + QByteArray::number(sender->processId())));
    }
    for (const auto &sender : senders) {
        sender->kill();
        QVERIFY(sender->waitForFinished());
    }
    std::vector<TimePoint> sent;
    for (const QByteArray &line : linesOf()) {
        if (line.startsWith("sent "))
            sent.emplace_back(std::chrono::nanoseconds(line.mid(5).toLongLong()));
    }
    std::sort(sent.begin(), sent.end());
    QVERIFY(sent.size() >= 10);
    QVERIFY(busiestMinute(sent) <= limit);
    // Whoever was killed between its place and its note may have left a place unused, not more.
    SharedBudgetLedger ledger(path());
    const int counted = ledger.usedInWindow(systemClock().now());
    QVERIFY(counted >= static_cast<int>(busiestMinute(sent)));
    QVERIFY(counted <= static_cast<int>(sent.size()) + generations);
}

void TestSharedBudget::countsTogether()
{
    SharedBudgetLedger first(path());
    SharedBudgetLedger second(path());
    QVERIFY(first.isShared());
    QCOMPARE(takeAll(first, 100, m_start), 10);
    QCOMPARE(takeAll(second, 100, m_start), 0);
    QCOMPARE(second.usedInWindow(m_start), 10);
    QCOMPARE(second.usedInWindow(m_start + 61s), 0);
}

void TestSharedBudget::remembersAfterARestart()
{
    QCOMPARE(takeAll(*std::make_unique<SharedBudgetLedger>(path()), 100, m_start), 10);
    SharedBudgetLedger again(path());
    QCOMPARE(again.usedInWindow(m_start + 1s), 10);
    QCOMPARE(takeAll(again, 10, m_start + 59s), 0);
}

void TestSharedBudget::pacesTogether()
{
    SharedBudgetLedger first(path());
    SharedBudgetLedger second(path());
    takeAll(first, 100, m_start);
    int sent = 0;
    for (TimePoint now = m_start; now < m_start + 20s; now += 10ms) {
        sent += first.take(Priority::Write, 100, now) ? 0 : 1;
        sent += second.take(Priority::Write, 100, now) ? 0 : 1;
    }
    QVERIFY2(sent >= 28 && sent <= 34, qPrintable(QString::number(sent)));
    second.slowDown(m_start + 20s);
    QCOMPARE(first.interval(100, m_start + 20s).count(), 1210);
    second.recover(m_start + 20s);
    second.recover(m_start + 20s);
    second.recover(m_start + 20s);
    QCOMPARE(first.interval(100, m_start + 20s).count(), 605);
}

void TestSharedBudget::pausesTogether()
{
    SharedBudgetLedger first(path());
    SharedBudgetLedger second(path());
    first.pauseUntil(m_start + 30s, m_start);
    QVERIFY(second.pausedUntil(m_start) == m_start + 30s);
    QVERIFY(second.take(Priority::Interactive, 100, m_start) == m_start + 30s);
    first.pauseUntil(m_start + 5s, m_start);
    QVERIFY(second.take(Priority::Interactive, 100, m_start) == m_start + 30s);
    second.resume(m_start + 1s);
    QVERIFY(!first.take(Priority::Interactive, 100, m_start + 1s));
}

void TestSharedBudget::letsInteractiveOnesOvertake()
{
    SharedBudgetLedger import(path());
    SharedBudgetLedger window(path());
    takeAll(import, 100, m_start);
    const auto turn = window.take(Priority::Interactive, 100, m_start + 10ms);
    QVERIFY(turn);
    // The import comes first, by chance, when the place is free.
    QVERIFY(import.take(Priority::Write, 100, *turn));
    QVERIFY(!window.take(Priority::Interactive, 100, *turn));
    // Whoever gave up, or died, holds nobody back for long.
    QVERIFY(window.take(Priority::Interactive, 100, *turn));
    QVERIFY(import.take(Priority::Write, 100, *turn + 1900ms));
    QVERIFY(!import.take(Priority::Write, 100, *turn + 2100ms));
}

void TestSharedBudget::limitsPollsOfOthers()
{
    SharedBudgetLedger import(path());
    SharedBudgetLedger watcher(path());
    std::vector<TimePoint> polls;
    for (TimePoint now = m_start; now < m_start + 200s; now += 20ms) {
        (void)import.take(Priority::Write, 100, now);
        if (!watcher.take(Priority::Polling, 100, now))
            polls.push_back(now);
    }
    QVERIFY(busiestMinute(polls) <= 10);
    QVERIFY(polls.size() >= 20);
    polls.clear();
    for (TimePoint now = m_start + 203s; now < m_start + 320s; now += 20ms) {
        if (!watcher.take(Priority::Polling, 100, now))
            polls.push_back(now);
    }
    QVERIFY(busiestMinute(polls) > 50); // with nobody writing it is all theirs
}

void TestSharedBudget::countsOldOnesAfterAReboot()
{
    const TimePoint boot{};
    {
        SharedBudgetLedger ledger(path(), "first run");
        QCOMPARE(takeAll(ledger, 20, m_start), 10);
        ledger.pauseUntil(m_start + 30s, m_start);
    }
    SharedBudgetLedger ledger(path(), "second run");
    QCOMPARE(ledger.usedInWindow(boot + 20s), 10);
    QVERIFY(ledger.take(Priority::Write, 20, boot + 20s) == boot + 30s);
    QCOMPARE(ledger.usedInWindow(boot + 61s), 0);
    SharedBudgetLedger other(path(), "second run");
    QCOMPARE(other.usedInWindow(boot + 20s), 10);
}

void TestSharedBudget::treatsABadFileAsFull_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("size");
    QTest::newRow("another program's") << 0 << QByteArray("SQLite format 3") << qint64(-1);
    QTest::newRow("a newer version") << 8 << QByteArray("\x02") << qint64(-1);
    QTest::newRow("a newer version, longer") << 8 << QByteArray("\x02") << qint64(1 << 20);
    QTest::newRow("cut off") << 0 << QByteArray() << qint64(1000);
    QTest::newRow("text") << 0 << QByteArray("hello") << qint64(5);
    QTest::newRow("zeros") << 0 << QByteArray(80, '\0') << qint64(-1);
    QTest::newRow("times that make no sense") << 80 << QByteArray(4000, '\x7f') << qint64(-1);
}

void TestSharedBudget::treatsABadFileAsFull()
{
    QFETCH(int, at);
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, size);
    QCOMPARE(takeAll(*std::make_unique<SharedBudgetLedger>(path()), 100, m_start), 10);
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(at);
    file.write(bytes);
    if (size >= 0)
        QVERIFY(file.resize(size));
    file.close();
    SharedBudgetLedger ledger(path());
    QVERIFY(ledger.isShared());
    QCOMPARE(takeAll(ledger, 100, m_start + 1s), 0);
    QCOMPARE(takeAll(ledger, 100, m_start + 61s), 0);
    QCOMPARE(takeAll(ledger, 100, m_start + 62s), 10);
    SharedBudgetLedger other(path());
    QCOMPARE(other.usedInWindow(m_start + 62s), 10);
}

void TestSharedBudget::countsAloneWithoutAFile()
{
    QFile file(m_directory->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"counted in this process alone.*cannot be used"_s));
    SharedBudgetLedger ledger(file.fileName() + u"/budget/local"_s);
    QVERIFY(!ledger.isShared());
    QCOMPARE(takeAll(ledger, 100, m_start), 10);
    QCOMPARE(ledger.usedInWindow(m_start), 10);
}

void TestSharedBudget::asksAgainWhileTheFileIsHeld()
{
    SharedBudgetLedger ledger(path());
    QVERIFY(!ledger.take(Priority::Write, 100, m_start));
    const int held = ::open(QFile::encodeName(path()).constData(), O_RDWR | O_CLOEXEC);
    QVERIFY(held >= 0);
    QCOMPARE(::flock(held, LOCK_EX), 0);
    const auto later = ledger.take(Priority::Write, 100, m_start + 1s);
    QVERIFY(later && *later > m_start + 1s && *later < m_start + 1100ms);
    QCOMPARE(ledger.usedInWindow(m_start), 0); // nothing was looked at before
    ::close(held);                             // as when its process dies
    QVERIFY(!ledger.take(Priority::Write, 100, m_start + 1s));
    QCOMPARE(ledger.usedInWindow(m_start + 1s), 2);
}

void TestSharedBudget::doesLaterWhatItMissed()
{
    SharedBudgetLedger ledger(path());
    QVERIFY(!ledger.take(Priority::Write, 100, m_start));
    const int held = ::open(QFile::encodeName(path()).constData(), O_RDWR | O_CLOEXEC);
    QCOMPARE(::flock(held, LOCK_EX), 0);
    ledger.pauseUntil(m_start + 30s, m_start);
    ledger.slowDown(m_start);
    ::close(held);
    QVERIFY(ledger.take(Priority::Interactive, 100, m_start + 1s) == m_start + 30s);
    QCOMPARE(ledger.interval(100, m_start + 1s).count(), 1210);
}

void TestSharedBudget::startsOverWhenTheFileIsTaken()
{
    SharedBudgetLedger ledger(path());
    QCOMPARE(takeAll(ledger, 100, m_start), 10);
    QVERIFY(QFile::remove(path()));
    QCOMPARE(takeAll(ledger, 100, m_start + 1s), 0);
    QVERIFY(QFile::exists(path()));
    QCOMPARE(takeAll(ledger, 100, m_start + 62s), 10);
    SharedBudgetLedger other(path());
    QCOMPARE(other.usedInWindow(m_start + 62s), 10);
}

void TestSharedBudget::isReadableByItsOwnerOnly()
{
    SharedBudgetLedger ledger(path());
    QVERIFY(!ledger.take(Priority::Write, 100, m_start));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther |
                                      QFile::WriteOther | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY((QFileInfo(path()).permissions() & others) == 0);
    QVERIFY((QFileInfo(QFileInfo(path()).path()).permissions() & others) == 0);
}

void TestSharedBudget::servesABudget()
{
    VirtualClock clock;
    RequestBudget import(100, clock);
    RequestBudget window(100, clock);
    import.useLedger(std::make_unique<SharedBudgetLedger>(path()));
    window.useLedger(std::make_unique<SharedBudgetLedger>(path()));
    int shown = 0;
    connect(&window, &RequestBudget::changed, this, [&] { shown = window.used(); });
    std::vector<TimePoint> sent;
    for (int i = 0; i < 300; ++i)
        import.acquire(Priority::Write, this, [&] { sent.push_back(clock.now());
});
clock.advance(20s);
QVERIFY(shown > 30);
const TimePoint asked = clock.now();
std::optional<TimePoint> answered;
window.acquire(Priority::Interactive, this, [&] { answered = clock.now(); });
clock.advance(2s);
QVERIFY(answered &&*answered - asked < 1s);
sent.push_back(*answered);
while (sent.size() < 301)
    clock.advance(1s);
std::sort(sent.begin(), sent.end());
QVERIFY(busiestMinute(sent) <= 100);
clock.advance(70s);
QCOMPARE(shown, 0);
}

namespace {

/// Sends as fast as it is let, and notes the time of each request; ends when it is killed.
int sendForEver(int, char **)
{
    const QStringList arguments = QCoreApplication::arguments();
    SharedBudgetLedger ledger(arguments.at(1));
    QFile log(arguments.at(2));
    if (!ledger.isShared() || !log.open(QIODevice::WriteOnly | QIODevice::Append))
        return 1;
    log.write("ready " + QByteArray::number(QCoreApplication::applicationPid()) + '\n');
    log.flush();
    const int limit = arguments.at(3).toInt();
    for (unsigned turn = 0;; ++turn) {
        const TimePoint now = systemClock().now();
        if (ledger.take(static_cast<Priority>(turn % 3), limit, now))
            continue;
        const auto sent = systemClock().now().time_since_epoch();
        log.write("sent " + QByteArray::number(static_cast<qint64>(sent.count())) + '\n');
        log.flush();
        ledger.recover(now);
    }
}

} // namespace

NUMBERDESK_TEST("sharedbudget", TestSharedBudget)
NUMBERDESK_TEST_PROCESS("budgetsender", sendForEver)
#include "tst_sharedbudget.moc"
