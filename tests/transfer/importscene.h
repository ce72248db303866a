// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "importdesk.h"
#include "support/scriptedgateway.h"

#include <QTest>

namespace numberdesk {

// What imports into an account with numbers need, one scene a test.

/// A gateway with numbers that have a header, and a file that sets another.
struct ImportScene
{
    explicit ImportScene(int numbers = 3, bool retries = true)
        : desk(optionsFor(gateway.url(), retries))
    {
        gateway.others.putAccount(account, {QStringLiteral("zoomPhoneCloudPeering")});
        gateway.others.addNumbers(account, firstNumber, numbers);
    }

    static HttpClientOptions optionsFor(const QUrl &gateway, bool retries)
    {
        HttpClientOptions options;
        options.baseUrl = gateway;
        options.retries = retries;
        return options;
    }

    /// The account gets Operator Connect, and Teams has given the first `count` numbers to users.
    /// Where the account syncs, what is written from then on is pending.
    void giveToTeams(int count, bool sync)
    {
        const QStringList services{QStringLiteral("teamsOperatorConnect"),
                                   QStringLiteral("zoomPhoneCloudPeering")};
        gateway.others.putAccount(account, services);
        for (int i = 0; i < count; ++i)
            gateway.others.handToTeams(numberAt(i));
        gateway.others.putAccount(account, services, sync);
    }

    CsvTable headerTable(int count, const QString &header = QStringLiteral("newhdr")) const
    {
        QString text =
            QStringLiteral("telephoneNumber,accountName,configuration_customSipHeader\n");
        for (int i = 0; i < count; ++i)
            text += numberAt(i) + QStringLiteral(",contoso,") + header + QLatin1Char('\n');
        return tableOf(text);
    }

    void planAndRun(const CsvTable &table, const SendOptions &options = {})
    {
        plan = planned(desk, table);
        QVERIFY(plan);
        run(options);
    }

    void run(const SendOptions &options = {})
    {
        result = sent(desk, plan, options);
        QVERIFY(result);
        QVERIFY(addsUp(plan->counts()));
    }

    /// The plan was read long ago.
    void age() { plan->readAt = plan->readAt.addSecs(-3600); }

    QString header(int index)
    {
        return QString::fromStdString(
            gateway.others.number(numberAt(index))["configuration"].value("customSipHeader", ""));
    }

    const QString account = QStringLiteral("contoso");
    ScriptedGateway gateway;
    ServiceRig desk;
    std::shared_ptr<ImportPlan> plan;
    std::optional<ImportResult> result;
};

} // namespace numberdesk
