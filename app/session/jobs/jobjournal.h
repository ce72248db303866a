// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/clock.h"
#include "session/jobs/eventcodec.h"
#include "storage/jobstore.h"
#include "transfer/sending/importjob.h"
#include "transfer/sending/sendjournal.h"

#include <QObject>

#include <memory>

namespace numberdesk {

/// The journal of a job that this process runs, in the desk's database. Encodes and writes in the
/// database's thread, in the order of the calls.
class JobJournal final : public QObject, public SendJournal
{
    Q_OBJECT

public:
    /// Of `job`, whose lock it holds, and of its plan. `store` and `clock` must outlive it.
    JobJournal(JobStore &store, Clock &clock, RunningJob job,
               std::shared_ptr<const ImportPlan> plan, QObject *parent = nullptr);

    /// See SendJournal.
    DepartureJob *noteLeaving(const LeavingWrite &write, QObject *parent) override;
    /// See SendJournal.
    void noteNews(const SendingNews &news, const ImportProgress &progress) override;
    /// Takes down that what an earlier process has left of the job is to be done now.
    void noteTakenUp();

    /// True until all news that was handed in is written, or refused: settled() follows.
    bool isWriting() const { return m_unwritten > 0; }
    /// Whether some of it was refused, so that the journal knows less than the plan; it goes with
    /// the next news.
    bool hasGaps() const { return !m_lost.isEmpty(); }

    /// Writes down in which state the job is left, and with how many requests to go; `note` says
    /// why it is not done. Once that has ended, others may take the job over.
    StorageJob<void> *leave(JobState state, qint64 requestsLeft, const QString &note);

    /// The job's.
    qint64 id() const { return m_job.id; }

signals:
    /// Somebody asks for that, in this process or another.
    void asked(numberdesk::JobRequest request);
    /// See isWriting().
    void settled();
    /// What has become of rows could not be written down: the sentence says why and what to do.
    void failed(const QString &reason);

private:
    bool hasPlanNews() const;
    void write(JournalNews news);
    void addLost(JournalNews &news);
    void take(const StorageResult<JobRequest> &result, const JournalNews &news);
    void lookForRequests();

    JobStore &m_store;
    RunningJob m_job;
    std::shared_ptr<const ImportPlan> m_plan;
    JobTally m_tally;
    qsizetype m_errorsNoted;       ///< of the plan's
    QList<RowIssue> m_warnings;    ///< of the plan, as noted last
    QStringList m_deletedAccounts; ///< the same
    std::unique_ptr<Alarm> m_look;
    int m_unwritten = 0;
    JournalNews m_lost; ///< could not be written
};

} // namespace numberdesk
