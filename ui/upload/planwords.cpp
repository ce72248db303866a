// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/planwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace numberdesk {

namespace {

struct PlanWords
{
    Q_DECLARE_TR_FUNCTIONS(PlanWords)
};

QString planningHeadline(const UploadController &upload)
{
    switch (upload.planStage()) {
    case PlanStage::ReadingFiles:
        return PlanWords::tr("Reading %1…").arg(upload.sourceName());
    case PlanStage::CheckingRows:
        return PlanWords::tr("Checking every row of %1…").arg(upload.sourceName());
    case PlanStage::ReadingGateway:
        return PlanWords::tr("Reading what the gateway has…");
    case PlanStage::Comparing:
        break;
    }
    return PlanWords::tr("Comparing with the gateway…");
}

QString plannedHeadline(const UploadController &upload)
{
    const ImportCounts &counts = upload.counts();
    if (counts.rows == 0)
        return PlanWords::tr("%1 has no rows.").arg(upload.sourceName());
    if (upload.plan()->hasWork()) {
        const auto work = static_cast<int>(counts.created + counts.updated);
        if (!upload.whyNotSend().isEmpty())
            return PlanWords::tr("%Ln row(s) of %1 would change. Nothing is sent.", nullptr, work)
                .arg(upload.sourceName());
        return PlanWords::tr("%Ln row(s) of %1 will be sent. Nothing has been sent yet.", nullptr,
                             work)
            .arg(upload.sourceName());
    }
    if (counts.invalid == 0)
        return PlanWords::tr("Every row is already right; nothing was sent.");
    if (counts.unchanged == 0)
        return PlanWords::tr("No row of %1 can be sent: every one is bad.")
            .arg(upload.sourceName());
    return PlanWords::tr("Nothing to send: the good rows are already right, the others are bad.");
}

QString sentHeadline(const UploadController &upload)
{
    const ImportCounts &counts = upload.counts();
    if (counts.notSent > 0)
        return PlanWords::tr("The upload ended early.");
    if (counts.pending > 0) {
        return PlanWords::tr("%1 was sent. Waiting for the backend to sync %Ln number(s)…", nullptr,
                             static_cast<int>(counts.pending))
            .arg(upload.sourceName());
    }
    if (counts.failed > 0) {
        return PlanWords::tr("%1 was sent; %Ln row(s) failed.", nullptr,
                             static_cast<int>(counts.failed))
            .arg(upload.sourceName());
    }
    return PlanWords::tr("%1 was sent; every number sent is synced.").arg(upload.sourceName());
}

} // namespace

QString planHeadline(const UploadController &upload)
{
    switch (upload.stage()) {
    case UploadController::Stage::Planning:
        return planningHeadline(upload);
    case UploadController::Stage::Planned:
        return plannedHeadline(upload);
    case UploadController::Stage::Sending:
        return upload.isCancelling()
                   ? PlanWords::tr("Cancelling: waiting for the requests under way…")
                   : PlanWords::tr("Sending %1…").arg(upload.sourceName());
    case UploadController::Stage::Sent:
        return sentHeadline(upload);
    case UploadController::Stage::Unplannable:
        return PlanWords::tr("%1 could not be planned; nothing was sent.").arg(upload.sourceName());
    case UploadController::Stage::NeedsSettings:
        return PlanWords::tr("%1 holds numbers only.").arg(upload.sourceName());
    case UploadController::Stage::Idle:
        break;
    }
    return {};
}

QList<TileRow::Tile> planTiles(const UploadController &upload)
{
    const ImportCounts &counts = upload.counts();
    const TileRow::Tile right{PlanWords::tr("Already right"), counts.unchanged, StatusKind::Good};
    const TileRow::Tile bad{PlanWords::tr("Bad rows"), counts.invalid, StatusKind::Bad};
    if (upload.stage() == UploadController::Stage::Planned) {
        return {{PlanWords::tr("New"), counts.created, StatusKind::None},
                {PlanWords::tr("Changed"), counts.updated, StatusKind::None},
                right,
                bad};
    }
    QList<TileRow::Tile> tiles{{PlanWords::tr("Synced"), counts.synced, StatusKind::Good},
                               {PlanWords::tr("Pending"), counts.pending, StatusKind::Pending},
                               {PlanWords::tr("Failed"), counts.failed, StatusKind::Bad},
                               right,
                               bad};
    if (upload.stage() == UploadController::Stage::Sent && counts.notSent > 0)
        tiles.append({PlanWords::tr("Not sent"), counts.notSent, StatusKind::Warning});
    return tiles;
}

QString timeLeftText(const ImportProgress &progress)
{
    constexpr std::chrono::minutes longestInSeconds(2);
    if (progress.timeLeft.count() <= 0)
        return {};
    if (progress.timeLeft < longestInSeconds) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(progress.timeLeft).count();
        return PlanWords::tr("about %1 s left").arg(seconds);
    }
    const auto minutes = std::chrono::round<std::chrono::minutes>(progress.timeLeft).count();
    return PlanWords::tr("about %1 min left").arg(QLocale().toString(minutes));
}

StatusKind planKind(const UploadController &upload)
{
    const ImportCounts &counts = upload.counts();
    switch (upload.stage()) {
    case UploadController::Stage::Planned:
        if (counts.invalid > 0)
            return StatusKind::Warning;
        return upload.plan()->hasWork() ? StatusKind::Neutral : StatusKind::Good;
    case UploadController::Stage::Sent:
        if (counts.failed > 0)
            return StatusKind::Bad;
        if (counts.notSent > 0)
            return StatusKind::Warning;
        return counts.pending > 0 ? StatusKind::Pending : StatusKind::Good;
    case UploadController::Stage::Unplannable:
        return StatusKind::Bad;
    case UploadController::Stage::NeedsSettings:
        return StatusKind::Warning;
    case UploadController::Stage::Planning:
    case UploadController::Stage::Sending:
        return StatusKind::Pending;
    case UploadController::Stage::Idle:
        break;
    }
    return StatusKind::None;
}

QString earlyEnd(const UploadController &upload)
{
    const ImportCounts &counts = upload.counts();
    const auto applied = static_cast<int>(counts.synced + counts.pending);
    const QString done = PlanWords::tr("%Ln row(s) were applied.", nullptr, applied);
    const QString left =
        PlanWords::tr("%Ln row(s) were not sent.", nullptr, static_cast<int>(counts.notSent));
    return PlanWords::tr("%1 %2", "two sentences").arg(done, left);
}

QString planFailure(const ImportError &error)
{
    if (error.api)
        return userMessage(*error.api);
    if (!error.message.isEmpty() || error.issues.isEmpty())
        return error.message;
    const RowIssue &issue = error.issues.first();
    return PlanWords::tr("%1 %2", "two sentences").arg(issue.message, issue.remedy);
}

} // namespace numberdesk
