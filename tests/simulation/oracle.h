// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deskprocess.h"

#include <QStringList>

namespace numberdesk {

/// Compares what a desk says became of its rows with what the gateway has and was asked for. The
/// writes of the desk's earlier lives count as somebody else's.
class Oracle
{
public:
    /// Of a desk that has ended, once nothing is on its way any more.
    Oracle(SimulatedGateway &gateway, const SimulatedNetwork &network, const DeskProcess &desk);

    /// A sentence for each difference.
    QStringList findings();

private:
    void judgeRow(qsizetype index);
    void judgeRight(const PlanRow &row);
    void judgeUndone(const PlanRow &row);
    void judgeStatus(const PlanRow &row, const Number &stored);
    void judgeEffect(const Effect &effect);
    void judgeOverwriting(const PlanRow &planned, const Effect &effect);
    /// True where the count of an account cannot tell of a number that appeared there: creations
    /// are checked by it alone (behaviour.md), and another number has gone since.
    bool isHiddenFromCount(const PlanRow &planned, const Effect &effect) const;
    void judgeCounts();
    void tell(const QString &number, const QString &what);

    std::optional<Number> asNumber(const QString &number,
                                   const std::optional<StoredNumber> &stored) const;
    bool isOurs(const Effect &effect) const { return effect.writer == m_desk.writer(); }
    const Effect *lastEffect(const QString &number) const;
    /// The last change of somebody else's before `time`; nothing when there is none since the plan.
    std::optional<std::chrono::milliseconds> otherChange(const QString &number,
                                                         std::chrono::milliseconds time) const;

    /// True when the desk was shown the number as it was after `change` before it sent `effect`.
    bool wasTold(const Effect &effect, std::chrono::milliseconds change) const;

    SimulatedGateway &m_gateway;
    const SimulatedNetwork &m_network;
    const DeskProcess &m_desk;
    QHash<TelephoneNumber, Number> m_stored;
    QHash<QString, std::vector<const Effect *>> m_effects; ///< by number, in their order
    QHash<QString, qsizetype> m_rows;
    QStringList m_findings;
};

/// Most requests in any 60 s, as a finding when there are more than the limit.
QStringList judgePace(const std::vector<Clock::TimePoint> &sent);

} // namespace numberdesk
