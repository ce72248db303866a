// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/clock.h"
#include "session/jobdesk.h"
#include "storage/jobrecord.h"
#include "storage/storageerror.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace numberdesk {

class JobRun;

/// By what a job is known in lists: its id.
inline QString keyOf(const JobRecord &job)
{
    return QString::number(job.id);
}

/// The jobs of one connection, whichever process of this desk runs them and wherever its name has
/// led to before, and those that somebody goes on with here. Kept up to date with what this process
/// does, and while it is watched with what others do. Knows no widgets.
class JobList : public QObject
{
    Q_OBJECT

public:
    /// Works with `desk`; reads nothing before look().
    explicit JobList(const JobDesk &desk, QObject *parent = nullptr);
    /// What is under way here is left as interrupted.
    ~JobList() override;

    /// Reads the list, soon if it was read just now; changed() tells what has come of it.
    void look();
    /// While it is watched, it looks every two seconds for what other processes do.
    void setWatched(bool watched);

    /// Goes on with a job here; failed() tells when that cannot be.
    void resume(qint64 id);
    /// Goes on with all of these, one after the other: the oldest first, as they were begun.
    void resumeInTurn(QList<qint64> ids);
    /// Lets what is on the wire of a job that runs, here or in another process, end, and leaves the
    /// rest for later; failed() tells when nobody does so.
    void pause(qint64 id);
    /// The same for good; a job that rests ends as cancelled.
    void cancel(qint64 id);
    /// Another ticket; empty takes it away.
    void setReference(qint64 id, const QString &reference);

    /// The newest first.
    const QList<JobRecord> &jobs() const { return m_jobs; }
    /// Null when there is none; else valid until changed().
    const JobRecord *find(qint64 id) const;
    /// When it was read last, UTC; null before.
    const QDateTime &readAt() const { return m_readAt; }
    /// Why it could not be read at last, a sentence; empty: it was.
    const QString &error() const { return m_error; }
    /// The run of a job that somebody goes on with here; null when nobody does.
    const JobRun *run(qint64 id) const { return m_runs.value(id); }
    /// Jobs that are gone on with here.
    QList<qint64> running() const { return m_runs.keys(); }
    /// What was asked of a job that runs still; nothing when nothing was.
    JobRequest asked(qint64 id) const { return m_asked.value(id).request; }
    /// What the jobs work with.
    const JobDesk &desk() const { return m_desk; }

signals:
    /// jobs(), error() or what is asked of one changed.
    void changed();
    /// A run here has begun, got on, or ended.
    void runChanged(qint64 id);
    /// What was asked for a job was not done: a sentence says why and what to do.
    void failed(qint64 id, const QString &reason);

private:
    struct Asked
    {
        JobRequest request = JobRequest::Nothing;
        Clock::TimePoint at;
    };

    void take(const StorageResult<QList<JobRecord>> &result);
    void lookAgain();
    void ask(qint64 id, JobRequest request);
    void checkAsked();
    void takeEnd(qint64 id);
    static void follow(JobRun *run);
    void resumeNext();

    JobDesk m_desk;
    QList<JobRecord> m_jobs;
    QDateTime m_readAt;
    QString m_error;
    QHash<qint64, JobRun *> m_runs; ///< that have not ended
    QList<qint64> m_inTurn;         ///< wait for their turn
    QHash<qint64, Asked> m_asked;
    std::unique_ptr<Alarm> m_soon;  ///< rests after a reading
    std::unique_ptr<Alarm> m_later; ///< for what others do
    bool m_isReading = false;
    bool m_isStale = false; ///< something has changed since the reading under way began
    bool m_isWatched = false;
};

} // namespace numberdesk
