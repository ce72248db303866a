// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobstory.h"

namespace numberdesk {

/// Compares what an undo has come to with what the gateway had before the job that it takes back:
/// rows that were reversed are as before, rows that were kept as others have left them, and what
/// was not done is as it was. Numbers that somebody else touches meanwhile are left to Oracle.
class UndoOracle
{
public:
    /// Of two jobs that have ended.
    UndoOracle(SimulatedGateway &gateway, const JobStory &job, const JobStory &undo);

    /// A sentence for each difference.
    QStringList findings();

private:
    /// What has happened to a number.
    struct Past
    {
        std::optional<Number> before;    ///< the job changed it
        std::optional<Number> after;     ///< it did
        std::optional<Number> atUndoing; ///< when the undo was planned
        std::optional<Number> now;
        bool isMoved = false; ///< somebody had it on another account when the undo was planned
        bool isKnown = false; ///< all of that is as the job and the undo saw it
    };

    Past pastOf(const QString &number) const;
    std::optional<Number> asNumber(const QString &number,
                                   const std::optional<StoredNumber> &stored) const;
    void judge(const PlanRow &row);
    void judgeReversed(const QString &number, const Past &past);
    void judgeColumns(const QString &number, const Past &past);
    bool isOthersByNow(const QString &number, const Past &past) const;
    QList<ColumnId> changedByJob(const QString &number, const Past &past) const;
    void judgeKept(const QString &number, const Past &past);
    void tell(const QString &number, const QString &what);

    SimulatedGateway &m_gateway;
    const JobStory &m_job;
    const JobStory &m_undo;
    QHash<QString, NumberChange> m_asked; ///< of the job
    QStringList m_findings;
};

} // namespace numberdesk
