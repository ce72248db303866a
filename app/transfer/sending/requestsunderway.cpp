// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/requestsunderway.h"

#include "net/base/clock.h"

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

void RequestsUnderWay::wrapUp(Clock &clock)
{
    const QList<QPointer<Job>> jobs = std::exchange(m_jobs, {});
    for (const QPointer<Job> &job : jobs) {
        if (!job)
            continue;
        job->wrapUp();
        Alarm *const patience = clock.makeAlarm().release();
        patience->setParent(job);
        QObject::connect(patience, &Alarm::rang, job, &Job::cancel);
        patience->start(cancelPatience);
    }
}

} // namespace numberdesk
