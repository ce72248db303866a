// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "scriptedgateway.h"
#include "testdesk.h"

namespace numberdesk {

// What imports into an account with numbers need, one scene a test.

inline constexpr quint64 firstNumber = 441632960000;

inline QString numberAt(int index)
{
    return QLatin1Char('+') + QString::number(firstNumber + static_cast<quint64>(index));
}

/// A gateway with numbers that have a header, and a file that sets another.
struct ImportScene
{
    explicit ImportScene(int numbers = 3, bool retries = true) : desk(gateway.url(), retries)
    {
        gateway.addAccount("contoso", {QStringLiteral("zoomPhoneCloudPeering")});
        gateway.addNumbers("contoso", firstNumber, numbers);
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
        result = resultOf(runImport(desk.service, plan, options));
        QVERIFY(result);
        QVERIFY(addsUp(plan->counts()));
    }

    /// The plan was read long ago.
    void age() { plan->readAt = plan->readAt.addSecs(-3600); }

    QString header(int index)
    {
        return QString::fromStdString(
            gateway.number(numberAt(index))["configuration"].value("customSipHeader", ""));
    }

    ScriptedGateway gateway;
    TestDesk desk;
    std::shared_ptr<ImportPlan> plan;
    std::optional<ImportResult> result;
};

} // namespace numberdesk
