// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QStackedWidget;

namespace numberdesk {

class AccountsPage;
class ConnectionState;
class ListPage;
class MessageBar;
class NumbersPage;
class Prompts;
class RequestsPage;
class RetryBar;
class Session;
class SessionMessages;
class Upload;
class UploadQueue;
class WindowSettings;

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
    NumbersPage *numbersPage() const { return m_numbers; }
    AccountsPage *accountsPage() const { return m_accounts; }
    RequestsPage *requestsPage() const { return m_requests; }
    const QList<ListPage *> &pages() const { return m_pages; }
    ListPage *currentPage() const;
    /// Of the session itself, above every page.
    MessageBar *messages() const { return m_messages; }
    ConnectionState &connectionState() const { return *m_state; }
    SessionMessages *sessionMessages() const { return m_sessionMessages; }
    RetryBar *retryBar() const { return m_retryBar; }

    void showPage(ListPage *page);
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
    void saveState();

signals:
    void currentPageChanged();
    void loadSampleDataRequested();

private:
    void addPage(ListPage *page);
    void connectPages();

    Session &m_session;
    Upload *m_upload;
    UploadQueue *m_uploadQueue;
    ConnectionState *m_state;
    MessageBar *m_messages;
    SessionMessages *m_sessionMessages;
    RetryBar *m_retryBar;
    QStackedWidget *m_stack;
    AccountsPage *m_accounts;
    NumbersPage *m_numbers;
    RequestsPage *m_requests;
    QList<ListPage *> m_pages;
};

} // namespace numberdesk
