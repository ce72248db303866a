// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/followupwords.h"

#include "upload/planwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct FollowUpWords
{
    Q_DECLARE_TR_FUNCTIONS(FollowUpWords)
};

/// Rows that nobody has tried to take back yet: the undo goes on with them.
qint64 waitingRows(const Upload &upload)
{
    return upload.hasRest() ? upload.counts().waiting : 0;
}

} // namespace

QString plannedFollowUp(const Upload &upload, const FollowUp &of)
{
    const auto work = static_cast<int>(rowsToSend(upload));
    const bool undoes = of.kind == JobKind::Undo;
    if (!upload.hasWork())
        return FollowUpWords::tr(
            "Nothing is left to undo: each row is as it was before, or others have "
            "changed it since.");
    if (work == 0)
        return FollowUpWords::tr(
                   "No row of job %1 is left to undo. Accounts that it has created will "
                   "be deleted, where they are empty.")
            .arg(of.job);
    if (!upload.whyNotSend().isEmpty())
        return FollowUpWords::tr("%Ln row(s) of job %1 would be sent. Nothing is sent.", nullptr,
                                 work)
            .arg(of.job);
    if (!undoes)
        return FollowUpWords::tr("%Ln failed row(s) of job %1 will be sent again. Nothing has been "
                                 "sent yet.",
                                 nullptr, work)
            .arg(of.job);
    return FollowUpWords::tr("%Ln row(s) of job %1 will be taken back. Nothing has been sent yet.",
                             nullptr, work)
        .arg(of.job);
}

QString sendingFollowUp(const FollowUp &of)
{
    return of.kind == JobKind::Undo
               ? FollowUpWords::tr("Undoing job %1…").arg(of.job)
               : FollowUpWords::tr("Sending failed rows of job %1 again…").arg(of.job);
}

QString undoneHeadline(const Upload &upload, const FollowUp &of)
{
    const ImportCounts &counts = upload.counts();
    const qint64 waiting = waitingRows(upload);
    const qint64 left = counts.notReversed() - waiting;
    if (counts.reversed() + left + waiting == 0 && counts.kept > 0) {
        return FollowUpWords::tr("Nothing of job %1 was undone: others have changed %Ln row(s) "
                                 "since, which stay.",
                                 nullptr, static_cast<int>(counts.kept))
            .arg(of.job);
    }
    QStringList parts{
        FollowUpWords::tr("%Ln row(s) reversed", nullptr, static_cast<int>(counts.reversed()))};
    if (counts.kept > 0)
        parts += FollowUpWords::tr("%Ln kept", "rows", static_cast<int>(counts.kept));
    if (left > 0)
        parts += FollowUpWords::tr("%Ln not reversed", "rows", static_cast<int>(left));
    if (waiting > 0)
        parts += FollowUpWords::tr("%Ln waiting", "rows", static_cast<int>(waiting));
    if (const QStringList &accounts = upload.plan()->deletedAccounts; !accounts.isEmpty())
        parts += FollowUpWords::tr("account(s) deleted: %1").arg(accounts.join(u", "_s));
    const QString words = parts.join(u", "_s);
    if (upload.jobState() == JobState::Paused && counts.waiting > 0)
        return FollowUpWords::tr("The undo of job %1 is paused: %2.").arg(of.job).arg(words);
    if (upload.error())
        return FollowUpWords::tr("The undo of job %1 ended early: %2.").arg(of.job).arg(words);
    return FollowUpWords::tr("Job %1 is undone: %2.").arg(of.job).arg(words);
}

QString sendTextOf(const FollowUp &of, int rows)
{
    if (of.kind == JobKind::Undo)
        return rows > 0 ? FollowUpWords::tr("&Undo %Ln row(s)", nullptr, rows)
                        : FollowUpWords::tr("&Undo");
    return rows > 0 ? FollowUpWords::tr("Retr&y %Ln row(s)", nullptr, rows)
                    : FollowUpWords::tr("Retr&y");
}

QString keptText(const Upload &upload)
{
    const auto kept = static_cast<int>(upload.counts().kept);
    return kept == 0
               ? QString()
               : FollowUpWords::tr("%Ln number(s) were changed by others since and stay as they "
                                   "are.",
                                   nullptr, kept);
}

QString accountsText(const Upload &upload)
{
    if (upload.stage() != Upload::Stage::Planned || !upload.plan())
        return {};
    QStringList sentences;
    QStringList names;
    for (const Account &account : upload.plan()->accountsToDelete)
        names.append(account.name);
    if (!names.isEmpty())
        sentences += FollowUpWords::tr("Deleted as well, where they are empty and unchanged: %1.",
                                       "accounts")
                         .arg(names.join(u", "_s));
    if (const QStringList created = upload.plan()->accountsToCreate(); !created.isEmpty())
        sentences += FollowUpWords::tr("Created again for their numbers: %1.", "accounts")
                         .arg(created.join(u", "_s));
    return sentences.join(u' ');
}

QList<TileRow::Tile> undoTiles(const Upload &upload)
{
    const ImportCounts &counts = upload.counts();
    QList<TileRow::Tile> tiles;
    const auto addSome = [&tiles](const QString &label, qint64 count, StatusKind kind) {
        if (count > 0)
            tiles.append({label, count, kind});
    };
    const TileRow::Tile kept{FollowUpWords::tr("Kept"), counts.kept, StatusKind::Warning};
    if (upload.stage() == Upload::Stage::Planned) {
        tiles = {{FollowUpWords::tr("To delete"), counts.deleted, StatusKind::Warning},
                 {FollowUpWords::tr("To change"), counts.updated, StatusKind::None},
                 {FollowUpWords::tr("To put back"), counts.created, StatusKind::None},
                 kept};
        addSome(FollowUpWords::tr("As before already"), counts.unchanged, StatusKind::Good);
        addSome(FollowUpWords::tr("Accounts to delete"), upload.plan()->accountsToDelete.size(),
                StatusKind::Warning);
        addSome(FollowUpWords::tr("Accounts to create"), upload.plan()->accountsToCreate().size(),
                StatusKind::None);
        addSome(FollowUpWords::tr("Cannot be undone"), counts.notReversed(), StatusKind::Bad);
        return tiles;
    }
    // While it is sent, what is planned is counted with what is done.
    const bool isSent = upload.stage() == Upload::Stage::Sent;
    const qint64 unsent = isSent ? 0 : counts.waiting;
    const qint64 waiting = waitingRows(upload);
    tiles = {{FollowUpWords::tr("Reversed"), counts.reversed() - unsent, StatusKind::Good},
             kept,
             {FollowUpWords::tr("Not reversed"), counts.notReversed() - waiting, StatusKind::Bad}};
    addSome(FollowUpWords::tr("Waiting"), waiting, StatusKind::Warning);
    addSome(FollowUpWords::tr("Accounts deleted"), upload.plan()->deletedAccounts.size(),
            StatusKind::Good);
    addSome(FollowUpWords::tr("Pending"), counts.undecided(), StatusKind::Pending);
    addSome(FollowUpWords::tr("Failed in sync"), counts.failed - counts.refused, StatusKind::Bad);
    return tiles;
}

} // namespace numberdesk
