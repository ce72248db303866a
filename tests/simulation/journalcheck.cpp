// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journalcheck.h"

#include "session/jobs/jobloader.h"

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

QString stateText(const PlanRow &row)
{
    return u"outcome %1%2%3%4%5%6%7%8 %9"_s.arg(int(row.outcome))
        .arg(row.sent ? u" sent"_s : QString())
        .arg(row.refused ? u" refused"_s : QString())
        .arg(row.accepted ? u" accepted"_s : QString())
        .arg(row.unchanged ? u" unchanged"_s : QString())
        .arg(row.gone ? u" gone"_s : QString())
        .arg(row.kept ? u" kept"_s : QString())
        .arg(row.left ? u" left"_s : QString())
        .arg(row.code() + u' ' + row.message());
}

QStringList issueTexts(const QList<RowIssue> &issues)
{
    QStringList texts;
    for (const RowIssue &issue : issues)
        texts.append(QString::number(issue.line) + u' ' + issue.code + u' ' + issue.message);
    texts.sort();
    return texts;
}

} // namespace

QStringList differencesFromJournal(const EndedJob &job)
{
    const auto loaded = loadedJob(job.stored);
    if (!loaded)
        return {u"the journal cannot be loaded: "_s + loaded.error()};
    QStringList found;
    const ImportPlan &plan = *loaded->plan;
    const bool isDone = job.stored.record.state == JobState::Done;
    for (qsizetype i = 0; i < job.told.rows.size(); ++i) {
        const QString told = stateText(job.told.rows.at(i));
        const QString kept = stateText(plan.rows.value(i));
        const QString number = job.told.rows.at(i).change.telephoneNumber.toString();
        if (told != kept && !job.hasGaps)
            found.append(u"%1: told as %2, kept as %3"_s.arg(number, told, kept));
        if (isDone && (plan.rows.value(i).hasWork() || plan.rows.value(i).left))
            found.append(u"%1: the job is done, and its row is kept as %2"_s.arg(number, kept));
    }
    if (job.hasGaps)
        return found;
    for (const auto list : {&ImportPlan::errors, &ImportPlan::warnings}) {
        const QStringList told = issueTexts(job.told.*list);
        const QStringList kept = issueTexts(plan.*list);
        if (told != kept)
            found.append(
                u"told was \"%1\", kept is \"%2\""_s.arg(told.join(u'|'), kept.join(u'|')));
    }
    if (plan.counts() != job.told.counts())
        found.append(u"the counts of the journal are others than those told"_s);
    const JobTally tally = tallyOf(job.told.counts(), job.stored.record.tally.requestsLeft);
    if (job.stored.record.tally != tally)
        found.append(u"the list of jobs has other counts than those told"_s);
    return found;
}

} // namespace numberdesk
