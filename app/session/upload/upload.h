// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/upload/uploadplanning.h"
#include "session/upload/uploadqueue.h"
#include "storage/datadirectory.h"

#include <QObject>

#include <memory>
#include <optional>

namespace numberdesk {

class Session;
class UploadSending;

/// Carries files and typed numbers from the drop to the outcome: plans, sends, follows. One at a
/// time; what comes during an upload waits its turn, what comes beside an unsent plan is offered
/// for a choice. Knows no widgets.
class Upload : public QObject
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

    explicit Upload(Session &session, QObject *parent = nullptr);
    ~Upload() override;

    /// Plans the files; waits its turn while something is being sent. `leftOut` was dropped with
    /// them and cannot be read.
    void planFiles(const QStringList &paths, const QStringList &leftOut = {});
    /// Plans typed numbers, and sends them at once when every one of them is right.
    void createNumbers(const CsvTable &table);

    /// What came beside the unsent plan and waits for a choice; null when nothing does.
    const UploadSource *offered() const { return m_queue.offered(); }
    /// False when it is already part of the plan, so that it can only be read again.
    bool canAddOffered() const;
    void addOffered();
    void replaceByOffered();
    void dropOffered();

    /// Plans again with the account and services that a file of numbers only lacks.
    void complete(const ImportOptions &options);
    /// Plans again with headings read as `map` says (known ones by those of the file), or ignored.
    void readHeadings(const QMap<QString, QString> &map, const QStringList &ignored);
    /// Plans again with `options`, best made of the plan's own, so that what was agreed to stays;
    /// nothing when no plan waits to be sent.
    void planWith(const ImportOptions &options);
    void repairRows();
    /// Creates exactly these of the plan's missing accounts for their rows; an empty list takes it
    /// back.
    void createAccounts(const QStringList &names);
    /// Whether what was read over a minute ago is read again before rows go out. On for each new
    /// plan; made anew, a plan keeps it.
    void setRecheck(bool recheck);
    bool rechecks() const { return m_rechecks; }
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
    bool isCancelling() const;
    std::shared_ptr<const ImportPlan> plan() const { return m_planning->plan(); }
    const ImportCounts &counts() const { return m_counts; }
    /// Of the upload under way, or of the last one.
    const ImportProgress &progress() const;
    /// Where planning stands, while it goes on.
    PlanStage planStage() const { return m_planning->stage(); }
    /// Why there is no plan, why it could not be made anew, or why sending ended early.
    const std::optional<ImportError> &error() const { return m_error; }
    /// What a person should know of the plan, for example that it was made anew.
    const QString &notice() const { return m_notice; }
    /// Names of what is planned or sent, for people.
    QString sourceName() const;
    const UploadSource &source() const { return m_planning->source(); }
    /// True for typed numbers alone.
    bool isTyped() const { return source().isTyped(); }
    /// Names of what waits its turn, for people.
    QStringList waiting() const { return m_queue.names(); }
    /// Of the connection.
    const DataDirectory &directory() const;
    /// Why nothing may be sent on this connection; empty: it may.
    QString whyNotSend() const;
    /// True after an early end with rows that can still be sent.
    bool hasRest() const;
    /// True when the plan is that of an upload's rest.
    bool isOfRest() const { return m_planning->isOfRest(); }

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
    /// What follows once there is a plan.
    enum class Afterwards {
        Show,
        SendIfRight,    ///< typed numbers: at once when every one is right
        SendIfAsBefore, ///< a plan that is made anew for its age only, or for the rest
    };

    void begin(const UploadSource &source);
    void enqueue(const UploadSource &source);
    void startNext();
    void planAnew(Afterwards afterwards, Stage goBackTo);
    void replan(const ImportOptions &options, Afterwards afterwards = Afterwards::Show);
    void takePlanningEnd(UploadPlanning::End end);
    void takePlan(Afterwards afterwards);
    void sendIfAsBefore();
    void send();
    void takeImportEnd();
    void setStage(Stage stage);

    Session &m_session;
    UploadPlanning *m_planning;
    UploadSending *m_sending;
    UploadQueue m_queue;
    Stage m_stage = Stage::Idle;
    Stage m_stageBefore = Stage::Idle; ///< to go back to when planning anew fails
    Afterwards m_afterwards = Afterwards::Show;
    ImportCounts m_counts;
    std::optional<ImportError> m_error;
    QString m_notice;
    bool m_rechecks = true;
};

} // namespace numberdesk
