// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/privatecopy.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace numberdesk {

/// What a job was begun for.
enum class JobKind : quint8 { Import, Create, Update, Delete, Move, Retry, Undo, Copy };

/// How far a job is.
enum class JobState : quint8 {
    Running,     ///< a process sends its rows
    Paused,      ///< by a person; the rest waits
    Interrupted, ///< its process ended, or something kept it from going on; the rest waits
    Done,        ///< each row has its answer; the backend may still be at it
    Cancelled,   ///< by a person; the rest was left
};

/// What one process asks of the one that runs a job.
enum class JobRequest : quint8 { Nothing, Pause, Cancel };

/// The word for scripts, as behaviour.md has it: `import`, `undo`.
QString toText(JobKind kind);
/// The same: `running`, `done`.
QString toText(JobState state);
/// Nothing when the word is none of them.
std::optional<JobKind> jobKindFrom(const QString &text);
/// Nothing when the word is none of them.
std::optional<JobState> jobStateFrom(const QString &text);

/// Where the numbers of a job are.
struct JobPlace
{
    QString connection; ///< name of the connection; empty: it has none
    QString gateway;    ///< base URL; empty: the local gateway of this data directory

    bool operator==(const JobPlace &) const = default;
};

/// How far a job has come, as its process told last.
struct JobTally
{
    qint64 rows = 0;         ///< of the plan
    qint64 done = 0;         ///< rows that have their answer
    qint64 failed = 0;       ///< refused, failed in sync, or gone
    qint64 requestsLeft = 0; ///< to the gateway, estimated
    QByteArray counts;       ///< by outcome, in the writer's own format

    bool operator==(const JobTally &) const = default;
};

/// One job as the list shows it.
struct JobRecord
{
    qint64 id = 0; ///< counts up on this desk
    JobKind kind = JobKind::Import;
    JobPlace place;
    QString title;     ///< for people: the names of its files
    QString reference; ///< a ticket, typed by a person
    QDateTime started; ///< UTC
    QDateTime ended;   ///< UTC; null while it goes on or waits
    JobState state = JobState::Running;
    QString note;        ///< why it is not done, a sentence; empty when there is nothing to say
    JobTally tally;      ///< as last told
    qint64 origin = 0;   ///< the job that it undoes, or whose rows it tries again; 0 = none
    bool images = true;  ///< what rows were before is still kept, so that it can be undone
    qint64 undoneBy = 0; ///< the last job that undoes it; 0 = none

    bool operator==(const JobRecord &) const = default;
};

/// Why a job is not to be gone on with, taken back or tried again in that place: a sentence that
/// names both; empty: it may. A connection leads elsewhere once it has another address. Of jobs
/// that earlier versions kept for a named connection the address is not known.
QString whyElsewhere(const JobRecord &job, const JobPlace &place);

/// What a job is begun with.
struct NewJob
{
    JobRecord record;        ///< without id
    QByteArray head;         ///< all that is not of one row, in the writer's own format
    QList<QByteArray> parts; ///< the rows as planned, some in each
    /// Private copies of its files, which become the job's own; in their order.
    QStringList files;
    QList<std::shared_ptr<const PrivateCopy>> copies; ///< keep them until then
};

/// One entry of a job's journal.
struct JobEvent
{
    QByteArray data;
    QByteArray
        images; ///< what resources were before or after; forgotten first, see JobStore::prune()
};

/// Everything that is kept of a job.
struct StoredJob
{
    JobRecord record;
    QByteArray head;
    QList<QByteArray> parts;
    QList<JobEvent> events; ///< in the order in which they were written
    QStringList files;      ///< where the private copies of its files are, in their order
};

} // namespace numberdesk
