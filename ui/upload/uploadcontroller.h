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

/// What a plan is made of: files, typed numbers, or both.
struct UploadSource
{
    QStringList paths;
    std::optional<CsvTable> table; ///< typed numbers
    ImportOptions options;
    QStringList leftOut; ///< names of what was dropped with the files and is not read

    /// For people.
    QStringList names() const;
};

/// Carries files and typed numbers from the drop to the outcome: plans, sends, follows. One at a
/// time; what comes during an upload waits its turn, what comes beside an unsent plan is offered
/// for a choice. Knows no widgets.
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

    /// Plans the files; waits its turn while something is being sent. `leftOut` was dropped with
    /// them and cannot be read.
    void planFiles(const QStringList &paths, const QStringList &leftOut = {});
    /// Plans typed numbers, and sends them at once when every one of them is right.
    void createNumbers(const CsvTable &table);

    /// What came beside the unsent plan and waits for a choice; null when nothing does.
    const UploadSource *offered() const { return m_offered ? &*m_offered : nullptr; }
    /// False when it is already part of the plan, so that it can only be read again.
    bool canAddOffered() const;
    void addOffered();
    void replaceByOffered();
    void dropOffered();

    /// Plans again with the account and services that a file of numbers only lacks.
    void complete(const ImportOptions &options);
    /// Plans again with headings read as `map` says (known ones by those of the file), or ignored.
    void readHeadings(const QMap<QString, QString> &map, const QStringList &ignored);
    void repairRows();
    /// Creates exactly these of missingAccounts() for their rows; an empty list takes it back.
    void createAccounts(const QStringList &names);
    /// Sends the plan; reads the gateway again first when the plan is too old.
    void upload();
    /// After an early end: plans what was not sent anew and sends it, unless something changed.
    void sendRest();
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
    /// Why there is no plan, why it could not be made anew, or why sending ended early.
    const std::optional<ImportError> &error() const { return m_error; }
    /// What a person should know of the plan, for example that it was made anew.
    const QString &notice() const { return m_notice; }
    /// Names of what is planned or sent, for people.
    QString sourceName() const;
    const UploadSource &source() const { return m_source; }
    /// True for typed numbers alone.
    bool isTyped() const { return m_source.table.has_value() && m_source.paths.isEmpty(); }
    QStringList waiting() const;
    /// Why nothing may be sent on this connection; empty: it may.
    QString whyNotSend() const;
    /// True after an early end with rows that can still be sent.
    bool hasRest() const;
    qsizetype repairableRows() const;
    /// Accounts that the rows name and the gateway does not have.
    QList<MissingAccount> missingAccounts() const;

signals:
    /// Stage, plan, counts or notice changed.
    void changed();
    void progressed();
    void rowsChanged(const QList<qsizetype> &rows);
    /// The upload ended: all was sent, or it was cancelled, or it failed.
    void finished();
    /// Something came beside an unsent plan, see offered().
    void choiceNeeded();

private:
    /// To go back to when planning anew fails.
    struct Before
    {
        UploadSource source;
        Stage stage = Stage::Idle;
    };

    void begin(const UploadSource &source);
    void planSource();
    void enqueue(const UploadSource &source);
    bool wouldLose(const UploadSource &source) const;
    void startNext();
    void follow(PlanJob *job);
    void takePlan(const PlanResult &result);
    void takePlanError(const ImportError &error);
    void takeReplan(const std::shared_ptr<ImportPlan> &fresh);
    void sendIfAsPlanned(bool same);
    void replan(const ImportOptions &options);
    void send();
    void takeImportResult(const ImportResult &result);
    void takeReadNumbers(const QList<Number> &numbers, const QList<TelephoneNumber> &gone);
    void setStage(Stage stage);

    Session &m_session;
    Stage m_stage = Stage::Idle;
    UploadSource m_source;
    std::optional<UploadSource> m_offered;
    std::optional<Before> m_before;
    QQueue<UploadSource> m_queue;
    QPointer<Job> m_job;
    std::shared_ptr<ImportPlan> m_plan;
    std::shared_ptr<const ImportPlan> m_ended; ///< whose rest is planned and sent
    ImportCounts m_counts;
    ImportProgress m_progress;
    PlanStage m_planStage = PlanStage::ReadingFiles;
    std::optional<ImportError> m_error;
    QString m_notice;
    bool m_sendsWhenPlanned = false;
    bool m_replansForAge = false;
    bool m_replansForRest = false;
    bool m_cancelling = false;
};

} // namespace numberdesk
