// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/randomness.h"
#include "support/testprogram.h"

#include <QtTest>

namespace numberdesk {

class TestRandomness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesProperIds();
    void replaysASource();
    void goesBackToTheSourceBefore();
    void givesFractions();

private:
    static ChanceFrom::Source counting(quint64 from)
    {
        constexpr quint64 spread = 0x9e3779b97f4a7c15ULL;
        return [at = from]() mutable { return at += spread; };
    }
};

void TestRandomness::makesProperIds()
{
    const auto isProper = [](const QUuid &id) {
        return id.version() == QUuid::Random && id.variant() == QUuid::DCE;
    };
    QVERIFY(isProper(randomId()));
    QVERIFY(randomId() != randomId());
    const ChanceFrom chance(counting(1));
    for (int i = 0; i < 100; ++i)
        QVERIFY(isProper(randomId()));
    QVERIFY(randomId() != randomId());
}

void TestRandomness::replaysASource()
{
    const auto drawn = [] {
        const ChanceFrom chance(counting(7));
        return std::pair(randomId(), randomFraction());
    };
    QCOMPARE(drawn(), drawn());
}

void TestRandomness::goesBackToTheSourceBefore()
{
    const ChanceFrom outer([] { return quint64(0); });
    {
        const ChanceFrom inner([] { return ~quint64(0); });
        QVERIFY(randomFraction() > 0.9);
    }
    QCOMPARE(randomFraction(), 0.0);
}

void TestRandomness::givesFractions()
{
    for (const quint64 bits : {quint64(0), ~quint64(0), quint64(1) << 63}) {
        const ChanceFrom chance([bits] { return bits; });
        QVERIFY(randomFraction() >= 0.0);
        QVERIFY(randomFraction() < 1.0);
    }
}

} // namespace numberdesk

NUMBERDESK_TEST("randomness", numberdesk::TestRandomness)
#include "tst_randomness.moc"
