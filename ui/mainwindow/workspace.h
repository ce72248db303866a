// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/jobs/followup.h"

#include <QWidget>

#include <optional>

class QStackedWidget;

namespace numberdesk {

class AccountsPage;
class ConnectionState;
class InterruptedBar;
class JobList;
class JobsPage;
class MessageBar;
class NumbersPage;
class Prompts;
class RequestsPage;
class RetryBar;
class Rights;
class Session;
class SessionMessages;
class Upload;
class UploadQueue;
class WindowPage;
class WindowSettings;
struct JobRecord;
struct PageContext;

/// Everything the window shows of one session: its pages, with the session's own messages above.
class Workspace : public QWidget
{
    Q_OBJECT

public:
    Workspace(Session &session, Prompts &prompts, WindowSettings &settings,
              QWidget *parent = nullptr);

    Upload &upload() const { return *m_upload; }
    /// Through which all files and typed numbers come to the upload.
    UploadQueue &uploadQueue() const { return *m_uploadQueue; }
    /// The jobs of the connection, and those that are gone on with in this window.
    JobList &jobs() const { return *m_jobs; }
    /// In the order in which the window lists them.
    const QList<WindowPage *> &pages() const { return m_pages; }
    NumbersPage *numbersPage() const;
    AccountsPage *accountsPage() const;
    RequestsPage *requestsPage() const;
    JobsPage *jobsPage() const;
    WindowPage *currentPage() const;
    /// Of the session itself, above every page.
    MessageBar *messages() const { return m_messages; }
    ConnectionState &connectionState() const { return *m_state; }
    SessionMessages *sessionMessages() const { return m_sessionMessages; }
    RetryBar *retryBar() const { return m_retryBar; }
    InterruptedBar *interruptedBar() const { return m_interrupted; }

    void showPage(WindowPage *page);
    int currentIndex() const;
    void showIndex(int index);
    /// The session stands: reads what the pages show.
    void load();
    /// Reads again what was read, after the connection was lost.
    void reload();
    void uploadFiles(const QStringList &paths, const QStringList &leftOut);
    void chooseFile();
    /// Shows what is being uploaded.
    void showUpload();
    /// Shows the numbers, and with them the deletion under way.
    void showDeletion();
    /// Shows the jobs, and with them what is gone on with.
    void showJobs();
    /// Plans to take a job back and shows the plan; nothing is sent before somebody says so.
    void undoJob(const JobRecord &job);
    /// The same of the newest job that has changed something and is not undone.
    void undoLastJob();
    /// Why there is none; empty: there is one.
    QString whyNotUndoLastJob() const;
    /// As undoJob(), to try its failed rows again.
    void retryJob(const JobRecord &job);
    void saveState();

signals:
    void currentPageChanged();
    void loadSampleDataRequested();

private:
    void buildPages(const PageContext &context);
    void connectPages();
    void showBegunFollowUp();
    /// The page of that class.
    template <typename Wanted>
    Wanted *page() const;

    const Rights &m_rights;
    Upload *m_upload;
    UploadQueue *m_uploadQueue;
    JobList *m_jobs;
    ConnectionState *m_state;
    MessageBar *m_messages;
    SessionMessages *m_sessionMessages;
    RetryBar *m_retryBar;
    InterruptedBar *m_interrupted;
    QStackedWidget *m_stack;
    QList<WindowPage *> m_pages;
    std::optional<FollowUp> m_followUp; ///< that the upload had last
};

} // namespace numberdesk
