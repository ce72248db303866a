// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands of `job` that need no gateway.

#include "commands/import/importreport.h"
#include "commands/job/jobarguments.h"
#include "commands/job/jobcommand.h"
#include "core/pooltask.h"
#include "net/base/clock.h"
#include "session/jobs/jobloader.h"
#include "session/jobs/undoing.h"
#include "storage/deskdatabase.h"
#include "storage/jobstore.h"
#include "storage/outputplace.h"
#include "transfer/sending/resultfile.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

/// Works on the jobs of this desk.
class DeskJobCommand : public Command
{
    Q_OBJECT

public:
    DeskJobCommand(Output &output, const DataDirectory &directory)
        : Command(output), m_database(directory), m_jobs(m_database, directory)
    {}

protected:
    JobStore &jobs() { return m_jobs; }

    /// Calls `next(const LoadedJob &)` with all that is kept of a job.
    template <typename Next>
    void load(qint64 id, Next next)
    {
        m_jobs.load(id)->then(this, [this, next](const StorageResult<StoredJob> &stored) {
            if (!stored)
                return fail(stored.error());
            runOnPool(
                this, [job = *stored] { return loadedJob(job); },
                [this, next](const Result<LoadedJob, QString> &loaded) {
                    if (loaded)
                        next(*loaded);
                    else
                        fail(loaded.error(), Failed);
                });
        });
    }

private:
    DeskDatabase m_database;
    JobStore m_jobs;
};

class JobListCommand final : public DeskJobCommand
{
    Q_OBJECT

public:
    using DeskJobCommand::DeskJobCommand;

    void start() override
    {
        jobs().list()->then(this, [this](const StorageResult<QList<JobRecord>> &records) {
            if (!records)
                return fail(records.error());
            QJsonArray array;
            for (const JobRecord &record : *records) {
                array.append(jobJson(record));
                print(record);
            }
            if (records->isEmpty())
                output().say(tr("There are no jobs yet."));
            output().document(QJsonDocument(array));
            end(AllDone);
        });
    }

private:
    void print(const JobRecord &record)
    {
        const QString figures =
            tr("%L1 of %L2 rows", "done of all").arg(record.tally.done).arg(record.tally.rows);
        QStringList parts{QString::number(record.id),
                          record.started.toString(Qt::ISODate),
                          toText(record.state),
                          toText(record.kind),
                          record.title,
                          figures};
        if (record.tally.failed > 0)
            parts += tr("%L1 failed", "rows").arg(record.tally.failed);
        const ImportCounts counts = countsOf(record.tally);
        const qint64 unsent = counts.notSent - counts.kept;
        if (record.state == JobState::Done && unsent > 0)
            parts += tr("%L1 not sent", "rows").arg(unsent);
        parts += jobPlace(record);
        if (!record.reference.isEmpty())
            parts += record.reference;
        if (!record.images)
            parts += tr("cannot be undone any more");
        output().print(parts.join(u"  "_s));
    }
};

class JobShowCommand final : public DeskJobCommand
{
    Q_OBJECT

public:
    JobShowCommand(Output &output, const DataDirectory &directory, qint64 id)
        : DeskJobCommand(output, directory), m_id(id)
    {}

    void start() override
    {
        load(m_id, [this](const LoadedJob &job) { show(job); });
    }

private:
    void show(const LoadedJob &job)
    {
        QMap<QString, qint64> byOutcome;
        for (const PlanRow &row : job.plan->rows)
            ++byOutcome[outcomeWord(*job.plan, row)];
        QJsonObject outcomes;
        for (auto it = byOutcome.cbegin(); it != byOutcome.cend(); ++it)
            outcomes[it.key()] = it.value();
        QJsonArray files;
        for (const CsvTable &table : job.plan->tables)
            files.append(table.fileName);
        QJsonObject object = jobJson(job.record);
        object[u"rowsByOutcome"_s] = outcomes;
        object[u"files"_s] = files;
        object[u"inDoubt"_s] = job.plan->counts().inDoubt;
        object[u"accountsDeleted"_s] = QJsonArray::fromStringList(job.plan->deletedAccounts);
        object[u"canBeUndone"_s] =
            job.record.state != JobState::Running && appliedJob(job).has_value();
        object[u"note"_s] = job.record.note;
        if (job.record.origin != 0)
            object[u"origin"_s] = job.record.origin;
        if (job.record.undoneBy != 0)
            object[u"undoneBy"_s] = job.record.undoneBy;
        print(object);
        output().document(QJsonDocument(object));
        end(AllDone);
    }

    void print(const QJsonObject &object)
    {
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            QString text = it->toVariant().toString();
            if (it->isArray())
                text = it->toVariant().toStringList().join(u", "_s);
            if (it->isObject()) {
                QStringList entries;
                const QJsonObject inner = it->toObject();
                for (auto entry = inner.constBegin(); entry != inner.constEnd(); ++entry)
                    entries += entry.key() + u' ' + QString::number(entry->toInteger());
                text = entries.join(u", "_s);
            }
            output().print((it.key() + u':').leftJustified(16) + text);
        }
    }

    qint64 m_id;
};

class JobResultCommand final : public DeskJobCommand
{
    Q_OBJECT

public:
    JobResultCommand(Output &output, const DataDirectory &directory, qint64 id, QString path)
        : DeskJobCommand(output, directory), m_id(id), m_path(std::move(path))
    {}

    void start() override
    {
        load(m_id, [this](const LoadedJob &job) {
            if (isSourceOf(job))
                return fail(tr("%1 is the file that job %2 was made of. Name another for the "
                               "result.")
                                .arg(m_path)
                                .arg(m_id),
                            UsageError);
            const Result<void, QString> written = writeResultFile(*job.plan, m_path);
            if (!written)
                return fail(written.error(), Failed);
            output().document(
                QJsonDocument(QJsonObject{{u"job"_s, m_id}, {u"rows"_s, job.record.tally.rows}}));
            end(AllDone);
        });
    }

private:
    /// Whether the file there still is what the job was made of, byte for byte.
    bool isSourceOf(const LoadedJob &job) const
    {
        const QList<CsvTable> &tables = job.plan->tables;
        return std::any_of(tables.cbegin(), tables.cend(), [this](const CsvTable &table) {
            QFile there(m_path);
            QFile kept(table.path);
            return there.open(QIODevice::ReadOnly) && kept.open(QIODevice::ReadOnly) &&
                   there.size() == kept.size() && there.readAll() == kept.readAll();
        });
    }

    qint64 m_id;
    QString m_path;
};

/// How long the process that runs a job has to end it.
constexpr auto cancelPatience = 10s;
constexpr auto lookAgain = 200ms;

class JobCancelCommand final : public DeskJobCommand
{
    Q_OBJECT

public:
    JobCancelCommand(Output &output, const DataDirectory &directory, qint64 id)
        : DeskJobCommand(output, directory)
        , m_id(id)
        , m_again(systemClock().makeAlarm())
        , m_until(systemClock().now() + cancelPatience)
    {
        connect(m_again.get(), &Alarm::rang, this, &JobCancelCommand::look);
    }

    void start() override
    {
        jobs().find(m_id)->then(this, [this](const StorageResult<JobRecord> &record) {
            if (!record)
                return fail(record.error());
            if (record->state == JobState::Done)
                return fail(
                    tr("Job %1 has ended already; numberdesk job undo %1 takes it back.").arg(m_id),
                    Conflict);
            if (record->state != JobState::Running)
                return endResting();
            jobs().ask(m_id, JobRequest::Cancel)->then(this, [this](const StorageResult<bool> &) {
                look();
            });
        });
    }

private:
    void endResting()
    {
        jobs().cancelResting(m_id)->then(this, [this](const StorageResult<void> &done) {
            if (!done)
                return fail(done.error());
            tell();
        });
    }

    void look()
    {
        jobs().find(m_id)->then(this, [this](const StorageResult<JobRecord> &record) {
            if (!record)
                return fail(record.error());
            if (record->state == JobState::Interrupted)
                return endResting(); // its process ended without a word
            if (record->state != JobState::Running)
                return tell();
            if (systemClock().now() < m_until)
                return m_again->start(lookAgain);
            fail(tr("The process that runs job %1 does not answer. End that process and try "
                    "again.")
                     .arg(m_id),
                 Conflict);
        });
    }

    void tell()
    {
        output().say(tr("Job %1 is cancelled.").arg(m_id));
        load(m_id, [this](const LoadedJob &job) {
            reportImport(output(), *job.plan, {0, 0, {}, m_id}, false, std::nullopt);
            end(AllDone);
        });
    }

    qint64 m_id;
    std::unique_ptr<Alarm> m_again;
    Clock::TimePoint m_until;
};

/// Makes a command of the data directory and the job that the arguments name.
template <typename Make>
CommandResult makeForJob(const QCommandLineParser &parser, Make make)
{
    const QString verb = parser.positionalArguments().value(0);
    if (const auto fit = allowOnly({}, parser, verb); !fit)
        return Failure<UsageProblem>(fit.error());
    const Result<DataDirectory, UsageProblem> directory = readDataDirectory(parser);
    if (!directory)
        return Failure<UsageProblem>(directory.error());
    const Result<qint64, UsageProblem> id = readJobId(parser);
    if (!id)
        return Failure<UsageProblem>(id.error());
    return make(*directory, *id);
}

/// The same for a command that takes no more.
template <typename T>
CommandResult makeForJob(const QCommandLineParser &parser, Output &output)
{
    return makeForJob(parser, [&](const DataDirectory &directory, qint64 id) -> CommandResult {
        return std::make_unique<T>(output, directory, id);
    });
}

} // namespace

CommandResult makeJobList(const QCommandLineParser &parser, Output &output)
{
    if (const auto fit = allowOnly({}, parser, u"list"_s); !fit)
        return Failure<UsageProblem>(fit.error());
    return readDataDirectory(parser).map([&](const DataDirectory &directory) {
        return std::unique_ptr<Command>(std::make_unique<JobListCommand>(output, directory));
    });
}

CommandResult makeJobShow(const QCommandLineParser &parser, Output &output)
{
    return makeForJob<JobShowCommand>(parser, output);
}

CommandResult makeJobCancel(const QCommandLineParser &parser, Output &output)
{
    return makeForJob<JobCancelCommand>(parser, output);
}

CommandResult makeJobResult(const QCommandLineParser &parser, Output &output)
{
    return makeForJob(parser, [&](const DataDirectory &directory, qint64 id) -> CommandResult {
        const QString path = parser.positionalArguments().value(2);
        if (path == "-"_L1)
            return usageError(JobResultCommand::tr("The result needs the name of a file, not "
                                                   "\"-\"."));
        if (const std::optional<FileFault> kept = whyKept(path, directory, {}))
            return usageError(resultFileFault(path, *kept));
        return std::make_unique<JobResultCommand>(output, directory, id, path);
    });
}

} // namespace numberdesk

#include "jobfiles.moc"
