// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands of `job` that send: they open the connection of the job.

#include "commands/import/importreport.h"
#include "commands/import/syncwait.h"
#include "commands/job/jobarguments.h"
#include "commands/job/jobcommand.h"
#include "core/pooltask.h"
#include "provisioning/service/provisioningservice.h"
#include "session/jobs/followup.h"
#include "session/jobs/jobrun.h"
#include "session/jobs/undoing.h"
#include "storage/deskdatabase.h"
#include "storage/jobstore.h"
#include "storage/outputplace.h"
#include "transfer/sending/resultfile.h"

#include <QCommandLineParser>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

/// What `job resume`, `retry` and `undo` were asked to do.
struct JobRunRequest
{
    qint64 id = 0;
    JobKind kind = JobKind::Import; ///< Retry, Undo, or any other: it goes on
    bool dryRun = false;
    bool yes = false;
    bool wait = false;
    std::chrono::seconds waitTimeout = 600s;
    QString resultFile;
    QString reference;
};

class JobRunCommand final : public GatewayCommand
{
    Q_OBJECT

public:
    JobRunCommand(Output &output, const CommonOptions &options, JobRunRequest request)
        : GatewayCommand(output, options)
        , m_request(std::move(request))
        , m_begunAt(systemClock().now())
        , m_database(options.directory)
        , m_jobs(m_database, options.directory)
    {}

protected:
    bool makesChanges() const override { return !m_request.dryRun; }

    void prepare() override
    {
        m_jobs.find(m_request.id)->then(this, [this](const StorageResult<JobRecord> &record) {
            if (!record)
                return fail(record.error());
            m_record = *record;
            if (const QString other = otherPlace(); !other.isEmpty())
                return fail(other, Conflict);
            if (const QString reason = whyNot(); !reason.isEmpty())
                return fail(reason, Conflict);
            if (!m_record.place.connection.isEmpty())
                options().connectionName = m_record.place.connection;
            openConnection();
        });
    }

    QString whyNotOpen(const Connection &connection) const override
    {
        return whyElsewhere(m_record, placeOfJobs(connection));
    }

    void run() override
    {
        m_run = new JobRun(session().jobDesk(), this);
        connect(m_run, &JobRun::progressed, this, [this] { takeProgress(); });
        connect(m_run, &JobRun::ended, this, [this] { takeEnd(); });
        if (m_request.kind != JobKind::Retry && m_request.kind != JobKind::Undo) {
            m_progressAt = systemClock().now();
            return m_run->goOn(m_request.id);
        }
        m_jobs.load(m_request.id)->then(this, [this](const StorageResult<StoredJob> &stored) {
            if (!stored)
                return fail(stored.error());
            runOnPool(
                this, [job = *stored] { return loadedJob(job); },
                [this](const Result<LoadedJob, QString> &loaded) {
                    if (loaded)
                        take(*loaded);
                    else
                        fail(loaded.error(), Failed);
                });
        });
    }

    void stop() override
    {
        stopRequests();
        if (m_run != nullptr && m_run->isBusy())
            m_run->stop(JobState::Interrupted); // batches in flight may still end
        else if (m_plan)
            conclude(std::nullopt);
        else
            GatewayCommand::stop();
    }

private:
    /// Why the options name another gateway than the job's; empty: they do not.
    QString otherPlace()
    {
        const CommonOptions &given = options();
        const bool named = !given.connectionName.isEmpty();
        const bool isSame = m_record.place.connection.isEmpty()
                                ? !named && isOwnAddress(given.connection)
                                : (named ? given.connectionName.compare(m_record.place.connection,
                                                                        Qt::CaseInsensitive) == 0
                                         : given.connection.local);
        if (isSame)
            return {};
        return tr("Job %1 belongs to %2. Give the options that it was begun with, or none for a "
                  "named connection.")
            .arg(m_record.id)
            .arg(jobPlace(m_record));
    }

    bool isOwnAddress(const Connection &connection) const
    {
        if (m_record.place.gateway.isEmpty())
            return connection.local;
        return !connection.local && connection.profile.baseUrl.toString() == m_record.place.gateway;
    }

    /// Why the job cannot be treated so in its state; empty: it can.
    QString whyNot() const
    {
        const bool goesOn = m_request.kind != JobKind::Retry && m_request.kind != JobKind::Undo;
        if (m_record.state == JobState::Running)
            return tr("Job %1 runs in another process. Wait until it has ended, or cancel it "
                      "(numberdesk job cancel %1).")
                .arg(m_record.id);
        if (goesOn && m_record.state == JobState::Done)
            return tr("Job %1 is done; nothing is left to send.").arg(m_record.id);
        if (goesOn && m_record.undoneBy != 0)
            return tr("Job %1 was undone by job %2 and is not gone on with. Import its file again: "
                      "what is right already is not sent again.")
                .arg(m_record.id)
                .arg(m_record.undoneBy);
        return {};
    }

    void take(const LoadedJob &job)
    {
        if (m_request.kind == JobKind::Retry) {
            const auto plan = retryPlan(job);
            if (!plan)
                return fail(plan.error(), Failed);
            m_plan = *plan;
            return send();
        }
        const Result<AppliedJob, QString> applied = appliedJob(job);
        if (!applied)
            return fail(applied.error(), Failed);
        planUndo(session().service(), *applied)->then(this, [this](const PlanResult &plan) {
            if (!plan)
                return fail(describe(plan.error()), exitCodeOf(plan.error()));
            m_plan = *plan;
            askBeforeUndo();
        });
    }

    /// The inverse plan is shown before it is sent.
    void askBeforeUndo()
    {
        if (m_request.dryRun)
            return conclude(std::nullopt);
        if (m_request.yes || (!m_plan->hasWork() && m_plan->accountsToDelete.isEmpty()))
            return send();
        const ImportCounts counts = m_plan->counts();
        QString question = tr("Undoing job %1 deletes %2, changes %3 and puts back %4 "
                              "number(s), and keeps %5 that "
                              "somebody has changed since.")
                               .arg(m_record.id)
                               .arg(counts.deleted)
                               .arg(counts.updated)
                               .arg(counts.created)
                               .arg(counts.kept);
        QStringList accounts;
        for (const Account &account : std::as_const(m_plan->accountsToDelete))
            accounts.append(account.name);
        if (!accounts.isEmpty())
            question += u' ' + tr("It deletes the account(s) %1, if empty and unchanged.")
                                   .arg(accounts.join(u", "_s));
        if (::isatty(STDIN_FILENO) == 0)
            return fail(tr("%1 Give --yes to do so, or --dry-run to see each row.").arg(question),
                        UsageError);
        output().say(tr("%1 Go on? [y/N]").arg(question));
        auto *typed = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
        connect(typed, &QSocketNotifier::activated, this, [this, typed] {
            typed->setEnabled(false);
            char answer[16] = {};
            const ssize_t size = ::read(STDIN_FILENO, answer, sizeof answer - 1);
            if (size > 0 && (answer[0] == 'y' || answer[0] == 'Y'))
                return send();
            fail(tr("Nothing was sent."), Failed);
        });
    }

    void send()
    {
        m_progressAt = systemClock().now();
        const QString reference =
            m_request.reference.isEmpty() ? m_record.reference : m_request.reference;
        const FollowUp followUp{m_request.kind, m_record.id, m_record.title, reference};
        m_run->start(m_plan, {followUp.kind, followUp.title(), reference, followUp.job});
    }

    void takeProgress()
    {
        constexpr auto seldom = 10s;
        const ImportProgress &progress = m_run->progress();
        if (m_wait)
            return m_wait->look();
        if (progress.requestsLeft == 0 || systemClock().now() - m_progressAt < seldom)
            return;
        m_progressAt = systemClock().now();
        reportProgress(output(), progress);
    }

    void takeEnd()
    {
        m_plan = m_run->plan();
        if (!m_plan || m_run->id() == 0) {
            const ImportError &error = *m_run->error();
            return fail(describe(error), exitCodeOf(error));
        }
        if (m_run->error() || !m_request.wait || m_run->counts().undecided() == 0)
            return conclude(m_run->error());
        m_wait = new SyncWait(
            session(), output(), [this] { return m_run->counts().undecided(); }, this);
        connect(m_wait, &SyncWait::ended, this, [this] { conclude(std::nullopt); });
        m_wait->start(m_request.waitTimeout);
    }

    /// Tells what became of every row of the whole job, once.
    void conclude(const std::optional<ImportError> &error)
    {
        if (hasEnded())
            return;
        const ImportCounts counts = m_plan->counts();
        const auto elapsed =
            std::chrono::duration_cast<std::chrono::milliseconds>(systemClock().now() - m_begunAt);
        const ImportCost cost{session().client().requestsSent(), session().client().writesSent(),
                              elapsed, m_run->id()};
        int exitCode = importExitCode(counts, m_request.wait && !m_request.dryRun);
        if (error) {
            output().say("numberdesk: "_L1 + describe(*error));
            exitCode = firstOf({exitCode, exitCodeOf(*error, counts)});
            sayHowToGoOn(output(), *m_plan, cost);
        }
        reportImport(output(), *m_plan, cost, m_request.dryRun, error);
        if (!m_request.resultFile.isEmpty()) {
            if (const auto written = writeResultFile(*m_plan, m_request.resultFile); !written) {
                output().say("numberdesk: "_L1 + written.error());
                exitCode = firstOf({exitCode, Failed});
            }
        }
        end(exitCode);
    }

    JobRunRequest m_request;
    Clock::TimePoint m_begunAt;
    Clock::TimePoint m_progressAt;
    DeskDatabase m_database;
    JobStore m_jobs;
    JobRecord m_record;
    std::shared_ptr<ImportPlan> m_plan;
    JobRun *m_run = nullptr;
    SyncWait *m_wait = nullptr;
};

Result<void, UsageProblem> checkOptions(const QCommandLineParser &parser, JobKind kind)
{
    QStringList allowed{u"wait"_s, u"wait-timeout"_s, u"result"_s};
    if (kind != JobKind::Retry && kind != JobKind::Undo)
        return allowOnly(allowed, parser, u"resume"_s);
    allowed += u"reference"_s;
    if (kind == JobKind::Undo)
        allowed += {u"dry-run"_s, u"yes"_s};
    return allowOnly(allowed, parser, toText(kind));
}

Result<JobRunRequest, UsageProblem> readRequest(const QCommandLineParser &parser, JobKind kind,
                                                const DataDirectory &directory)
{
    JobRunRequest request;
    if (const auto fit = checkOptions(parser, kind); !fit)
        return Failure<UsageProblem>(fit.error());
    const Result<qint64, UsageProblem> id = readJobId(parser);
    if (!id)
        return Failure<UsageProblem>(id.error());
    request.id = *id;
    request.kind = kind;
    request.dryRun = parser.isSet(u"dry-run"_s);
    request.yes = parser.isSet(u"yes"_s);
    request.wait = parser.isSet(u"wait"_s);
    request.reference = parser.value(u"reference"_s).trimmed();
    if (parser.isSet(u"wait-timeout"_s)) {
        const auto seconds = readSeconds(parser, u"wait-timeout"_s, 0);
        if (!seconds)
            return Failure<UsageProblem>(seconds.error());
        request.waitTimeout = *seconds;
    }
    request.resultFile = parser.value(u"result"_s);
    if (request.resultFile.isEmpty())
        return request;
    if (const std::optional<FileFault> kept = whyKept(request.resultFile, directory, {}))
        return usageError(resultFileFault(request.resultFile, *kept));
    if (const auto usable = checkResultFile(request.resultFile); !usable)
        return Failure<UsageProblem>({usable.error(), Failed});
    return request;
}

CommandResult makeRun(const QCommandLineParser &parser, Output &output, JobKind kind)
{
    const Result<CommonOptions, UsageProblem> options = readCommonOptions(parser);
    if (!options)
        return Failure<UsageProblem>(options.error());
    return readRequest(parser, kind, options->directory).map([&](const JobRunRequest &request) {
        return std::unique_ptr<Command>(std::make_unique<JobRunCommand>(output, *options, request));
    });
}

} // namespace

void addJobOptions(QCommandLineParser &parser)
{
    addCommonOptions(parser);
    parser.addOptions({
        {u"dry-run"_s, JobRunCommand::tr("undo: plan only; send nothing.")},
        {u"yes"_s, JobRunCommand::tr("undo: send the plan without a question.")},
        {u"wait"_s, JobRunCommand::tr("Wait until the backend has synced or failed every row.")},
        {u"wait-timeout"_s, JobRunCommand::tr("Seconds to wait (600)."), u"SECONDS"_s},
        {u"result"_s, JobRunCommand::tr("Write the rows with their outcome to FILE."),
         u"FILE.csv"_s},
        {u"reference"_s, JobRunCommand::tr("A ticket that the new job bears."), u"TEXT"_s},
    });
}

CommandResult makeJobResume(const QCommandLineParser &parser, Output &output)
{
    return makeRun(parser, output, JobKind::Import);
}

CommandResult makeJobRetry(const QCommandLineParser &parser, Output &output)
{
    return makeRun(parser, output, JobKind::Retry);
}

CommandResult makeJobUndo(const QCommandLineParser &parser, Output &output)
{
    return makeRun(parser, output, JobKind::Undo);
}

} // namespace numberdesk

#include "jobruncommand.moc"
