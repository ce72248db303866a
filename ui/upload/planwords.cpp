// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/planwords.h"

#include "upload/followupwords.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct PlanWords
{
    Q_DECLARE_TR_FUNCTIONS(PlanWords)
};

QString planningHeadline(const Upload &upload)
{
    switch (upload.planStage()) {
    case PlanStage::ReadingFiles:
        if (const FollowUp *of = upload.followUp())
            return PlanWords::tr("Reading job %1…").arg(of->job);
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

QString badRows(const ImportCounts &counts)
{
    return PlanWords::tr("%Ln bad row(s) were not sent.", nullptr,
                         static_cast<int>(counts.invalid));
}

/// A second sentence where there are bad rows.
QString withBadRows(const QString &sentence, const ImportCounts &counts)
{
    return counts.invalid == 0
               ? sentence
               : PlanWords::tr("%1 %2", "two sentences").arg(sentence, badRows(counts));
}

/// Nothing is left to send: what the gateway has is right, as far as the backend says so.
QString nothingToSend(const ImportCounts &counts, const QString &name)
{
    if (counts.invalid > 0)
        return counts.unchanged == 0
                   ? PlanWords::tr("No row of %1 can be sent: every one is bad.").arg(name)
                   : PlanWords::tr(
                         "Nothing to send: the good rows are already right, the others are bad.");
    if (counts.failed > 0)
        return PlanWords::tr("Nothing to send: the gateway has every row as it is here, but "
                             "%Ln of them failed in sync.",
                             nullptr, static_cast<int>(counts.failed));
    if (counts.undecided() > 0)
        return PlanWords::tr("Nothing to send: the gateway has every row as it is here, and "
                             "%Ln of them are pending.",
                             nullptr, static_cast<int>(counts.undecided()));
    return PlanWords::tr("Every row is already right; nothing was sent.");
}

QString plannedHeadline(const Upload &upload)
{
    const ImportCounts &counts = upload.counts();
    if (upload.followUp() != nullptr)
        return plannedFollowUp(upload, *upload.followUp());
    if (counts.rows == 0)
        return PlanWords::tr("%1 has no rows: there is nothing to do.").arg(upload.sourceName());
    if (!upload.plan()->hasWork())
        return nothingToSend(counts, upload.sourceName());
    const auto work = static_cast<int>(rowsToSend(upload));
    if (!upload.whyNotSend().isEmpty())
        return PlanWords::tr("%Ln row(s) of %1 would change. Nothing is sent.", nullptr, work)
            .arg(upload.sourceName());
    return PlanWords::tr("%Ln row(s) of %1 will be sent. Nothing has been sent yet.", nullptr, work)
        .arg(upload.sourceName());
}

QString sendingHeadline(const Upload &upload)
{
    if (upload.isPausing())
        return PlanWords::tr("Pausing: waiting for the requests under way…");
    if (upload.isCancelling())
        return PlanWords::tr("Cancelling: waiting for the requests under way…");
    if (const FollowUp *of = upload.followUp())
        return sendingFollowUp(*of);
    return PlanWords::tr("Sending %1…").arg(upload.sourceName());
}

/// A plan was sent in part.
QString endedEarly(const Upload &upload, const QString &done, const QString &rows)
{
    const QString name = upload.sourceName();
    const bool isPaused = upload.jobState() == JobState::Paused;
    if (upload.followUp() != nullptr)
        return (isPaused ? PlanWords::tr("%1 is paused: %2 of %3 rows were applied.")
                         : PlanWords::tr("%1 ended early: %2 of %3 rows were applied."))
            .arg(name, done, rows);
    return (isPaused ? PlanWords::tr("The upload of %1 is paused: %2 of %3 rows were applied.")
                     : PlanWords::tr("The upload of %1 ended early: %2 of %3 rows were applied."))
        .arg(name, done, rows);
}

QString sentHeadline(const Upload &upload)
{
    const ImportCounts &counts = upload.counts();
    const FollowUp *of = upload.followUp();
    if (of != nullptr && of->kind == JobKind::Undo)
        return undoneHeadline(upload, *of);
    const QString name = upload.sourceName();
    const QLocale locale;
    const qint64 done = counts.created + counts.updated + counts.deleted;
    if (counts.notSent > 0 && !upload.error()) {
        return withBadRows(PlanWords::tr("%1 was sent but for %Ln row(s), which say why.", nullptr,
                                         static_cast<int>(counts.notSent))
                               .arg(name),
                           counts);
    }
    if (counts.notSent > 0)
        return endedEarly(upload, locale.toString(done), locale.toString(counts.rows));
    if (counts.failed > 0) {
        return withBadRows(PlanWords::tr("%1 was sent; %Ln row(s) failed.", nullptr,
                                         static_cast<int>(counts.failed))
                               .arg(name),
                           counts);
    }
    if (counts.undecided() > 0) {
        return withBadRows(PlanWords::tr("%1 was sent. Waiting for the backend to sync %Ln "
                                         "number(s)…",
                                         nullptr, static_cast<int>(counts.undecided()))
                               .arg(name),
                           counts);
    }
    if (counts.invalid > 0) {
        return withBadRows(PlanWords::tr("%1 of %2 rows of %3 are done.")
                               .arg(locale.toString(counts.rows - counts.invalid),
                                    locale.toString(counts.rows), name),
                           counts);
    }
    return PlanWords::tr("%1 was sent; every number sent is synced.").arg(name);
}

QList<TileRow::Tile> plannedTiles(const Upload &upload, const TileRow::Tile &right,
                                  const TileRow::Tile &bad)
{
    const ImportCounts &counts = upload.counts();
    const ImportPlan &plan = *upload.plan();
    QList<TileRow::Tile> tiles{{PlanWords::tr("New"), counts.created, StatusKind::None},
                               {PlanWords::tr("Changed"), counts.updated, StatusKind::None}};
    if (counts.deleted > 0)
        tiles.append({PlanWords::tr("To delete"), counts.deleted, StatusKind::Warning});
    if (plan.survey.rowsSwitchingOff > 0)
        tiles.append(
            {PlanWords::tr("Lose a service"), plan.survey.rowsSwitchingOff, StatusKind::Warning});
    qint64 cleared = 0;
    for (const qint64 rows : plan.cleared)
        cleared += rows;
    if (cleared > 0)
        tiles.append({PlanWords::tr("Fields cleared"), cleared, StatusKind::Warning});
    tiles.append({right, bad});
    if (counts.skipped > 0)
        tiles.append({PlanWords::tr("Skipped"), counts.skipped, StatusKind::None});
    if (const qsizetype created = plan.accountsToCreate().size(); created > 0)
        tiles.append({PlanWords::tr("Accounts to create"), created, StatusKind::Warning});
    return tiles;
}

StatusKind plannedKind(const Upload &upload)
{
    const ImportCounts &counts = upload.counts();
    if (upload.followUp() != nullptr && upload.hasWork())
        return StatusKind::Neutral;
    if (counts.invalid > 0 || counts.rows == 0)
        return StatusKind::Warning;
    if (upload.plan()->hasWork())
        return StatusKind::Neutral;
    if (counts.failed > 0)
        return StatusKind::Bad;
    if (counts.undecided() > 0)
        return StatusKind::Pending;
    return counts.unchanged == counts.rows ? StatusKind::Good : StatusKind::Neutral;
}

/// Good only when every row is done.
StatusKind sentKind(const ImportCounts &counts)
{
    if (counts.kept > 0 && counts.kept == counts.rows)
        return StatusKind::Neutral;
    if (counts.failed > 0)
        return StatusKind::Bad;
    if (counts.notSent > counts.kept || counts.invalid > 0)
        return StatusKind::Warning;
    if (counts.undecided() > 0)
        return StatusKind::Pending;
    return counts.synced + counts.unchanged + counts.deleted + counts.skipped + counts.kept ==
                   counts.rows
               ? StatusKind::Good
               : StatusKind::Neutral;
}

} // namespace

QString planHeadline(const Upload &upload)
{
    switch (upload.stage()) {
    case Upload::Stage::Planning:
        return planningHeadline(upload);
    case Upload::Stage::Planned:
        return plannedHeadline(upload);
    case Upload::Stage::Sending:
        return sendingHeadline(upload);
    case Upload::Stage::Sent:
        return sentHeadline(upload);
    case Upload::Stage::Unplannable:
        if (asksForSheet(upload))
            return PlanWords::tr("%1 has several sheets. Which one is to be read?")
                .arg(upload.sourceName());
        return PlanWords::tr("%1 could not be planned; nothing was sent.").arg(upload.sourceName());
    case Upload::Stage::NeedsSettings:
        return PlanWords::tr("%1 holds numbers only.").arg(upload.sourceName());
    case Upload::Stage::Idle:
        break;
    }
    return {};
}

QString waitingText(const UploadQueue &uploads)
{
    const QString names = uploads.waiting().join(u", "_s);
    if (names.isEmpty())
        return {};
    if (uploads.upload().isSending())
        return PlanWords::tr("Waiting for this upload to end: %1").arg(names);
    return PlanWords::tr("Waiting until this is done with: %1").arg(names);
}

QString leftOutText(const QStringList &names)
{
    if (names.isEmpty())
        return {};
    return PlanWords::tr("Left out, since only .csv, .tsv, .txt, .xlsx and .ods files are read: %1")
        .arg(names.join(u", "_s));
}

QString sendText(const Upload &upload, int rows)
{
    if (const FollowUp *of = upload.followUp())
        return sendTextOf(*of, rows);
    return rows > 0 ? PlanWords::tr("&Upload %Ln row(s)", nullptr, rows) : PlanWords::tr("&Upload");
}

qint64 rowsToSend(const Upload &upload)
{
    return upload.plan() ? upload.plan()->rowsWithWork() : 0;
}

QList<TileRow::Tile> planTiles(const Upload &upload)
{
    const ImportCounts &counts = upload.counts();
    if (upload.plan() && upload.plan()->undoes)
        return undoTiles(upload);
    const TileRow::Tile right{PlanWords::tr("Already right"), counts.unchanged, StatusKind::Good};
    const TileRow::Tile bad{PlanWords::tr("Bad rows"), counts.invalid, StatusKind::Bad};
    if (upload.stage() == Upload::Stage::Planned) {
        return plannedTiles(upload, right, bad);
    }
    QList<TileRow::Tile> tiles{{PlanWords::tr("Synced"), counts.synced, StatusKind::Good},
                               {PlanWords::tr("Pending"), counts.pending, StatusKind::Pending},
                               {PlanWords::tr("Failed"), counts.failed, StatusKind::Bad},
                               right,
                               bad};
    const qint64 other = counts.undecided() - counts.pending;
    if (upload.stage() == Upload::Stage::Sent && other > 0)
        tiles.append({PlanWords::tr("Other status"), other, StatusKind::Pending});
    if (upload.stage() == Upload::Stage::Sent && counts.deleted > 0)
        tiles.append({PlanWords::tr("Deleted"), counts.deleted, StatusKind::Good});
    if (counts.skipped > 0)
        tiles.append({PlanWords::tr("Skipped"), counts.skipped, StatusKind::None});
    if (upload.stage() == Upload::Stage::Sent && counts.notSent > 0)
        tiles.append({PlanWords::tr("Not sent"), counts.notSent, StatusKind::Warning});
    return tiles;
}

QString timeLeftText(std::chrono::milliseconds timeLeft)
{
    constexpr std::chrono::minutes longestInSeconds(2);
    if (timeLeft.count() <= 0)
        return {};
    if (timeLeft < longestInSeconds) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(timeLeft).count();
        return PlanWords::tr("about %1 s left").arg(seconds);
    }
    const auto minutes = std::chrono::round<std::chrono::minutes>(timeLeft).count();
    return PlanWords::tr("about %1 min left").arg(QLocale().toString(minutes));
}

StatusKind planKind(const Upload &upload)
{
    switch (upload.stage()) {
    case Upload::Stage::Planned:
        return plannedKind(upload);
    case Upload::Stage::Sent:
        return sentKind(upload.counts());
    case Upload::Stage::Unplannable:
        return asksForSheet(upload) ? StatusKind::Neutral : StatusKind::Bad;
    case Upload::Stage::NeedsSettings:
        return StatusKind::Warning;
    case Upload::Stage::Planning:
    case Upload::Stage::Sending:
        return StatusKind::Pending;
    case Upload::Stage::Idle:
        break;
    }
    return StatusKind::None;
}

QString earlyEnd(const Upload &upload)
{
    const ImportCounts &counts = upload.counts();
    const auto applied = static_cast<int>(counts.synced + counts.pending + counts.deleted);
    const QString done = PlanWords::tr("%Ln row(s) were applied.", nullptr, applied);
    const auto unsent = static_cast<int>(counts.notSent - counts.inDoubt - counts.kept);
    const QString left = PlanWords::tr("%Ln row(s) were not sent.", nullptr, unsent);
    QString told = PlanWords::tr("%1 %2", "two sentences").arg(done, left);
    if (counts.inDoubt == 0)
        return told;
    if (unsent == 0)
        told = done;
    const QString doubt = PlanWords::tr("To %Ln row(s) no answer came: they may have been stored.",
                                        nullptr, static_cast<int>(counts.inDoubt));
    return PlanWords::tr("%1 %2", "two sentences").arg(told, doubt);
}

bool asksForSheet(const Upload &upload)
{
    const std::optional<ImportError> &error = upload.error();
    return upload.stage() == Upload::Stage::Unplannable && error && error->issues.size() == 1 &&
           error->issues.constFirst().kind == RowIssue::Kind::ChooseSheet;
}

QString planFailure(const ImportError &error)
{
    if (error.api)
        return userMessage(*error.api);
    if (error.issues.isEmpty())
        return error.message;
    const RowIssue &issue = error.issues.first();
    constexpr qsizetype few = 3;
    const bool isAsked = issue.kind == RowIssue::Kind::NearHeading; // and so told already
    if (!error.message.isEmpty() && (isAsked || error.issues.size() > few))
        return error.message;
    QString first = PlanWords::tr("%1 %2", "two sentences").arg(issue.message, issue.remedy);
    const auto others = static_cast<int>(error.issues.size() - 1);
    if (others == 0)
        return first;
    return PlanWords::tr("%1 %2", "two sentences")
        .arg(first, PlanWords::tr("There is/are %Ln more fault(s).", nullptr, others));
}

} // namespace numberdesk
