// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/planrest.h"

#include "transfer/plan/planchanges.h"
#include "transfer/plan/planissues.h"

#include <QSet>

namespace numberdesk {

namespace {

using Place = std::pair<QString, qint64>;

bool isLeft(const ImportPlan &ended, qsizetype row)
{
    return ended.rows.at(row).outcome == RowOutcome::NotSent;
}

/// File and line of the rows that are planned anew.
QSet<Place> placesLeft(const ImportPlan &ended)
{
    QSet<Place> places;
    for (qsizetype i = 0; i < ended.rows.size(); ++i) {
        const PlanRow &row = ended.rows.at(i);
        if (isLeft(ended, i))
            places.insert({ended.tables.at(row.file).fileName, ended.lineOf(row)});
    }
    return places;
}

} // namespace

void keepWhatEnded(const ImportPlan &ended, ImportPlan &fresh)
{
    const qsizetype rows = std::min(ended.rows.size(), fresh.rows.size());
    for (qsizetype i = 0; i < rows; ++i) {
        if (!isLeft(ended, i))
            fresh.rows[i] = ended.rows.at(i);
    }
    const QSet<Place> left = placesLeft(ended);
    fresh.errors.removeIf([&left](const RowIssue &issue) {
        return issue.line > 0 && !left.contains({issue.file, issue.line});
    });
    for (const RowIssue &issue : ended.errors) {
        if (issue.line > 0 && !left.contains({issue.file, issue.line}))
            fresh.errors.append(issue);
    }
    sortIssues(fresh, fresh.errors);
    fresh.survey = surveyOf(fresh);
}

bool restIsAsPlanned(const ImportPlan &ended, const ImportPlan &fresh)
{
    for (qsizetype i = 0; i < std::min(ended.rows.size(), fresh.rows.size()); ++i) {
        const PlanRow &before = ended.rows.at(i);
        const PlanRow &now = fresh.rows.at(i);
        if (!isLeft(ended, i) || now.unchanged)
            continue;
        if (now.outcome == RowOutcome::Invalid || now.action != before.action)
            return false;
        if (fieldChanges(before) != fieldChanges(now))
            return false;
    }
    return true;
}

} // namespace numberdesk
