// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/job.h"
#include "provisioning/apierror.h"
#include "transfer/importplan.h"
#include "transfer/readingage.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace numberdesk {

class PendingPoller;
class ProvisioningService;

/// Why no plan could be made, or an import could not go on.
struct ImportError
{
    /// By which callers decide, and from which the exit code follows.
    enum class Kind : quint8 {
        FileMissing,    ///< an input file does not exist
        Unreadable,     ///< a file is no CSV, or a needed heading is missing
        Usage,          ///< options and files do not fit; a sentence for exit code 2
        AccountMissing, ///< an account named in an option does not exist
        Gateway,        ///< see `api`
        Cancelled,
    };
    Kind kind = Kind::Unreadable;
    QList<RowIssue> issues; ///< for FileMissing and Unreadable: what is wrong with which file
    QString message;        ///< one sentence, translated
    std::optional<ApiError> api;
};

/// A plan of which nothing is sent yet, or why there is none.
using PlanResult = Result<std::shared_ptr<ImportPlan>, ImportError>;

/// Where planning stands.
enum class PlanStage : quint8 { ReadingFiles, CheckingRows, ReadingGateway, Comparing };

/// Reads the files, checks every row, reads what the gateway has in the fewest requests, compares.
/// Sends no change. File and row work runs on the thread pool.
class PlanJob : public TypedJob<PlanResult>
{
    Q_OBJECT

public:
    using TypedJob<PlanResult>::TypedJob;

signals:
    /// A stage begins; they come in their order, ReadingFiles only where there are files to read.
    void stageChanged(numberdesk::PlanStage stage);
};

/// Plans an import of `paths`, and of `tables` beside them.
PlanJob *planImport(ProvisioningService &service, const QStringList &paths,
                    const ImportOptions &options, const QList<CsvTable> &tables = {});

/// Plans again with what was read before, on a fresh reading of the gateway: a plan older than
/// maximumPlanAge is checked again before it is sent, and options such as repair may have changed.
PlanJob *replanImport(ProvisioningService &service, const ImportPlan &plan,
                      const ImportOptions &options);

/// Plans changes that come from a form instead of a file (Manual input): one table is made of
/// them, so that the plan, the outcome and the result file are the same.
PlanJob *planTable(ProvisioningService &service, const CsvTable &table,
                   const ImportOptions &options);

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
/// flight; a row that stands alone for its account as GET and conditional PUT. Each row is merged
/// into a reading that is at most a minute old (see AccountRefresh), and is done only when the
/// gateway's reply or a reading shows what was sent. When the gateway refuses a batch, the rows
/// that it names fail and the rest are sent again; if it names none, the batch is halved, unless
/// two whole batches in a row are refused alike. Cancel lets batches in flight end and leaves the
/// rest NotSent.
class ImportJob : public TypedJob<ImportResult>
{
    Q_OBJECT

public:
    using TypedJob<ImportResult>::TypedJob;

signals:
    /// After each answered request, and at the end.
    void progressed(const numberdesk::ImportProgress &progress);
    /// What the gateway now stores, as each batch is accepted.
    void numbersWritten(const QList<numberdesk::Number> &numbers);
    /// Rows whose outcome changed, as indexes into the plan.
    void rowsChanged(const QList<qsizetype> &rows);
};

/// How an import is sent.
struct SendOptions
{
    /// Read anew what rows are merged into when that is older than `maximumAge`.
    bool recheck = true;
    std::chrono::milliseconds maximumAge = maximumPlanAge;
};

/// Sends `plan`; its rows are updated in place, in the caller's thread.
ImportJob *runImport(ProvisioningService &service, std::shared_ptr<ImportPlan> plan,
                     const SendOptions &options = {});

/// Brings followed rows of `plan` up to date with numbers that a poller has read, and ends those
/// whose numbers are `gone`; gives the rows that changed. An unchanged row that was pending is
/// Unchanged again once it is synced.
QList<qsizetype> applyReadNumbers(ImportPlan &plan, const QList<Number> &numbers,
                                  const QList<TelephoneNumber> &gone);

/// What the gateway stores for rows that are right already and still pending there: whoever waits
/// for the rows of a plan has to follow these numbers too, which no import writes.
QList<Number> unsettledNumbers(const ImportPlan &plan);

} // namespace numberdesk
