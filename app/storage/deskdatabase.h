// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pooltask.h"
#include "storage/datadirectory.h"
#include "storage/storageerror.h"
#include "storage/storagejob.h"

#include <QObject>

#include <functional>
#include <memory>

class QSqlDatabase;
class QSqlQuery;

namespace numberdesk {

class DeskMemory;

/// The last error of a query as a sentence with its remedy.
StorageError databaseError(const QSqlDatabase &database, const QSqlQuery &query);

/// This desk's SQLite file (desk.sqlite in the data directory): versioned migrations, a copy kept
/// before each, and one thread of its own, so that no caller ever waits for the disk. Several
/// processes may use it at a time.
class DeskDatabase : public QObject
{
    Q_OBJECT

public:
    /// What is done in the database's thread; see run().
    template <typename T>
    using Work = std::function<StorageResult<T>(QSqlDatabase &)>;

    /// The file in `directory`, opened with the first work.
    explicit DeskDatabase(const DataDirectory &directory, QObject *parent = nullptr);
    /// The same in `memory`, which must outlive it, in place of a file.
    explicit DeskDatabase(DeskMemory &memory, QObject *parent = nullptr);
    /// Waits for work that was handed in.
    ~DeskDatabase() override;

    /// Runs `work` on the database's thread, inside a transaction that is kept when it succeeds;
    /// the job, a child of `parent`, ends in the caller's thread. Work runs in the order in which
    /// it was handed in. The database opens with the first work; a failed opening is tried again
    /// with the next.
    template <typename T>
    StorageJob<T> *run(Work<T> work, QObject *parent)
    {
        auto *job = new PendingStorageJob<T>(parent);
        runOnPool(
            thread(), job, [this, work = std::move(work)] { return transact<T>(work); },
            [job](const StorageResult<T> &result) { job->end(result); });
        return job;
    }

private:
    template <typename T>
    StorageResult<T> transact(const Work<T> &work)
    {
        if (const StorageResult<void> begun = begin(); !begun)
            return Failure<StorageError>(begun.error());
        StorageResult<T> result = work(connection());
        if (!result) {
            rollback();
            return result;
        }
        if (const StorageResult<void> kept = commit(); !kept)
            return Failure<StorageError>(kept.error());
        return result;
    }

    QThreadPool &thread();
    // These run on the database's thread only.
    StorageResult<void> begin();
    StorageResult<void> commit();
    void rollback();
    QSqlDatabase &connection();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
