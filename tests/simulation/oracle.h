// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobstory.h"
#include "simulatednetwork.h"

#include <QStringList>

namespace numberdesk {

/// Compares what a job says became of its rows with what the gateway has and was asked for. Writes
/// of another job of the desk count as somebody else's.
class Oracle
{
public:
    /// Of a job whose last life has ended, once nothing is on its way any more.
    Oracle(SimulatedGateway &gateway, const SimulatedNetwork &network, const JobStory &story);

    /// A sentence for each difference.
    QStringList findings();

private:
    void judgeRow(qsizetype index);
    void judgeRight(const PlanRow &row);
    void judgeUndone(const PlanRow &row);
    void judgeStatus(const PlanRow &row, const Number &stored);
    void judgeDeleted(const PlanRow &row);
    void judgeEffect(const Effect &effect);
    void judgeOverwriting(const PlanRow &planned, const Effect &effect);
    /// True where the count of an account cannot tell of a number that appeared there: creations
    /// are checked by it alone (behaviour.md), and another number has gone since.
    bool isHiddenFromCount(const PlanRow &planned, const Effect &effect) const;
    void judgeRemoval(const PlanRow &planned, const Effect &effect);
    void judgeOnce();
    void judgeCounts();
    void tell(const QString &number, const QString &what);

    std::optional<Number> asNumber(const QString &number,
                                   const std::optional<StoredNumber> &stored) const;
    bool isOurs(const Effect &effect) const { return m_story.isOurs(effect.writer); }
    const Effect *lastEffect(const QString &number) const;
    /// The last change of somebody else's before `time`; nothing when there is none since the plan.
    std::optional<std::chrono::milliseconds> otherChange(const QString &number,
                                                         std::chrono::milliseconds time) const;

    /// True when the desk was shown the number as it was after `change` before it sent `effect`.
    bool wasTold(const Effect &effect, std::chrono::milliseconds change) const;

    SimulatedGateway &m_gateway;
    const SimulatedNetwork &m_network;
    const JobStory &m_story;
    QHash<TelephoneNumber, Number> m_stored;
    QHash<QString, std::vector<const Effect *>> m_effects; ///< by number, in their order
    QHash<QString, qsizetype> m_rows;
    QStringList m_findings;
};

/// Most requests in any 60 s, as a finding when there are more than the limit.
QStringList judgePace(const std::vector<Clock::TimePoint> &sent);

} // namespace numberdesk
