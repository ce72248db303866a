// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/servicerig.h"
#include "support/testresources.h"
#include "transfer/plan/planfollowing.h"
#include "transfer/sending/importjob.h"
#include "transfertest.h"

namespace numberdesk {

/// Plans tables against the gateway; null when that fails.
inline std::shared_ptr<ImportPlan> planned(ServiceRig &desk, const CsvTable &table,
                                           const ImportOptions &options = {})
{
    const auto plan = desk.resultOf(planTable(desk.service, table, options));
    return plan && *plan ? **plan : nullptr;
}

/// Sends a plan and waits for the end; nothing when there is none.
inline std::optional<ImportResult> sent(ServiceRig &desk, const std::shared_ptr<ImportPlan> &plan,
                                        const SendOptions &options = {})
{
    return desk.resultOf(runImport(desk.service, plan, options));
}

/// A file of Zoom numbers on one account, so many from `first` on.
inline CsvTable zoomTable(const QString &account, int count, quint64 first = firstNumber)
{
    QString text = QStringLiteral("telephoneNumber,accountName,") + zoomHeading +
                   QStringLiteral(",configuration_customSipHeader\n");
    for (int i = 0; i < count; ++i) {
        text += QStringLiteral("+%1,%2,true,%2-commsgw\n")
                    .arg(QString::number(first + static_cast<quint64>(i)), account);
    }
    return tableOf(text);
}

/// The same with Operator Connect, which is pending after a write where the account syncs.
inline CsvTable teamsTable(const QString &account, int count)
{
    QStringList headings{QStringLiteral("telephoneNumber,accountName")};
    for (const char *setting :
         {"enabled", "configuration_usage", "configuration_choosableCapabilities"})
        headings += operatorConnectHeading(QLatin1String(setting));
    QString text = headings.join(QLatin1Char(',')) + QLatin1Char('\n');
    for (int i = 0; i < count; ++i) {
        text += QStringLiteral("%1,%2,true,CallingUserAssignment,InboundCalling\n")
                    .arg(numberAt(i), account);
    }
    return tableOf(text);
}

} // namespace numberdesk
