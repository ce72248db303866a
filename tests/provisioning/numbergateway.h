// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/gatewaystock.h"
#include "support/scriptedgateway.h"
#include "support/servicerig.h"

#include <QSet>

namespace numberdesk {

/// A gateway with many numbers, whose filters may lie.
class NumberGateway : public ScriptedGateway
{
public:
    NumberGateway();

    void addAccount(const QString &account);
    /// Numbers of an account, which is made when it is not there; those that exist are replaced.
    void add(const QString &account, quint64 first, quint64 count,
             const QString &status = QStringLiteral("synced"));

    /// How filters are answered.
    enum class Filters { Understood, Refused, Ignored, FirstTerm, FindNothing };
    Filters filters = Filters::Understood;
    int liesAfter = -1; ///< so many more answers to filters find nothing, the next ignore them

private:
    std::optional<ScriptedReply> answerFilter(const ScriptedRequest &request);
    QString honoured(const QString &filter);

    GatewayStock m_stock{live};
    QSet<QString> m_accounts;
    int m_lies = 0;
};

/// Such a gateway and a service that talks to it.
struct NumberScene
{
    qsizetype requests() const { return gateway.requests().size(); }

    NumberGateway gateway;
    ServiceRig rig{gateway.url()};
};

} // namespace numberdesk
