// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/readingage.h"
#include "transfer/plan/rowmerge.h"
#include "transfer/planning/planjob.h"
#include "transfer/sending/sendjournal.h"

#include <chrono>
#include <memory>

namespace numberdesk {

/// How far an import is.
struct ImportProgress
{
    qint64 rowsToSend = 0;
    qint64 rowsDone = 0; ///< accepted or refused
    qint64 requestsLeft = 0;
    std::chrono::milliseconds timeLeft{0}; ///< estimated, see RequestForecast
    ImportCounts counts;
};

/// Nothing on success (see the plan's rows); an error when the import ended early. Rows keep what
/// became of them either way.
using ImportResult = Result<void, ImportError>;

/// Sends the good rows of a plan, account by account in batches of up to 100, up to four in
/// flight; a row that stands alone for its account as GET and conditional PUT or DELETE. Deletions
/// of an account go out after its other rows, in batches of their own. Each row is merged into a
/// reading that is at most a minute old (see AccountRefresh), and is done only when the gateway's
/// reply or a reading shows what was sent; a number that is to be deleted and had gone before ends
/// as Unchanged. When the gateway refuses a batch, the rows
/// that it names fail and the rest are sent again; if it names none, the batch is halved, unless
/// two whole batches in a row are refused alike. Cancel lets batches in flight end and leaves the
/// rest NotSent.
class ImportJob : public TypedJob<ImportResult>
{
    Q_OBJECT

public:
    using TypedJob<ImportResult>::TypedJob;

    /// What was read of numbers while it runs: rows that were accepted, or right already, take it
    /// over (see applyReadNumbers()), deletions that wait are judged by it, and progress tells of
    /// it.
    virtual void takeRead(const QList<Number> &numbers, const QList<TelephoneNumber> &gone) = 0;

signals:
    /// After each answered request, and at the end.
    void progressed(const numberdesk::ImportProgress &progress);
    /// What the gateway now stores, as each batch is accepted.
    void numbersWritten(const QList<numberdesk::Number> &numbers);
    /// Numbers that the import has deleted, as each batch is accepted.
    void numbersDeleted(const QList<numberdesk::TelephoneNumber> &numbers);
    /// What was read of numbers whose rows were not sent yet, or are unclear; asked for at that
    /// place in the order of answers.
    void numbersRead(const QList<numberdesk::Number> &numbers, numberdesk::Moment asked);
    /// A reading keeps a row of the plan from being sent, for what `merge` says.
    void rowKept(qsizetype row, const numberdesk::Merge &merge);
    /// A write of these rows came to no good end; what becomes of them is told by their outcome.
    void writeFailed(const QList<qsizetype> &rows, const numberdesk::ApiError &error);
    /// Rows whose outcome changed, as indexes into the plan.
    void rowsChanged(const QList<qsizetype> &rows);
};

/// How an import is sent.
struct SendOptions
{
    /// Read anew what rows are merged into when that is older than `maximumAge`.
    bool recheck = true;
    std::chrono::milliseconds maximumAge = maximumPlanAge;
    /// Requests under way at a time: hides the round trip without letting a burst past the request
    /// budget. With one, Cancel leaves all that is behind it.
    int mostInFlight = 4;
    SendJournal *journal = nullptr; ///< hears of all that goes out; must outlive the import
    ResumedSending resumed = {};    ///< what an earlier process has left
};

/// Sends `plan`; its rows are updated in place, in the caller's thread.
ImportJob *runImport(ProvisioningService &service, std::shared_ptr<ImportPlan> plan,
                     const SendOptions &options = {});

} // namespace numberdesk
