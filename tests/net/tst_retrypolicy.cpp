// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/wire/retrypolicy.h"
#include "support/testprogram.h"

#include <QTest>

using namespace numberdesk;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using Action = RetryDecision::Action;
using Kind = HttpError::Kind;

Q_DECLARE_METATYPE(numberdesk::TryOutcome)
Q_DECLARE_METATYPE(numberdesk::RetryHistory)
Q_DECLARE_METATYPE(numberdesk::RetryDecision)

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private slots:
    void decides_data();
    void decides();
    void neverRetries_data();
    void neverRetries();
    void jitterStaysWithinBounds();
    void readsRetryAfter_data();
    void readsRetryAfter();
};

namespace {

constexpr RetryDecision giveUp{};

RetryDecision again(milliseconds wait, bool drop)
{
    return {Action::TryAgain, wait, drop};
}

TryOutcome status(int code, std::optional<milliseconds> retryAfter = {})
{
    return {code, Kind::Other, retryAfter};
}

TryOutcome noReply(Kind kind)
{
    return {0, kind, {}};
}

} // namespace

void TestRetryPolicy::decides_data()
{
    QTest::addColumn<TryOutcome>("outcome");
    QTest::addColumn<RetryHistory>("history");
    QTest::addColumn<RetryDecision>("expected");
    const auto row = [](const QByteArray &name, const TryOutcome &outcome,
                        const RetryHistory &history, const RetryDecision &expected) {
        QTest::newRow(name.constData()) << outcome << history << expected;
    };
    const RetryHistory first{1, 1, 0ms, true, false};
    row("401", status(401), first, {Action::FreshToken, 0ms, false});
    row("401 with a fresh token", status(401), {1, 1, 0ms, true, true}, giveUp);
    row("401, not repeatable", status(401), {1, 1, 0ms, false, false},
        {Action::FreshToken, 0ms, false});
    const auto refused = [](int times, milliseconds elapsed) {
        return RetryHistory{0, 0, elapsed, true, false, times, true};
    };
    row("refused", noReply(Kind::ConnectionRefused), refused(1, 0ms), again(2s, true));
    row("refused thrice", noReply(Kind::ConnectionRefused), refused(3, 6s), again(8s, true));
    row("refused often", noReply(Kind::ConnectionRefused), refused(9, 200s), again(60s, true));
    row("refused too long", noReply(Kind::ConnectionRefused), refused(9, 240s), giveUp);
    row("refused at first", noReply(Kind::ConnectionRefused), {0, 0, 0ms, true, false, 1, false},
        giveUp);
    const TryOutcome burst{0, Kind::TimedOut, {}, true};
    row("timeout after a burst", burst, {0, 3, 0ms, true, false}, again(4s, false));
    row("timeout after a burst, not repeatable", burst, {0, 1, 0ms, false, false}, giveUp);
    for (const int code : {408, 500, 502, 503, 504}) {
        row(QByteArray::number(code), status(code), first, again(60s, true));
        row(QByteArray::number(code) + " third", status(code), {3, 0, 200s, true, false},
            again(60s, true));
        row(QByteArray::number(code) + " fourth", status(code), {4, 0, 200s, true, false}, giveUp);
        row(QByteArray::number(code) + " too late", status(code), {2, 0, 240s, true, false},
            giveUp);
        row(QByteArray::number(code) + " not repeatable", status(code), {1, 0, 0ms, false, false},
            giveUp);
    }
    for (const Kind kind : {Kind::TimedOut, Kind::ConnectionLost, Kind::NameNotFound}) {
        const QByteArray name = "kind " + QByteArray::number(static_cast<int>(kind));
        row(name, noReply(kind), first, again(60s, true));
        row(name + " not repeatable", noReply(kind), {1, 0, 0ms, false, false}, giveUp);
    }
    row("503 with Retry-After", status(503, 5s), first, again(5s, true));
    row("503 with Retry-After 0", status(503, 0ms), first, again(1s, true));
    row("503 with a long Retry-After", status(503, 400s), first, giveUp);
    row("429 with its wait", status(429, 7s), first, again(7s, false));
    row("429, not repeatable", status(429, 7s), {0, 1, 0ms, false, false}, again(7s, false));
    row("429 without", status(429), first, again(1s, false));
    row("429 second", status(429), {0, 2, 1s, true, false}, again(2s, false));
    row("429 third", status(429), {0, 3, 3s, true, false}, again(4s, false));
    row("429 with 0", status(429, 0ms), {0, 2, 3s, true, false}, again(2s, false));
    row("429 many", status(429, 2s), {0, 40, 100s, true, false}, again(2s, false));
    row("429 past five minutes", status(429, 2s), {0, 40, 299s, true, false}, giveUp);
    row("429 asks for too long", status(429, 301s), first, giveUp);
}

void TestRetryPolicy::decides()
{
    QFETCH(TryOutcome, outcome);
    QFETCH(RetryHistory, history);
    QFETCH(RetryDecision, expected);
    QVERIFY(decideRetry(outcome, history, 0.0) == expected);
}

void TestRetryPolicy::neverRetries_data()
{
    QTest::addColumn<TryOutcome>("outcome");
    for (const int code : {200, 201, 204, 304, 400, 402, 403, 404, 405, 406,
                           409, 410, 411, 412, 413, 415, 422, 501, 505, 507})
        QTest::addRow("%d", code) << status(code);
    for (const Kind kind : {Kind::Cancelled, Kind::ConnectionRefused, Kind::TlsFailed,
                            Kind::SignInFailed, Kind::ReplyTooLarge, Kind::Redirected, Kind::Other})
        QTest::addRow("kind %d", static_cast<int>(kind)) << noReply(kind);
}

void TestRetryPolicy::neverRetries()
{
    QFETCH(TryOutcome, outcome);
    QVERIFY(decideRetry(outcome, {1, 1, 0ms, true, false}, 0.0) == giveUp);
}

void TestRetryPolicy::jitterStaysWithinBounds()
{
    for (const double jitter : {-1.0, 0.0, 0.25, 0.5, 0.999, 1.0, 7.0}) {
        const auto decision = decideRetry(status(500), {1, 0, 0ms, true, false}, jitter);
        QVERIFY(decision.wait >= 60s);
        QVERIFY(decision.wait <= 66s);
    }
    QCOMPARE(decideRetry(status(500), {1, 0, 0ms, true, false}, 0.5).wait.count(), 63000);
}

void TestRetryPolicy::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<qint64>("expected"); // -1 = none
    QTest::newRow("ms") << QByteArray("retry-after-ms") << QByteArray("250") << QByteArray()
                        << qint64(250);
    QTest::newRow("x-ms") << QByteArray("X-MS-Retry-After-Ms") << QByteArray("1500") << QByteArray()
                          << qint64(1500);
    QTest::newRow("seconds") << QByteArray("Retry-After") << QByteArray(" 12 ") << QByteArray()
                             << qint64(12000);
    QTest::newRow("date") << QByteArray("Retry-After")
                          << QByteArray("Sat, 21 Nov 2026 10:00:30 GMT") << QByteArray()
                          << qint64(30000);
    QTest::newRow("date by the server's clock")
        << QByteArray("Retry-After") << QByteArray("Sat, 21 Nov 2026 12:00:05 GMT")
        << QByteArray("Sat, 21 Nov 2026 12:00:00 GMT") << qint64(5000);
    QTest::newRow("past date") << QByteArray("Retry-After")
                               << QByteArray("Sat, 21 Nov 2026 09:00:00 GMT") << QByteArray()
                               << qint64(0);
    QTest::newRow("huge") << QByteArray("Retry-After") << QByteArray("9223372036854775807")
                          << QByteArray() << qint64(86'400'000);
    for (const char *bad : {"", "-3", "soon", "1.5", "99999999999999999999"})
        QTest::newRow(bad) << QByteArray("Retry-After") << QByteArray(bad) << QByteArray()
                           << qint64(-1);
}

void TestRetryPolicy::readsRetryAfter()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, date);
    QFETCH(qint64, expected);
    HttpReply reply;
    reply.headers.append({name, value});
    if (!date.isEmpty())
        reply.headers.append({"Date", date});
    const QDateTime now(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC);
    const auto wait = retryAfterOf(reply, now);
    QCOMPARE(wait ? wait->count() : -1, expected);
}

NUMBERDESK_TEST("retrypolicy", TestRetryPolicy)
#include "tst_retrypolicy.moc"
