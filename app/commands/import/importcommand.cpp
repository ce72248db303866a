// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/import/importcommand.h"

#include "commands/import/importoptions.h"
#include "commands/import/importreport.h"
#include "commands/import/mirrorconsent.h"
#include "commands/import/syncwait.h"
#include "core/filename.h"
#include "net/base/clock.h"
#include "net/budget/requestbudget.h"
#include "provisioning/following/pendingpoller.h"
#include "provisioning/service/provisioningservice.h"
#include "session/upload/upload.h"
#include "storage/outputplace.h"
#include "transfer/planning/recheckcost.h"
#include "transfer/sending/resultfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <chrono>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

struct ImportCommandText
{
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)
};

/// What `import` was asked to do.
struct ImportRequest
{
    QStringList files;
    ImportOptions options;
    bool dryRun = false;
    bool wait = false;
    std::chrono::seconds waitTimeout = 600s;
    QString resultFile;
    bool recheck = true;
    QString reference;
    MirrorConsent consent;
};

class ImportCommand final : public GatewayCommand
{
    Q_OBJECT

public:
    ImportCommand(Output &output, const CommonOptions &options, ImportRequest request)
        : GatewayCommand(output, options), m_request(std::move(request))
    {}

protected:
    void stop() override
    {
        stopRequests();
        if (!m_upload) // before planning has begun
            endUnplanned({ImportError::Kind::Cancelled,
                          {},
                          ImportCommandText::tr("Interrupted; nothing was sent."),
                          {}});
        else if (m_upload->isBusy())
            m_upload->interrupt(); // batches in flight may still end, so that their fate is known
        else
            conclude(std::nullopt);
    }

    bool makesChanges() const override { return !m_request.dryRun; }
    void refuse(const QString &reason) override
    {
        ApiError error;
        error.kind = ApiError::Kind::ReadOnly;
        endUnplanned({ImportError::Kind::Gateway, {}, reason, error});
    }

    void run() override
    {
        m_upload = std::make_unique<Upload>(session());
        connect(m_upload.get(), &Upload::planningEnded, this, [this] { takePlan(); });
        connect(m_upload.get(), &Upload::progressed, this, [this] { takeProgress(); });
        connect(m_upload.get(), &Upload::finished, this, [this] {
            if (m_upload->error() && m_upload->jobId() == 0)
                endUnplanned(*m_upload->error());
            else if (m_upload->error())
                conclude(m_upload->error());
            else
                waitForSync();
        });
        UploadSource source;
        source.paths = m_request.files;
        source.options = m_request.options;
        m_upload->start(source);
    }

private:
    /// The session's, or that which it will have.
    Clock &clock() const { return hasSession() ? session().service().clock() : systemClock(); }
    const ImportPlan &plan() const { return *m_upload->plan(); }

    void takePlan()
    {
        if (m_upload->stage() != Upload::Stage::Planned)
            return endUnplanned(*m_upload->error());
        tellRecheckCost();
        if (const std::optional<ImportError> refusal = mirrorRefusal(plan(), m_request.consent))
            return endRefused(*refusal);
        if (m_request.dryRun)
            return conclude(std::nullopt);
        if (m_request.wait) // also for rows that an earlier import left pending
            m_upload->followUnsettled();
        m_upload->setRecheck(m_request.recheck);
        m_upload->setReference(m_request.reference);
        m_progressAt = clock().now();
        m_upload->send();
    }

    /// A dry run shows what is refused, too.
    void endRefused(const ImportError &refusal)
    {
        if (!m_request.dryRun)
            return endUnplanned(refusal);
        output().say("numberdesk: "_L1 + describe(refusal));
        reportImport(output(), plan(), cost(), true, refusal);
        end(exitCodeOf(refusal));
    }

    /// A dry run does not know when its plan will be sent; a real one sends at once.
    void tellRecheckCost()
    {
        if (!m_request.recheck || !plan().hasWork())
            return;
        const RecheckCost &cost = plan().recheckCost;
        if (m_request.dryRun ? cost.isDearer() : isDearerAtOnce(cost, session().budget().limit()))
            sayRecheckCost(output(), cost);
    }

    void takeProgress()
    {
        if (m_upload->isSending())
            tellProgress(m_upload->progress());
        else if (m_wait)
            m_wait->look();
    }

    /// Now and then, so that a long import shows that it goes on; a short one stays quiet.
    void tellProgress(const ImportProgress &progress)
    {
        constexpr auto seldom = 10s;
        if (progress.requestsLeft == 0 || clock().now() - m_progressAt < seldom)
            return;
        m_progressAt = clock().now();
        reportProgress(output(), progress);
    }

    void waitForSync()
    {
        if (!m_request.wait || m_upload->counts().undecided() == 0)
            return conclude(std::nullopt);
        m_wait = std::make_unique<SyncWait>(
            session(), output(), [this] { return m_upload->counts().undecided(); }, this);
        connect(m_wait.get(), &SyncWait::ended, this, [this] { endWait(); });
        m_wait->start(m_request.waitTimeout);
    }

    /// The wait is over. A gateway that could not be asked at last is why rows are still pending.
    void endWait()
    {
        const std::optional<ApiError> &error = m_upload->pollError();
        if (!error || m_upload->counts().undecided() == 0)
            return conclude(std::nullopt);
        conclude(ImportError{ImportError::Kind::Gateway, {}, userMessage(*error), *error});
    }

    ImportCost cost() const
    {
        const auto elapsed =
            std::chrono::duration_cast<std::chrono::milliseconds>(clock().now() - m_begunAt);
        if (!hasSession())
            return {0, 0, elapsed};
        return {session().client().requestsSent(), session().client().writesSent(), elapsed,
                m_upload ? m_upload->jobId() : 0};
    }

    void endUnplanned(const ImportError &error)
    {
        if (hasEnded())
            return;
        reportUnplanned(output(), error, cost(), m_request.dryRun);
        end(exitCodeOf(error));
    }

    /// Tells what became of every row, once.
    void conclude(const std::optional<ImportError> &error)
    {
        if (std::exchange(m_concluded, true))
            return;
        const ImportCounts counts = plan().counts();
        int exitCode = importExitCode(counts, m_request.wait && !m_request.dryRun);
        if (error) {
            output().say("numberdesk: "_L1 + describe(*error));
            const bool partly = counts.created + counts.updated + counts.deleted > 0;
            const int errorCode = exitCodeOf(*error);
            // Where something was done, it is not a failure of the whole.
            exitCode =
                firstOf({exitCode, partly && errorCode == Failed ? int(DoneInPart) : errorCode});
            sayHowToGoOn(output(), plan(), cost());
        }
        reportImport(output(), plan(), cost(), m_request.dryRun, error);
        if (!m_request.resultFile.isEmpty()) {
            const Result<void, QString> written = writeResultFile(plan(), m_request.resultFile);
            if (!written) {
                output().say("numberdesk: "_L1 + written.error());
                exitCode = firstOf({exitCode, Failed});
            }
        }
        end(exitCode);
    }

    ImportRequest m_request;
    Clock::TimePoint m_begunAt = clock().now();
    Clock::TimePoint m_progressAt;    ///< when progress was last told, or sending began
    std::unique_ptr<Upload> m_upload; ///< once the connection is open
    std::unique_ptr<SyncWait> m_wait; ///< while waiting
    bool m_concluded = false;
};

Result<void, UsageProblem> readWait(const QCommandLineParser &parser, ImportRequest &request)
{
    request.wait = parser.isSet(u"wait"_s);
    if (!parser.isSet(u"wait-timeout"_s))
        return {};
    const Result<std::chrono::seconds, UsageProblem> seconds =
        readSeconds(parser, u"wait-timeout"_s, 0);
    if (!seconds)
        return Failure<UsageProblem>(seconds.error());
    request.waitTimeout = *seconds;
    return {};
}

/// Nothing is sent for a result that could not be told, or that would take the place of something
/// else.
Result<void, UsageProblem> checkResult(const ImportRequest &request, const DataDirectory &directory)
{
    if (request.resultFile.isEmpty())
        return {};
    const QString &path = request.resultFile;
    if (path == "-"_L1)
        return usageError(ImportCommandText::tr("--result needs the name of a file, not \"-\"."));
    if (const std::optional<FileFault> kept = whyKept(path, directory, request.files))
        return usageError(resultFileFault(path, *kept));
    if (const Result<void, QString> usable = checkResultFile(path); !usable)
        return Failure<UsageProblem>({usable.error(), Failed});
    return {};
}

Result<void, UsageProblem> readFiles(const QCommandLineParser &parser,
                                     const DataDirectory &directory, ImportRequest &request)
{
    request.files = parser.positionalArguments();
    request.resultFile = parser.value(u"result"_s);
    if (request.files.isEmpty())
        return usageError(ImportCommandText::tr("Usage: numberdesk import FILE.csv ..."));
    if (!request.resultFile.isEmpty() && request.files.size() > 1)
        return usageError(ImportCommandText::tr("--result takes one input file, not %1.")
                              .arg(request.files.size()));
    if (auto result = checkResult(request, directory); !result)
        return result;
    for (const QString &file : std::as_const(request.files)) {
        if (file != "-"_L1 && !fileNameExists(file)) {
            return Failure<UsageProblem>(
                {ImportCommandText::tr("The file %1 does not exist.").arg(shownFileName(file)),
                 NotFound});
        }
    }
    return {};
}

} // namespace

void addImportOptions(QCommandLineParser &parser)
{
    addCommonOptions(parser);
    parser.addOptions({
        {u"dry-run"_s, ImportCommandText::tr("Plan only; send nothing.")},
        {u"wait"_s,
         ImportCommandText::tr("Wait until the backend has synced or failed every row.")},
        {u"wait-timeout"_s, ImportCommandText::tr("Seconds to wait (600)."), u"SECONDS"_s},
        {u"result"_s, ImportCommandText::tr("Write the rows with their outcome to FILE."),
         u"FILE.csv"_s},
        {u"reference"_s, ImportCommandText::tr("A ticket that the job bears."), u"TEXT"_s},
        {u"no-recheck"_s,
         ImportCommandText::tr("Do not read numbers again that were read over 60 s ago.")},
    });
    addReadingOptions(parser);
    addMirrorOptions(parser);
}

CommandResult makeImportCommand(const QCommandLineParser &parser, Output &output)
{
    const Result<CommonOptions, UsageProblem> options = readCommonOptions(parser);
    if (!options)
        return Failure<UsageProblem>(options.error());
    ImportRequest request;
    request.dryRun = parser.isSet(u"dry-run"_s);
    request.recheck = !parser.isSet(u"no-recheck"_s);
    request.reference = parser.value(u"reference"_s).trimmed();
    if (const auto files = readFiles(parser, options->directory, request); !files)
        return Failure<UsageProblem>(files.error());
    if (const auto wait = readWait(parser, request); !wait)
        return Failure<UsageProblem>(wait.error());
    const Result<ImportOptions, UsageProblem> importOptions = readImportOptions(parser);
    if (!importOptions)
        return Failure<UsageProblem>(importOptions.error());
    request.options = *importOptions;
    const Result<MirrorConsent, UsageProblem> consent = readMirrorConsent(parser, *importOptions);
    if (!consent)
        return Failure<UsageProblem>(consent.error());
    request.consent = *consent;
    return std::make_unique<ImportCommand>(output, *options, std::move(request));
}

} // namespace numberdesk

#include "importcommand.moc"
