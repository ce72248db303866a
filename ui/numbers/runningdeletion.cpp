// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/runningdeletion.h"

#include "session/jobdesk.h"
#include "session/session.h"
#include "upload/planwords.h"

#include <QLocale>

namespace numberdesk {

RunningDeletion::RunningDeletion(Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{}

RunningDeletion::~RunningDeletion() = default;

void RunningDeletion::start(const QList<TelephoneNumber> &numbers, const NumberInventory &shown)
{
    if (m_job)
        return;
    m_cancelling = false;
    m_pausing = false;
    m_progress = {};
    m_progress.total = numbers.size();
    m_outcome = {};
    m_job = deleteAsShown(m_session.jobDesk(), numbers, shown, this);
    connect(m_job, &DeleteNumbersJob::progressed, this, [this](const DeleteProgress &progress) {
        m_progress = progress;
        emit changed();
    });
    m_job->then(this, [this](const DeleteOutcome &outcome) {
        m_job = nullptr;
        m_cancelling = false;
        m_pausing = false;
        m_outcome = outcome;
        emit changed();
        emit ended();
    });
    emit changed();
}

void RunningDeletion::cancel()
{
    if (!m_job)
        return;
    m_cancelling = true;
    m_job->cancel();
    emit changed();
}

void RunningDeletion::pause()
{
    if (!m_job)
        return;
    m_pausing = true;
    m_job->pause();
    emit changed();
}

QString deletionProgress(const RunningDeletion &deletion)
{
    if (deletion.isCancelling())
        return RunningDeletion::tr("Cancelling: waiting for the request under way…");
    if (deletion.isPausing())
        return RunningDeletion::tr("Pausing: waiting for the request under way…");
    const DeleteProgress &progress = deletion.progress();
    const QLocale locale;
    const QString done = RunningDeletion::tr("Deleting %1 of %2")
                             .arg(locale.toString(progress.done), locale.toString(progress.total));
    const QString left = timeLeftText(progress.timeLeft);
    return left.isEmpty() ? done
                          : RunningDeletion::tr("%1, %2", "progress, time left").arg(done, left);
}

} // namespace numberdesk
