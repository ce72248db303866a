// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/job.h"
#include "provisioning/errors/apierror.h"
#include "transfer/plan/importplan.h"

#include <QObject>

#include <memory>

namespace numberdesk {

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
        Held,           ///< another process works on the job
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
    /// The files were read, each with its private copy where one is kept.
    void filesRead(const QList<numberdesk::CsvTable> &tables);
    /// A stage begins; they come in their order, ReadingFiles only where there are files to read.
    void stageChanged(numberdesk::PlanStage stage);
};

/// What a plan is made of, in the order of its rows.
struct PlanInput
{
    QList<CsvTable> read;  ///< files that were read before: read again from their private copies
    QStringList paths;     ///< files that are read for the first time
    QList<CsvTable> typed; ///< tables that are no files
    QString copyFolder;    ///< where private copies of `paths` are kept; empty = nowhere
};

/// Plans an import of `input`.
PlanJob *planImport(ProvisioningService &service, const PlanInput &input,
                    const ImportOptions &options);

/// Plans again with what was read before, on a fresh reading of the gateway: a plan older than
/// maximumPlanAge is checked again before it is sent, and options such as repair may have changed.
PlanJob *replanImport(ProvisioningService &service, const ImportPlan &plan,
                      const ImportOptions &options);

/// Plans again after its rows were mended in `options`: what the gateway said for `plan` counts on,
/// and only what is not known is read, unless that was too much to keep. Nothing is newer than the
/// plan's own reading.
PlanJob *replanMended(ProvisioningService &service, const ImportPlan &plan,
                      const ImportOptions &options);

/// Plans changes that come from a form instead of a file (Manual input): one table is made of
/// them, so that the plan, the outcome and the result file are the same.
PlanJob *planTable(ProvisioningService &service, const CsvTable &table,
                   const ImportOptions &options);

} // namespace numberdesk
