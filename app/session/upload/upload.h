// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/upload/uploadplanning.h"
#include "storage/datadirectory.h"
#include "storage/jobrecord.h"
#include "transfer/sending/importjob.h"

#include <QObject>

#include <memory>
#include <optional>

namespace numberdesk {

class Session;
class JobRun;
struct JobPurpose;

/// Carries files, typed numbers and what comes after a job from their source to the outcome: plans
/// them, makes the plan anew when it has become too old, sends it, and follows its rows until the
/// backend has answered. One at a time: what comes meanwhile waits in an UploadQueue. Window and
/// command line both drive it.
class Upload : public QObject
{
    Q_OBJECT

public:
    /// How far the upload is.
    enum class Stage {
        Idle,
        Planning,
        NeedsSettings, ///< the file holds numbers only: account and services are missing
        Unplannable,   ///< see error()
        Planned,
        Sending,
        Sent,
    };

    /// `session` must outlive the upload.
    explicit Upload(Session &session, QObject *parent = nullptr);
    ~Upload() override;

    /// Plans `source` in place of what stands, and typed numbers are sent at once when every one of
    /// them is right. Nothing while something is being sent.
    void start(const UploadSource &source);
    /// Plans to take a job back, in place of what stands, or, as `followUp` says, to try its failed
    /// rows again. The plan bears the job's reference, is never made anew, and waits to be sent.
    /// Nothing while something is being sent.
    void start(const FollowUp &followUp);
    /// Plans `source` together with what stands and was not sent.
    void add(const UploadSource &source);
    /// Plans again with the account and services that a file of numbers only lacks.
    void complete(const ImportOptions &options);
    /// Plans again with headings read as `map` says (known ones by those of the file), or ignored.
    void readHeadings(const QMap<QString, QString> &map, const QStringList &ignored);
    /// Plans again with that sheet of the workbook.
    void readSheet(const QString &name);
    /// Plans again with `options`, best made of the plan's own, so that what was agreed to stays;
    /// nothing when no plan waits to be sent.
    void planWith(const ImportOptions &options);
    /// Plans again with every repair that needs no guessing.
    void repairRows();
    /// Mends rows of the plan that waits to be sent; nothing when none does. Their file stays as it
    /// is, and when it is read anew all steps are forgotten, which notice() tells.
    void mend(const MendingStep &step);
    /// Takes the last step back.
    void undoMending();
    /// Puts the step that was taken back last in again.
    void redoMending();
    /// Whether undoMending() has something to take back now.
    bool canUndoMending() const;
    /// Whether redoMending() has something to put in again now.
    bool canRedoMending() const;
    /// Creates exactly these of the plan's missing accounts for their rows; an empty list takes it
    /// back.
    void createAccounts(const QStringList &names);
    /// Whether what was read over a minute ago is read again before rows go out. On for each new
    /// plan; made anew, a plan keeps it.
    void setRecheck(bool recheck);
    /// See setReference().
    const QString &reference() const { return m_reference; }
    /// See setRecheck().
    bool rechecks() const { return m_rechecks; }
    /// Sends the plan, unless it has no work or nothing may be sent; reads the gateway again first
    /// when the plan is too old, and waits to be looked at when something has changed.
    void upload();
    /// Sends the plan that waits as it stands, however old and whatever whyNotSend() says; ends at
    /// once when it has no work.
    void send();
    /// Has rows watched that are right already and pending on the gateway, beside those that are
    /// sent: for whoever waits until all are decided.
    void followUnsettled();
    /// After an early end: goes on with the job where it stood.
    void sendRest();
    /// Ends planning, or lets batches in flight end and leaves the rest unsent.
    void cancel();
    /// Lets batches in flight end and leaves the rest for later; nothing while nothing is sent.
    void pause();
    /// The same, when the program is asked to end.
    void interrupt();
    /// A ticket that the job of the plan shall bear; a new plan has none.
    void setReference(const QString &reference);
    /// Back to the start: forgets the plan, or what became of it. Nothing while it is being sent.
    void dismiss();
    /// Plans again what could not be planned.
    void retry();
    /// Reads the files anew and plans them in place of what stands; see changedFiles().
    void readAgain();
    /// Looks whether a person has changed the files since they were read; changed() tells, then
    /// filesLookedAt().
    void lookAtFiles() { m_planning->lookAtFiles(); }

    /// changed() tells of another.
    Stage stage() const { return m_stage; }
    /// Whether rows are going out.
    bool isSending() const { return m_stage == Stage::Sending; }
    /// True while it plans or sends, which cancel() ends.
    bool isBusy() const { return m_stage == Stage::Planning || isSending(); }
    /// True while it is sent, and while a plan is made anew to be sent by itself: what comes then
    /// has to wait.
    bool isGoingOut() const;
    /// True from a cancel(), pause() or interrupt() while it sends until what was under way has
    /// ended.
    bool isCancelling() const;
    /// Null when there is none.
    std::shared_ptr<const ImportPlan> plan() const { return m_planning->plan(); }
    /// Of the plan, kept up to date while it is sent and followed.
    const ImportCounts &counts() const { return m_counts; }
    /// Of the upload under way, or of the last one.
    const ImportProgress &progress() const;
    /// Where planning stands, while it goes on.
    PlanStage planStage() const { return m_planning->stage(); }
    /// Why there is no plan, why it could not be made anew, or why sending ended early. Cancelled
    /// when somebody ended it; nothing when that leaves the plan of before.
    const std::optional<ImportError> &error() const { return m_error; }
    /// Why the gateway could not be asked of pending rows at last; nothing once it answered again.
    const std::optional<ApiError> &pollError() const;
    /// What a person should know of the plan, for example that it was made anew.
    const QString &notice() const { return m_notice; }
    /// Names of files that are not any more what was read of them: the plan is of what they were.
    const QStringList &changedFiles() const { return m_planning->changedFiles(); }
    /// Names of what is planned or sent, for people.
    QString sourceName() const;
    /// What is planned or sent, with the options of its plan.
    const UploadSource &source() const { return m_planning->source(); }
    /// True for typed numbers alone.
    bool isTyped() const { return source().isTyped(); }
    /// Where the connection keeps its files, which no result may replace.
    const DataDirectory &directory() const;
    /// The job that the plan takes back, or whose failed rows it tries again; null of any other.
    const FollowUp *followUp() const { return source().followUp ? &*source().followUp : nullptr; }
    /// Whether sending the plan does anything: to rows, or to accounts that an undo deletes.
    bool hasWork() const;
    /// Why this plan may not be sent on this connection; empty: it may.
    QString whyNotSend() const;
    /// True after an early end with rows that can still be sent.
    bool hasRest() const;
    /// The job under way, or the last one of the plan; 0 when none was begun.
    qint64 jobId() const;
    /// How that job was left.
    JobState jobState() const;
    /// True from a pause() while it sends until what was under way has ended.
    bool isPausing() const;

signals:
    /// Stage, plan, counts or notice changed.
    void changed();
    /// Planning or sending came further, or a reading ended rows that are followed.
    void progressed();
    /// A lookAtFiles() has come to its end.
    void filesLookedAt();
    /// Indexes of rows of the plan whose outcome changed.
    void rowsChanged(const QList<qsizetype> &rows);
    /// Planning came to an end and nothing follows by itself: the plan waits (Planned), or see
    /// stage() and error().
    void planningEnded();
    /// Sending came to an end: all was sent, or see error().
    void finished();
    /// Nobody has to look at it any more, so that the next source may start: it was dismissed,
    /// cancelled before there was a plan, or sent without a fault.
    void readyForNext();

private:
    /// What follows once there is a plan.
    enum class Afterwards {
        Show,
        SendIfRight,    ///< typed numbers: at once when every one is right
        SendIfAsBefore, ///< a plan that is made anew for its age only, or for the rest
    };

    JobPurpose purpose() const;
    void planAnew(Afterwards afterwards, Stage goBackTo);
    void readOtherwise(const ImportOptions &options);
    void replan(const ImportOptions &options, Afterwards afterwards = Afterwards::Show);
    void replanMended(const ImportOptions &options);
    bool forgetMending(UploadSource &source);
    void takePlanningEnd(UploadPlanning::End end);
    void takePlan(Afterwards afterwards);
    void endPlanning(Stage stage);
    void sendIfAsBefore();
    void takeJob();
    void takeImportEnd();
    void setStage(Stage stage);

    Session &m_session;
    UploadPlanning *m_planning;
    JobRun *m_run;
    Stage m_stage = Stage::Idle;
    Stage m_stageBefore = Stage::Idle; ///< to go back to when planning anew fails
    Afterwards m_afterwards = Afterwards::Show;
    ImportCounts m_counts;
    std::optional<ImportError> m_error;
    QString m_notice;
    QString m_reference;
    QList<MendingStep> m_undoneMending; ///< the step taken back last stands last
    bool m_rechecks = true;
};

} // namespace numberdesk
