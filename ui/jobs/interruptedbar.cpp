// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/interruptedbar.h"

#include "jobs/jobreasons.h"
#include "models/jobtext.h"
#include "session/jobs/joblist.h"
#include "session/rights.h"

#include <algorithm>
#include <utility>

namespace numberdesk {

InterruptedBar::InterruptedBar(JobList &jobs, const Rights &rights, QWidget *parent)
    : MessageBar(parent), m_jobs(jobs), m_rights(rights)
{
    connect(&jobs, &JobList::changed, this, &InterruptedBar::adapt);
    connect(&rights, &Rights::changed, this, [this] {
        m_left.clear(); // so that it is offered anew
        adapt();
    });
    connect(this, &MessageBar::actionTriggered, this, &InterruptedBar::goOn);
    connect(this, &MessageBar::secondTriggered, this,
            [this] { emit showRequested(m_left.constFirst().id); });
    connect(this, &MessageBar::dismissed, this, [this] { m_offered = QList<qint64>(); });
}

/// What somebody has gone on with, or another process has, is offered no longer.
void InterruptedBar::adapt()
{
    if (m_jobs.readAt().isNull())
        return;
    const bool isFirst = !m_offered;
    QList<JobRecord> left;
    QList<qint64> ids;
    for (const JobRecord &job : m_jobs.jobs()) {
        const bool isOffered = isFirst || m_offered->contains(job.id);
        const bool isLeft = job.state == JobState::Interrupted && job.undoneBy == 0;
        if (isOffered && isLeft && m_jobs.run(job.id) == nullptr) {
            left.append(job);
            ids.append(job.id);
        }
    }
    m_offered = ids;
    if (left == m_left && !isFirst)
        return;
    m_left = left;
    if (left.isEmpty())
        return dismiss();
    const bool may = std::all_of(left.cbegin(), left.cend(), [this](const JobRecord &job) {
        return whyNotResume(job, {m_rights, m_jobs.desk().place}).isEmpty();
    });
    showMessage(StatusKind::Warning, words(), may ? tr("Continue") : QString());
    offerSecond(tr("Show"));
}

QString InterruptedBar::words() const
{
    if (m_left.size() > 1)
        return tr("%Ln job(s) were interrupted. The rest of them waits.", nullptr,
                  static_cast<int>(m_left.size()));
    const JobRecord &job = m_left.constFirst();
    return tr("1 job was interrupted: %1, %2 rows done.", "title; 1,600 of 10,000")
        .arg(jobTitle(job), jobProgress(job));
}

/// The oldest first, as they were begun.
void InterruptedBar::goOn()
{
    QList<qint64> ids;
    for (const JobRecord &job : std::as_const(m_left))
        ids.append(job.id);
    const qint64 first = ids.constLast();
    dismiss();
    m_jobs.resumeInTurn(ids);
    emit showRequested(first);
}

} // namespace numberdesk
