// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/importjob.h"

#include <QObject>
#include <QPointer>
#include <QQueue>

#include <optional>

namespace numberdesk {

class Session;

/// Carries files and typed numbers from the drop to the outcome: plans, sends, follows. One at a
/// time; what comes during an upload waits its turn. Knows no widgets.
class UploadController : public QObject
{
    Q_OBJECT

public:
    enum class Stage {
        Idle,
        Planning,
        NeedsSettings, ///< the file holds numbers only: account and services are missing
        Unplannable,   ///< see error()
        Planned,
        Sending,
        Sent,
    };

    explicit UploadController(Session &session, QObject *parent = nullptr);
    ~UploadController() override;

    /// Plans the files; waits its turn while something is being sent.
    void planFiles(const QStringList &paths);
    /// Plans typed numbers, and sends them at once when every one of them is right.
    void createNumbers(const CsvTable &table);
    /// Plans again with the account and services that a file of numbers only lacks.
    void complete(const ImportOptions &options);
    void repairRows();
    void createMissingAccounts();
    /// Sends the plan; reads the gateway again first when the plan is too old.
    void upload();
    /// Ends planning, or lets batches in flight end and leaves the rest unsent.
    void cancel();
    /// Back to the start; what waits is planned next.
    void dismiss();
    void retry();

    Stage stage() const { return m_stage; }
    bool isSending() const { return m_stage == Stage::Sending; }
    bool isCancelling() const { return m_cancelling; }
    std::shared_ptr<const ImportPlan> plan() const { return m_plan; }
    const ImportCounts &counts() const { return m_counts; }
    const ImportProgress &progress() const { return m_progress; }
    PlanStage planStage() const { return m_planStage; }
    /// Why there is no plan, or why sending ended early.
    const std::optional<ImportError> &error() const { return m_error; }
    /// What a person should know of the plan, for example that it was made anew.
    const QString &notice() const { return m_notice; }
    /// Names of what is planned or sent, for people.
    QString sourceName() const;
    bool isTyped() const { return m_source.table.has_value(); }
    QStringList waiting() const;
    /// Why nothing may be sent on this connection; empty: it may.
    QString whyNotSend() const;
    qsizetype repairableRows() const;
    QStringList missingAccounts() const;

signals:
    /// Stage, plan, counts or notice changed.
    void changed();
    void progressed();
    void rowsChanged(const QList<qsizetype> &rows);
    /// The upload ended: all was sent, or it was cancelled, or it failed.
    void finished();

private:
    struct Source
    {
        QStringList paths;
        std::optional<CsvTable> table;
        ImportOptions options;
    };

    void begin(const Source &source);
    void enqueue(const Source &source);
    void startNext();
    void follow(PlanJob *job);
    void takePlan(const PlanResult &result);
    void takeReplan(const std::shared_ptr<ImportPlan> &fresh);
    void replan(const ImportOptions &options);
    void send();
    void takeImportResult(const ImportResult &result);
    void takeReadNumbers(const QList<Number> &numbers, const QList<TelephoneNumber> &gone);
    void setStage(Stage stage);

    Session &m_session;
    Stage m_stage = Stage::Idle;
    Source m_source;
    QQueue<Source> m_queue;
    QPointer<Job> m_job;
    std::shared_ptr<ImportPlan> m_plan;
    ImportCounts m_counts;
    ImportProgress m_progress;
    PlanStage m_planStage = PlanStage::ReadingFiles;
    std::optional<ImportError> m_error;
    QString m_notice;
    bool m_sendsWhenPlanned = false;
    bool m_replansForAge = false;
    bool m_cancelling = false;
};

} // namespace numberdesk
