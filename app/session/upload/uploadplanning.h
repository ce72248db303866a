// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/upload/uploadsource.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace numberdesk {

class Session;

/// The plan and what it is made of: makes it, and makes it anew, one at a time; whatever is started
/// ends the planning before it. A plan that stands goes on standing until its successor is there.
class UploadPlanning : public QObject
{
    Q_OBJECT

public:
    /// How a planning ended.
    enum class End {
        Made,
        NotRemade,     ///< the plan from before goes on standing, see error()
        NeedsSettings, ///< the file holds numbers only
        Failed,        ///< there is no plan, see error()
        Cancelled,     ///< there is no plan, and nobody wants one any more
    };

    /// `session` must outlive it.
    explicit UploadPlanning(Session &session, QObject *parent = nullptr);
    ~UploadPlanning() override;

    /// Plans `source` in place of what stands; its files are read, and copied, for the first time.
    void start(UploadSource source);
    /// Plans the files of before as `options` say, from their private copies.
    void readOtherwise(const ImportOptions &options);
    /// Plans `source` together with what stands.
    void add(const UploadSource &source);
    /// Plans the rows of the plan again, with `options`, on a fresh reading of the gateway.
    void replan(const ImportOptions &options);
    /// Plans the rows of the plan again as `options` mend them, on what is known of the gateway.
    void mend(const ImportOptions &options);
    /// Takes a plan of the same source in place of what stands.
    void take(const std::shared_ptr<ImportPlan> &plan) { m_plan = plan; }
    /// Ends what is being planned, with Cancelled or NotRemade; nothing while nothing is.
    void cancel();
    /// Ends without a word and forgets all.
    void clear();

    /// Where planning stands, while it goes on.
    PlanStage stage() const { return m_stage; }
    /// What the plan that stands, or is being made, is made of.
    const UploadSource &source() const { return m_source; }
    /// Null when there is none.
    const std::shared_ptr<ImportPlan> &plan() const { return m_plan; }
    /// Why there is no plan, or why it could not be made anew; nothing when that was cancelled.
    const std::optional<ImportError> &error() const { return m_error; }
    /// Names of files that are not any more what was read of them, as far as it was looked.
    const QStringList &changedFiles() const { return m_changedFiles; }
    /// Looks whether files have changed since they were read; filesChanged() tells, then
    /// filesLookedAt().
    void lookAtFiles();

    /// True when the plan does what the one before it did, so that nobody has to look at it.
    bool isAsBefore() const { return m_doesSameWork; }

signals:
    /// The stage changed.
    void progressed();
    /// See changedFiles().
    void filesChanged();
    /// A lookAtFiles() has come to its end.
    void filesLookedAt();
    /// A planning is over; see End.
    void ended(numberdesk::UploadPlanning::End end);

private:
    void planSource();
    void keepFiles(const QList<CsvTable> &tables);
    void follow(PlanJob *job);
    End take(const PlanResult &result);
    void adopt(const std::shared_ptr<ImportPlan> &fresh);

    Session &m_session;
    QPointer<PlanJob> m_job;
    PlanStage m_stage = PlanStage::ReadingFiles;
    UploadSource m_source;
    QList<CsvTable> m_files; ///< of the source, as read last, with their private copies
    QStringList m_changedFiles;
    UploadSource m_sourceBefore; ///< what the plan that stands is made of
    std::shared_ptr<ImportPlan> m_plan;
    bool m_doesSameWork = false; ///< what the plan before did
    std::optional<ImportError> m_error;
};

} // namespace numberdesk
