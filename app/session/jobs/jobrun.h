// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/clock.h"
#include "session/jobdesk.h"
#include "session/jobs/jobjournal.h"
#include "session/jobs/jobloader.h"
#include "transfer/sending/importjob.h"

#include <QObject>
#include <QPointer>

#include <chrono>
#include <memory>
#include <optional>

namespace numberdesk {

/// The same in the words of one request; what no request is behind was cancelled.
ApiError apiErrorOf(const ImportError &error);

/// What a job is begun for.
struct JobPurpose
{
    JobKind kind = JobKind::Import;
    QString title;     ///< for people: the names of its files, or what is done
    QString reference; ///< a ticket; may be empty
    qint64 origin = 0; ///< the job that it undoes, or whose rows it tries again; 0 = none
    /// How it is left when it ends early though nobody has stopped it.
    JobState leftAs = JobState::Interrupted;
};

/// Sends a plan as a job, or goes on with one that rests, and follows its rows until the backend
/// has answered. The job is written down before anything is sent, each write before it leaves, and
/// what became of it afterwards. When it ends, in whatever way, or the process does, another may go
/// on with what is left.
class JobRun : public QObject
{
    Q_OBJECT

public:
    /// Where it is between start() or goOn() and ended().
    enum class Step : quint8 {
        Idle,
        WritingDown, ///< the plan is kept
        Loading,     ///< what is kept of the job is read
        Sending,
    };

    /// Works with `desk`.
    explicit JobRun(const JobDesk &desk, QObject *parent = nullptr);
    ~JobRun() override;

    /// Writes `plan` down as a job and sends it, in place of what was followed.
    void start(const std::shared_ptr<ImportPlan> &plan, const JobPurpose &purpose,
               const SendOptions &options = {});
    /// Takes over a job that can go on, and does; its plan is there once begun() came.
    void goOn(qint64 id, const SendOptions &options = {});
    /// Takes a plan whose rows follow what the poller reads; null ends that.
    void follow(const std::shared_ptr<ImportPlan> &plan);
    /// Lets what is on the wire end and leaves the rest in that state: Paused, Cancelled or
    /// Interrupted. Nothing while nothing is sent.
    void stop(JobState state);
    /// What was read of numbers elsewhere: rows that are followed take it over, rows that wait are
    /// judged by it.
    void takeRead(const QList<Number> &numbers, const QList<TelephoneNumber> &gone);

    /// See Step.
    Step step() const { return m_step; }
    /// True from start() or goOn() until ended().
    bool isBusy() const { return m_step != Step::Idle; }
    /// True from a stop() until ended().
    bool isStopping() const { return isBusy() && m_stopped.has_value(); }
    /// What a stop() asked for last.
    const std::optional<JobState> &stopState() const { return m_stopped; }
    /// Of the job under way or the last one; 0 before it is written down.
    qint64 id() const { return m_id; }
    /// How the last job was left; Running while one is under way.
    JobState state() const { return m_state; }
    /// What is sent or followed; null when nothing is.
    const std::shared_ptr<ImportPlan> &plan() const { return m_plan; }
    /// Of the plan, kept up to date.
    const ImportCounts &counts() const { return m_progress.counts; }
    /// Of the job under way, or of the last one.
    const ImportProgress &progress() const { return m_progress; }
    /// Why it ended early; Cancelled when somebody stopped it.
    const std::optional<ImportError> &error() const { return m_error; }
    /// Why the gateway could not be asked of pending rows at last; nothing once it answered again.
    const std::optional<ApiError> &pollError() const { return m_pollError; }

signals:
    /// The job is written down, or taken over: id() and plan() are there.
    void begun();
    /// Progress or counts changed.
    void progressed();
    /// Indexes of rows of the plan whose outcome changed.
    void rowsChanged(const QList<qsizetype> &rows);
    /// See ImportJob::rowKept().
    void rowKept(qsizetype row, const numberdesk::Merge &merge);
    /// See ImportJob::writeFailed().
    void writeFailed(const QList<qsizetype> &rows, const numberdesk::ApiError &error);
    /// See ImportJob::numbersDeleted().
    void numbersDeleted(const QList<numberdesk::TelephoneNumber> &numbers);
    /// All was sent, or see error(); how it was left is written down, as far as that could be.
    void ended();

private:
    void writeDown(const JobPurpose &purpose);
    void take(const RunningJob &job);
    void take(const ClaimedJob &claimed);
    void adopt(const LoadedJob &loaded, const JobLock &lock);
    void followPending(const JobHistory &history);
    void send(const RunningJob &job);
    void takeResult(const ImportResult &result);
    void leave();
    void takeRequest(JobRequest request);
    void takeHeld();
    void noteFollowed(const QList<qsizetype> &rows);
    void takeChanged(const QList<qsizetype> &rows);
    void takeProgress(const ImportProgress &progress);
    void takeWait(std::chrono::milliseconds wait);
    void fail(const ImportError &error);
    void failUntaken(const StorageError &error);
    void failUnwritten(const QString &reason);
    void end();

    JobDesk m_desk;
    Step m_step = Step::Idle;
    SendOptions m_options;
    std::unique_ptr<JobJournal> m_journal; ///< while it is sent
    QPointer<ImportJob> m_job;
    std::shared_ptr<ImportPlan> m_plan;
    ImportProgress m_progress;
    std::optional<ImportError> m_error;
    std::optional<ApiError> m_pollError;
    std::optional<JobState> m_stopped; ///< what a stop() asked for
    qint64 m_id = 0;
    JobState m_state = JobState::Done;
    JobState m_leftAs = JobState::Interrupted; ///< see JobPurpose
    QList<Number> m_heldNumbers;               ///< read while the plan is written down
    QList<TelephoneNumber> m_heldGone;
    bool m_isAbandoned = false;      ///< the connection goes away
    Clock::TimePoint m_triedAgainAt; ///< no request that waits for its next try goes out later
};

} // namespace numberdesk
