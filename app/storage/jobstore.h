// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/filelock.h"
#include "storage/deskdatabase.h"
#include "storage/jobrecord.h"

#include <QList>
#include <QObject>
#include <QSet>

#include <chrono>
#include <memory>

namespace numberdesk {

/// That this process, and no other, runs a job: held as long as it lives.
using JobLock = std::shared_ptr<FileLock>;

/// A job that this process runs from now on.
struct RunningJob
{
    qint64 id = 0;
    JobLock lock;
};

/// A job that this process has taken over, with all that is kept of it.
struct ClaimedJob
{
    StoredJob job;
    JobLock lock;
};

/// How much of ended jobs is kept.
struct JobRetention
{
    std::chrono::days age{90};
    qint64 bytes = 2LL * 1024 * 1024 * 1024; ///< of all jobs together
};

/// The jobs of this desk with their journals, in its database. Each is run by at most one process,
/// which holds a lock of the operating system beside the database; a job that is told to be running
/// and whose lock is free was interrupted. Nothing of a job is known outside the database until it
/// is committed there, with synchronous=FULL.
class JobStore : public QObject
{
    Q_OBJECT

public:
    /// `database` must outlive the store; locks lie in `directory`.
    JobStore(DeskDatabase &database, DataDirectory directory, QObject *parent = nullptr);

    /// Writes a job down that runs in this process; afterwards what is too old is dropped, see
    /// prune(). Held when the job that it takes back, or whose rows it tries again, runs.
    StorageJob<RunningJob> *create(const NewJob &job);
    /// Adds an entry to the journal of a job that this process runs, and tells how far it is; gives
    /// what another process asks of it. `makeEvent` runs in the database's thread.
    StorageJob<JobRequest> *append(qint64 id, const std::function<JobEvent()> &makeEvent,
                                   const JobTally &tally);
    /// The same of a job that nobody runs any more, for what becomes of its rows later; nothing is
    /// written while somebody does.
    StorageJob<void> *appendResting(qint64 id, const std::function<JobEvent()> &makeEvent,
                                    const JobTally &tally);
    /// What another process asks of a job that this one runs.
    StorageJob<JobRequest> *requested(qint64 id);
    /// How a job stands that this process has run: it runs no more. `note` as in JobRecord.
    StorageJob<void> *leave(qint64 id, JobState state, const JobTally &tally, const QString &note);
    /// Takes a job over to go on with it: NotFound when there is none, Held when another process
    /// runs it, Invalid when it is done, when another job has undone it, or when its numbers are
    /// not in `place` (see whyElsewhere()).
    StorageJob<ClaimedJob> *claim(qint64 id, const JobPlace &place);
    /// All that is kept of a job, whoever runs it; NotFound when there is none.
    StorageJob<StoredJob> *load(qint64 id);
    /// One job; NotFound when there is none.
    StorageJob<JobRecord> *find(qint64 id);
    /// All jobs, the newest first.
    StorageJob<QList<JobRecord>> *list();
    /// Asks the process that runs a job for something; false when none runs it. Whoever runs it in
    /// this process hears of it at once, see asked().
    StorageJob<bool> *ask(qint64 id, JobRequest request);
    /// Ends a job that no process runs; Held when one does, Invalid when it is done.
    StorageJob<void> *cancelResting(qint64 id);
    /// Another ticket; empty takes it away. NotFound when there is no such job.
    StorageJob<void> *setReference(qint64 id, const QString &reference);
    /// Forgets every job of that connection (empty: of the local gateway) and gives their number;
    /// Held when one is running.
    StorageJob<qint64> *removeOf(const QString &connection);
    /// Drops what is older or more than `kept` allows: first what the oldest ended jobs need to be
    /// undone, then these jobs whole. Jobs that can go on are kept.
    StorageJob<void> *prune(const QDateTime &now, const JobRetention &kept = {});
    /// Whether this process runs that job, or has run it through this store.
    bool hasRun(qint64 id) const { return m_run.contains(id); }

signals:
    /// Somebody asks for that through this store, before it is written down: the disk may be slow,
    /// or full.
    void asked(qint64 id, numberdesk::JobRequest request);
    /// A job was written or changed through this store.
    void changed(qint64 id);

private:
    template <typename T>
    StorageJob<T> *tell(StorageJob<T> *job, qint64 id);

    DeskDatabase &m_database;
    DataDirectory m_directory;
    QSet<qint64> m_run;
};

} // namespace numberdesk
