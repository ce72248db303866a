// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importdesk.h"
#include "support/scriptedgateway.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

constexpr int rows = 10'000;
constexpr int limit = 100;
constexpr double aFifth = 0.2;

/// What an import told of the time left, and when.
struct Estimate
{
    Clock::TimePoint at{};
    qint64 rowsDone = 0;
    std::chrono::milliseconds timeLeft{0};
};

/// An import of 10,000 rows under a limit, on a clock that passes over the waits.
struct Upload
{
    Upload() { gateway.others.putAccount(u"contoso"_s, {u"zoomPhoneCloudPeering"_s}); }

    /// False when the import did not end well.
    bool run()
    {
        ServiceRig planner(gateway.url()); // whose requests are not of the import's minute
        const auto plan = planned(planner, zoomTable(u"contoso"_s, rows));
        if (!plan)
            return false;
        desk.budget.fixLimit(limit);
        ImportJob *const job = runImport(desk.service, plan);
        QObject::connect(job, &ImportJob::progressed, job, [this](const ImportProgress &progress) {
            estimates.push_back({desk.clock.now(), progress.rowsDone, progress.timeLeft});
        });
        const auto result = desk.resultOf(job);
        return result && *result;
    }

    /// By how much the worst estimate from so many rows on is wrong, as a part of the real rest.
    /// The last five seconds do not count.
    double worstError(qint64 fromRow) const
    {
        double worst = 0.0;
        for (const Estimate &estimate : estimates) {
            const std::chrono::duration<double> real = estimates.back().at - estimate.at;
            if (estimate.rowsDone >= fromRow && real > 5s)
                worst = std::max(worst, std::abs(estimate.timeLeft / real - 1.0));
        }
        return worst;
    }

    ScriptedGateway gateway;
    ServiceRig desk{gateway.url()};
    std::vector<Estimate> estimates;
};

} // namespace

/// The time that an import says is left holds within a fifth once it is under way.
class TestImportForecast : public QObject
{
    Q_OBJECT

private slots:
    void holdsAfterTheFirstTenth();
    void correctsItselfWhenTheGatewayThrottles();
};

void TestImportForecast::holdsAfterTheFirstTenth()
{
    Upload upload;
    QVERIFY(upload.run());
    QCOMPARE(upload.gateway.others.numberCount(), rows);
    QVERIFY(upload.estimates.size() >= 100);
    QCOMPARE(upload.estimates.back().timeLeft.count(), 0);
    const double error = upload.worstError(rows / 10);
    QVERIFY2(error <= aFifth, qPrintable(QString::number(error)));
}

void TestImportForecast::correctsItselfWhenTheGatewayThrottles()
{
    constexpr int refusals = 5; // after which the client has waited for 1 + 2 + 4 + 8 + 16 s
    Upload upload;
    int refused = 0;
    QStringList throttled;
    upload.gateway.setScript([&](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        const bool isHalfWay = upload.gateway.others.numberCount() >= rows / 2;
        if (!isBatch(request) || !isHalfWay || refused == refusals)
            return {};
        if (throttled.isEmpty())
            throttled = numbersOf(request);
        if (numbersOf(request) != throttled)
            return {};
        ++refused;
        return errorReply(429, "TooManyRequests");
    });
    QVERIFY(upload.run());
    QCOMPARE(refused, refusals);
    QVERIFY(upload.estimates.back().at - upload.estimates.front().at > 75s);
    const double error = upload.worstError(rows * 7 / 10);
    QVERIFY2(error <= aFifth, qPrintable(QString::number(error)));
}

NUMBERDESK_TEST("importforecast", TestImportForecast)
#include "tst_importforecast.moc"
