// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/clock.h"
#include "net/budget/requestbudget.h"
#include "net/client/httpclient.h"
#include "net/signin/tokensource.h"
#include "provisioning/service/provisioningservice.h"
#include "transfer/plan/planfollowing.h"
#include "transfer/sending/importjob.h"
#include "transfertest.h"

#include <QtTest>

namespace numberdesk {

/// The client's side of a test: everything between an import and a gateway's socket.
struct TestDesk
{
    static HttpClientOptions optionsFor(const QUrl &gateway, bool retries, Clock &clock)
    {
        HttpClientOptions options;
        options.baseUrl = gateway;
        options.retries = retries;
        options.clock = &clock;
        return options;
    }

    explicit TestDesk(const QUrl &gateway, bool retries = true, Clock &clock = systemClock())
        : client(optionsFor(gateway, retries, clock), tokens, budget)
        , service(client, QStringLiteral("2024-02-29"))
    {}

    NoTokenSource tokens;
    RequestBudget budget{0};
    HttpClient client;
    ProvisioningService service;
};

/// Waits for a job; nothing when it does not end in time.
template <typename R>
std::optional<R> resultOf(TypedJob<R> *job)
{
    std::optional<R> result;
    QObject context;
    job->then(&context, [&result](const R &value) { result = value; });
    constexpr int patience = 60000;
    (void)QTest::qWaitFor([&result] { return result.has_value(); }, patience);
    return result;
}

/// Plans tables against the gateway; null when that fails.
inline std::shared_ptr<ImportPlan> planned(TestDesk &desk, const CsvTable &table,
                                           const ImportOptions &options = {})
{
    const auto plan = resultOf(planTable(desk.service, table, options));
    return plan && *plan ? **plan : nullptr;
}

/// A file of Zoom numbers on one account, so many from `first` on.
inline CsvTable zoomTable(const QString &account, int count, quint64 first = 441632960000)
{
    QString text = QStringLiteral("telephoneNumber,accountName,") + zoomHeading +
                   QStringLiteral(",configuration_customSipHeader\n");
    for (int i = 0; i < count; ++i) {
        text += QStringLiteral("+%1,%2,true,%2-commsgw\n")
                    .arg(QString::number(first + static_cast<quint64>(i)), account);
    }
    return tableOf(text);
}

/// behaviour: rows = valid + invalid, valid = unchanged + created + updated + refused + notSent.
inline bool addsUp(const ImportCounts &c)
{
    return c.rows == c.valid + c.invalid &&
           c.valid == c.unchanged + c.created + c.updated + c.refused + c.notSent &&
           c.failed >= c.refused;
}

} // namespace numberdesk
