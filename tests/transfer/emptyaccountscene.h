// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "importdesk.h"
#include "support/scriptedgateway.h"

namespace numberdesk {

inline const QStringList zoomOnly{QStringLiteral("zoomPhoneCloudPeering")};

/// A gateway with one empty account, and a desk on it.
struct EmptyAccountScene
{
    EmptyAccountScene() { gateway.others.putAccount(QStringLiteral("contoso"), zoomOnly); }

    std::shared_ptr<ImportPlan> plan(int rows, const QString &account = QStringLiteral("contoso"),
                                     const ImportOptions &options = {})
    {
        return planned(desk, zoomTable(account, rows), options);
    }

    std::optional<ImportResult> run(const std::shared_ptr<ImportPlan> &plan)
    {
        return sent(desk, plan);
    }

    ScriptedGateway gateway;
    ServiceRig desk{gateway.url()};
};

} // namespace numberdesk
