// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/upload/uploadsending.h"

#include "net/client/httpclient.h"
#include "provisioning/following/pendingpoller.h"
#include "session/gatewaydata.h"
#include "session/session.h"
#include "transfer/plan/planfollowing.h"

#include <algorithm>

namespace numberdesk {

UploadSending::UploadSending(Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{
    connect(&session.data(), &GatewayData::numbersRead, this, &UploadSending::takeReadNumbers);
    connect(&session.poller(), &PendingPoller::failed, this,
            [this](const ApiError &error) { m_pollError = error; });
    connect(&session.poller(), &PendingPoller::answered, this, [this] { m_pollError.reset(); });
    connect(&session.client(), &HttpClient::retryScheduled, this, &UploadSending::takeWait);
}

UploadSending::~UploadSending() = default;

void UploadSending::start(const std::shared_ptr<ImportPlan> &plan, const SendOptions &options)
{
    follow(plan);
    m_cancelling = false;
    m_error.reset();
    m_triedAgainAt = {};
    m_progress.rowsToSend = plan->rowsWithWork();
    m_job = runImport(m_session.service(), plan, options);
    connect(m_job, &ImportJob::progressed, this, &UploadSending::takeProgress);
    connect(m_job, &ImportJob::numbersWritten, this,
            [this](const QList<Number> &numbers) { m_session.data().apply(numbers); });
    connect(m_job, &ImportJob::numbersDeleted, this,
            [this](const QList<TelephoneNumber> &gone) { m_session.data().dropNumbers(gone); });
    connect(m_job, &ImportJob::rowsChanged, this, &UploadSending::rowsChanged);
    m_job->then(this, [this](const ImportResult &result) { takeResult(result); });
}

void UploadSending::follow(const std::shared_ptr<ImportPlan> &plan)
{
    m_plan = plan;
    m_progress = {};
    if (plan)
        m_progress.counts = plan->counts();
}

void UploadSending::takeResult(const ImportResult &result)
{
    m_job = nullptr;
    m_cancelling = false;
    if (!result)
        m_error = result.error();
    m_progress.counts = m_plan->counts();
    // Accounts were perhaps made, and each says how many numbers it has.
    if (counts().sent > 0 || !m_plan->accountsToCreate().isEmpty())
        m_session.data().refreshAccountsIfAsked();
    emit ended();
}

/// What waits before its next try ends no sooner, however little is left beside it.
void UploadSending::takeProgress(const ImportProgress &progress)
{
    m_progress = progress;
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(
        m_triedAgainAt - m_session.client().clock().now());
    m_progress.timeLeft = std::max(m_progress.timeLeft, wait);
    emit progressed();
}

void UploadSending::takeWait(std::chrono::milliseconds wait)
{
    if (!m_job)
        return;
    m_triedAgainAt = std::max(m_triedAgainAt, m_session.client().clock().now() + wait);
    takeProgress(m_progress);
}

void UploadSending::takeReadNumbers(const QList<Number> &numbers,
                                    const QList<TelephoneNumber> &gone)
{
    if (!m_plan)
        return;
    if (m_job)
        return m_job->takeRead(numbers, gone);
    const QList<qsizetype> rows = applyReadNumbers(*m_plan, m_progress.counts, numbers, gone);
    if (rows.isEmpty())
        return;
    emit rowsChanged(rows);
    emit progressed();
}

void UploadSending::cancel()
{
    if (!m_job)
        return;
    m_cancelling = true;
    m_job->cancel();
}

} // namespace numberdesk
