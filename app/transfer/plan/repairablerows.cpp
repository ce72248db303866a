// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/repairablerows.h"

#include <algorithm>

namespace numberdesk {

namespace {

bool isFault(const RowIssue &issue)
{
    return issue.severity == RowIssue::Severity::Error;
}

bool speaksAgainst(const RowIssue &issue)
{
    return isFault(issue) && issue.repaired.isEmpty() &&
           issue.kind != RowIssue::Kind::MissingAccount;
}

} // namespace

RepairableRows::RepairableRows(const QList<RowIssue> &issues)
{
    for (const RowIssue &issue : issues) {
        if (isFault(issue) && !issue.repaired.isEmpty())
            m_mendable.insert({issue.file, issue.line}, true);
    }
    if (m_mendable.isEmpty())
        return;
    for (const RowIssue &issue : issues) {
        if (!speaksAgainst(issue))
            continue;
        if (const auto row = m_mendable.find({issue.file, issue.line}); row != m_mendable.end())
            *row = false;
    }
}

bool RepairableRows::mends(const RowIssue &issue) const
{
    return isFault(issue) && !issue.repaired.isEmpty() &&
           m_mendable.value({issue.file, issue.line}, false);
}

qsizetype RepairableRows::size() const
{
    return std::count(m_mendable.cbegin(), m_mendable.cend(), true);
}

} // namespace numberdesk
