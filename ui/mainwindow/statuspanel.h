// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace numberdesk {

class IconLabel;
class Session;
class Workspace;

/// The right end of the status bar: upload and deletion under way, requests of the minute, pending
/// count, age of the data and state of the connection.
class StatusPanel : public QWidget
{
    Q_OBJECT

public:
    StatusPanel(Session &session, Workspace &workspace, QWidget *parent = nullptr);

signals:
    /// The upload's place in the bar was pressed.
    void uploadRequested();
    /// The deletion's place in the bar was pressed.
    void deletionRequested();
    /// The place of the jobs in the bar was pressed.
    void jobsRequested();

private:
    void present();
    void presentUpload();
    void presentDeletion();
    void presentJobs();
    void presentSoon();
    void presentBudget();
    void presentPending();
    void presentAge();
    void presentConnection();

    Session &m_session;
    Workspace &m_workspace;
    QPushButton *m_upload;
    QPushButton *m_deletion;
    QPushButton *m_jobs;
    QLabel *m_budget;
    QLabel *m_pending;
    QLabel *m_age;
    IconLabel *m_connectionIcon;
    QLabel *m_connection;
    QTimer m_tick;
    QTimer m_soon;
};

} // namespace numberdesk
