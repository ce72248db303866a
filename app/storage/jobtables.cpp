// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/jobtables.h"

#include "files/filefault.h"
#include "files/ownmarks.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <cerrno>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct JobTablesText
{
    Q_DECLARE_TR_FUNCTIONS(JobStore)
};

using Kind = StorageError::Kind;

QVariant storedTime(const QDateTime &time)
{
    return time.isNull() ? QVariant() : QVariant(time.toMSecsSinceEpoch());
}

QDateTime timeOf(const QVariant &cell)
{
    return cell.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(cell.toLongLong(), Qt::UTC);
}

QString textOf(const QString &text)
{
    return text.isNull() ? u""_s : text; // which would be NULL in SQLite
}

QByteArray blobOf(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

Failure<StorageError> noJob(qint64 id)
{
    return Failure<StorageError>(
        {Kind::NotFound,
         JobTablesText::tr("There is no job %1. Choose one of the list (numberdesk job list).")
             .arg(id)});
}

Failure<StorageError> heldJob(qint64 id)
{
    return Failure<StorageError>(
        {Kind::Held, JobTablesText::tr("Another process works on job %1. Wait until it has ended, "
                                       "or end it there.")
                         .arg(id)});
}

Failure<StorageError> unusablePlace(const QString &path, const FileFault &fault)
{
    return Failure<StorageError>(
        {Kind::Unusable, JobTablesText::tr("The job cannot be kept in %1: %2. %3")
                             .arg(QDir::toNativeSeparators(path), fault.reason, fault.remedy)});
}

StorageResult<void> makeFolder(const QString &path)
{
    if (::mkdir(QFile::encodeName(path).constData(), S_IRWXU) == 0 || errno == EEXIST)
        return {};
    return unusablePlace(path, fileFaultOf(errno));
}

const QString columns =
    u"id, kind, connection, gateway, title, reference, started, ended, state, note, rows, done,"
    " failed, requests_left, counts, origin, images,"
    " (SELECT max(id) FROM jobs AS later WHERE later.origin = jobs.id AND later.kind = 'undo')"_s;

} // namespace

JobTables::JobTables(QSqlDatabase &database, const DataDirectory &directory)
    : m_database(database), m_directory(directory)
{}

StorageResult<void> JobTables::run(QSqlQuery &query)
{
    if (query.exec())
        return {};
    return Failure<StorageError>(databaseError(m_database, query));
}

StorageResult<void> JobTables::run(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_database);
    query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    return run(query);
}

StorageResult<qint64> JobTables::insert(const NewJob &job)
{
    qint64 bytes = job.head.size();
    for (const QByteArray &part : job.parts)
        bytes += part.size();
    const JobRecord &record = job.record;
    QSqlQuery query(m_database);
    query.prepare(u"INSERT INTO jobs (kind, connection, gateway, title, reference, started, state,"
                  " note, rows, done, failed, requests_left, counts, origin, images, request,"
                  " bytes, head) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, ?)"_s);
    for (const QVariant &value :
         {QVariant(toText(record.kind)), QVariant(textOf(record.place.connection)),
          QVariant(textOf(record.place.gateway)), QVariant(textOf(record.title)),
          QVariant(textOf(record.reference)), storedTime(record.started),
          QVariant(toText(record.state)), QVariant(textOf(record.note)),
          QVariant(record.tally.rows), QVariant(record.tally.done), QVariant(record.tally.failed),
          QVariant(record.tally.requestsLeft), QVariant(blobOf(record.tally.counts)),
          QVariant(record.origin), QVariant(bytes), QVariant(blobOf(job.head))})
        query.addBindValue(value);
    if (const StorageResult<void> done = run(query); !done)
        return Failure<StorageError>(done.error());
    const qint64 id = query.lastInsertId().toLongLong();
    QSqlQuery part(m_database);
    part.prepare(u"INSERT INTO job_parts (job, data) VALUES (?, ?)"_s);
    for (const QByteArray &data : job.parts) {
        part.bindValue(0, id);
        part.bindValue(1, blobOf(data));
        if (const StorageResult<void> done = run(part); !done)
            return Failure<StorageError>(done.error());
    }
    return moveFiles(id, job.files).map([id] { return id; });
}

/// They lie on the same file system, so that a name changes and nothing is copied.
StorageResult<void> JobTables::moveFiles(qint64 id, const QStringList &files)
{
    const QString folder = m_directory.jobFolder(id);
    QDir(folder).removeRecursively(); // left behind by a job that was not written down after all
    StorageResult<void> made =
        makeFolder(m_directory.jobsFolder()).and_then([&] { return makeFolder(folder); });
    for (int i = 0; made && i < files.size(); ++i) {
        const QString target = folder + u'/' + QString::number(i + 1);
        if (::rename(QFile::encodeName(files.at(i)).constData(),
                     QFile::encodeName(target).constData()) != 0)
            made = unusablePlace(target, fileFaultOf(errno));
    }
    return made;
}

QString JobTables::lockFile(qint64 id) const
{
    return m_directory.jobFolder(id) + endings::lock;
}

StorageResult<JobLock> JobTables::lock(qint64 id)
{
    if (const StorageResult<void> made = makeFolder(m_directory.jobsFolder()); !made)
        return Failure<StorageError>(made.error());
    auto lock = std::make_shared<FileLock>(lockFile(id));
    const FileResult<bool> held = lock->tryLock();
    if (!held)
        return unusablePlace(lock->path(), held.error());
    if (!*held)
        return heldJob(id);
    return lock;
}

/// Looks for the file first, so that looking leaves nothing behind.
bool JobTables::isHeld(qint64 id) const
{
    if (!QFile::exists(lockFile(id)))
        return false;
    FileLock lock(lockFile(id));
    const FileResult<bool> taken = lock.tryLock();
    return taken && !*taken;
}

StorageResult<void> JobTables::append(qint64 id, const JobEvent &event)
{
    return run(u"INSERT INTO job_events (job, data, images) VALUES (?, ?, ?)"_s,
               {id, blobOf(event.data), event.images})
        .and_then([&] {
            return run(u"UPDATE jobs SET bytes = bytes + ? WHERE id = ?"_s,
                       {event.data.size() + event.images.size(), id});
        });
}

StorageResult<void> JobTables::setTally(qint64 id, const JobTally &tally)
{
    return run(
        u"UPDATE jobs SET rows = ?, done = ?, failed = ?, requests_left = ?, counts = ?"
        " WHERE id = ?"_s,
        {tally.rows, tally.done, tally.failed, tally.requestsLeft, blobOf(tally.counts), id});
}

StorageResult<void> JobTables::setState(qint64 id, JobState state, const QString &note)
{
    const bool hasEnded = state == JobState::Done || state == JobState::Cancelled;
    return run(u"UPDATE jobs SET state = ?, note = ?, request = 0, ended = ? WHERE id = ?"_s,
               {toText(state), textOf(note),
                hasEnded ? storedTime(QDateTime::currentDateTimeUtc()) : QVariant(), id});
}

StorageResult<void> JobTables::setRequest(qint64 id, JobRequest request)
{
    return run(u"UPDATE jobs SET request = ? WHERE id = ?"_s, {static_cast<int>(request), id});
}

StorageResult<JobRequest> JobTables::requested(qint64 id)
{
    QSqlQuery query(m_database);
    query.prepare(u"SELECT request FROM jobs WHERE id = ?"_s);
    query.addBindValue(id);
    if (const StorageResult<void> done = run(query); !done)
        return Failure<StorageError>(done.error());
    if (!query.next())
        return noJob(id);
    return static_cast<JobRequest>(query.value(0).toInt());
}

StorageResult<void> JobTables::setReference(qint64 id, const QString &reference)
{
    return run(u"UPDATE jobs SET reference = ? WHERE id = ?"_s, {textOf(reference), id});
}

JobRecord JobTables::recordOf(const QSqlQuery &row) const
{
    JobRecord record;
    int at = 0;
    const auto next = [&] { return row.value(at++); };
    record.id = next().toLongLong();
    record.kind = jobKindFrom(next().toString()).value_or(JobKind::Import);
    record.place.connection = next().toString();
    record.place.gateway = next().toString();
    record.title = next().toString();
    record.reference = next().toString();
    record.started = timeOf(next());
    record.ended = timeOf(next());
    record.state = jobStateFrom(next().toString()).value_or(JobState::Interrupted);
    record.note = next().toString();
    record.tally.rows = next().toLongLong();
    record.tally.done = next().toLongLong();
    record.tally.failed = next().toLongLong();
    record.tally.requestsLeft = next().toLongLong();
    record.tally.counts = next().toByteArray();
    record.origin = next().toLongLong();
    record.images = next().toBool();
    record.undoneBy = next().toLongLong();
    if (record.state == JobState::Running && !isHeld(record.id))
        record.state = JobState::Interrupted;
    return record;
}

StorageResult<JobRecord> JobTables::find(qint64 id)
{
    QSqlQuery query(m_database);
    query.prepare(u"SELECT "_s + columns + u" FROM jobs WHERE id = ?"_s);
    query.addBindValue(id);
    if (const StorageResult<void> done = run(query); !done)
        return Failure<StorageError>(done.error());
    if (!query.next())
        return noJob(id);
    return recordOf(query);
}

StorageResult<QList<JobRecord>> JobTables::list()
{
    QSqlQuery query(m_database);
    query.prepare(u"SELECT "_s + columns + u" FROM jobs ORDER BY id DESC"_s);
    if (const StorageResult<void> done = run(query); !done)
        return Failure<StorageError>(done.error());
    QList<JobRecord> records;
    while (query.next())
        records.append(recordOf(query));
    return records;
}

StorageResult<QList<QByteArray>> JobTables::blobs(const QString &sql, qint64 id)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(sql);
    query.addBindValue(id);
    if (const StorageResult<void> done = run(query); !done)
        return Failure<StorageError>(done.error());
    QList<QByteArray> found;
    while (query.next())
        found.append(query.value(0).toByteArray());
    return found;
}

StorageResult<QList<JobEvent>> JobTables::events(qint64 id)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT data, images FROM job_events WHERE job = ? ORDER BY id"_s);
    query.addBindValue(id);
    if (const StorageResult<void> done = run(query); !done)
        return Failure<StorageError>(done.error());
    QList<JobEvent> found;
    while (query.next())
        found.append({query.value(0).toByteArray(), query.value(1).toByteArray()});
    return found;
}

StorageResult<StoredJob> JobTables::load(qint64 id)
{
    StoredJob job;
    const StorageResult<JobRecord> record = find(id);
    if (!record)
        return Failure<StorageError>(record.error());
    job.record = *record;
    const auto heads = blobs(u"SELECT head FROM jobs WHERE id = ?"_s, id);
    if (!heads)
        return Failure<StorageError>(heads.error());
    job.head = heads->value(0);
    const auto parts = blobs(u"SELECT data FROM job_parts WHERE job = ? ORDER BY id"_s, id);
    if (!parts)
        return Failure<StorageError>(parts.error());
    job.parts = *parts;
    const auto entries = events(id);
    if (!entries)
        return Failure<StorageError>(entries.error());
    job.events = *entries;
    for (int i = 1; QFile::exists(m_directory.jobFolder(id) + u'/' + QString::number(i)); ++i)
        job.files.append(m_directory.jobFolder(id) + u'/' + QString::number(i));
    return job;
}

} // namespace numberdesk
