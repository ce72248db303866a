// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedgateway.h"
#include "support/testprogram.h"
#include "support/virtualclock.h"
#include "testdesk.h"

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
    Upload()
    {
        gateway.addAccount("contoso", {u"zoomPhoneCloudPeering"_s});
        gateway.counts = true; // what the account has after a minute takes one request
    }

    HttpClientOptions options()
    {
        HttpClientOptions options;
        options.baseUrl = gateway.url();
        options.clock = &clock;
        return options;
    }

    /// False when the import did not end well.
    bool run()
    {
        TestDesk planner(gateway.url(), true, clock);
        const auto plan = planned(planner, zoomTable(u"contoso"_s, rows));
        if (!plan)
            return false;
        std::optional<ImportResult> result;
        ImportJob *const job = runImport(service, plan);
        QObject::connect(job, &ImportJob::progressed, job, [this](const ImportProgress &progress) {
            estimates.push_back({clock.now(), progress.rowsDone, progress.timeLeft});
        });
        job->then(&client, [&result](const ImportResult &ended) { result = ended; });
        return clock.runUntil([&result] { return result.has_value(); }, client) && *result;
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
    VirtualClock clock;
    NoTokenSource tokens;
    RequestBudget budget{limit, clock};
    HttpClient client{options(), tokens, budget};
    ProvisioningService service{client, u"2024-02-29"_s};
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
    QCOMPARE(upload.gateway.numbers().size(), std::size_t(rows));
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
        const bool isHalfWay = upload.gateway.numbers().size() >= rows / 2;
        if (!request.isBatch() || !isHalfWay || refused == refusals)
            return {};
        if (throttled.isEmpty())
            throttled = request.numbers();
        if (request.numbers() != throttled)
            return {};
        ++refused;
        return ScriptedGateway::error(429, "TooManyRequests");
    });
    QVERIFY(upload.run());
    QCOMPARE(refused, refusals);
    QVERIFY(upload.estimates.back().at - upload.estimates.front().at > 75s);
    const double error = upload.worstError(rows * 7 / 10);
    QVERIFY2(error <= aFifth, qPrintable(QString::number(error)));
}

NUMBERDESK_TEST("importforecast", TestImportForecast)
#include "tst_importforecast.moc"
