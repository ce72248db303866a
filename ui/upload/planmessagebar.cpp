// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/planmessagebar.h"

#include "session/upload/upload.h"
#include "upload/followupwords.h"
#include "upload/planwords.h"

namespace numberdesk {

using Stage = Upload::Stage;

PlanMessageBar::PlanMessageBar(Upload &upload, QWidget *parent)
    : MessageBar(parent), m_upload(upload)
{
    connect(this, &MessageBar::actionTriggered, this, [this] {
        if (m_upload.stage() == Stage::Unplannable)
            m_upload.retry();
        else
            emit keptRequested();
    });
}

void PlanMessageBar::present()
{
    const std::optional<ImportError> &error = m_upload.error();
    const Stage stage = m_upload.stage();
    if (asksForSheet(m_upload))
        dismiss(); // which is no failure
    else if (stage == Stage::Unplannable && error)
        presentFailure(*error);
    else if (stage == Stage::Sent && error)
        presentSent(*error);
    else if (stage == Stage::Planned && error)
        presentUnsent(*error);
    else if (stage == Stage::Planned && !m_upload.whyNotSend().isEmpty())
        showMessage(StatusKind::Neutral, m_upload.whyNotSend());
    else if (!m_upload.notice().isEmpty())
        showMessage(StatusKind::Neutral, m_upload.notice());
    else
        presentFollowUp();
}

/// What an undo leaves alone, and what becomes of accounts.
void PlanMessageBar::presentFollowUp()
{
    const bool isSteady = m_upload.stage() == Stage::Planned || m_upload.stage() == Stage::Sent;
    const QString kept = isSteady ? keptText(m_upload) : QString();
    const QString accounts = accountsText(m_upload);
    if (kept.isEmpty() && accounts.isEmpty())
        return dismiss();
    const QString words = kept.isEmpty() || accounts.isEmpty()
                              ? kept + accounts
                              : tr("%1 %2", "two sentences").arg(kept, accounts);
    showMessage(StatusKind::Warning, words, kept.isEmpty() ? QString() : tr("Show them"));
}

void PlanMessageBar::presentFailure(const ImportError &error)
{
    if (error.api)
        showError(*error.api, tr("Retry"));
    else if (m_upload.followUp() != nullptr)
        showMessage(StatusKind::Bad, planFailure(error)); // of what is kept, which stays as it is
    else
        showMessage(StatusKind::Bad, planFailure(error), tr("Retry"));
}

void PlanMessageBar::presentSent(const ImportError &error)
{
    const QString end = earlyEnd(m_upload);
    const bool isStopped = error.kind == ImportError::Kind::Cancelled;
    if (isStopped && m_upload.jobState() == JobState::Paused && m_upload.followUp() != nullptr)
        showMessage(
            StatusKind::Neutral,
            tr("It is paused. %1 Resume sends the rest, here or on the page Jobs.").arg(end));
    else if (isStopped && m_upload.jobState() == JobState::Paused)
        showMessage(StatusKind::Neutral,
                    tr("The upload is paused. %1 Resume sends the rest, here or on the page Jobs.")
                        .arg(end));
    else if (isStopped && m_upload.followUp() != nullptr)
        showMessage(StatusKind::Warning, tr("You cancelled it. %1").arg(end));
    else if (isStopped)
        showMessage(StatusKind::Warning, tr("You cancelled the upload. %1").arg(end));
    else
        showMessage(StatusKind::Bad, tr("%1 %2", "two sentences").arg(planFailure(error), end));
}

/// The plan could not be made anew, or its job could not be written down.
void PlanMessageBar::presentUnsent(const ImportError &error)
{
    if (error.api && error.api->kind == ApiError::Kind::NotWrittenDown)
        showMessage(StatusKind::Bad, tr("Nothing was sent. %1").arg(error.api->message));
    else
        showMessage(StatusKind::Bad,
                    tr("%1 The plan below is the one from before.").arg(planFailure(error)));
}

} // namespace numberdesk
