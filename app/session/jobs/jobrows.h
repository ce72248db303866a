// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/clock.h"
#include "session/jobs/joblist.h"
#include "session/jobs/jobloader.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace numberdesk {

struct ImportPlan;

/// The rows of one job, for whoever looks at them: those of its run here as they change, those of
/// any other as its journal has them, read on the thread pool and again while it goes on.
class JobRows : public QObject
{
    Q_OBJECT

public:
    /// `jobs` must outlive it.
    explicit JobRows(JobList &jobs, QObject *parent = nullptr);
    ~JobRows() override;

    /// Reads the rows of another job; 0 = of none.
    void show(qint64 id);
    /// Reads them anew.
    void readAgain();

    /// Of the job whose rows they are; 0 = none.
    qint64 id() const { return m_id; }
    /// Null until they are read.
    std::shared_ptr<const ImportPlan> plan() const { return m_plan; }
    /// True while they are read for the first time, or because somebody asked.
    bool isReading() const { return m_isReading; }
    /// Why they could not be read, a sentence; empty otherwise.
    const QString &error() const { return m_error; }

signals:
    /// plan(), isReading() or error() changed. A plan of the same job has the same rows.
    void changed();
    /// Indexes of rows whose outcome changed.
    void rowsChanged(const QList<qsizetype> &rows);

private:
    void read();
    void take(const Result<LoadedJob, QString> &loaded);
    void takeWhatIsKnown(const JobRecord &job);
    void adaptToRun(qint64 id);
    void adaptToList();
    void end(const QString &error);

    JobList &m_jobs;
    JobRun *m_follower; ///< of rows whose job is not sent here
    qint64 m_id = 0;
    quint64 m_turn = 0; ///< what is read for an earlier one is dropped
    std::shared_ptr<ImportPlan> m_plan;
    JobRecord m_read; ///< the job as it was when its rows were read
    QString m_error;
    std::unique_ptr<Alarm> m_rest; ///< after a reading, in proportion to what it took
    Clock::TimePoint m_begunAt;
    bool m_isUnderWay = false;
    bool m_isReading = false;
};

} // namespace numberdesk
