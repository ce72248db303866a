// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/jobstore.h"

class QSqlDatabase;
class QSqlQuery;

namespace numberdesk {

/// The tables in which a JobStore keeps its jobs, inside one transaction in the database's thread;
/// each call is one step of what JobStore promises.
class JobTables
{
public:
    /// Both must outlive it.
    JobTables(QSqlDatabase &database, const DataDirectory &directory);

    /// A new job in the state of its record; gives its id. Its files are moved to its folder.
    StorageResult<qint64> insert(const NewJob &job);
    /// Held when somebody has it.
    StorageResult<JobLock> lock(qint64 id);
    /// One more entry of the journal.
    StorageResult<void> append(qint64 id, const JobEvent &event);
    /// See JobTally.
    StorageResult<void> setTally(qint64 id, const JobTally &tally);
    /// Takes what was requested back, and notes when a job ended.
    StorageResult<void> setState(qint64 id, JobState state, const QString &note);
    /// See JobRequest.
    StorageResult<void> setRequest(qint64 id, JobRequest request);
    /// See setRequest().
    StorageResult<JobRequest> requested(qint64 id);
    /// See JobStore::setReference().
    StorageResult<void> setReference(qint64 id, const QString &reference);
    /// NotFound when there is none.
    StorageResult<JobRecord> find(qint64 id);
    /// The newest first.
    StorageResult<QList<JobRecord>> list();
    /// NotFound when there is none.
    StorageResult<StoredJob> load(qint64 id);
    /// See JobStore::removeOf().
    StorageResult<qint64> removeOf(const QString &connection);
    /// See JobStore::prune().
    StorageResult<void> prune(const QDateTime &now, const JobRetention &kept);

private:
    StorageResult<void> run(QSqlQuery &query);
    StorageResult<void> run(const QString &sql, const QVariantList &values);
    StorageResult<void> moveFiles(qint64 id, const QStringList &files);
    StorageResult<QList<QByteArray>> blobs(const QString &sql, qint64 id);
    StorageResult<QList<JobEvent>> events(qint64 id);
    JobRecord recordOf(const QSqlQuery &row) const;
    bool isHeld(qint64 id) const;
    QString lockFile(qint64 id) const;
    StorageResult<void> remove(qint64 id);
    StorageResult<QList<qint64>> endedJobs(const QString &condition, const QVariantList &values);
    StorageResult<qint64> size();
    StorageResult<void> shrink(qint64 bytes, bool whole);
    StorageResult<void> dropImages(qint64 id);

    QSqlDatabase &m_database;
    const DataDirectory &m_directory;
};

} // namespace numberdesk
