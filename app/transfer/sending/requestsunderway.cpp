// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/requestsunderway.h"

#include <QTimer>

#include <chrono>
#include <utility>

namespace numberdesk {

namespace {

constexpr std::chrono::milliseconds cancelPatience(2000);

} // namespace

void RequestsUnderWay::begin(Job *job, const QString &account)
{
    ++m_count;
    ++m_byAccount[account];
    m_jobs.removeIf([](const QPointer<Job> &known) { return known.isNull(); });
    m_jobs.append(job);
}

void RequestsUnderWay::end(const QString &account)
{
    --m_count;
    if (--m_byAccount[account] <= 0)
        m_byAccount.remove(account);
}

void RequestsUnderWay::wrapUp()
{
    const QList<QPointer<Job>> jobs = std::exchange(m_jobs, {});
    for (const QPointer<Job> &job : jobs) {
        if (!job)
            continue;
        job->wrapUp();
        QTimer::singleShot(cancelPatience, job, &Job::cancel);
    }
}

} // namespace numberdesk
