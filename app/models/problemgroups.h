// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/rowissue.h"

#include <QList>
#include <QString>

namespace numberdesk {

/// Faults or doubts of one kind, which one repair mends.
struct ProblemGroup
{
    RowIssue::Severity severity = RowIssue::Severity::Error;
    QString message;         ///< of the first; the others say the same of their own row
    QString remedy;          ///< of the first
    QString column;          ///< heading as in the file; empty = the whole row
    bool repairable = false; ///< agreeing to repairs mends the rows
    QList<qsizetype> issues; ///< indexes into the list that was grouped, ascending
};

/// Groups `issues` by what repairs them: faults before doubts, the largest group first. Messages
/// that differ in figures outside of quotation marks only, such as line numbers, say the same; all
/// cells of a column that can be repaired without guessing are one group, unless their row has a
/// further fault that no repair mends (RepairableRows).
QList<ProblemGroup> groupProblems(const QList<RowIssue> &issues);

} // namespace numberdesk
