// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/numberdeletion.h"

#include "session/session.h"
#include "upload/planwords.h"

#include <QLocale>

namespace numberdesk {

NumberDeletion::NumberDeletion(Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{}

NumberDeletion::~NumberDeletion() = default;

void NumberDeletion::start(const QList<TelephoneNumber> &numbers)
{
    if (m_job)
        return;
    m_cancelling = false;
    m_progress = {};
    m_progress.total = numbers.size();
    m_outcome = {};
    m_job = m_session.changes().deleteNumbers(numbers);
    connect(m_job, &DeleteNumbersJob::progressed, this, [this](const DeleteProgress &progress) {
        m_progress = progress;
        emit changed();
    });
    m_job->then(this, [this](const DeleteOutcome &outcome) {
        m_job = nullptr;
        m_cancelling = false;
        m_outcome = outcome;
        emit changed();
        emit ended();
    });
    emit changed();
}

void NumberDeletion::cancel()
{
    if (!m_job)
        return;
    m_cancelling = true;
    m_job->cancel();
    emit changed();
}

QString deletionProgress(const NumberDeletion &deletion)
{
    if (deletion.isCancelling())
        return NumberDeletion::tr("Cancelling: waiting for the request under way…");
    const DeleteProgress &progress = deletion.progress();
    const QLocale locale;
    const QString done =
        NumberDeletion::tr("Deleting %1 of %2")
            .arg(locale.toString(progress.deleted), locale.toString(progress.total));
    const QString left = timeLeftText(progress.timeLeft);
    return left.isEmpty() ? done
                          : NumberDeletion::tr("%1, %2", "progress, time left").arg(done, left);
}

QString deletionOutcome(const NumberDeletion &deletion)
{
    const qint64 deleted = deletion.outcome().deleted.size();
    QString done = NumberDeletion::tr("%Ln number(s) deleted.", nullptr, static_cast<int>(deleted));
    const qint64 left = deletion.progress().total - deleted;
    if (left == 0)
        return done;
    return NumberDeletion::tr("%1 %2", "two sentences")
        .arg(done, NumberDeletion::tr("%Ln number(s) left.", nullptr, static_cast<int>(left)));
}

} // namespace numberdesk
