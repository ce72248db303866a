// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/ownmarks.h"
#include "storage/jobtables.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace numberdesk {

// What of JobTables forgets jobs, whole or in part.

StorageResult<void> JobTables::remove(qint64 id)
{
    const QString folder = m_directory.jobFolder(id);
    if (!QDir(folder).removeRecursively()) {
        return Failure<StorageError>(
            {StorageError::Kind::Unusable,
             QCoreApplication::translate("JobStore",
                                         "The copies in %1 cannot be removed. Check the "
                                         "permissions of that folder and try again.")
                 .arg(QDir::toNativeSeparators(folder))});
    }
    QFile::remove(folder + endings::lock);
    return run(u"DELETE FROM jobs WHERE id = ?"_s, {id});
}

StorageResult<qint64> JobTables::removeOf(const QString &connection)
{
    const StorageResult<QList<JobRecord>> all = list();
    if (!all)
        return Failure<StorageError>(all.error());
    // All of them or none: a folder that is gone does not come back.
    QHash<qint64, JobLock> locks;
    for (const JobRecord &job : *all) {
        if (job.place.connection.compare(connection, Qt::CaseInsensitive) != 0 ||
            (connection.isEmpty() && !job.place.gateway.isEmpty()))
            continue;
        const StorageResult<JobLock> lock = this->lock(job.id); // Held while a process runs it
        if (!lock)
            return Failure<StorageError>(lock.error());
        locks.insert(job.id, *lock);
    }
    PrivateCopy::clearAbandoned(m_directory.plansFolder());
    StorageResult<void> done;
    for (auto it = locks.cbegin(); it != locks.cend(); ++it)
        done = done.and_then([&] { return remove(it.key()); });
    return done.map([&] { return qint64(locks.size()); });
}

StorageResult<QList<qint64>> JobTables::endedJobs(const QString &condition,
                                                  const QVariantList &values)
{
    QSqlQuery query(m_database);
    query.prepare(u"SELECT id FROM jobs WHERE ended IS NOT NULL AND "_s + condition +
                  u" ORDER BY ended, id"_s);
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (const StorageResult<void> done = run(query); !done)
        return Failure<StorageError>(done.error());
    QList<qint64> ids;
    while (query.next()) {
        if (!isHeld(query.value(0).toLongLong()))
            ids.append(query.value(0).toLongLong());
    }
    return ids;
}

StorageResult<qint64> JobTables::size()
{
    QSqlQuery query(m_database);
    query.prepare(u"SELECT coalesce(sum(bytes), 0) FROM jobs"_s);
    if (const StorageResult<void> done = run(query); !done)
        return Failure<StorageError>(done.error());
    query.next();
    return query.value(0).toLongLong();
}

StorageResult<void> JobTables::dropImages(qint64 id)
{
    return run(u"UPDATE jobs SET images = 0, bytes = bytes - (SELECT coalesce(sum(length(images)),"
               " 0) FROM job_events WHERE job = ?) WHERE id = ?"_s,
               {id, id})
        .and_then(
            [&] { return run(u"UPDATE job_events SET images = NULL WHERE job = ?"_s, {id}); });
}

/// Takes from the oldest ended jobs what they need to be undone, or all of them, until no more than
/// `bytes` are left.
StorageResult<void> JobTables::shrink(qint64 bytes, bool whole)
{
    const auto jobs = endedJobs(whole ? u"1"_s : u"images = 1"_s, {});
    if (!jobs)
        return Failure<StorageError>(jobs.error());
    for (const qint64 id : *jobs) {
        const StorageResult<qint64> kept = size();
        if (!kept)
            return Failure<StorageError>(kept.error());
        if (*kept <= bytes)
            break;
        if (const StorageResult<void> done = whole ? remove(id) : dropImages(id); !done)
            return done;
    }
    return {};
}

StorageResult<void> JobTables::prune(const QDateTime &now, const JobRetention &kept)
{
    const auto old =
        endedJobs(u"ended < ?"_s, {now.addDays(-kept.age.count()).toMSecsSinceEpoch()});
    if (!old)
        return Failure<StorageError>(old.error());
    for (const qint64 id : *old) {
        if (const StorageResult<void> done = remove(id); !done)
            return done;
    }
    return shrink(kept.bytes, false).and_then([&] { return shrink(kept.bytes, true); });
}

} // namespace numberdesk
