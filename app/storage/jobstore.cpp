// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/jobstore.h"

#include "storage/jobtables.h"

#include <QCoreApplication>
#include <QSqlDatabase>

#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct JobStoreText
{
    Q_DECLARE_TR_FUNCTIONS(JobStore)
};

/// The lock of a job that is not done; the process that had it until now may just have ended it.
StorageResult<JobLock> lockOf(JobTables &tables, qint64 id)
{
    StorageResult<JobLock> lock =
        tables.find(id).and_then([&](const JobRecord &) { return tables.lock(id); });
    if (!lock)
        return lock;
    const StorageResult<JobRecord> job = tables.find(id);
    if (job && job->state == JobState::Done) {
        return Failure<StorageError>(
            {StorageError::Kind::Invalid,
             JobStoreText::tr("Job %1 is done: each row has its answer.").arg(id)});
    }
    return lock;
}

Failure<StorageError> notToBeTaken(const QString &reason)
{
    return Failure<StorageError>({StorageError::Kind::Invalid, reason});
}

/// What was taken back is not gone on with: a gateway would answer a write that it remembers as if
/// it had carried it out just now.
StorageResult<void> checkClaim(const JobRecord &job, const JobPlace &place)
{
    if (job.undoneBy != 0) {
        return notToBeTaken(
            JobStoreText::tr("Job %1 was undone by job %2 and is not gone on with. Begin anew with "
                             "its files: what is right already is not sent again.")
                .arg(job.id)
                .arg(job.undoneBy));
    }
    const QString elsewhere = whyElsewhere(job, place);
    return elsewhere.isEmpty() ? StorageResult<void>() : notToBeTaken(elsewhere);
}

/// What a job rests on must not change under it.
StorageResult<void> checkOrigin(JobTables &tables, const JobRecord &job)
{
    if (job.origin == 0)
        return {};
    // It may be forgotten by now, which harms nothing.
    const StorageResult<JobRecord> origin = tables.find(job.origin);
    if (!origin || origin->state != JobState::Running)
        return {};
    return Failure<StorageError>(
        {StorageError::Kind::Held,
         JobStoreText::tr("Job %1 runs. Wait until it has ended, or cancel it.").arg(origin->id)});
}

} // namespace

JobStore::JobStore(DeskDatabase &database, DataDirectory directory, QObject *parent)
    : QObject(parent), m_database(database), m_directory(std::move(directory))
{}

/// Tells of a change once it is kept.
template <typename T>
StorageJob<T> *JobStore::tell(StorageJob<T> *job, qint64 id)
{
    job->then(this, [this, id](const StorageResult<T> &result) {
        if (result)
            emit changed(id);
    });
    return job;
}

StorageJob<RunningJob> *JobStore::create(const NewJob &job)
{
    auto *created = m_database.run<RunningJob>(
        [job, directory = m_directory](QSqlDatabase &database) -> StorageResult<RunningJob> {
            JobTables tables(database, directory);
            const StorageResult<qint64> id =
                checkOrigin(tables, job.record).and_then([&] { return tables.insert(job); });
            if (!id)
                return Failure<StorageError>(id.error());
            return tables.lock(*id).map([&](const JobLock &lock) { return RunningJob{*id, lock}; });
        },
        this);
    created->then(this, [this](const StorageResult<RunningJob> &result) {
        if (!result)
            return;
        m_run.insert(result->id);
        emit changed(result->id);
        prune(QDateTime::currentDateTimeUtc()); // whoever adds something makes room
    });
    return created;
}

StorageJob<JobRequest> *JobStore::append(qint64 id, const std::function<JobEvent()> &makeEvent,
                                         const JobTally &tally)
{
    return tell(m_database.run<JobRequest>(
                    [id, makeEvent, tally, directory = m_directory](QSqlDatabase &database) {
                        JobTables tables(database, directory);
                        return tables.append(id, makeEvent())
                            .and_then([&] { return tables.setTally(id, tally); })
                            .and_then([&] { return tables.requested(id); });
                    },
                    this),
                id);
}

StorageJob<void> *JobStore::appendResting(qint64 id, const std::function<JobEvent()> &makeEvent,
                                          const JobTally &tally)
{
    return tell(m_database.run<void>(
                    [id, makeEvent, tally,
                     directory = m_directory](QSqlDatabase &database) -> StorageResult<void> {
                        JobTables tables(database, directory);
                        const StorageResult<JobLock> lock = tables.lock(id);
                        if (!lock && lock.error().kind == StorageError::Kind::Held)
                            return {};
                        if (!lock)
                            return Failure<StorageError>(lock.error());
                        return tables.append(id, makeEvent()).and_then([&] {
                            return tables.setTally(id, tally);
                        });
                    },
                    this),
                id);
}

StorageJob<JobRequest> *JobStore::requested(qint64 id)
{
    return m_database.run<JobRequest>(
        [id, directory = m_directory](QSqlDatabase &database) {
            return JobTables(database, directory).requested(id);
        },
        this);
}

StorageJob<void> *JobStore::leave(qint64 id, JobState state, const JobTally &tally,
                                  const QString &note)
{
    return tell(m_database.run<void>(
                    [id, state, tally, note, directory = m_directory](QSqlDatabase &database) {
                        JobTables tables(database, directory);
                        return tables.setTally(id, tally).and_then(
                            [&] { return tables.setState(id, state, note); });
                    },
                    this),
                id);
}

StorageJob<ClaimedJob> *JobStore::claim(qint64 id, const JobPlace &place)
{
    auto *claimed =
        tell(m_database.run<ClaimedJob>(
                 [id, place,
                  directory = m_directory](QSqlDatabase &database) -> StorageResult<ClaimedJob> {
                     JobTables tables(database, directory);
                     const StorageResult<JobLock> lock = lockOf(tables, id);
                     if (!lock)
                         return Failure<StorageError>(lock.error());
                     return tables.find(id)
                         .and_then([&](const JobRecord &job) { return checkClaim(job, place); })
                         .and_then([&] { return tables.setState(id, JobState::Running, {}); })
                         .and_then([&] { return tables.load(id); })
                         .map([&](const StoredJob &job) {
                             return ClaimedJob{job, *lock};
                         });
                 },
                 this),
             id);
    claimed->then(this, [this, id](const StorageResult<ClaimedJob> &result) {
        if (result)
            m_run.insert(id);
    });
    return claimed;
}

StorageJob<StoredJob> *JobStore::load(qint64 id)
{
    return m_database.run<StoredJob>(
        [id, directory = m_directory](QSqlDatabase &database) {
            return JobTables(database, directory).load(id);
        },
        this);
}

StorageJob<JobRecord> *JobStore::find(qint64 id)
{
    return m_database.run<JobRecord>(
        [id, directory = m_directory](QSqlDatabase &database) {
            return JobTables(database, directory).find(id);
        },
        this);
}

StorageJob<QList<JobRecord>> *JobStore::list()
{
    return m_database.run<QList<JobRecord>>(
        [directory = m_directory](QSqlDatabase &database) {
            return JobTables(database, directory).list();
        },
        this);
}

StorageJob<bool> *JobStore::ask(qint64 id, JobRequest request)
{
    emit asked(id, request);
    return m_database.run<bool>(
        [id, request, directory = m_directory](QSqlDatabase &database) -> StorageResult<bool> {
            JobTables tables(database, directory);
            const StorageResult<JobRecord> job = tables.find(id);
            if (!job)
                return Failure<StorageError>(job.error());
            if (job->state != JobState::Running)
                return false;
            return tables.setRequest(id, request).map([] { return true; });
        },
        this);
}

StorageJob<void> *JobStore::cancelResting(qint64 id)
{
    return tell(m_database.run<void>(
                    [id, directory = m_directory](QSqlDatabase &database) -> StorageResult<void> {
                        JobTables tables(database, directory);
                        const StorageResult<JobLock> lock = lockOf(tables, id);
                        if (!lock)
                            return Failure<StorageError>(lock.error());
                        return tables.setState(id, JobState::Cancelled, {});
                    },
                    this),
                id);
}

StorageJob<void> *JobStore::setReference(qint64 id, const QString &reference)
{
    return tell(m_database.run<void>(
                    [id, reference, directory = m_directory](QSqlDatabase &database) {
                        JobTables tables(database, directory);
                        return tables.find(id).and_then(
                            [&](const JobRecord &) { return tables.setReference(id, reference); });
                    },
                    this),
                id);
}

StorageJob<qint64> *JobStore::removeOf(const QString &connection)
{
    return tell(m_database.run<qint64>(
                    [connection, directory = m_directory](QSqlDatabase &database) {
                        return JobTables(database, directory).removeOf(connection);
                    },
                    this),
                0);
}

StorageJob<void> *JobStore::prune(const QDateTime &now, const JobRetention &kept)
{
    return m_database.run<void>(
        [now, kept, directory = m_directory](QSqlDatabase &database) {
            return JobTables(database, directory).prune(now, kept);
        },
        this);
}

} // namespace numberdesk
